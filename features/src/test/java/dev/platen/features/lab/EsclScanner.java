package dev.platen.features.lab;

import dev.platen.features.device.InfrastructureException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Scans what lies on a printer's glass by eSCL (Mopria's specification, section 5). */
final class EsclScanner {
  private static final int NOT_FOUND = 404;
  private static final int CREATED = 201;
  private static final int BUSY = 503;
  private static final int MOST_PAGES = 10;

  /** A4 in three hundredths of an inch, the resolution that readers of print like best. */
  private static final String SETTINGS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <scan:ScanSettings xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"
          xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
        <pwg:Version>2.6</pwg:Version>
        <scan:Intent>Document</scan:Intent>
        <pwg:ScanRegions>
          <pwg:ScanRegion>
            <pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>
            <pwg:XOffset>0</pwg:XOffset>
            <pwg:YOffset>0</pwg:YOffset>
            <pwg:Width>2480</pwg:Width>
            <pwg:Height>3508</pwg:Height>
          </pwg:ScanRegion>
        </pwg:ScanRegions>
        <pwg:InputSource>Platen</pwg:InputSource>
        <pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
        <scan:ColorMode>Grayscale8</scan:ColorMode>
        <scan:XResolution>300</scan:XResolution>
        <scan:YResolution>300</scan:YResolution>
      </scan:ScanSettings>
      """;

  private final DeviceHttp http;
  private final URI service;
  private final LabPatience patience;

  /**
   * @param root of the printer, for example {@code https://10.20.0.31}
   */
  EsclScanner(DeviceHttp http, URI root, LabPatience patience) {
    this.http = http;
    this.service = root.resolve("/eSCL/");
    this.patience = patience;
  }

  /**
   * The pages on the glass, JPEG.
   *
   * @throws InfrastructureException where the scanner does not answer, is busy for too long, or
   *     gives no page
   */
  List<byte[]> scan() {
    URI job = begin();
    List<byte[]> pages = new ArrayList<>();
    try {
      while (pages.size() < MOST_PAGES) {
        DeviceHttp.Answer page = http.get(URI.create(job + "/NextDocument"));
        if (page.status() == NOT_FOUND) {
          break;
        }
        if (page.status() == BUSY) {
          patience.pass(Duration.ofSeconds(1));
          continue;
        }
        pages.add(page.successful());
      }
    } finally {
      // A job that is left open keeps everybody else from scanning (reference printer 6.2).
      http.delete(job);
    }
    if (pages.isEmpty()) {
      throw new InfrastructureException(service + " took a job and gave no page");
    }
    return pages;
  }

  private URI begin() {
    DeviceHttp.Answer answer =
        http.post(
            service.resolve("ScanJobs"), "text/xml", SETTINGS.getBytes(StandardCharsets.UTF_8));
    if (answer.status() == BUSY) {
      throw new InfrastructureException(
          service + " is busy with another scan. End that one, or switch the printer off and on.");
    }
    String location = answer.response().headers().firstValue("Location").orElse("");
    if (answer.status() != CREATED || location.isEmpty()) {
      throw new InfrastructureException(
          "%s takes no scan job; it answers with the status %d. Let the operator serve status-sheet."
              .formatted(service, answer.status()));
    }
    // Some printers leave their port out here, so the way to them is taken from the device file.
    return service.resolve(URI.create(location.replaceAll("/+$", "")).getPath());
  }
}
