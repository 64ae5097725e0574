package dev.platen.stubs.entra.authority;

import dev.platen.stubs.directory.Admission.Audience;
import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantKind;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import java.util.Map;

/**
 * Whom an application's registration lets in (reference entra 3, rows 50105, 50194 and 900233x).
 */
public final class Admissions {
  private Admissions() {}

  /**
   * Whether the application may be used at this authority.
   *
   * @throws Problem AADSTS9002331, 9002332, 50194
   */
  static void check(TenantSegment segment, Application application) {
    Audience audience = application.admission().audience();
    boolean consumers = segment == TenantSegment.Shared.CONSUMERS;
    if (audience == Audience.PERSONAL && !consumers) {
      throw problem(Situation.APPLICATION_FOR_PERSONAL_ACCOUNTS, application);
    }
    if (!audience.hasPersonal() && consumers) {
      throw problem(Situation.APPLICATION_FOR_WORK_ACCOUNTS, application);
    }
    if (audience == Audience.ONE_ORGANIZATION && segment instanceof TenantSegment.Shared) {
      throw problem(Situation.APPLICATION_OF_ONE_TENANT, application);
    }
  }

  /**
   * Whether this user may sign in to the application.
   *
   * @param tenant the user's
   * @throws Problem AADSTS500200, 50105
   */
  public static void check(Tenant tenant, Application application, User user) {
    if (tenant.kind() == TenantKind.PERSONAL && !application.admission().audience().hasPersonal()) {
      throw new Problem(
          Situation.PERSONAL_ACCOUNT_NOT_SUPPORTED, Map.of("user", user.principalName()));
    }
    if (!application.admission().admits(user.id(), tenant.access().groupsOf(user.id()))) {
      throw problem(Situation.USER_NOT_ASSIGNED, application).with("user", user.principalName());
    }
  }

  private static Problem problem(Situation situation, Application application) {
    return new Problem(
        situation,
        Map.of("app", application.clientId().toString(), "name", application.displayName()));
  }
}
