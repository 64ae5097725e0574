package dev.platen.printer.mail;

import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.network.NetworkFailure.NotTrusted;
import dev.platen.printer.network.PrinterNetwork;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Reads a cause from what the mail library threw and what the server said last. */
final class SmtpFailure {
  private static final int LONGEST_DETAIL = 300;

  /** A server may repeat what it was sent; anything like a token is not for the log. */
  private static final Pattern SECRET_LIKE = Pattern.compile("[A-Za-z0-9+/=_.-]{60,}");

  /** What the library gives as the server's last words where it hung up. */
  private static final String END_OF_CONNECTION = "[EOF]";

  /** Servers word a wanted POP before SMTP each in its own way. */
  private static final Pattern NAMES_POP =
      Pattern.compile("\\bPOP3?\\b|check (your )?mail first", Pattern.CASE_INSENSITIVE);

  private SmtpFailure() {}

  static Setback of(
      MessagingException exception, SMTPTransport transport, EmailServerSettings settings) {
    if (PrinterNetwork.explain(settings.smtpServer(), settings.smtpPort(), exception)
        instanceof NotTrusted trust) {
      return Setback.of(trust);
    }
    Reply reply =
        reply(exception)
            .orElseGet(
                () -> new Reply(transport.getLastReturnCode(), transport.getLastServerResponse()));
    return new Setback(
        finding(exception, reply, settings), detail(reply, String.valueOf(exception.getMessage())));
  }

  /** What the server's refusal of a sender means, the last reply of {@code transport}. */
  static Setback ofSender(
      SMTPTransport transport, EmailServerSettings settings, boolean authenticated) {
    Reply reply = new Reply(transport.getLastReturnCode(), transport.getLastServerResponse());
    return new Setback(senderFinding(reply, settings, authenticated), detail(reply, "no answer"));
  }

  private static Finding senderFinding(
      Reply reply, EmailServerSettings settings, boolean authenticated) {
    if (reply.code <= 0) {
      return Finding.BROKEN_OFF;
    }
    if (reply.code / 100 == 4) {
      return Finding.REFUSED;
    }
    if (wantsStartTls(reply, settings)) {
      return Finding.STARTTLS_WANTED;
    }
    if (NAMES_POP.matcher(reply.text).find()) {
      return Finding.POP_BEFORE_SMTP_WANTED;
    }
    // 5.7.57: Exchange's word for a client that did not log in.
    if (reply.code == 530 || reply.code == 535 || reply.says("5.7.57")) {
      return authenticated ? Finding.AUTHENTICATION_REFUSED : Finding.SMTP_AUTH_WANTED;
    }
    return Finding.SENDER_REFUSED;
  }

  /** RFC 3207 section 4: 530 Must issue a STARTTLS command first. */
  private static boolean wantsStartTls(Reply reply, EmailServerSettings settings) {
    return settings.secureConnection() == SecureConnection.NONE && reply.says("STARTTLS");
  }

  private static Finding finding(
      MessagingException exception, Reply reply, EmailServerSettings settings) {
    // The library's -1: no reply code, which is either the connection's end or another protocol.
    if (reply.code < 0 && !reply.text.isBlank() && !reply.says(END_OF_CONNECTION)) {
      return Finding.OTHER_PROTOCOL;
    }
    // Its 0: no answer.
    if (reply.code <= 0) {
      return Finding.BROKEN_OFF;
    }
    if (wantsStartTls(reply, settings) && reply.code >= 400) {
      return Finding.STARTTLS_WANTED;
    }
    if (exception instanceof AuthenticationFailedException) {
      // 4xx: not now, which says nothing about the account.
      return reply.code / 100 == 4 ? Finding.REFUSED : Finding.AUTHENTICATION_REFUSED;
    }
    // RFC 5321 section 4.2.4: a server that knows neither EHLO nor HELO is none of SMTP.
    if ((reply.code == 500 || reply.code == 502) && reply(exception).isEmpty()) {
      return Finding.OTHER_PROTOCOL;
    }
    return switch (reply.code) {
      case 530, 535 -> Finding.AUTHENTICATION_REFUSED;
      case 552 -> reply.says("5.2.2") ? Finding.REFUSED : Finding.TOO_LARGE;
      default -> {
        if (reply.says("5.3.4") || reply.says("5.2.3")) {
          yield Finding.TOO_LARGE;
        }
        if (reply.code >= 400) {
          yield exception instanceof SMTPSenderFailedException
              ? Finding.SENDER_REFUSED
              : Finding.REFUSED;
        }
        // The library stops by itself after EHLO where STARTTLS is wanted and not offered.
        yield settings.secureConnection() == SecureConnection.STARTTLS
                && String.valueOf(exception.getMessage()).startsWith("STARTTLS is required")
            ? Finding.STARTTLS_NOT_OFFERED
            : Finding.BROKEN_OFF;
      }
    };
  }

  /** The reply that an exception carries; what came after it, such as RSET's, is of no interest. */
  private static Optional<Reply> reply(Throwable exception) {
    Optional<Reply> found = Optional.empty();
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case SMTPAddressFailedException e ->
            found = Optional.of(new Reply(e.getReturnCode(), e.getMessage()));
        case SMTPSenderFailedException e ->
            found = Optional.of(new Reply(e.getReturnCode(), e.getMessage()));
        case SMTPSendFailedException e ->
            found = Optional.of(new Reply(e.getReturnCode(), e.getMessage()));
        default -> {}
      }
    }
    return found;
  }

  private static String detail(Reply reply, String otherwise) {
    String text = reply.code >= 400 ? reply.text : otherwise;
    String line = text.strip().replaceAll("\\s+", " ");
    String masked = SECRET_LIKE.matcher(line).replaceAll("********");
    return masked.length() > LONGEST_DETAIL ? masked.substring(0, LONGEST_DETAIL) : masked;
  }

  private static final class Reply {
    private final int code;
    private final String text;

    Reply(int code, @Nullable String text) {
      this.code = code;
      this.text = text == null ? "" : text;
    }

    boolean says(String enhancedCode) {
      return text.contains(enhancedCode);
    }
  }
}
