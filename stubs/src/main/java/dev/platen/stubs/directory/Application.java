package dev.platen.stubs.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application registration with its service principal in the same tenant.
 *
 * @param clientId the application (client) id, a lower-case GUID
 * @param displayName what consent and confirmation pages call it
 * @param publicClientFlows "Allow public client flows": without it a device code is refused at the
 *     token endpoint with AADSTS7000218
 * @param enabled whether users may sign in to it
 * @param secret the client secret of a confidential client (a daemon), {@code null} for a public
 *     one
 */
public record Application(
    UUID clientId,
    String displayName,
    boolean publicClientFlows,
    boolean enabled,
    @Nullable String secret) {

  @Override
  public String toString() {
    return "Application[" + clientId + " " + displayName + "]";
  }
}
