package dev.platen.stubs.exchange.smtp;

import dev.platen.stubs.exchange.smtp.Command.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads command lines (RFC 5321 section 4.1). */
final class CommandParser {
  private static final String INVALID_ARGUMENTS = "invalid-arguments";

  /** The verbs of RFC 5321 section 4.1.1 and its appendix F, and of RFC 1985, that are not done. */
  private static final Set<String> UNIMPLEMENTED =
      Set.of("EXPN", "SEND", "SOML", "SAML", "TURN", "ETRN");

  private static final Pattern SIZE = Pattern.compile("[0-9]{1,20}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern PARAMETER =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9-]*)(?:=([^\\s=][^\\s]*))?");
  private static final Pattern XTEXT = Pattern.compile("(?:[!-*,-<>-~]|\\+[0-9A-F]{2})+");
  private static final Pattern NOTIFY =
      Pattern.compile(
          "NEVER|(?:SUCCESS|FAILURE|DELAY)(?:,(?:SUCCESS|FAILURE|DELAY)){0,2}",
          Pattern.CASE_INSENSITIVE);

  /** A type and an address in xtext; utf-8 addresses are as they are (RFC 3461 4.2, RFC 6533 3). */
  private static final Pattern ORIGINAL_RECIPIENT =
      Pattern.compile(
          "[A-Za-z0-9-]+;(?:(?:[!-*,-<>-~]|\\+[0-9A-F]{2})+)|utf-8;[^\\s\\p{Cntrl}]+",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?");
  private static final Pattern ADDRESS_LITERAL =
      Pattern.compile("\\[(?:IPv6:)?[0-9A-Fa-f:.]+]", Pattern.CASE_INSENSITIVE);

  private CommandParser() {}

  static Command parse(String line) {
    int space = line.indexOf(' ');
    String word = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
    String argument = space < 0 ? "" : line.substring(space + 1).strip();
    Verb verb;
    try {
      verb = Verb.valueOf(word);
    } catch (IllegalArgumentException e) {
      return UNIMPLEMENTED.contains(word) ? new Command.Unimplemented() : new Command.Unknown();
    }
    return switch (verb) {
      case EHLO, HELO ->
          isDomain(argument)
              ? new Command.Hello(verb == Verb.EHLO, argument)
              : new Command.Malformed(verb, "invalid-domain");
      case STARTTLS -> bare(verb, argument, new Command.StartTls());
      case AUTH -> auth(argument);
      case MAIL -> mail(argument);
      case RCPT -> recipient(argument);
      case DATA -> bare(verb, argument, new Command.Data());
      case BDAT -> chunk(argument);
      case RSET -> bare(verb, argument, new Command.Reset());
      case QUIT -> bare(verb, argument, new Command.Quit());
      case NOOP -> new Command.Noop();
      case VRFY -> new Command.Verify();
      case HELP -> new Command.Help();
    };
  }

  private static Command bare(Verb verb, String argument, Command command) {
    return argument.isEmpty() ? command : new Command.Malformed(verb, INVALID_ARGUMENTS);
  }

  private static Command auth(String argument) {
    String[] words = argument.split(" +", -1);
    if (argument.isEmpty() || words.length > 2) {
      return new Command.Malformed(Verb.AUTH, INVALID_ARGUMENTS);
    }
    return new Command.Auth(
        words[0].toUpperCase(Locale.ROOT),
        words.length == 2 ? Optional.of(words[1]) : Optional.empty());
  }

  private static Command chunk(String argument) {
    String[] words = argument.split(" +", -1);
    boolean last = words.length == 2 && words[1].equalsIgnoreCase("LAST");
    if (words.length > 2 || (words.length == 2 && !last) || !NUMBER.matcher(words[0]).matches()) {
      return new Command.Malformed(Verb.BDAT, INVALID_ARGUMENTS);
    }
    return new Command.Chunk(Long.parseLong(words[0]), last);
  }

  private static Command mail(String argument) {
    Optional<Path> path = path(argument, "FROM:");
    Optional<Map<String, String>> parameters = path.flatMap(p -> parameters(p.rest()));
    if (path.isEmpty()
        || parameters.isEmpty()
        || !mailParametersAreValid(parameters.orElseThrow())) {
      return new Command.Malformed(Verb.MAIL, INVALID_ARGUMENTS);
    }
    String address = path.orElseThrow().address();
    if (!address.isEmpty()
        && !isAddress(address, parameters.orElseThrow().containsKey("SMTPUTF8"))) {
      return new Command.Malformed(Verb.MAIL, "sender-invalid");
    }
    return new Command.Mail(address, parameters.orElseThrow());
  }

  private static Command recipient(String argument) {
    Optional<Path> path = path(argument, "TO:");
    Optional<Map<String, String>> parameters = path.flatMap(p -> parameters(p.rest()));
    if (path.isEmpty()
        || parameters.isEmpty()
        || !recipientParametersAreValid(parameters.orElseThrow())) {
      return new Command.Malformed(Verb.RCPT, INVALID_ARGUMENTS);
    }
    // Whether SMTPUTF8 was asked for is the transaction's to know.
    if (!isAddress(path.orElseThrow().address(), true)) {
      return new Command.Malformed(Verb.RCPT, "recipient-invalid");
    }
    return new Command.Recipient(path.orElseThrow().address(), parameters.orElseThrow());
  }

  /** The path with or without angle brackets, as the service takes both. */
  private static Optional<Path> path(String argument, String keyword) {
    if (!argument.regionMatches(true, 0, keyword, 0, keyword.length())) {
      return Optional.empty();
    }
    String text = argument.substring(keyword.length()).strip();
    if (text.startsWith("<")) {
      int end = closing(text);
      if (end < 0 || (end + 1 < text.length() && text.charAt(end + 1) != ' ')) {
        return Optional.empty();
      }
      return Optional.of(
          new Path(withoutRoute(text.substring(1, end)), text.substring(end + 1).strip()));
    }
    int space = text.indexOf(' ');
    String address = space < 0 ? text : text.substring(0, space);
    return address.isEmpty()
        ? Optional.empty()
        : Optional.of(new Path(address, text.substring(address.length()).strip()));
  }

  /** The bracket that ends the path; one inside a quoted local part does not. */
  private static int closing(String text) {
    boolean quoted = false;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '>' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  /** A source route is to be ignored (RFC 5321 appendix C). */
  private static String withoutRoute(String path) {
    int colon = path.startsWith("@") ? path.indexOf(':') : -1;
    return colon < 0 ? path : path.substring(colon + 1);
  }

  private static Optional<Map<String, String>> parameters(String text) {
    Map<String, String> parameters = new TreeMap<>();
    for (String word : words(text)) {
      var matcher = PARAMETER.matcher(word);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      String value = matcher.group(2) == null ? "" : matcher.group(2);
      if (parameters.put(matcher.group(1).toUpperCase(Locale.ROOT), value) != null) {
        return Optional.empty();
      }
    }
    parameters.computeIfPresent("BODY", (key, value) -> value.toUpperCase(Locale.ROOT));
    return Optional.of(parameters);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>(List.of(text.split(" +", -1)));
    words.removeIf(String::isEmpty);
    return words;
  }

  private static boolean mailParametersAreValid(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .allMatch(
            entry -> {
              String value = entry.getValue();
              return switch (entry.getKey()) {
                case "SIZE" -> SIZE.matcher(value).matches();
                case "BODY" -> List.of("7BIT", "8BITMIME", "BINARYMIME").contains(value);
                case "RET" -> value.equalsIgnoreCase("FULL") || value.equalsIgnoreCase("HDRS");
                case "ENVID" -> value.length() <= 100 && XTEXT.matcher(value).matches();
                case "AUTH" -> XTEXT.matcher(value).matches();
                case "SMTPUTF8" -> value.isEmpty();
                default -> false;
              };
            });
  }

  private static boolean recipientParametersAreValid(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .allMatch(
            entry -> {
              String value = entry.getValue();
              return switch (entry.getKey()) {
                case "NOTIFY" -> NOTIFY.matcher(value).matches();
                case "ORCPT" ->
                    value.length() <= 500 && ORIGINAL_RECIPIENT.matcher(value).matches();
                default -> false;
              };
            });
  }

  /**
   * What EHLO takes: labels of letters, digits and hyphens, an IPv4 address, an address literal.
   * "name." with its trailing dot is refused by the service (reference exchange 1.3).
   */
  static boolean isDomain(String name) {
    if (name.isEmpty() || name.length() > 255) {
      return false;
    }
    if (name.startsWith("[")) {
      return ADDRESS_LITERAL.matcher(name).matches();
    }
    for (String label : name.split("\\.", -1)) {
      if (label.length() > 63 || !LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return true;
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static boolean isAddress(String address, boolean international) {
    int at = address.lastIndexOf('@');
    if (at < 1 || at == address.length() - 1 || address.length() > 320) {
      return false;
    }
    boolean quoted = address.startsWith("\"") && address.charAt(at - 1) == '"' && at > 2;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c < ' ' || c == 0x7f || c == '\uFFFD' || (c >= 0x80 && !international)) {
        return false;
      }
      if (!quoted && " <>()[]\\,;:\"".indexOf(c) >= 0 && i < at) {
        return false;
      }
    }
    String domain = address.substring(at + 1);
    return isAscii(domain) ? isDomain(domain) : domain.indexOf(' ') < 0;
  }

  private record Path(String address, String rest) {}
}
