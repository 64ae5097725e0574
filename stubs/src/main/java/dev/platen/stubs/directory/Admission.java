package dev.platen.stubs.directory;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom an application's registration lets in, and for what.
 *
 * @param audience "Supported account types"
 * @param assignmentRequired "Assignment required?": without an assignment a user is refused with
 *     AADSTS50105
 * @param assigned object ids of the users and groups that are assigned; only what is directly in a
 *     group counts
 * @param resources application ids of the resources among "API permissions", which {@code
 *     /.default} may be asked of (AADSTS650057), an empty set being AADSTS650056; {@code null}
 *     where all may
 */
public record Admission(
    Audience audience,
    boolean assignmentRequired,
    Set<UUID> assigned,
    @Nullable Set<UUID> resources) {

  /** Everybody, for everything. */
  public static final Admission OPEN = new Admission(Audience.EVERYBODY, false, Set.of(), null);

  /** Null but for {@code resources} is what a file that leaves it out holds. */
  public Admission(
      @Nullable Audience audience,
      boolean assignmentRequired,
      @Nullable Set<UUID> assigned,
      @Nullable Set<UUID> resources) {
    this.audience = audience == null ? Audience.EVERYBODY : audience;
    this.assignmentRequired = assignmentRequired;
    this.assigned = assigned == null ? Set.of() : Set.copyOf(assigned);
    this.resources = resources == null ? null : Set.copyOf(resources);
  }

  /** "Supported account types", in Graph {@code signInAudience}. */
  public enum Audience {
    /** {@code AzureADandPersonalMicrosoftAccount}. */
    EVERYBODY,
    /** {@code AzureADMyOrg}: at the organization's own address only (AADSTS50194). */
    ONE_ORGANIZATION,
    /** {@code AzureADMultipleOrgs}: no personal accounts (AADSTS9002332). */
    ORGANIZATIONS,
    /** {@code PersonalMicrosoftAccount}: at {@code /consumers} only (AADSTS9002331). */
    PERSONAL;

    /** Whether personal accounts may sign in. */
    public boolean hasPersonal() {
      return this == EVERYBODY || this == PERSONAL;
    }
  }

  /** Changes who may sign in. */
  public Admission withAudience(Audience changed) {
    return new Admission(changed, assignmentRequired, assigned, resources);
  }

  /** Lets these users and groups in only. */
  public Admission withAssigned(Set<UUID> usersAndGroups) {
    return new Admission(audience, true, usersAndGroups, resources);
  }

  /** Lists the resources of the application's permissions. */
  public Admission withResources(Set<UUID> listed) {
    return new Admission(audience, assignmentRequired, assigned, listed);
  }

  /** Whether a user may sign in who is in these groups. */
  public boolean admits(UUID user, Set<UUID> groups) {
    return !assignmentRequired
        || assigned.contains(user)
        || groups.stream().anyMatch(assigned::contains);
  }
}
