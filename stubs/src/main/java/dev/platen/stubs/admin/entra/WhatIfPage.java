package dev.platen.stubs.admin.entra;

import dev.platen.stubs.admin.Answer;
import dev.platen.stubs.admin.NoSuchPageException;
import dev.platen.stubs.admin.Texts;
import dev.platen.stubs.admin.Visit;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.access.WhatIf;
import dev.platen.stubs.entra.error.ErrorCatalog;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.policy.ConditionalAccess.Condition;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.ClientApp;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platform;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.TransferMethod;
import dev.platen.stubs.entra.policy.IpRange;
import dev.platen.stubs.entra.scope.Resource;
import dev.platen.stubs.json.JsonFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** "What If": which policies a sign-in would meet. Asks by GET, and changes nothing. */
public final class WhatIfPage {
  private static final String TITLE = "What If";
  private static final Map<Condition, String> CONDITIONS =
      Map.of(
          Condition.USERS, "Users and groups",
          Condition.APPLICATIONS, "Target resources",
          Condition.CLIENT_APPS, "Client apps",
          Condition.LOCATIONS, "Locations",
          Condition.PLATFORMS, "Device platforms",
          Condition.AUTHENTICATION_FLOWS, "Authentication flows");

  private final ErrorCatalog errors = new ErrorCatalog(false);

  /** Something to choose. */
  public record Choice(String value, String text, boolean chosen) {}

  /** What is chosen from. */
  public record Form(
      List<Choice> users,
      List<Choice> resources,
      List<Choice> clientApps,
      List<Choice> platforms,
      List<Choice> flows,
      String ipAddress) {}

  /**
   * A policy and its part.
   *
   * @param text why it does not apply, or what it does
   */
  public record Line(String policy, String state, boolean applies, String text) {}

  /** The answer. */
  public record Result(String heading, List<Line> lines, List<String> reportOnly) {}

  Answer answer(Visit visit) {
    if (visit.posted() || visit.depth() != 1) {
      throw new NoSuchPageException();
    }
    if (visit.query("user").isEmpty()) {
      return page(visit, Answer.page("whatif", TITLE), Optional.empty(), "");
    }
    try {
      Result result = result(WhatIf.of(visit.tenant(), question(visit), errors));
      return page(visit, Answer.page("whatif", TITLE), Optional.of(result), "");
    } catch (IllegalArgumentException e) {
      return page(
          visit, Answer.refused("whatif", TITLE), Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private static WhatIf.Question question(Visit visit) {
    User user =
        visit
            .query("user")
            .flatMap(Call::uuid)
            .flatMap(visit.tenant()::user)
            .orElseThrow(() -> new IllegalArgumentException("Choose a user"));
    Resource resource =
        Resource.all().stream()
            .filter(one -> visit.query("resource").filter(one.id().toString()::equals).isPresent())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Choose a resource"));
    String address = visit.query("ip").orElse("");
    if (IpRange.parse(address + "/0").isEmpty()) {
      throw new IllegalArgumentException(
          "The IP address must be one such as 203.0.113.7 or 2001:db8::7");
    }
    return new WhatIf.Question(
        user,
        resource.id(),
        JsonFields.constant("The client app", query(visit, "client"), ClientApp.class),
        visit
            .query("platform")
            .filter(text -> !text.equals("unknown"))
            .map(text -> JsonFields.constant("The device platform", text, Platform.class)),
        JsonFields.constant("The authentication flow", query(visit, "flow"), TransferMethod.class),
        address,
        Optional.empty());
  }

  private static String query(Visit visit, String name) {
    return visit.query(name).orElse("");
  }

  private static Result result(WhatIf whatIf) {
    String heading =
        whatIf.result() == 0
            ? "Result: let in"
            : "Result: refused, AADSTS" + whatIf.result() + " (" + whatIf.reason() + ")";
    return new Result(
        heading, whatIf.lines().stream().map(WhatIfPage::line).toList(), whatIf.reportOnly());
  }

  private static Line line(WhatIf.Line line) {
    return new Line(
        line.policy().displayName(),
        PolicyPages.text(line.policy().state()),
        line.applies(),
        line.unmet()
            .map(condition -> "Not met: " + CONDITIONS.getOrDefault(condition, ""))
            .orElseGet(() -> part(line)));
  }

  private static String part(WhatIf.Line line) {
    return switch (line.policy().state()) {
      case DISABLED -> "The policy is off";
      case ENABLED_FOR_REPORTING_BUT_NOT_ENFORCED -> "Would apply, but is not enforced";
      case ENABLED -> line.decides() ? "Decides the result" : "Satisfied, or outweighed";
    };
  }

  private static Answer page(Visit visit, Answer.Page page, Optional<Result> result, String error) {
    List<Choice> platforms = new ArrayList<>();
    platforms.add(new Choice("unknown", "Unknown (a printer)", false));
    Arrays.stream(Platform.values())
        .filter(platform -> platform != Platform.ALL)
        .forEach(platform -> platforms.add(choice(visit, "platform", platform)));
    Form form =
        new Form(
            visit.tenant().users().stream()
                .map(
                    user ->
                        new Choice(
                            user.id().toString(),
                            user.principalName(),
                            is(visit, "user", user.id().toString())))
                .toList(),
            Resource.all().stream()
                .map(
                    one ->
                        new Choice(
                            one.id().toString(),
                            one.name(),
                            is(visit, "resource", one.id().toString())))
                .toList(),
            List.of(
                choice(visit, "client", ClientApp.MOBILE_APPS_AND_DESKTOP_CLIENTS),
                choice(visit, "client", ClientApp.BROWSER),
                choice(visit, "client", ClientApp.EXCHANGE_ACTIVE_SYNC),
                choice(visit, "client", ClientApp.OTHER)),
            platforms,
            List.of(
                choice(visit, "flow", TransferMethod.DEVICE_CODE_FLOW),
                choice(visit, "flow", TransferMethod.AUTHENTICATION_TRANSFER),
                choice(visit, "flow", TransferMethod.NONE)),
            visit.query("ip").orElse(visit.request().clientAddress()));
    return page.with("form", form).with("result", result).with("error", error);
  }

  private static Choice choice(Visit visit, String name, Enum<?> constant) {
    String value = JsonFields.camel(constant);
    return new Choice(value, Texts.words(constant), is(visit, name, value));
  }

  private static boolean is(Visit visit, String name, String value) {
    return visit.query(name).filter(value::equals).isPresent();
  }
}
