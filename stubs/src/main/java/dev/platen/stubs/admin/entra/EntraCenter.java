package dev.platen.stubs.admin.entra;

import dev.platen.stubs.admin.Answer;
import dev.platen.stubs.admin.Center;
import dev.platen.stubs.admin.NoSuchPageException;
import dev.platen.stubs.admin.Visit;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.access.SignInEvent;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The pages of the Microsoft Entra admin center. */
public final class EntraCenter implements Center {
  private static final List<MenuItem> MENU =
      List.of(
          new MenuItem("Overview", "/"),
          new MenuItem("Properties", "/properties"),
          new MenuItem("Users", "/users"),
          new MenuItem("Enterprise apps", "/applications"),
          new MenuItem("Conditional Access", "/conditional-access"),
          new MenuItem("Named locations", "/named-locations"),
          new MenuItem("What If", "/what-if"),
          new MenuItem("Sign-in logs", "/sign-ins"));

  private final OverviewPages overview;
  private final UserPages users;
  private final ApplicationPages applications;
  private final PolicyPages policies;
  private final LocationPages locations;
  private final WhatIfPage whatIf;
  private final SignInLogPages signIns;

  /**
   * @param signIns the sign-in log of a tenant, oldest first
   */
  public EntraCenter(Directory directory, Function<UUID, List<SignInEvent>> signIns) {
    overview = new OverviewPages(directory);
    users = new UserPages(directory);
    applications = new ApplicationPages(directory);
    policies = new PolicyPages(directory);
    locations = new LocationPages(directory);
    whatIf = new WhatIfPage(directory);
    this.signIns = new SignInLogPages(signIns);
  }

  @Override
  public String key() {
    return "entra";
  }

  @Override
  public boolean admits(User user) {
    return !user.roles().isEmpty();
  }

  @Override
  public List<MenuItem> menu() {
    return MENU;
  }

  @Override
  public Answer answer(Visit visit) {
    return switch (visit.segment(0)) {
      case "", "properties" -> overview.answer(visit);
      case "users" -> users.answer(visit);
      case "applications" -> applications.answer(visit);
      case "conditional-access" -> policies.answer(visit);
      case "named-locations" -> locations.answer(visit);
      case "what-if" -> whatIf.answer(visit);
      case "sign-ins" -> signIns.answer(visit);
      default -> throw new NoSuchPageException();
    };
  }
}
