package dev.platen.features.lab;

import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Types;
import dev.platen.features.device.Identity;
import dev.platen.features.device.InfrastructureException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A printer by the Internet Printing Protocol: Get-Printer-Attributes (RFC 8011 section 4.2.5). */
final class IppIdentity implements Identity {
  private static final String MEDIA_TYPE = "application/ipp";
  // IEEE 1284 device id; the key of the serial number is SN or SERN.
  private static final Pattern SERIAL = Pattern.compile("(?:^|;)\\s*(?:SN|SERN):([^;]+)");
  private final DeviceHttp http;
  private final URI printer;
  private final URI address;

  /**
   * @param path for example {@code /ipp/print}
   */
  IppIdentity(DeviceHttp http, String host, int port, String path, boolean tls) {
    this.http = http;
    this.printer = URI.create("%s://%s:%d%s".formatted(tls ? "ipps" : "ipp", host, port, path));
    this.address = URI.create("%s://%s:%d%s".formatted(tls ? "https" : "http", host, port, path));
  }

  @Override
  public Who who() {
    IppPacket answer = attributes();
    String model = answer.getString(Tag.printerAttributes, Types.printerMakeAndModel);
    if (model == null) {
      throw new InfrastructureException(printer + " answers IPP, but says of no model");
    }
    String id = answer.getString(Tag.printerAttributes, Types.printerDeviceId);
    Matcher serial = SERIAL.matcher(id == null ? "" : id);
    List<String> firmware =
        answer.getStrings(Tag.printerAttributes, Types.printerFirmwareStringVersion);
    return new Who(
        model,
        serial.find() ? serial.group(1).strip() : "",
        firmware.isEmpty() ? "" : firmware.getFirst());
  }

  @Override
  public Condition condition() {
    IppPacket answer = attributes();
    PrinterState state = answer.getValue(Tag.printerAttributes, Types.printerState);
    Set<String> problems =
        new HashSet<>(answer.getStrings(Tag.printerAttributes, Types.printerStateReasons));
    problems.remove("none");
    Integer upTime = answer.getValue(Tag.printerAttributes, Types.printerUpTime);
    return new Condition(
        switch (state == null ? "" : state.getName().toLowerCase(Locale.ROOT)) {
          case "idle" -> State.IDLE;
          case "processing" -> State.BUSY;
          case "stopped" -> State.STOPPED;
          default -> State.UNKNOWN;
        },
        problems,
        Optional.ofNullable(upTime).map(Duration::ofSeconds));
  }

  private IppPacket attributes() {
    byte[] body =
        http.post(
                address,
                MEDIA_TYPE,
                encoded(
                    IppPacket.getPrinterAttributes(
                            printer,
                            Types.printerMakeAndModel,
                            Types.printerDeviceId,
                            Types.printerFirmwareStringVersion,
                            Types.printerState,
                            Types.printerStateReasons,
                            Types.printerUpTime)
                        .build()))
            .successful();
    try (IppInputStream in = new IppInputStream(new ByteArrayInputStream(body))) {
      return in.readPacket();
    } catch (IOException | RuntimeException e) {
      throw new InfrastructureException(
          "%s answers with %d bytes that are not IPP".formatted(printer, body.length), e);
    }
  }

  private static byte[] encoded(IppPacket packet) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (IppOutputStream out = new IppOutputStream(body)) {
      out.write(packet);
    } catch (IOException e) {
      throw new IllegalStateException("Writing into memory", e);
    }
    return body.toByteArray();
  }
}
