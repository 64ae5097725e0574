package dev.platen.printer.mail;

import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.mail.MailOutcome.Cause;
import dev.platen.printer.mail.MailOutcome.Failed;
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

  private SmtpFailure() {}

  static Failed of(
      MessagingException exception, SMTPTransport transport, EmailServerSettings settings) {
    if (PrinterNetwork.explain(settings.smtpServer(), settings.smtpPort(), exception)
        instanceof NotTrusted trust) {
      return new Failed(Cause.CERTIFICATE_NOT_TRUSTED, trust.toString());
    }
    Reply reply =
        reply(exception)
            .orElseGet(
                () -> new Reply(transport.getLastReturnCode(), transport.getLastServerResponse()));
    return new Failed(cause(exception, reply, settings), detail(reply, exception));
  }

  private static Cause cause(
      MessagingException exception, Reply reply, EmailServerSettings settings) {
    // The library's 0 and -1: no answer, and the end of the connection.
    if (reply.code <= 0) {
      return Cause.NOT_CONNECTED;
    }
    if (exception instanceof AuthenticationFailedException) {
      // 4xx: not now, which says nothing about the account.
      return reply.code / 100 == 4 ? Cause.REFUSED : Cause.AUTHENTICATION_REFUSED;
    }
    return switch (reply.code) {
      case 530, 535 -> Cause.AUTHENTICATION_REFUSED;
      case 552 -> reply.says("5.2.2") ? Cause.REFUSED : Cause.TOO_LARGE;
      default -> {
        if (reply.says("5.3.4") || reply.says("5.2.3")) {
          yield Cause.TOO_LARGE;
        }
        if (reply.code >= 400) {
          yield Cause.REFUSED;
        }
        // The library stops by itself after EHLO where STARTTLS is wanted and not offered.
        yield settings.secureConnection() == SecureConnection.STARTTLS
                && String.valueOf(exception.getMessage()).startsWith("STARTTLS is required")
            ? Cause.ENCRYPTION_NOT_OFFERED
            : Cause.NOT_CONNECTED;
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

  private static String detail(Reply reply, MessagingException exception) {
    String text = reply.code >= 400 ? reply.text : String.valueOf(exception.getMessage());
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
