package dev.platen.stubs.admin.entra;

import dev.platen.stubs.admin.Answer;
import dev.platen.stubs.admin.NoSuchPageException;
import dev.platen.stubs.admin.Visit;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.TenantAdministration;
import dev.platen.stubs.directory.UserConsent;
import dev.platen.stubs.entra.access.PolicyAdministration;
import dev.platen.stubs.json.JsonFields;

/**
 * Overview and Properties, with "Manage security defaults" (reference entra 8; guide case PRE-2).
 */
final class OverviewPages {
  private final Directory directory;

  OverviewPages(Directory directory) {
    this.directory = directory;
  }

  Answer answer(Visit visit) {
    if (visit.posted()) {
      return change(visit);
    }
    return switch (visit.request().path()) {
      case "/" -> Answer.page("overview", "Overview").with("tenant", visit.tenant());
      case "/properties" -> properties(visit, Answer.page("properties", "Properties"), "");
      default -> throw new NoSuchPageException();
    };
  }

  private Answer change(Visit visit) {
    visit.needGlobalAdministrator();
    return switch (visit.request().path()) {
      case "/properties/security-defaults" -> {
        boolean enabled = enabled(visit, "Security defaults");
        try {
          new PolicyAdministration(directory, visit.tenant().id()).setSecurityDefaults(enabled);
        } catch (IllegalArgumentException e) {
          yield properties(
              visit,
              Answer.refused("properties", "Properties"),
              "Security defaults: " + e.getMessage());
        }
        yield new Answer.Moved(
            "/properties", "Security defaults are " + (enabled ? "enabled." : "disabled."));
      }
      case "/properties/user-consent" -> {
        UserConsent consent =
            JsonFields.constant("User consent", visit.field("setting"), UserConsent.class);
        new TenantAdministration(directory, visit.tenant().id()).setUserConsent(consent);
        yield new Answer.Moved(
            "/properties",
            switch (consent) {
              case ALLOWED -> "Users may consent to apps.";
              case FORBIDDEN -> "Users may not consent to apps.";
              case ON_REQUEST -> "Users may not consent to apps, but ask an administrator.";
            });
      }
      default -> throw new NoSuchPageException();
    };
  }

  private static Answer properties(Visit visit, Answer.Page page, String error) {
    return page.with("tenant", visit.tenant()).with("error", error);
  }

  static boolean enabled(Visit visit, String what) {
    return switch (visit.field("setting")) {
      case "enabled" -> true;
      case "disabled" -> false;
      default -> throw new IllegalArgumentException(what + " must be enabled or disabled");
    };
  }
}
