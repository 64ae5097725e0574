package dev.platen.stubs.exchange.report;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.platen.stubs.exchange.smtp.Submission;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes reports in the form of Exchange: multipart/report with a text, the fields of RFC 3464, and
 * the message or its header (RFC 6522).
 */
public final class Report {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.US)
          .withZone(ZoneOffset.UTC);
  private static final String LINE = "\r\n";

  private final String server;
  private final String domain;
  private final Submission about;

  /**
   * @param server that reports
   * @param domain of the sender's organization
   * @param about the message
   */
  public Report(String server, String domain, Submission about) {
    this.server = server;
    this.domain = domain;
    this.about = about;
  }

  /** Whether the sender wants a report of this kind; of failure and delay unless they say so. */
  public static boolean isWanted(Submission.Recipient recipient, Reason reason) {
    String notify = recipient.parameters().getOrDefault("NOTIFY", "FAILURE,DELAY");
    return (',' + notify.toUpperCase(Locale.ROOT) + ',').contains(',' + reason.notifyWord() + ',');
  }

  /** The report on one recipient, with its message id. */
  public byte[] octets(Submission.Recipient recipient, Reason reason, Instant at, String id) {
    String boundary = "_" + id.replaceAll("[^A-Za-z0-9]", "_").strip() + "_";
    String text =
        reason.text().replace("{recipient}", recipient.address())
            + LINE
            + LINE
            + (reason.diagnostic() == null ? "" : reason.diagnostic(recipient.address()) + LINE);
    // Where the sender leaves it open, a failure brings the message back, and others its header.
    boolean whole =
        reason.action().equals("failed")
            && !about.parameters().getOrDefault("RET", "FULL").equalsIgnoreCase("HDRS");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    put(
        out,
        "From: \"Microsoft Outlook\" <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@"
            + domain
            + ">"
            + LINE
            + "To: <"
            + about.sender()
            + ">"
            + LINE
            + "Date: "
            + DATE.format(at)
            + LINE
            + "Subject: "
            + encoded(reason.subject().replace("{subject}", subject()))
            + LINE
            + "Message-ID: "
            + id
            + LINE
            + original("Message-ID").map(it -> "In-Reply-To: " + it + LINE).orElse("")
            + "Auto-Submitted: auto-replied"
            + LINE
            + "X-MS-Exchange-Message-Is-Ndr:"
            + LINE
            + "MIME-Version: 1.0"
            + LINE
            + "Content-Type: multipart/report; report-type=delivery-status;"
            + LINE
            + "\tboundary=\""
            + boundary
            + "\""
            + LINE);
    part(out, boundary, "text/plain; charset=utf-8", "Content-Transfer-Encoding: base64" + LINE);
    put(out, base64(text));
    part(out, boundary, "message/delivery-status", "");
    put(out, status(recipient, reason, at));
    part(out, boundary, whole ? "message/rfc822" : "text/rfc822-headers", "");
    out.writeBytes(whole ? about.content() : header());
    put(out, LINE + "--" + boundary + "--" + LINE);
    return out.toByteArray();
  }

  private String status(Submission.Recipient recipient, Reason reason, Instant at) {
    StringBuilder fields = new StringBuilder();
    field(fields, "Original-Envelope-Id", unescaped(about.parameters().getOrDefault("ENVID", "")));
    field(fields, "Reporting-MTA", "dns;" + server);
    field(fields, "Received-From-MTA", "dns;" + about.session().client());
    field(fields, "Arrival-Date", DATE.format(at));
    fields.append(LINE);
    field(
        fields, "Original-Recipient", unescaped(recipient.parameters().getOrDefault("ORCPT", "")));
    field(fields, "Final-Recipient", "rfc822;" + recipient.address());
    field(fields, "Action", reason.action());
    field(fields, "Status", reason.status());
    String diagnostic = reason.diagnostic(recipient.address());
    field(fields, "Diagnostic-Code", diagnostic.isEmpty() ? "" : "smtp;" + diagnostic);
    return fields.toString();
  }

  private static void field(StringBuilder fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.append(name).append(": ").append(value).append(LINE);
    }
  }

  private static void part(ByteArrayOutputStream out, String boundary, String type, String more) {
    put(out, LINE + "--" + boundary + LINE + "Content-Type: " + type + LINE + more + LINE);
  }

  private static void put(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(String text) {
    return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] header() {
    byte[] content = about.content();
    for (int i = 3; i < content.length; i++) {
      if (content[i] == '\n' && content[i - 2] == '\n' && content[i - 1] == '\r') {
        return java.util.Arrays.copyOf(content, i - 1);
      }
    }
    return content;
  }

  private String subject() {
    String subject = original("Subject").orElse("");
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(subject));
    } catch (UnsupportedEncodingException e) {
      return subject;
    }
  }

  private Optional<String> original(String name) {
    try {
      String value =
          new InternetHeaders(new ByteArrayInputStream(header()), true).getHeader(name, " ");
      return Optional.ofNullable(value).map(it -> it.replaceAll("[\\p{Cntrl}]+", " ").strip());
    } catch (MessagingException e) {
      return Optional.empty();
    }
  }

  private static String encoded(String text) {
    try {
      return US_ASCII.newEncoder().canEncode(text)
          ? text
          : MimeUtility.encodeText(text, "UTF-8", "B");
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Every JVM has UTF-8", e);
    }
  }

  /** Reads xtext (RFC 3461 section 4); what would break the line is left out. */
  private static String unescaped(String xtext) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < xtext.length(); i++) {
      char c = xtext.charAt(i);
      if (c == '+'
          && i + 2 < xtext.length()
          && xtext.substring(i + 1, i + 3).matches("[0-9A-F]{2}")) {
        c = (char) Integer.parseInt(xtext.substring(i + 1, i + 3), 16);
        i += 2;
      }
      if (c >= ' ' && c != 0x7f) {
        text.append(c);
      }
    }
    return text.toString();
  }
}
