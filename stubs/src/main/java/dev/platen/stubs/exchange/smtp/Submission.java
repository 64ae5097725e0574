package dev.platen.stubs.exchange.smtp;

import java.util.List;
import java.util.Map;

/**
 * A whole message with its envelope.
 *
 * @param identity who submits it
 * @param sender the reverse path, empty for the null sender
 * @param parameters those of MAIL, by upper-case keyword: {@code RET}, {@code ENVID}, {@code
 *     SMTPUTF8}
 * @param recipients each address once
 * @param content as sent, dots unstuffed; not copied, do not change it
 * @param session that brought it
 */
@SuppressWarnings("ArrayRecordComponent") // large, never compared, never changed
public record Submission(
    Identity identity,
    String sender,
    Map<String, String> parameters,
    List<Recipient> recipients,
    byte[] content,
    Session session) {

  public Submission {
    parameters = Map.copyOf(parameters);
    recipients = List.copyOf(recipients);
  }

  /**
   * @param address the forward path
   * @param parameters those of RCPT (RFC 3461), by upper-case keyword: {@code NOTIFY}, {@code
   *     ORCPT}
   */
  public record Recipient(String address, Map<String, String> parameters) {
    public Recipient {
      parameters = Map.copyOf(parameters);
    }
  }

  /**
   * The session of a submission.
   *
   * @param id as in the banner
   * @param client the address that it came from
   * @param tls the version, for example {@code TLSv1.3}
   */
  public record Session(String id, String client, String tls) {}

  @Override
  public String toString() {
    return "Submission[" + sender + " to " + recipients.size() + ", " + content.length + " octets]";
  }
}
