package dev.platen.stubs.entra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.TlsRecords;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.UUID;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reply in two parts waits for the client's acknowledgement of the first: 40 ms. */
class OneWriteTest {
  private static final String FORM =
      Cloud.form("client_id", Cloud.PRINTER.toString(), "scope", Cloud.SCOPES);

  private static Wire wire;

  @BeforeAll
  static void start() throws Exception {
    wire = new Wire(new Cloud(), settings -> settings);
  }

  @AfterAll
  static void stop() {
    wire.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /common/discovery/v2.0/keys",
        "POST /organizations/oauth2/v2.0/devicecode",
        "POST /organizations/oauth2/v2.0/token",
        "GET /common/oauth2/deviceauth",
        "GET /nothing/here"
      })
  void eachReplyIsOneWriteAndTheSameWhetherMappingsAreAskedFirstOrNot(String request)
      throws Exception {
    try (TlsRecords client = new TlsRecords(wire.entra.port());
        SSLSocket secured = client.negotiate()) {
      ask(secured, request);
      ask(secured, request); // until here the server also hands out tickets for later sessions
      client.count();

      String direct = ask(secured, request);
      assertThat(client.count()).isEqualTo(1);

      UUID mapping =
          wire.entra.addMapping(
              "{\"request\": {\"urlPath\": \"/else\"}, \"response\": {\"status\": 418}}");
      String afterMappings = ask(secured, request);
      assertThat(client.count()).isEqualTo(1);
      wire.entra.removeMapping(mapping);

      assertThat(head(afterMappings)).isEqualTo(head(direct)).startsWith("HTTP/1.1 ");
    }
  }

  /** Without what is new each time. */
  private static String head(String reply) {
    return reply
        .substring(0, reply.indexOf("\r\n\r\n"))
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<guid>")
        .replaceAll("buid=[^;]+", "buid=<random>");
  }

  private static String ask(SSLSocket socket, String what) throws IOException {
    String body = what.startsWith("POST") ? FORM : "";
    socket
        .getOutputStream()
        .write(
            (what
                    + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                    + body.length()
                    + "\r\n\r\n"
                    + body)
                .getBytes(UTF_8));
    InputStream in = socket.getInputStream();
    StringBuilder reply = new StringBuilder();
    byte[] octets = new byte[16 * 1024];
    while (!isWhole(reply)) {
      int count = in.read(octets);
      if (count < 0) {
        throw new IOException("The connection ended after: " + reply);
      }
      reply.append(new String(octets, 0, count, UTF_8));
    }
    return reply.toString();
  }

  private static boolean isWhole(CharSequence reply) {
    String text = reply.toString();
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    String head = text.substring(0, end).toLowerCase(Locale.ROOT);
    int length = head.indexOf("content-length: ");
    if (length < 0) {
      return text.endsWith("\r\n0\r\n\r\n");
    }
    int lineEnd = head.indexOf('\r', length);
    int wanted =
        Integer.parseInt(
            head.substring(length + 16, lineEnd < 0 ? head.length() : lineEnd).strip());
    return text.substring(end + 4).getBytes(UTF_8).length >= wanted;
  }
}
