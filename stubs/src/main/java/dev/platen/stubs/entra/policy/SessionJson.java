package dev.platen.stubs.entra.policy;

import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.SessionControls;
import dev.platen.stubs.json.JsonFields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Graph's JSON of session controls. */
final class SessionJson {
  private static final String TYPE = "@odata.type";
  private static final String SECOND_FACTOR = "secondaryAuthentication";

  private SessionJson() {}

  static SessionControls read(JsonFields json) {
    json.ignore(TYPE, "disableResilienceDefaults");
    json.empty("globalSecureAccessFilteringProfile");
    Optional<Frequency> frequency = json.object("signInFrequency", SessionJson::frequency);
    List<String> others = new ArrayList<>();
    on(json, "applicationEnforcedRestrictions", "", Set.of(), others);
    on(
        json,
        "cloudAppSecurity",
        "cloudAppSecurityType",
        Set.of("mcasConfigured", "monitorOnly", "blockDownloads"),
        others);
    on(json, "persistentBrowser", "mode", Set.of("always", "never"), others);
    json.object(
        "continuousAccessEvaluation",
        it -> {
          it.ignore(TYPE);
          oneOf(it, "mode", Set.of("strictEnforcement", "disabled", "strictLocation"));
          return true;
        });
    json.object(
        "secureSignInSession",
        it -> {
          it.ignore(TYPE);
          if (it.flag("isEnabled").orElse(false)) {
            throw it.wrong("isEnabled", "cannot be true here; tokens are bound to no device");
          }
          return true;
        });
    return new SessionControls(
        frequency.flatMap(Frequency::every),
        frequency.filter(Frequency::secondFactorOnly).isPresent(),
        others);
  }

  /** A control that limits browsers and applications: kept, shown, and without effect on tokens. */
  private static void on(
      JsonFields json, String name, String choice, Set<String> values, List<String> others) {
    boolean on =
        json.object(
                name,
                it -> {
                  it.ignore(TYPE);
                  if (!choice.isEmpty()) {
                    oneOf(it, choice, values);
                  }
                  return it.flag("isEnabled").orElse(true);
                })
            .orElse(false);
    if (on) {
      others.add(name);
    }
  }

  private static void oneOf(JsonFields json, String name, Set<String> values) {
    json.text(name)
        .filter(value -> !values.contains(value))
        .ifPresent(
            value -> {
              throw json.wrong(
                  name, "must be one of " + String.join(", ", values.stream().sorted().toList()));
            });
  }

  private record Frequency(Optional<Duration> every, boolean secondFactorOnly) {}

  private static Frequency frequency(JsonFields json) {
    json.ignore(TYPE);
    oneOf(json, "authenticationType", Set.of("primaryAndSecondaryAuthentication", SECOND_FACTOR));
    boolean secondFactorOnly =
        json.text("authenticationType").filter(SECOND_FACTOR::equals).isPresent();
    boolean enabled = json.flag("isEnabled").orElse(true);
    Optional<Integer> value = json.number("value", 1);
    Optional<String> type = json.text("type");
    Duration every =
        switch (json.text("frequencyInterval").orElse("timeBased")) {
          case "everyTime" -> Duration.ZERO;
          case "timeBased" -> {
            int number = value.orElseThrow(() -> json.missing("value"));
            yield switch (type.orElseThrow(() -> json.missing("type"))) {
              case "hours" -> Duration.ofHours(number);
              case "days" -> Duration.ofDays(number);
              default -> throw json.wrong("type", "must be hours or days");
            };
          }
          default -> throw json.wrong("frequencyInterval", "must be timeBased or everyTime");
        };
    return new Frequency(enabled ? Optional.of(every) : Optional.empty(), secondFactorOnly);
  }
}
