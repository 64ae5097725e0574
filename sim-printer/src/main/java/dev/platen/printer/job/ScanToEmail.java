package dev.platen.printer.job;

import dev.platen.printer.mail.Mail;
import dev.platen.printer.mail.MailOutcome;
import dev.platen.printer.scan.ScanPage;
import dev.platen.printer.scan.Scanner;
import dev.platen.printer.signin.AccessToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Scans the page on the glass and mails it with the settings and the sign-in that are saved. */
public final class ScanToEmail {
  private final Scanner scanner;
  private final Mailer mailer;
  private final Words words;
  private final Supplier<ScanSettings> defaults;

  /** Texts of the mail in the panel's language. */
  public interface Words {
    /** The subject where the person gave none. */
    String subject();

    String text();
  }

  /**
   * @param defaults the administrator's
   */
  public ScanToEmail(Scanner scanner, Mailer mailer, Words words, Supplier<ScanSettings> defaults) {
    this.scanner = scanner;
    this.mailer = mailer;
    this.words = words;
    this.defaults = defaults;
  }

  /** What a scan is made with where nobody chooses. */
  public ScanSettings defaults() {
    return defaults.get();
  }

  /** Scans; the pages are held in memory until they are sent. */
  List<ScanPage> scan(ScanSettings settings) throws IOException {
    return scanner.pages(settings.quality());
  }

  /** The messages that pages are sent in; empty where they do not fit. */
  Optional<List<ScanMessage>> messages(Job job, ScanSettings settings, List<ScanPage> pages)
      throws IOException {
    return new ScanPacker(scanner, settings.maxBytes(), settings.split())
        .pack(settings.format(), job.fileName(), pages);
  }

  /** Mails what was scanned; blocks until it is taken or not. */
  public MailOutcome send(Job job, ScanMessage message, List<String> recipients, String subject) {
    return mailer.send(sender -> mail(job, message, recipients, subject, sender));
  }

  /**
   * Mails what was scanned in a user's own name; blocks until it is taken or not.
   *
   * @param userSignIn the user's token, asked for once
   */
  public MailOutcome sendAs(
      Job job, ScanMessage message, String recipient, Supplier<AccessToken> userSignIn) {
    return mailer.sendAs(userSignIn, sender -> mail(job, message, List.of(recipient), "", sender));
  }

  /** Mails a text; blocks until it is taken or not. */
  MailOutcome notify(Job job, List<String> recipients, String subject, String text) {
    return mailer.send(
        sender -> new Mail(id("notice", job), sender, recipients, subject, text, List.of()));
  }

  private Mail mail(
      Job job, ScanMessage message, List<String> recipients, String subject, String sender) {
    return new Mail(
        message.number() == 1 ? id("scan", job) : id("scan", job) + "-" + message.number(),
        sender,
        recipients,
        message.numbered(subject.isBlank() ? words.subject() : subject),
        words.text(),
        message.attachments());
  }

  private static String id(String what, Job job) {
    return "%s-%d-%d".formatted(what, job.number(), job.receivedAt().toEpochMilli());
  }
}
