package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;
import static dev.platen.stubs.exchange.Lab.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.platen.stubs.ca.CertificateAuthority;
import dev.platen.stubs.fault.Faults;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Clients of the field, as they are. What a machine does not have is skipped, and says so. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnmodifiedClientsTest {
  private static final Path SCRIPTS =
      Path.of("src/test/resources/dev/platen/stubs/exchange/client").toAbsolutePath();
  private static final Path NODE = Path.of("target/clients").toAbsolutePath();
  private static final String NODEMAILER = "nodemailer@10.6.0";
  private static final ScheduledExecutorService SCHEDULER =
      Executors.newSingleThreadScheduledExecutor();
  @TempDir private static Path folder;
  private static Lab lab;
  private static ExchangeOnline exchange;
  private static String ca = "";
  private static CompletableFuture<Outcome> nodemailer = new CompletableFuture<>();

  private record Outcome(int code, String text) {
    boolean missing() {
      return code == -1;
    }
  }

  @BeforeAll
  static void start() throws Exception {
    // Meanwhile: it may have to come from the registry.
    nodemailer = CompletableFuture.supplyAsync(UnmodifiedClientsTest::install);
    lab = new Lab(settings -> settings);
    CertificateAuthority authority = CertificateAuthority.open(folder);
    ca = authority.certificateFile().toString();
    exchange =
        ExchangeOnline.start(
            ExchangeSettings.on(Lab.LOOPBACK).withTarpit(Duration.ZERO),
            lab.directory,
            lab.tokens::published,
            authority.serverContext(List.of("localhost", "smtp.office365.com")),
            lab.clock,
            SCHEDULER,
            new Faults(),
            authority);
  }

  @AfterAll
  static void stop() {
    exchange.close();
    lab.close();
    SCHEDULER.shutdownNow();
  }

  private static Outcome install() {
    if (Files.isDirectory(NODE.resolve("node_modules/nodemailer"))) {
      return new Outcome(0, "");
    }
    return run(
        "", "npm", "install", "--no-audit", "--no-fund", "--prefix", NODE.toString(), NODEMAILER);
  }

  @Test
  @Order(1)
  void curlSendsWithATokenAndIsToldOfAWrongOne() throws Exception {
    Path mail = Files.writeString(folder.resolve("mail.eml"), mail("curl-token"));
    Outcome sent = curl(mail, lab.token(ADA));
    assumeTrue(!sent.missing(), "curl is not on this machine");

    assertThat(sent.code()).as(sent.text()).isZero();
    assertThat(subjects()).contains("curl-token");

    // 67 is "Login denied"; curl is given the reply, and shows it where it is asked to.
    Outcome refused = curl(Files.writeString(mail, mail("curl-wrong")), lab.token(ADA) + "x");
    assertThat(refused.code()).as(refused.text()).isEqualTo(67);
    assertThat(refused.text()).contains("Login denied");
    assertThat(subjects()).doesNotContain("curl-wrong");
  }

  /** The name of the service is in the certificate, and curl goes to this machine for it. */
  private static Outcome curl(Path mail, String token) throws Exception {
    Path options = folder.resolve("curl.conf");
    Files.writeString(
        options, "user = \"" + ADA + "\"\noauth2-bearer = \"" + token + "\"\n", UTF_8);
    return run(
        "",
        "curl",
        "--silent",
        "--show-error",
        "--config",
        options.toString(),
        "--ssl-reqd",
        "--cacert",
        ca,
        "--connect-to",
        "smtp.office365.com:587:127.0.0.1:" + exchange.smtpPort(),
        "--mail-from",
        ADA,
        "--mail-rcpt",
        BOB,
        "--upload-file",
        mail.toString(),
        "smtp://smtp.office365.com:587");
  }

  @Test
  @Order(2)
  void pythonsSmtplibSendsWithATokenAndWithAPassword() throws Exception {
    Outcome sent =
        run(
            lab.token(ADA) + "\n" + PASSWORD + "\n",
            "python3",
            SCRIPTS.resolve("smtplib_client.py").toString(),
            Integer.toString(exchange.smtpPort()),
            ca,
            ADA,
            BOB);
    assumeTrue(!sent.missing(), "python3 is not on this machine");

    assertThat(sent.text()).contains("sent smtplib-token", "sent smtplib-password");
    assertThat(subjects()).contains("smtplib-token", "smtplib-password");
  }

  @Test
  @Order(3)
  void nodemailerSendsWithATokenAndIsToldOfAWrongOne() throws Exception {
    Outcome installed = nodemailer.get(60, TimeUnit.SECONDS);
    assumeTrue(!installed.missing(), "npm is not on this machine");
    assumeTrue(installed.code() == 0, "npm's registry does not give " + NODEMAILER);
    Outcome sent =
        run(
            lab.token(ADA),
            "node",
            SCRIPTS.resolve("nodemailer_client.cjs").toString(),
            Integer.toString(exchange.smtpPort()),
            ca,
            ADA,
            BOB);

    assertThat(sent.text()).contains("sent nodemailer-token").contains("nodemailer-wrong EAUTH");
    assertThat(subjects()).contains("nodemailer-token").doesNotContain("nodemailer-wrong");
  }

  private static List<String> subjects() {
    return exchange.messages(BOB).stream()
        .map(
            message ->
                new String(message.raw(), UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("Subject: "))
                    .findFirst()
                    .orElseThrow()
                    .substring(9))
        .toList();
  }

  private static String mail(String subject) {
    return "From: "
        + ADA
        + "\r\nTo: "
        + BOB
        + "\r\nSubject: "
        + subject
        + "\r\n\r\nA scan.\r\n.\r\n";
  }

  /** Runs a program; the code is -1 where there is none of that name. */
  private static Outcome run(String input, String... words) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(new ArrayList<>(List.of(words))).redirectErrorStream(true);
      builder.environment().put("NODE_PATH", NODE.resolve("node_modules").toString());
      Process process = builder.start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(UTF_8));
      }
      String text = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Outcome(process.waitFor(), text);
    } catch (IOException e) {
      return new Outcome(-1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
