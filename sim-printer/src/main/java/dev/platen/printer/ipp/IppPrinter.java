package dev.platen.printer.ipp;

import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Types;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Any printer that takes PDF by the Internet Printing Protocol. It is reached by the machine's own
 * network, not by the simulated printer's: it stands in the lab.
 *
 * <pre>{@code
 * IppPrinter.at(URI.create("ipp://127.0.0.1:631/ipp/print")).print("0007.pdf", pdf);
 * }</pre>
 */
public final class IppPrinter {
  // RFC 8010 section 4.1, RFC 7472 section 4.2
  private static final int PORT = 631;
  private static final String MEDIA_TYPE = "application/ipp";
  private static final String PDF = "application/pdf";
  private static final String USER = "Platen";
  private static final int OK = 200;
  // RFC 8011 section B.1: those below are successful-*.
  private static final int FIRST_ERROR = 0x100;
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration TO_ANSWER = Duration.ofSeconds(30);

  private final URI uri;
  private final URI http;

  private IppPrinter(URI uri, URI http) {
    this.uri = uri;
    this.http = http;
  }

  /**
   * The printer at an address; it is not looked for yet.
   *
   * @throws IllegalArgumentException where this is not {@code ipp://host[:port]/path} or {@code
   *     ipps://...}
   */
  public static IppPrinter at(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean tls = scheme.equals("ipps");
    if (!(tls || scheme.equals("ipp"))
        || uri.getHost() == null
        || uri.getUserInfo() != null
        || uri.getPort() > 65535) {
      throw new IllegalArgumentException(
          "Not the address of an IPP printer: %s. Give it as ipp://host:631/ipp/print, or ipps:// with TLS."
              .formatted(uri));
    }
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    int port = uri.getPort() < 0 ? PORT : uri.getPort();
    return new IppPrinter(
        uri,
        URI.create("%s://%s:%d%s".formatted(tls ? "https" : "http", uri.getHost(), port, path)));
  }

  public URI uri() {
    return uri;
  }

  /**
   * Sends a document; blocks until the printer has taken it, which is before it is on paper.
   *
   * @param jobName as the printer's own display shows it
   * @throws IppException where the printer is not reached, takes no PDF, or refuses
   */
  public void print(String jobName, byte[] pdf) throws IppException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build()) {
      IppPacket printer =
          ask(
              client,
              IppPacket.getPrinterAttributes(
                  uri,
                  Types.printerIsAcceptingJobs,
                  Types.documentFormatSupported,
                  Types.operationsSupported));
      List<String> formats =
          printer.getStrings(Tag.printerAttributes, Types.documentFormatSupported);
      if (!formats.isEmpty() && !formats.contains(PDF)) {
        throw refused("takes no PDF, only " + String.join(", ", formats));
      }
      if (Boolean.FALSE.equals(
          printer.getValue(Tag.printerAttributes, Types.printerIsAcceptingJobs))) {
        throw refused("is not accepting jobs now");
      }
      if (printer.getValues(Tag.printerAttributes, Types.operationsSupported).stream()
          .anyMatch(operation -> operation.getCode() == Operation.validateJob.getCode())) {
        ask(client, described(IppPacket.validateJob(uri), jobName));
      }
      IppPacket taken = ask(client, described(IppPacket.printJob(uri), jobName), pdf);
      JobState state = taken.getValue(Tag.jobAttributes, Types.jobState);
      if (state != null
          && (state.getCode() == JobState.aborted.getCode()
              || state.getCode() == JobState.canceled.getCode())) {
        throw refused("took the job and gave it up (" + state.getName() + ")");
      }
    }
  }

  private static IppPacket.Builder described(IppPacket.Builder request, String jobName) {
    return request.putOperationAttributes(
        Types.requestingUserName.of(USER), Types.jobName.of(jobName), Types.documentFormat.of(PDF));
  }

  private IppPacket ask(HttpClient client, IppPacket.Builder request) throws IppException {
    return ask(client, request, new byte[0]);
  }

  private IppPacket ask(HttpClient client, IppPacket.Builder request, byte[] document)
      throws IppException {
    IppPacket packet = request.build();
    HttpResponse<byte[]> response;
    try {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      try (IppOutputStream out = new IppOutputStream(body)) {
        out.write(packet);
      }
      body.writeBytes(document);
      response =
          client.send(
              HttpRequest.newBuilder(http)
                  .timeout(TO_ANSWER)
                  .header("Content-Type", MEDIA_TYPE)
                  .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IppException(
          false,
          "The printer %s was not reached (%s). Check that it is on, its address, and that this machine may connect to it."
              .formatted(uri, reason(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IppException(false, "Printing on %s was broken off".formatted(uri), e);
    }
    if (response.statusCode() != OK) {
      throw refused(
          "answered HTTP %d to %s; check the path of its address"
              .formatted(response.statusCode(), packet.getOperation().getName()));
    }
    return checked(packet, answer(response.body()));
  }

  private IppPacket answer(byte[] body) throws IppException {
    try (IppInputStream in = new IppInputStream(new ByteArrayInputStream(body))) {
      return in.readPacket();
    } catch (IOException e) {
      throw new IppException(
          true, "What answers at %s does not speak IPP; check its address".formatted(uri), e);
    }
  }

  private IppPacket checked(IppPacket request, IppPacket answer) throws IppException {
    if (answer.getCode() < FIRST_ERROR) {
      return answer;
    }
    String message =
        Optional.ofNullable(answer.getString(Tag.operationAttributes, Types.statusMessage))
            .map(text -> ": " + text)
            .orElse("");
    throw refused(
        "refused %s with %s%s"
            .formatted(request.getOperation().getName(), answer.getStatus().getName(), message));
  }

  private IppException refused(String why) {
    return new IppException(true, "The printer %s %s".formatted(uri, why));
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  @Override
  public String toString() {
    return "IppPrinter[" + uri + "]";
  }
}
