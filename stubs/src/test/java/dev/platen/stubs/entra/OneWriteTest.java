package dev.platen.stubs.entra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.TlsRecords;
import java.io.IOException;
import java.io.InputStream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** A reply in two parts waits for the client's acknowledgement of the first: 40 ms. */
class OneWriteTest {
  private static final String FORM =
      Cloud.form("client_id", Cloud.PRINTER.toString(), "scope", Cloud.SCOPES);

  @Test
  void eachReplyIsOneWrite() throws Exception {
    try (Wire wire = new Wire(new Cloud(), settings -> settings);
        TlsRecords client = new TlsRecords(wire.entra.port());
        SSLSocket secured = client.negotiate()) {
      ask(secured, "GET /common/discovery/v2.0/keys"); // the handshake's own come before
      client.count();

      assertThat(ask(secured, "GET /common/discovery/v2.0/keys")).startsWith("HTTP/1.1 200 ");
      assertThat(client.count()).as("keys").isEqualTo(1);
      assertThat(ask(secured, "POST /organizations/oauth2/v2.0/devicecode"))
          .startsWith("HTTP/1.1 200 ");
      assertThat(client.count()).as("device code").isEqualTo(1);
      assertThat(ask(secured, "POST /organizations/oauth2/v2.0/token"))
          .startsWith("HTTP/1.1 400 ");
      assertThat(client.count()).as("refusal").isEqualTo(1);
      assertThat(ask(secured, "GET /common/oauth2/deviceauth")).startsWith("HTTP/1.1 200 ");
      assertThat(client.count()).as("page").isEqualTo(1);
    }
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
    String head = text.substring(0, end).toLowerCase(java.util.Locale.ROOT);
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
