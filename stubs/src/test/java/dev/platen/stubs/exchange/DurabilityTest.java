package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;
import static dev.platen.stubs.exchange.Lab.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
  @TempDir Path folder;
  private Lab lab;
  private final List<ExchangeOnline> killed = new ArrayList<>();

  @BeforeEach
  void start() {
    lab = new Lab(settings -> settings.withMailFolder(folder));
  }

  @AfterEach
  void stop() {
    lab.close();
    killed.forEach(ExchangeOnline::close);
  }

  @Test
  void whatWasAcknowledgedIsThereExactlyOnceAfterAKill() throws Exception {
    lab.send(ADA, lab.token(ADA), "one", BOB, "eve@elsewhere.example");
    byte[] raw = lab.exchange.messages(BOB).getFirst().raw();

    killAndStart();

    assertThat(lab.exchange.messages(BOB)).hasSize(1);
    assertThat(lab.exchange.messages(BOB).getFirst().raw()).isEqualTo(raw);
    assertThat(lab.exchange.messages(BOB).getFirst().received())
        .isEqualTo(lab.tenantClock.instant());
    assertThat(lab.exchange.external()).hasSize(1);
    assertThat(lab.subjects(BOB, PASSWORD, "INBOX")).containsExactly("one");
    assertThat(lab.subjects(ADA, PASSWORD, "Sent Items")).containsExactly("one");

    lab.send(ADA, lab.token(ADA), "two", BOB);
    killAndStart();

    assertThat(lab.subjects(BOB, PASSWORD, "INBOX")).containsExactly("one", "two");
  }

  @Test
  void whatIsOnDiskWhenTheReplyComesIsAllThatIsNeeded() throws Exception {
    try (SmtpTalker talker = lab.talk().ready()) {
      talker.xoauth2(ADA, lab.token(ADA));
      conversation(talker, BOB).forEach(step -> step.go());
      assertThat(whole()).hasSize(1);
    }
  }

  @Test
  void tornAndForeignFilesAreLeftOut() throws Exception {
    lab.send(ADA, lab.token(ADA), "one", BOB);
    byte[] good = Files.readAllBytes(whole().getFirst());
    Files.write(folder.resolve("000000000007.part"), good);
    Files.write(folder.resolve("000000000008.eml"), new byte[0]);
    Files.writeString(folder.resolve("notes.eml"), "Subject: not ours\r\n\r\n", UTF_8);
    byte[] cut = Arrays.copyOf(good, good.length - 1);
    Files.write(folder.resolve("000000000009.eml"), cut);

    killAndStart();

    assertThat(lab.subjects(BOB, PASSWORD, "INBOX")).containsExactly("one");
    assertThat(folder.resolve("000000000007.part")).doesNotExist();
    lab.send(ADA, lab.token(ADA), "two", BOB);
    assertThat(lab.subjects(BOB, PASSWORD, "INBOX")).containsExactly("one", "two");
  }

  @Test
  void aConnectionCutAfterAnyReplyLeavesTheMessageOnceOrNowhere() throws Exception {
    int replies = 4;
    for (int cut = 0; cut <= replies; cut++) {
      String to = BOB;
      int before = lab.exchange.messages(to).size();
      AtomicInteger ended = new AtomicInteger();
      AutoCloseable watch = lab.exchange.onSession(session -> ended.incrementAndGet());
      boolean acknowledged = false;
      try (SmtpTalker talker = lab.talk().ready()) {
        talker.xoauth2(ADA, lab.token(ADA));
        List<Step> steps = conversation(talker, to);
        for (int i = 0; i < cut; i++) {
          acknowledged = steps.get(i).go().startsWith("250 2.0.0 OK <");
        }
        if (cut == replies - 1) {
          // A part of the message is already on its way.
          talker.send("From: " + ADA + "\r\n\r\nhalf");
        }
      }
      Awaitility.await().until(() -> ended.get() == 1);
      watch.close();
      killAndStart();

      assertThat(acknowledged).isEqualTo(cut == replies);
      assertThat(lab.exchange.messages(to)).hasSize(before + (acknowledged ? 1 : 0));
      assertThat(lab.subjects(to, PASSWORD, "INBOX")).hasSize(before + (acknowledged ? 1 : 0));
    }
  }

  @Test
  void aMessageThatCannotBeKeptIsRefusedAndNowhere() throws Exception {
    try (SmtpTalker talker = lab.talk().ready()) {
      talker.xoauth2(ADA, lab.token(ADA));
      Files.delete(folder);
      Files.createFile(folder);
      String last = "";
      for (Step step : conversation(talker, BOB)) {
        last = step.go();
      }

      assertThat(last).startsWith("452 4.3.1 Insufficient system resources [");
      assertThat(lab.exchange.messages(BOB)).isEmpty();
      assertThat(lab.subjects(BOB, PASSWORD, "INBOX")).isEmpty();
      Files.delete(folder);
      Files.createDirectory(folder);
    }
  }

  @Test
  void aTenantThatIsAddedAfterTheStartFindsItsMail() throws Exception {
    lab.send(ADA, lab.token(ADA), "one", BOB);
    lab.directory.remove(lab.tenant.id());
    killAndStart();
    assertThatThrownBy(() -> lab.subjects(BOB, PASSWORD, "INBOX"))
        .isInstanceOf(MessagingException.class);

    lab.directory.add(lab.tenant, lab.tenantClock);

    assertThat(lab.subjects(BOB, PASSWORD, "INBOX")).containsExactly("one");
    assertThat(lab.subjects(ADA, PASSWORD, "Sent Items")).containsExactly("one");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> lab.start(settings -> settings.withMailFolder(file)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
  }

  /** Drops the running service as a crash would, and starts another on the folder. */
  private void killAndStart() {
    killed.add(lab.exchange);
    lab.exchange = lab.start(settings -> settings.withMailFolder(folder));
  }

  private List<Path> whole() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".eml")).toList();
    }
  }

  private static List<Step> conversation(SmtpTalker talker, String to) {
    return List.of(
        () -> talker.say("MAIL FROM:<" + ADA + ">"),
        () -> talker.say("RCPT TO:<" + to + ">"),
        () -> talker.say("DATA"),
        () -> talker.say("From: " + ADA + "\r\nSubject: cut\r\n\r\ntext\r\n."));
  }

  private interface Step {
    String say() throws Exception;

    default String go() {
      try {
        return say();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
