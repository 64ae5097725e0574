package dev.platen.printer.job;

import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.mail.Attachment;
import dev.platen.printer.mail.Mail;
import dev.platen.printer.mail.MailOutcome;
import dev.platen.printer.scan.ScanFile;
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

  /** Texts of the mail in the panel's language. */
  public interface Words {
    /** The subject where the person gave none. */
    String subject();

    String text();
  }

  public ScanToEmail(Scanner scanner, Mailer mailer, Words words) {
    this.scanner = scanner;
    this.mailer = mailer;
    this.words = words;
  }

  /** Scans; the file is held in memory until it is sent. */
  ScanFile scan(Job job, ScanFormat format) throws IOException {
    return scanner.scan(
        switch (format) {
          case PDF -> ScanFile.Kind.PDF;
          case JPEG -> ScanFile.Kind.JPEG;
        },
        job.fileName());
  }

  /** Mails what was scanned; blocks until it is taken or not. */
  public MailOutcome send(Job job, ScanFile file, List<String> recipients, String subject) {
    return mailer.send(sender -> mail(job, file, recipients, subject, sender));
  }

  /**
   * Mails what was scanned in a user's own name; blocks until it is taken or not.
   *
   * @param userSignIn the user's token, asked for once
   */
  public MailOutcome sendAs(
      Job job, ScanFile file, String recipient, Supplier<AccessToken> userSignIn) {
    return mailer.sendAs(userSignIn, sender -> mail(job, file, List.of(recipient), "", sender));
  }

  /** Mails a text; blocks until it is taken or not. */
  MailOutcome notify(Job job, List<String> recipients, String subject, String text) {
    return mailer.send(
        sender -> new Mail(id("notice", job), sender, recipients, subject, text, Optional.empty()));
  }

  private Mail mail(
      Job job, ScanFile file, List<String> recipients, String subject, String sender) {
    return new Mail(
        id("scan", job),
        sender,
        recipients,
        subject.isBlank() ? words.subject() : subject,
        words.text(),
        new Attachment(file.name(), file.kind().contentType(), file.content()));
  }

  private static String id(String what, Job job) {
    return "%s-%d-%d".formatted(what, job.number(), job.receivedAt().toEpochMilli());
  }
}
