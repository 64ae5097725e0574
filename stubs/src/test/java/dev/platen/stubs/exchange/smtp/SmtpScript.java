package dev.platen.stubs.exchange.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.fault.Faults;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a conversation from a text file against the session core.
 *
 * <pre>
 * # a comment
 * ! tarpit 5                  before the first line: message N, header N, recipients N, line N, budget N,
 *                             tarpit S, errors N, logons N, obsolete (TLS is of a version that is no longer served)
 * C: text                     a line from the client; several in a row are sent in one piece
 * C&gt; text                     the same without a line end
 * S: text                     a line from the server; S+5: one that is held back for 5 s
 * TLS                         the server starts TLS
 * CLOSE                       the server closes the connection
 * PASS PT20M                  time passes
 * IDLE                        the client has been silent for too long
 * EXPIRED                     the session has lasted for too long
 * M: from|to,to|content       a message is handed over for delivery, before its reply
 * </pre>
 *
 * In all lines {@code {b64:text}}, {@code {rep:n:text}}, {@code {hex:0A}} and the escapes {@code \r
 * \n \1} stand for what they say.
 */
final class SmtpScript {
  static final Instant NOW = Instant.parse("2026-11-09T08:05:03.090Z");
  private static final Pattern MACRO = Pattern.compile("\\{(b64|rep|hex):([^{}]*)}");

  private final List<String> lines;
  private Instant now = NOW;
  private final List<String> happened = new ArrayList<>();

  SmtpScript(String text) {
    this.lines = text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
  }

  /**
   * Plays the script.
   *
   * @param pieces whether what the client sends arrives octet by octet
   * @return the transcript of the session
   */
  SmtpTranscript play(boolean pieces) throws Exception {
    Transcripts all = new Transcripts();
    SmtpSession session = new SmtpSession(serviceWith(all), InetAddress.getByName("192.0.2.7"));
    List<String> expected = new ArrayList<>();
    StringBuilder sent = new StringBuilder();
    note(session.open());
    for (String line : lines) {
      if (line.startsWith("!")) {
        continue;
      }
      if (line.startsWith("C:") || line.startsWith("C>")) {
        sent.append(unescaped(line.length() < 3 ? "" : line.substring(3)));
        sent.append(line.startsWith("C:") ? "\r\n" : "");
        continue;
      }
      if (!sent.isEmpty()) {
        assertThat(happened).containsExactlyElementsOf(expected);
        send(session, sent.toString().getBytes(UTF_8), pieces);
        sent.setLength(0);
      }
      switch (line.split(" ")[0]) {
        case "PASS" -> now = now.plus(Duration.parse(line.substring(5)));
        case "IDLE" -> note(session.idle());
        case "EXPIRED" -> note(session.expired());
        default -> expected.add(unescaped(line));
      }
    }
    if (!sent.isEmpty()) {
      send(session, sent.toString().getBytes(UTF_8), pieces);
    }
    assertThat(happened).containsExactlyElementsOf(expected);
    session.ended();
    return all.recent(1).getFirst();
  }

  private void send(SmtpSession session, byte[] octets, boolean pieces) {
    int step = pieces ? 1 : octets.length;
    for (int i = 0; i < octets.length; i += step) {
      session.receive(octets, i, step);
      Optional<Action> action = session.next();
      while (action.isPresent()) {
        note(action.get());
        if (action.get() instanceof Action.StartTls) {
          secured(session);
          if (pieces) {
            // What is still under way would break the handshake.
            return;
          }
        } else if (ended(action.get())) {
          return;
        }
        action = session.next();
      }
    }
  }

  private void secured(SmtpSession session) {
    if (lines.contains("! obsolete")) {
      session.securedObsoletely("TLS 1.0");
    } else {
      session.secured("TLS");
    }
  }

  private static boolean ended(Action action) {
    return action instanceof Action.Close
        || (action instanceof Action.Later later && later.then() instanceof Action.Close);
  }

  private void note(Action action) {
    Duration delay =
        switch (action) {
          case Action.Send send -> send.delay();
          case Action.Later later -> later.delay();
          default -> Duration.ZERO;
        };
    String prefix = delay.isZero() ? "S: " : "S+" + delay.toSeconds() + ": ";
    action.reply().lines().forEach(line -> happened.add(prefix + line));
    switch (action) {
      case Action.StartTls tls -> happened.add("TLS");
      case Action.Close close -> happened.add("CLOSE");
      case Action.Send send -> {}
      case Action.Later later -> happened.add(ended(later) ? "CLOSE" : "LATER");
      case Action.Cut cut -> happened.add("CUT");
    }
  }

  /** A service with nothing special, for tests without a script. */
  static SmtpService service(Transcripts transcripts) {
    return new SmtpScript("").serviceWith(transcripts);
  }

  /** The same with so much memory. */
  static SmtpService service(ContentBudget budget) {
    return new SmtpScript("").serviceWith(new Transcripts(), budget);
  }

  private SmtpService serviceWith(Transcripts all) {
    return serviceWith(all, new ContentBudget(setting("budget", Integer.MAX_VALUE)));
  }

  private SmtpService serviceWith(Transcripts all, ContentBudget budget) {
    SmtpLimits standard = SmtpLimits.standard();
    return new SmtpService(
        ReplyCatalogue.standard(),
        ServerNames.standard(),
        new SessionIds(NOW),
        new SmtpLimits(
            setting("message", standard.messageOctets()),
            setting("header", standard.headerOctets()),
            setting("recipients", standard.recipients()),
            setting("line", standard.lineOctets()),
            setting("errors", standard.protocolErrors()),
            setting("logons", standard.logonFailures()),
            standard.session()),
        Duration.ofSeconds(setting("tarpit", 0)),
        new ScriptClock(),
        new Doorkeeper(),
        this::take,
        all,
        new Faults(),
        budget);
  }

  private int setting(String name, int otherwise) {
    return lines.stream()
        .filter(line -> line.startsWith("! " + name + " "))
        .map(line -> Integer.parseInt(line.substring(name.length() + 3)))
        .findFirst()
        .orElse(otherwise);
  }

  private MailService.Verdict take(Submission submission) {
    happened.add(
        "M: "
            + submission.sender()
            + "|"
            + String.join(
                ",", submission.recipients().stream().map(Submission.Recipient::address).toList())
            + "|"
            + new String(submission.content(), ISO_8859_1));
    return new MailService.Accepted(Map.of("message-id", "<1@client>"));
  }

  private static String unescaped(String text) {
    String plain = text.replace("\\r", "\r").replace("\\n", "\n").replace("\\1", "\u0001");
    Matcher macro = MACRO.matcher(plain);
    StringBuilder result = new StringBuilder();
    while (macro.find()) {
      macro.appendReplacement(result, Matcher.quoteReplacement(expanded(macro)));
    }
    macro.appendTail(result);
    return result.toString();
  }

  private static String expanded(Matcher macro) {
    String argument = macro.group(2);
    return switch (macro.group(1)) {
      case "b64" -> Base64.getEncoder().encodeToString(argument.getBytes(UTF_8));
      case "hex" -> String.valueOf((char) Integer.parseInt(argument, 16));
      default -> {
        String[] parts = argument.split(":", 2);
        yield parts[1].repeat(Integer.parseInt(parts[0]));
      }
    };
  }

  /** Stands still but for what the script says. */
  private final class ScriptClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Lets ada in with the password "right" or any token that begins with "good". */
  private static final class Doorkeeper implements Authenticator {
    private static final Identity ADA = new Identity(new UUID(0, 1), "ada@contoso.example");

    @Override
    public Result password(String user, String password) {
      return user.equals("ada@contoso.example") && password.equals("right")
          ? new Authenticated(ADA)
          : new Refused("auth-wrong-credentials", "wrong");
    }

    @Override
    public Result bearer(String user, String token) {
      return user.equals("ada@contoso.example") && token.startsWith("good")
          ? new Authenticated(ADA)
          : new Refused("auth-failed", "wrong");
    }
  }
}
