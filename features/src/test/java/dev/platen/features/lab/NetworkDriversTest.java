package dev.platen.features.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.platen.bench.device.SecretReference;
import dev.platen.features.device.Identity;
import dev.platen.features.device.InfrastructureException;
import dev.platen.features.device.Mailbox;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** Drivers against small servers that speak the protocol. */
class NetworkDriversTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final DeviceHttp http = new DeviceHttp(Duration.ofSeconds(20));
  private final HttpServer server = newServer();

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private URI root() {
    return URI.create("http://127.0.0.1:" + port());
  }

  private void serve(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          answer.to(exchange);
          exchange.close();
        });
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aPrinterTellsByIppWhoAndHowItIs() {
    serve(
        "/ipp/print",
        exchange -> {
          IppPacket request = new IppInputStream(exchange.getRequestBody()).readPacket();
          ByteArrayOutputStream body = new ByteArrayOutputStream();
          new IppOutputStream(body)
              .write(
                  IppPacket.response(Status.successfulOk)
                      .setRequestId(request.getRequestId())
                      .putPrinterAttributes(
                          Types.printerMakeAndModel.of("EPSON PX-B600F Series"),
                          Types.printerDeviceId.of("MFG:EPSON;MDL:PX-B600F;SN:X3B1000123;"),
                          Types.printerFirmwareStringVersion.of("05.23.XF24Q9"),
                          Types.printerState.of(PrinterState.stopped),
                          Types.printerStateReasons.of("media-empty"),
                          Types.printerUpTime.of(77))
                      .build());
          send(exchange, 200, body.toByteArray());
        });
    Identity identity = new IppIdentity(http, "127.0.0.1", port(), "/ipp/print", false);

    assertThat(identity.who())
        .isEqualTo(new Identity.Who("EPSON PX-B600F Series", "X3B1000123", "05.23.XF24Q9"));
    assertThat(identity.condition().state()).isEqualTo(Identity.State.STOPPED);
    assertThat(identity.condition().problems()).containsExactly("media-empty");
    assertThat(identity.condition().upTime()).hasValue(Duration.ofSeconds(77));
  }

  @Test
  void aPrinterTellsBySnmpWhoAndHowItIs() throws IOException {
    Map<String, Variable> objects = new ConcurrentHashMap<>();
    objects.put("1.3.6.1.2.1.25.3.2.1.3.1", new OctetString("EPSON PX-B600F"));
    objects.put("1.3.6.1.4.1.1248.1.2.2.2.1.1.2.1.2", new OctetString("X3B1000123"));
    objects.put("1.3.6.1.4.1.1248.1.2.2.2.1.1.2.1.4", new OctetString("05.23.XF24Q9"));
    objects.put("1.3.6.1.2.1.25.3.5.1.1.1", new Integer32(3));
    objects.put("1.3.6.1.2.1.25.3.5.1.2.1", new OctetString(new byte[] {0x48}));
    objects.put("1.3.6.1.2.1.1.3.0", new TimeTicks(7700));
    try (Agent agent = new Agent(objects)) {
      Identity identity =
          new SnmpIdentity(new Snmp("127.0.0.1", agent.port(), "public", Duration.ofSeconds(5)));

      assertThat(identity.who())
          .isEqualTo(new Identity.Who("EPSON PX-B600F", "X3B1000123", "05.23.XF24Q9"));
      assertThat(identity.condition())
          .isEqualTo(
              new Identity.Condition(
                  Identity.State.STOPPED,
                  Set.of("no paper", "door open"),
                  Optional.of(Duration.ofSeconds(77))));
      objects.put("1.3.6.1.2.1.25.3.5.1.2.1", new OctetString(new byte[] {(byte) 0x80}));
      assertThat(identity.condition().state()).isEqualTo(Identity.State.IDLE);
    }
  }

  @Test
  void anOutletIsSwitchedBySnmpAndARefusalIsToldWithoutTheCommunity() throws IOException {
    Map<String, Variable> objects = new ConcurrentHashMap<>();
    String outlet = "1.3.6.1.4.1.318.1.1.4.4.2.1.3.4";
    objects.put(outlet, new Integer32(1));
    try (Agent agent = new Agent(objects)) {
      Snmp strip = new Snmp("127.0.0.1", agent.port(), "wr1te-secret", Duration.ofSeconds(5));

      OtherMains.snmp(strip, outlet, 1, 2).off();
      assertThat(objects.get(outlet)).isEqualTo(new Integer32(2));
      OtherMains.snmp(strip, outlet, 1, 2).on();
      assertThat(objects.get(outlet)).isEqualTo(new Integer32(1));

      assertThatThrownBy(OtherMains.snmp(strip, "1.3.6.1.4.1.318.9", 1, 2)::off)
          .isInstanceOf(InfrastructureException.class)
          .hasMessageContaining("write community")
          .hasMessageNotContaining("wr1te-secret");
    }
  }

  @Test
  void theMainsAreCutThroughTheDaemonAndThePrinterIsAwaited() {
    serve("/power/control", exchange -> send(exchange, 200, utf8("OK")));
    AtomicInteger looks = new AtomicInteger();
    Identity waking =
        new Identity() {
          @Override
          public Who who() {
            return new Who("PX-B600F", "", "");
          }

          @Override
          public Condition condition() {
            return new Condition(
                looks.incrementAndGet() < 3 ? State.BUSY : State.IDLE, Set.of(), Optional.empty());
          }
        };
    LabPatience patience = new LabPatience(Duration.ofSeconds(20), Duration.ofMillis(5));

    new LabPower(
            new PduHttpMains(http, root(), "strip 1", 4), waking, Duration.ofMillis(1), patience)
        .cut();

    assertThat(asked)
        .containsExactly(
            "GET /power/control/off?hostname=strip+1&port=4",
            "GET /power/control/on?hostname=strip+1&port=4");
    assertThat(looks).hasValue(3);
  }

  @Test
  void aSheetOnTheGlassIsScannedAndRead() throws IOException {
    Assumptions.assumeTrue(Tesseract.isHere(), "tesseract-ocr is not installed");
    byte[] page =
        print(
            "IP Address : 192.168.10.31",
            "SMTP Server Port Number : 587",
            "Authentication Method : OAuth2");
    AtomicInteger pages = new AtomicInteger();
    serve(
        "/eSCL/ScanJobs",
        exchange -> {
          if (exchange.getRequestMethod().equals("POST")) {
            exchange.getRequestBody().readAllBytes();
            // As printers do that leave their port out.
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1/eSCL/ScanJobs/7");
            send(exchange, 201, new byte[0]);
          } else if (exchange.getRequestMethod().equals("DELETE")) {
            send(exchange, 200, new byte[0]);
          } else if (pages.incrementAndGet() == 1) {
            send(exchange, 200, page);
          } else {
            send(exchange, 404, new byte[0]);
          }
        });
    LabPatience patience = new LabPatience(Duration.ofSeconds(20), Duration.ofMillis(5));
    PaperSheet sheet =
        PaperSheet.onTheGlass(
            request -> new Operator.Reply.Done(), new EsclScanner(http, root(), patience));

    assertThat(sheet.carries("192.168.10.31")).isTrue();
    assertThat(sheet.carries("587")).isTrue();
    assertThat(sheet.carries("OAuth2")).isTrue();
    assertThat(sheet.carries("465")).isFalse();
    assertThat(sheet.carries("192.168.10.37")).isFalse();
    assertThat(asked).last().isEqualTo("DELETE /eSCL/ScanJobs/7");
  }

  private static byte[] print(String... lines) throws IOException {
    BufferedImage image = new BufferedImage(1600, 500, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 1600, 500);
    graphics.setColor(Color.BLACK);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 48));
    for (int i = 0; i < lines.length; i++) {
      graphics.drawString(lines[i], 80, 120 + 110 * i);
    }
    graphics.dispose();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", jpeg);
    return jpeg.toByteArray();
  }

  @Test
  void aRealMailboxIsReadByGraphAndTheSecretIsNeverTold() {
    serve(
        "/t1/oauth2/v2.0/token",
        exchange -> {
          String form =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          send(
              exchange,
              form.contains("client_secret=s3cret") ? 200 : 401,
              utf8("{\"access_token\": \"abc\"}"));
        });
    serve(
        "/v1.0/users/",
        exchange ->
            send(
                exchange,
                "Bearer abc".equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    ? 200
                    : 401,
                utf8(
                    """
                    {"value": [
                      {"subject": "Second", "from": {"emailAddress": {"address": "p@contoso.com"}},
                       "attachments": [{"name": "scan.pdf", "contentType": "application/pdf", "contentBytes": "JVBERg=="}]},
                      {"subject": "First", "from": {"emailAddress": {"address": "p@contoso.com"}}}]}
                    """)));
    GraphMailbox.Access access =
        new GraphMailbox.Access(
            root(),
            root(),
            "t1",
            "c1",
            new SecretReference.Environment("S").resolve(Map.of("S", "s3cret")));

    List<Mailbox.Mail> mails = new GraphMailbox(access, "anna@contoso.com").mails();

    assertThat(mails).extracting(Mailbox.Mail::subject).containsExactly("First", "Second");
    assertThat(mails.getLast().attachments().getFirst().content()).isEqualTo(utf8("%PDF"));
    assertThat(access.toString()).doesNotContain("s3cret");
    GraphMailbox.Access wrong =
        new GraphMailbox.Access(
            root(),
            root(),
            "t1",
            "c1",
            new SecretReference.Environment("S").resolve(Map.of("S", "hunter2")));
    assertThatThrownBy(new GraphMailbox(wrong, "anna@contoso.com")::mails)
        .isInstanceOf(InfrastructureException.class)
        .hasMessageContaining("/t1/oauth2/v2.0/token answered with the status 401")
        .hasMessageNotContaining("hunter2");
  }

  /** An SNMPv1 agent (RFC 1157) that has these objects and no others. */
  private static final class Agent implements AutoCloseable {
    private final DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final Map<String, Variable> objects;

    Agent(Map<String, Variable> objects) throws IOException {
      this.objects = objects;
      Thread.ofVirtual().start(this::serve);
    }

    int port() {
      return socket.getLocalPort();
    }

    private void serve() {
      byte[] buffer = new byte[65535];
      while (!socket.isClosed()) {
        try {
          DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
          socket.receive(packet);
          byte[] answer = answer(Arrays.copyOf(buffer, packet.getLength()));
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        } catch (IOException e) {
          return;
        }
      }
    }

    /** The message is a sequence of version, community and PDU. */
    private byte[] answer(byte[] message) throws IOException {
      BERInputStream in = new BERInputStream(ByteBuffer.wrap(message));
      BER.decodeHeader(in, new BER.MutableByte());
      Integer32 version = new Integer32();
      version.decodeBER(in);
      OctetString community = new OctetString();
      community.decodeBER(in);
      PDU pdu = new PDU();
      pdu.decodeBER(in);
      VariableBinding binding = pdu.get(0);
      String oid = binding.getOid().toDottedString();
      if (!objects.containsKey(oid)) {
        pdu.setErrorStatus(PDU.noSuchName);
        pdu.setErrorIndex(1);
      } else if (pdu.getType() == PDU.SET) {
        objects.put(oid, binding.getVariable());
      } else {
        binding.setVariable(objects.get(oid));
      }
      pdu.setType(PDU.RESPONSE);
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      version.encodeBER(body);
      community.encodeBER(body);
      pdu.encodeBER(body);
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      BER.encodeHeader(whole, BER.SEQUENCE, body.size());
      body.writeTo(whole);
      return whole.toByteArray();
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
