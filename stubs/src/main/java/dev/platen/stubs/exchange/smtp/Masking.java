package dev.platen.stubs.exchange.smtp;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a line from the client is recorded. What might be a secret is left out here, so that nothing
 * behind this point ever has it: the payload of AUTH, and any line that is no known command, since
 * a client that missed a refusal may send its password as one.
 */
final class Masking {
  static final String MASK = "********";

  private static final Set<String> MECHANISMS =
      Set.of(
          "LOGIN",
          "PLAIN",
          "XOAUTH2",
          "OAUTHBEARER",
          "CRAM-MD5",
          "DIGEST-MD5",
          "NTLM",
          "GSSAPI",
          "SCRAM-SHA-1",
          "SCRAM-SHA-256",
          "EXTERNAL",
          "ANONYMOUS");

  /** Verbs of other servers and protocols, worth reading in a transcript. */
  private static final Set<String> FOREIGN =
      Set.of(
          "ETRN",
          "TURN",
          "ATRN",
          "EXPN",
          "SEND",
          "SOML",
          "SAML",
          "XCLIENT",
          "XFORWARD",
          "BURL",
          "LHLO",
          "PROXY",
          "GET",
          "POST");

  private static final Pattern ATTACHED_AUTH =
      Pattern.compile("\\bAUTH[\\s?].*", Pattern.CASE_INSENSITIVE);

  private Masking() {}

  static String command(String line, Command command) {
    return switch (command) {
      case Command.Unknown unknown -> unknown(line);
      case Command.Unimplemented unimplemented -> unknown(line);
      case Command.Auth auth -> auth(auth);
      case Command.Malformed malformed when malformed.verb() == Command.Verb.AUTH ->
          line.strip().length() > 4 ? "AUTH " + MASK : "AUTH";
      default -> printable(line);
    };
  }

  static String response(String line) {
    return line.equals("*") ? line : MASK;
  }

  private static String unknown(String line) {
    String word = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
    return FOREIGN.contains(word)
        ? word + (line.length() > word.length() ? " " + MASK : "")
        : "(unrecognized line of " + line.length() + " characters)";
  }

  private static String auth(Command.Auth auth) {
    String mechanism = MECHANISMS.contains(auth.mechanism()) ? auth.mechanism() : MASK;
    return "AUTH " + mechanism + (auth.initial().isPresent() ? " " + MASK : "");
  }

  /**
   * Control characters would forge lines of the transcript; and a client that forgot a line end may
   * have put AUTH behind another command.
   */
  private static String printable(String line) {
    return ATTACHED_AUTH.matcher(line.replaceAll("\\p{Cntrl}", "?")).replaceFirst("AUTH " + MASK);
  }
}
