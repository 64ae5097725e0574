package dev.platen.stubs.admin.entra;

import dev.platen.stubs.admin.Answer;
import dev.platen.stubs.admin.NoSuchPageException;
import dev.platen.stubs.admin.Visit;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.TenantAdministration;
import dev.platen.stubs.directory.UserConsent;

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
      case "/properties" -> Answer.page("properties", "Properties").with("tenant", visit.tenant());
      default -> throw new NoSuchPageException();
    };
  }

  private Answer change(Visit visit) {
    visit.needGlobalAdministrator();
    TenantAdministration administration = new TenantAdministration(directory, visit.tenant().id());
    return switch (visit.request().path()) {
      case "/properties/security-defaults" -> {
        boolean enabled = enabled(visit, "Security defaults");
        administration.setSecurityDefaults(enabled);
        yield new Answer.Moved(
            "/properties", "Security defaults are " + (enabled ? "enabled." : "disabled."));
      }
      case "/properties/user-consent" -> {
        boolean allowed = enabled(visit, "User consent");
        administration.setUserConsent(allowed ? UserConsent.ALLOWED : UserConsent.FORBIDDEN);
        yield new Answer.Moved(
            "/properties",
            allowed ? "Users may consent to apps." : "Users may not consent to apps.");
      }
      default -> throw new NoSuchPageException();
    };
  }

  static boolean enabled(Visit visit, String what) {
    return switch (visit.field("setting")) {
      case "enabled" -> true;
      case "disabled" -> false;
      default -> throw new IllegalArgumentException(what + " must be enabled or disabled");
    };
  }
}
