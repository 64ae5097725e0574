package dev.platen.stubs.exchange.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpSessionTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/dev/platen/stubs/exchange/smtp");

  static List<Path> scripts() throws Exception {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      List<Path> scripts =
          files.filter(file -> file.toString().endsWith(".smtp")).sorted().toList();
      assertThat(scripts).hasSizeGreaterThan(60);
      return scripts;
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void aConversationGoesAsWritten(Path script) throws Exception {
    new SmtpScript(Files.readString(script)).play(false);
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void aConversationGoesAsWrittenWhenItArrivesOctetByOctet(Path script) throws Exception {
    new SmtpScript(Files.readString(script)).play(true);
  }

  @Test
  void theTranscriptHasNoSecretAndNoContent() throws Exception {
    SmtpTranscript transcript = new SmtpScript(read("secrets.smtp")).play(false);

    assertThat(transcript.text())
        .contains("C: AUTH XOAUTH2 ********")
        .contains("C: AUTH LOGIN ********")
        .contains("C: ********\n")
        .contains("C: AUTH PLAIN ********")
        .contains("C: (unrecognized line of 20 characters)")
        .contains("C: (message of 36 octets)")
        .contains("C: (chunk of 13 octets)")
        .contains("S: 235 2.7.0 Authentication successful")
        .doesNotContainIgnoringCase("hunter2")
        .doesNotContain("aHVudGVyMg")
        .doesNotContain("Z29vZC1odW50ZXIy")
        .doesNotContain("confidential");
    assertThat(transcript.mailbox()).contains("ada@contoso.example");
    assertThat(transcript.triedAs()).contains("ada@contoso.example");
  }

  @Test
  void aLineOfTheTranscriptCannotBeForged() throws Exception {
    SmtpTranscript transcript = new SmtpScript(read("bare-lf.smtp")).play(false);

    assertThat(transcript.text()).contains("C: NOOP ?MAIL FROM");
    assertThat(transcript.lines())
        .allSatisfy(line -> assertThat(line.text()).doesNotContain("\n", "\r"));
  }

  @Test
  void anIpv6ClientStandsBareInTheHello() throws Exception {
    SmtpSession session =
        new SmtpSession(
            SmtpScript.service(new Transcripts()), InetAddress.getByName("2001:db8::1"));
    session.open();
    byte[] hello = "EHLO p1\r\n".getBytes(StandardCharsets.US_ASCII);
    session.receive(hello, 0, hello.length);

    assertThat(session.next().orElseThrow().reply().lines().getFirst())
        .endsWith(".outlook.office365.com Hello [2001:db8:0:0:0:0:0:1]");
  }

  @Test
  void manySessionsKeepTheTranscriptsBounded() throws Exception {
    Transcripts transcripts = new Transcripts();
    SmtpService service = SmtpScript.service(transcripts);
    for (int i = 0; i < Transcripts.SESSIONS + 5; i++) {
      new SmtpSession(service, InetAddress.getLoopbackAddress()).open();
    }
    SmtpSession chatty = new SmtpSession(service, InetAddress.getLoopbackAddress());
    byte[] noop = "NOOP\r\n".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < Transcripts.LINES; i++) {
      chatty.receive(noop, 0, noop.length);
      assertThat(chatty.next()).isPresent();
    }

    assertThat(transcripts.recent(Integer.MAX_VALUE)).hasSize(Transcripts.SESSIONS);
    assertThat(transcripts.recent(1).getFirst().lines()).hasSize(Transcripts.LINES + 1);
  }

  private static String read(String name) throws Exception {
    try (InputStream in = SmtpSessionTest.class.getResourceAsStream(name)) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
