package dev.platen.printer.escl;

import dev.platen.printer.Device;
import dev.platen.printer.DeviceId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The XML documents of the protocol. */
final class ScanDocument {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String SPACES =
      " xmlns:pwg=\"http://www.pwg.org/schemas/2010/12/sm\""
          + " xmlns:scan=\"http://schemas.hp.com/imaging/escl/2011/05/03\"";
  private static final String VERSION = "2.63";

  private ScanDocument() {}

  static String capabilities(Device device, List<Integer> resolutions) {
    String web = "http://" + device.identity().ipAddress();
    return HEAD
        + """
        <scan:ScannerCapabilities%s>
          <pwg:Version>%s</pwg:Version>
          <pwg:MakeAndModel>EPSON %s</pwg:MakeAndModel>
          <pwg:SerialNumber>%s</pwg:SerialNumber>
          <scan:UUID>%s</scan:UUID>
          <scan:AdminURI>%s/</scan:AdminURI>
          <scan:IconURI>%s/PRESENTATION/AIRPRINT/PRINTER_128.PNG</scan:IconURI>
          <scan:Platen>
            <scan:PlatenInputCaps>
              <scan:MinWidth>%d</scan:MinWidth>
              <scan:MaxWidth>%d</scan:MaxWidth>
              <scan:MinHeight>%d</scan:MinHeight>
              <scan:MaxHeight>%d</scan:MaxHeight>
              <scan:MaxScanRegions>1</scan:MaxScanRegions>
              <scan:SettingProfiles>
                <scan:SettingProfile>
                  <scan:ColorModes>
                    <scan:ColorMode>Grayscale8</scan:ColorMode>
                    <scan:ColorMode>RGB24</scan:ColorMode>
                  </scan:ColorModes>
                  <scan:DocumentFormats>
                    <pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
                    <pwg:DocumentFormat>application/pdf</pwg:DocumentFormat>
                    <scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt>
                    <scan:DocumentFormatExt>application/pdf</scan:DocumentFormatExt>
                  </scan:DocumentFormats>
                  <scan:SupportedResolutions>
                    <scan:DiscreteResolutions>
        %s
                    </scan:DiscreteResolutions>
                  </scan:SupportedResolutions>
                  <scan:ColorSpaces>
                    <scan:ColorSpace>sRGB</scan:ColorSpace>
                  </scan:ColorSpaces>
                </scan:SettingProfile>
              </scan:SettingProfiles>
              <scan:SupportedIntents>
                <scan:Intent>Document</scan:Intent>
                <scan:Intent>TextAndGraphic</scan:Intent>
                <scan:Intent>Photo</scan:Intent>
                <scan:Intent>Preview</scan:Intent>
              </scan:SupportedIntents>
              <scan:MaxOpticalXResolution>%d</scan:MaxOpticalXResolution>
              <scan:MaxOpticalYResolution>%d</scan:MaxOpticalYResolution>
            </scan:PlatenInputCaps>
          </scan:Platen>
        </scan:ScannerCapabilities>
        """
            .formatted(
                SPACES,
                VERSION,
                escaped(device.model().name()),
                escaped(device.identity().serialNumber()),
                DeviceId.uuid(device),
                web,
                web,
                ScanRequest.SMALLEST,
                ScanRequest.GLASS_WIDTH,
                ScanRequest.SMALLEST,
                ScanRequest.GLASS_HEIGHT,
                resolutions.stream()
                    .map(
                        dots ->
                            ("             "
                                 + " <scan:DiscreteResolution><scan:XResolution>%1$d</scan:XResolution>"
                                 + "<scan:YResolution>%1$d</scan:YResolution></scan:DiscreteResolution>")
                                .formatted(dots))
                    .collect(Collectors.joining("\n")),
                resolutions.getLast(),
                resolutions.getLast());
  }

  static String status(boolean busy, Optional<ScanJob> job, long ageSeconds) {
    return HEAD
        + """
        <scan:ScannerStatus%s>
          <pwg:Version>%s</pwg:Version>
          <pwg:State>%s</pwg:State>
        %s</scan:ScannerStatus>
        """
            .formatted(
                SPACES,
                VERSION,
                busy ? "Processing" : "Idle",
                job.map(one -> jobs(one, ageSeconds)).orElse(""));
  }

  private static String jobs(ScanJob job, long ageSeconds) {
    return """
      <scan:Jobs>
        <scan:JobInfo>
          <pwg:JobUri>/eSCL/ScanJobs/%1$s</pwg:JobUri>
          <pwg:JobUuid>%1$s</pwg:JobUuid>
          <scan:Age>%2$d</scan:Age>
          <pwg:ImagesCompleted>%3$d</pwg:ImagesCompleted>
          <pwg:ImagesToTransfer>%4$d</pwg:ImagesToTransfer>
          <pwg:JobState>%5$s</pwg:JobState>
          <pwg:JobStateReasons>
            <pwg:JobStateReason>%6$s</pwg:JobStateReason>
          </pwg:JobStateReasons>
        </scan:JobInfo>
      </scan:Jobs>
    """
        .formatted(
            job.id(),
            ageSeconds,
            job.state() == ScanJob.State.COMPLETED ? 1 : 0,
            job.state() == ScanJob.State.PROCESSING ? 1 : 0,
            job.state().word(),
            job.state().reason());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
