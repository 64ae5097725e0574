package dev.platen.stubs.directory;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Permission for an application to act with delegated scopes.
 *
 * @param clientId the application
 * @param userId the one user who consented, or {@code null} where an administrator consented on
 *     behalf of the organization
 * @param scopes full scope names, for example {@code https://outlook.office.com/SMTP.Send}
 */
public record ConsentGrant(UUID clientId, @Nullable UUID userId, Set<String> scopes) {

  public ConsentGrant {
    scopes = Set.copyOf(scopes);
  }

  /** Whether this grant lets {@code user} use {@code application} with all of {@code wanted}. */
  public boolean covers(Application application, User user, Set<String> wanted) {
    return clientId.equals(application.clientId())
        && (userId == null || userId.equals(user.id()))
        && scopes.containsAll(wanted);
  }
}
