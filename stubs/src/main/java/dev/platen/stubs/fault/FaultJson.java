package dev.platen.stubs.fault;

import dev.platen.stubs.entra.error.ErrorCatalog;
import dev.platen.stubs.json.JsonFields;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Faults as JSON. */
final class FaultJson {
  private static final String DELAY = "delay";
  private static final String OCTETS = "octets";
  private static final String RESET = "reset";

  private FaultJson() {}

  static Fault read(JsonNode json) {
    JsonFields fields = JsonFields.of(json, "A fault");
    Point point = fields.choice("point", Point.class).orElseThrow(() -> fields.missing("point"));
    FaultAction action = action(point, fields);
    Occurrence occurrence =
        fields.object("occurrence", FaultJson::occurrence).orElseGet(Occurrence.Always::new);
    Matcher matcher = fields.object("for", FaultJson::matcher).orElse(Matcher.ANY);
    String id = fields.text("id").orElseGet(() -> UUID.randomUUID().toString());
    if (!id.matches("[A-Za-z0-9._-]{1,64}")) {
      throw fields.wrong("id", "must be of letters, digits, dots, dashes; at most 64");
    }
    fields.end();
    Fault fault = new Fault(id, action, occurrence, matcher);
    checkMatcher(fault);
    return fault;
  }

  private static FaultAction action(Point point, JsonFields fields) {
    String name = fields.requiredText("action");
    Optional<FaultAction> action =
        switch (point) {
          case DNS -> dns(name, fields);
          case TCP -> tcp(name, fields);
          case TLS -> tls(name);
          case HTTP -> http(name, fields);
          case SMTP -> smtp(name, fields);
        };
    return action.orElseThrow(
        () ->
            fields.wrong(
                "action",
                "is \""
                    + name
                    + "\", which "
                    + JsonFields.camel(point)
                    + " does not have; use "
                    + String.join(", ", names(point))));
  }

  private static List<String> names(Point point) {
    return switch (point) {
      case DNS -> List.of("noAnswer", "nxdomain", "servfail", "onlyIpv6", DELAY);
      case TCP -> List.of("refuse", "resetAfterAccept", "resetAfter", "silence");
      case TLS ->
          List.of(
              "expired",
              "notYetValid",
              "wrongName",
              "unknownAuthority",
              "selfSigned",
              "missingIntermediate",
              "onlyTls12",
              "onlyTls13",
              "cut");
      case HTTP -> List.of("status", "trouble", RESET, "truncate", DELAY, "garbage");
      case SMTP -> List.of("reply", "cut", DELAY, "cutInData", "stripStartTls", "cutAfterStartTls");
    };
  }

  private static Optional<FaultAction> dns(String name, JsonFields fields) {
    return Optional.ofNullable(
        switch (name) {
          case "noAnswer" -> new FaultAction.NoAnswer();
          case "nxdomain" -> new FaultAction.NameError();
          case "servfail" -> new FaultAction.ServerFailure();
          case "onlyIpv6" -> new FaultAction.OnlyIpv6();
          case DELAY -> new FaultAction.LateAnswer(delay(fields));
          default -> null;
        });
  }

  private static Optional<FaultAction> tcp(String name, JsonFields fields) {
    return Optional.ofNullable(
        switch (name) {
          case "refuse" -> new FaultAction.Refuse();
          case "resetAfterAccept" -> new FaultAction.ResetAfterAccept();
          case "resetAfter" -> new FaultAction.ResetAfterOctets(octets(fields));
          case "silence" -> new FaultAction.Silence();
          default -> null;
        });
  }

  private static Optional<FaultAction> tls(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "expired" -> new FaultAction.ExpiredCertificate();
          case "notYetValid" -> new FaultAction.NotYetValidCertificate();
          case "selfSigned" -> new FaultAction.SelfSignedCertificate();
          case "missingIntermediate" -> new FaultAction.MissingIntermediate();
          case "wrongName" -> new FaultAction.WrongName();
          case "unknownAuthority" -> new FaultAction.UnknownAuthority();
          case "onlyTls12" -> new FaultAction.OnlyProtocol("TLSv1.2");
          case "onlyTls13" -> new FaultAction.OnlyProtocol("TLSv1.3");
          case "cut" -> new FaultAction.CutHandshake();
          default -> null;
        });
  }

  private static Optional<FaultAction> http(String name, JsonFields fields) {
    return Optional.ofNullable(
        switch (name) {
          case "status" -> {
            int status = fields.number("status", 200).orElseThrow(() -> fields.missing("status"));
            if (status > 599) {
              throw fields.wrong("status", "must be from 200 to 599");
            }
            yield new FaultAction.Status(
                status, fields.number("retryAfter", 0), fields.text("body").orElse(""));
          }
          case "trouble" -> trouble(fields);
          case RESET -> new FaultAction.ResetRequest();
          case "truncate" -> new FaultAction.TruncatedBody(octets(fields));
          case DELAY -> new FaultAction.LateReply(delay(fields));
          case "garbage" -> new FaultAction.Garbage();
          default -> null;
        });
  }

  private static FaultAction trouble(JsonFields fields) {
    int number = fields.number("number", 1).orElseThrow(() -> fields.missing("number"));
    List<Integer> known = ErrorCatalog.troubles();
    if (!known.contains(number)) {
      throw fields.wrong(
          "number",
          "must be an AADSTS number of these: "
              + String.join(", ", known.stream().sorted().map(String::valueOf).toList()));
    }
    return new FaultAction.Trouble(number);
  }

  private static Optional<FaultAction> smtp(String name, JsonFields fields) {
    return Optional.ofNullable(
        switch (name) {
          case "reply" -> new FaultAction.SmtpReply(lines(fields));
          case "cut" -> new FaultAction.Cut(fields.flag(RESET).orElse(false));
          case DELAY -> new FaultAction.LateSmtpReply(delay(fields));
          case "cutInData" ->
              new FaultAction.CutInData(octets(fields), fields.flag(RESET).orElse(false));
          case "stripStartTls" -> new FaultAction.StripStartTls();
          case "cutAfterStartTls" -> new FaultAction.CutAfterStartTls();
          default -> null;
        });
  }

  /** Lines as RFC 5321 section 4.2 has them, of one code. */
  private static List<String> lines(JsonFields fields) {
    List<String> lines = fields.texts("lines");
    if (lines.isEmpty()) {
      throw fields.missing("lines");
    }
    String code = lines.getFirst().substring(0, Math.min(3, lines.getFirst().length()));
    for (int i = 0; i < lines.size(); i++) {
      char mark = i == lines.size() - 1 ? ' ' : '-';
      String line = lines.get(i);
      if (!code.matches("[2-5]\\d\\d")
          || !line.startsWith(code + mark)
          || line.chars().anyMatch(c -> c < ' ')) {
        throw new IllegalArgumentException(
            fields.path("lines")
                + "["
                + i
                + "] must begin with the code of all lines and \""
                + mark
                + "\", such as 451"
                + mark
                + "4.7.0 Try later");
      }
    }
    return lines;
  }

  private static int octets(JsonFields fields) {
    return fields.number(OCTETS, 0).orElseThrow(() -> fields.missing(OCTETS));
  }

  private static Duration delay(JsonFields fields) {
    String text = fields.requiredText(DELAY);
    try {
      Duration delay = Duration.parse(text);
      if (!delay.isNegative()) {
        return delay;
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          fields.wrong(DELAY, "must be an ISO 8601 duration such as PT30S").getMessage(), e);
    }
    throw fields.wrong(DELAY, "must not be negative");
  }

  private static Occurrence occurrence(JsonFields fields) {
    List<Occurrence> given = new ArrayList<>();
    fields.number("first", 1).map(Occurrence.First::new).ifPresent(given::add);
    fields.number("after", 1).map(Occurrence.After::new).ifPresent(given::add);
    fields.number("every", 1).map(Occurrence.Every::new).ifPresent(given::add);
    if (given.size() != 1) {
      throw fields.wrong("first", "or after or every must be given, and one of them only");
    }
    return given.getFirst();
  }

  private static Matcher matcher(JsonFields fields) {
    return new Matcher(
        fields.text("host"),
        fields.text("client"),
        fields.text("tenant"),
        fields.text("user"),
        fields.text("path"),
        fields.choice("command", SmtpCommand.class));
  }

  /**
   * @throws IllegalArgumentException where a fault selects by what is not known at its point
   */
  static void checkMatcher(Fault fault) {
    Set<Matcher.Criterion> known = Matcher.known(fault.action().point());
    for (Matcher.Criterion criterion : criteria(fault.matcher())) {
      if (!known.contains(criterion)) {
        throw new IllegalArgumentException(
            "for."
                + JsonFields.camel(criterion)
                + " is not known at "
                + fault.action().point()
                + "; use "
                + String.join(", ", known.stream().map(JsonFields::camel).toList()));
      }
    }
    boolean ownCommand =
        fault.action() instanceof FaultAction.Smtp
            && !(fault.action() instanceof FaultAction.AtCommand);
    if (ownCommand && fault.matcher().command().isPresent()) {
      throw new IllegalArgumentException(
          "for.command has no meaning for this action, which is about one command only");
    }
  }

  private static List<Matcher.Criterion> criteria(Matcher matcher) {
    List<Matcher.Criterion> all = new ArrayList<>();
    matcher.host().ifPresent(it -> all.add(Matcher.Criterion.HOST));
    matcher.client().ifPresent(it -> all.add(Matcher.Criterion.CLIENT));
    matcher.tenant().ifPresent(it -> all.add(Matcher.Criterion.TENANT));
    matcher.user().ifPresent(it -> all.add(Matcher.Criterion.USER));
    matcher.path().ifPresent(it -> all.add(Matcher.Criterion.PATH));
    matcher.command().ifPresent(it -> all.add(Matcher.Criterion.COMMAND));
    return all;
  }

  // --- Writing

  static Map<String, Object> write(Fault fault) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", fault.id());
    json.put("point", JsonFields.camel(fault.action().point()));
    write(fault.action(), json);
    switch (fault.occurrence()) {
      case Occurrence.Always always -> {}
      case Occurrence.First(int count) -> json.put("occurrence", Map.of("first", count));
      case Occurrence.After(int count) -> json.put("occurrence", Map.of("after", count));
      case Occurrence.Every(int nth) -> json.put("occurrence", Map.of("every", nth));
    }
    Map<String, Object> whom = new LinkedHashMap<>();
    Matcher matcher = fault.matcher();
    matcher.host().ifPresent(it -> whom.put("host", it));
    matcher.client().ifPresent(it -> whom.put("client", it));
    matcher.tenant().ifPresent(it -> whom.put("tenant", it));
    matcher.user().ifPresent(it -> whom.put("user", it));
    matcher.path().ifPresent(it -> whom.put("path", it));
    matcher.command().ifPresent(it -> whom.put("command", it.name().toLowerCase(Locale.ROOT)));
    if (!whom.isEmpty()) {
      json.put("for", whom);
    }
    return json;
  }

  private static void write(FaultAction action, Map<String, Object> json) {
    json.put("action", name(action));
    switch (action) {
      case FaultAction.LateAnswer(Duration delay) -> json.put(DELAY, delay.toString());
      case FaultAction.LateReply(Duration delay) -> json.put(DELAY, delay.toString());
      case FaultAction.LateSmtpReply(Duration delay) -> json.put(DELAY, delay.toString());
      case FaultAction.ResetAfterOctets(int octets) -> json.put(OCTETS, octets);
      case FaultAction.TruncatedBody(int octets) -> json.put(OCTETS, octets);
      case FaultAction.Trouble(int number) -> json.put("number", number);
      case FaultAction.Status status -> {
        json.put("status", status.status());
        status.retryAfter().ifPresent(seconds -> json.put("retryAfter", seconds));
        json.put("body", status.body());
      }
      case FaultAction.SmtpReply(List<String> lines) -> json.put("lines", lines);
      case FaultAction.Cut(boolean reset) -> json.put(RESET, reset);
      case FaultAction.CutInData(int octets, boolean reset) -> {
        json.put(OCTETS, octets);
        json.put(RESET, reset);
      }
      default -> {}
    }
  }

  private static String name(FaultAction action) {
    return switch (action) {
      case FaultAction.NoAnswer it -> "noAnswer";
      case FaultAction.NameError it -> "nxdomain";
      case FaultAction.ServerFailure it -> "servfail";
      case FaultAction.OnlyIpv6 it -> "onlyIpv6";
      case FaultAction.LateAnswer it -> DELAY;
      case FaultAction.Refuse it -> "refuse";
      case FaultAction.ResetAfterAccept it -> "resetAfterAccept";
      case FaultAction.ResetAfterOctets it -> "resetAfter";
      case FaultAction.Silence it -> "silence";
      case FaultAction.ExpiredCertificate it -> "expired";
      case FaultAction.NotYetValidCertificate it -> "notYetValid";
      case FaultAction.SelfSignedCertificate it -> "selfSigned";
      case FaultAction.MissingIntermediate it -> "missingIntermediate";
      case FaultAction.WrongName it -> "wrongName";
      case FaultAction.UnknownAuthority it -> "unknownAuthority";
      case FaultAction.OnlyProtocol(String protocol) ->
          protocol.equals("TLSv1.2") ? "onlyTls12" : "onlyTls13";
      case FaultAction.CutHandshake it -> "cut";
      case FaultAction.Status it -> "status";
      case FaultAction.Trouble it -> "trouble";
      case FaultAction.ResetRequest it -> RESET;
      case FaultAction.TruncatedBody it -> "truncate";
      case FaultAction.LateReply it -> DELAY;
      case FaultAction.Garbage it -> "garbage";
      case FaultAction.SmtpReply it -> "reply";
      case FaultAction.Cut it -> "cut";
      case FaultAction.LateSmtpReply it -> DELAY;
      case FaultAction.CutInData it -> "cutInData";
      case FaultAction.StripStartTls it -> "stripStartTls";
      case FaultAction.CutAfterStartTls it -> "cutAfterStartTls";
    };
  }
}
