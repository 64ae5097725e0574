package dev.platen.stubs.exchange.trace;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.exchange.smtp.Identity;
import dev.platen.stubs.exchange.smtp.MailService;
import dev.platen.stubs.exchange.smtp.ReplyCatalogue;
import dev.platen.stubs.exchange.smtp.Submission;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.util.UUID;

/** Notes what another service does with mail. */
public final class TracedMail implements MailService {
  private static final int LONGEST_SUBJECT = 200;

  private final MailService mail;
  private final Directory directory;
  private final ReplyCatalogue replies;
  private final SubmissionLog log;

  public TracedMail(
      MailService mail, Directory directory, ReplyCatalogue replies, SubmissionLog log) {
    this.mail = mail;
    this.directory = directory;
    this.replies = replies;
    this.log = log;
  }

  @Override
  public Verdict sender(Identity identity, String sender) {
    return mail.sender(identity, sender);
  }

  @Override
  public Verdict recipient(Identity identity, String recipient) {
    return mail.recipient(identity, recipient);
  }

  @Override
  public Verdict submit(Submission submission) {
    Verdict verdict = mail.submit(submission);
    UUID tenant = submission.identity().tenant();
    if (directory.tenant(tenant).isPresent()) {
      log.add(
          tenant,
          new TracedMessage(
              directory.clock(tenant).instant(),
              submission.identity().mailbox(),
              submission.sender(),
              submission.recipients().stream().map(Submission.Recipient::address).toList(),
              subject(submission.content()),
              submission.content().length,
              verdict instanceof Refused no ? replies.bare(no.reply(), no.values()) : ""));
    }
    return verdict;
  }

  private static String subject(byte[] content) {
    try {
      String header =
          new InternetHeaders(new ByteArrayInputStream(content), true).getHeader("Subject", " ");
      String text =
          header == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(header)).strip();
      return text.length() > LONGEST_SUBJECT ? text.substring(0, LONGEST_SUBJECT) : text;
    } catch (MessagingException | UnsupportedEncodingException e) {
      return ""; // a trace shows what it can
    }
  }
}
