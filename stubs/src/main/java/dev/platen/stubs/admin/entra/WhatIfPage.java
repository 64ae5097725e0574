package dev.platen.stubs.admin.entra;

import dev.platen.stubs.admin.Answer;
import dev.platen.stubs.admin.NoSuchPageException;
import dev.platen.stubs.admin.Texts;
import dev.platen.stubs.admin.Visit;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.entra.access.PolicyAdministration;
import dev.platen.stubs.entra.access.SignInReasons;
import dev.platen.stubs.entra.access.WhatIf;
import dev.platen.stubs.entra.error.ErrorCatalog;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.ClientApp;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platform;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Risk;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.TransferMethod;
import dev.platen.stubs.entra.policy.Decision;
import dev.platen.stubs.entra.policy.IpRange;
import dev.platen.stubs.entra.policy.Outcome;
import dev.platen.stubs.entra.scope.Resource;
import dev.platen.stubs.json.JsonFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** "What If": which policies a sign-in would meet. Asks by GET, and changes nothing. */
public final class WhatIfPage {
  private static final String TITLE = "What If";

  private final Directory directory;
  private final ErrorCatalog errors = new ErrorCatalog(false);

  WhatIfPage(Directory directory) {
    this.directory = directory;
  }

  /** Something to choose. */
  public record Choice(String value, String text, boolean chosen) {}

  /**
   * A field with what is chosen from.
   *
   * @param id also its name in the query
   */
  public record Field(String id, String label, List<Choice> choices) {}

  /** What is filled in. */
  public record Form(List<Field> fields, String ipAddress, String country) {}

  /**
   * A policy and its part.
   *
   * @param text why it does not apply, or what it does
   */
  public record Line(String policy, String state, boolean applies, String text) {}

  /**
   * The answer.
   *
   * @param where address and country of the sign-in
   * @param securityDefaults whether those are on, which come before any policy
   */
  public record Result(
      String heading,
      String where,
      boolean securityDefaults,
      List<Line> lines,
      List<String> reportOnly) {}

  Answer answer(Visit visit) {
    if (visit.posted() || visit.depth() != 1) {
      throw new NoSuchPageException();
    }
    if (visit.query("user").isEmpty()) {
      return page(visit, Answer.page("whatif", TITLE), Optional.empty(), "");
    }
    try {
      WhatIf.Question question = question(visit);
      WhatIf found = new PolicyAdministration(directory, visit.tenant().id()).whatIf(question);
      return page(
          visit, Answer.page("whatif", TITLE), Optional.of(result(visit, question, found)), "");
    } catch (IllegalArgumentException e) {
      return page(
          visit, Answer.refused("whatif", TITLE), Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  // --- The question

  private static WhatIf.Question question(Visit visit) {
    if (visit.tenant().users().stream().noneMatch(user -> is(visit, "user", user.id()))) {
      throw new IllegalArgumentException("Choose a user");
    }
    Resource resource =
        Resource.all().stream()
            .filter(one -> is(visit, "resource", one.id()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Choose a resource"));
    String address = query(visit, "ip");
    if (IpRange.parse(address + "/0").isEmpty()) {
      throw new IllegalArgumentException(
          "The IP address must be one such as 203.0.113.7 or 2001:db8::7");
    }
    return new WhatIf.Question(
        query(visit, "user"),
        resource.id(),
        JsonFields.constant("The client app", query(visit, "client"), ClientApp.class),
        visit
            .query("platform")
            .filter(text -> !text.equals("unknown"))
            .map(text -> JsonFields.constant("The device platform", text, Platform.class)),
        JsonFields.constant("The authentication flow", query(visit, "flow"), TransferMethod.class),
        address,
        country(query(visit, "country")),
        Optional.empty(),
        Optional.empty(),
        JsonFields.constant("The sign-in risk", query(visit, "signInRisk"), Risk.class),
        JsonFields.constant("The user risk", query(visit, "userRisk"), Risk.class));
  }

  private static Optional<String> country(String text) {
    String code = text.strip().toUpperCase(Locale.ROOT);
    if (!code.isEmpty() && !Arrays.asList(Locale.getISOCountries()).contains(code)) {
      throw new IllegalArgumentException(
          "The country must be an ISO 3166 code such as SE, or empty for that of the address");
    }
    return Optional.of(code).filter(one -> !one.isEmpty());
  }

  private static String query(Visit visit, String name) {
    return visit.query(name).orElse("");
  }

  // --- The answer

  private Result result(Visit visit, WhatIf.Question question, WhatIf found) {
    String heading =
        found.result() == 0
            ? "Result: let in"
            : "Result: refused, AADSTS"
                + found.result()
                + " ("
                + SignInReasons.words(found.result(), errors)
                + ")";
    String where =
        "From "
            + question.ipAddress()
            + ", country/region "
            + found.country().orElse("unknown")
            + ".";
    return new Result(
        heading,
        where,
        visit.tenant().securityDefaults(),
        found.outcomes().stream().map(outcome -> line(outcome, found)).toList(),
        found.reportOnly() instanceof Decision.Granted
            ? List.of()
            : found.reportOnly().policies().stream()
                .map(ConditionalAccessPolicy::displayName)
                .toList());
  }

  private static Line line(Outcome outcome, WhatIf found) {
    return new Line(
        outcome.policy().displayName(),
        PolicyPages.text(outcome.policy().state()),
        outcome.applies(),
        outcome.whyNot().map(WhatIfPage::text).orElseGet(() -> part(outcome, found)));
  }

  private static String text(Outcome.Reason reason) {
    return switch (reason) {
      case POLICY_NOT_ENABLED -> "The policy is off";
      case USERS -> "Not met: Users and groups";
      case APPLICATION -> "Not met: Target resources";
      case USER_ACTIONS -> "Not met: User actions";
      case AUTHENTICATION_CONTEXT -> "Not met: Authentication context";
      case CLIENT_APPS -> "Not met: Client apps";
      case LOCATION -> "Not met: Locations";
      case DEVICE_PLATFORM -> "Not met: Device platforms";
      case DEVICES -> "Not met: Filter for devices";
      case SIGN_IN_RISK -> "Not met: Sign-in risk";
      case USER_RISK -> "Not met: User risk";
      case AUTHENTICATION_FLOW -> "Not met: Authentication flows";
    };
  }

  private static String part(Outcome outcome, WhatIf found) {
    return switch (outcome.result()) {
      case SUCCESS -> "Satisfied";
      case FAILURE ->
          found.enforced().policies().contains(outcome.policy())
              ? "Decides the result"
              : "Not satisfied, but outweighed";
      case NOT_APPLIED, NOT_ENABLED, REPORT_ONLY_NOT_APPLIED -> "Does not apply";
      case REPORT_ONLY_SUCCESS -> "Would be satisfied, but is not enforced";
      case REPORT_ONLY_FAILURE -> "Would refuse, but is not enforced";
      case REPORT_ONLY_INTERRUPTED -> "Would ask the user for something, but is not enforced";
    };
  }

  // --- The form

  private static Answer page(Visit visit, Answer.Page page, Optional<Result> result, String error) {
    List<Choice> platforms = new ArrayList<>();
    platforms.add(new Choice("unknown", "Unknown (a printer)", false));
    Stream.of(Platform.values())
        .filter(platform -> platform != Platform.ALL)
        .forEach(platform -> platforms.add(choice(visit, "platform", platform)));
    List<Field> fields =
        List.of(
            new Field(
                "user",
                "User",
                visit.tenant().users().stream()
                    .map(user -> choice(visit, "user", user.id(), user.principalName()))
                    .toList()),
            new Field(
                "resource",
                "Target resource",
                Resource.all().stream()
                    .map(one -> choice(visit, "resource", one.id(), one.name()))
                    .toList()),
            new Field(
                "client",
                "Client app",
                choices(
                    visit,
                    "client",
                    ClientApp.MOBILE_APPS_AND_DESKTOP_CLIENTS,
                    ClientApp.BROWSER,
                    ClientApp.EXCHANGE_ACTIVE_SYNC,
                    ClientApp.OTHER)),
            new Field("platform", "Device platform", platforms),
            new Field(
                "flow",
                "Authentication flow",
                choices(
                    visit,
                    "flow",
                    TransferMethod.DEVICE_CODE_FLOW,
                    TransferMethod.AUTHENTICATION_TRANSFER,
                    TransferMethod.NONE)),
            new Field("signInRisk", "Sign-in risk", choices(visit, "signInRisk", Risk.values())),
            new Field("userRisk", "User risk", choices(visit, "userRisk", Risk.values())));
    Form form =
        new Form(
            fields,
            visit.query("ip").orElse(visit.request().clientAddress()),
            query(visit, "country"));
    return page.with("form", form).with("result", result).with("error", error);
  }

  private static Choice choice(Visit visit, String name, UUID id, String text) {
    return new Choice(id.toString(), text, is(visit, name, id));
  }

  private static boolean is(Visit visit, String name, UUID id) {
    return query(visit, name).equals(id.toString());
  }

  private static List<Choice> choices(Visit visit, String name, Enum<?>... constants) {
    return Stream.of(constants).map(constant -> choice(visit, name, constant)).toList();
  }

  private static Choice choice(Visit visit, String name, Enum<?> constant) {
    String value = JsonFields.camel(constant);
    return new Choice(value, Texts.words(constant), query(visit, name).equals(value));
  }
}
