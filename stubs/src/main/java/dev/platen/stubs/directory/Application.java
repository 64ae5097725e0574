package dev.platen.stubs.directory;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
 * @param redirectUris where a browser may be sent with a code; none where the application uses the
 *     device code flow only
 * @param daemon how it proves itself and acts without a user, beside its secret
 * @param admission whom it lets in; everybody in a file of an earlier version
 */
public record Application(
    UUID clientId,
    String displayName,
    boolean publicClientFlows,
    boolean enabled,
    @Nullable String secret,
    List<String> redirectUris,
    DaemonAccess daemon,
    Admission admission) {

  /** Null for what comes after {@code secret} is what a file of an earlier version holds. */
  public Application(
      UUID clientId,
      String displayName,
      boolean publicClientFlows,
      boolean enabled,
      @Nullable String secret,
      @Nullable List<String> redirectUris,
      @Nullable DaemonAccess daemon,
      @Nullable Admission admission) {
    this.clientId = clientId;
    this.displayName = displayName;
    this.publicClientFlows = publicClientFlows;
    this.enabled = enabled;
    this.secret = secret;
    this.redirectUris = redirectUris == null ? List.of() : List.copyOf(redirectUris);
    this.daemon = daemon == null ? DaemonAccess.USUAL : daemon;
    this.admission = admission == null ? Admission.OPEN : admission;
  }

  /** An application with the usual access of a daemon, for everybody. */
  public Application(
      UUID clientId,
      String displayName,
      boolean publicClientFlows,
      boolean enabled,
      @Nullable String secret,
      List<String> redirectUris) {
    this(
        clientId,
        displayName,
        publicClientFlows,
        enabled,
        secret,
        redirectUris,
        DaemonAccess.USUAL,
        Admission.OPEN);
  }

  /** An application without redirect URIs. */
  public Application(
      UUID clientId,
      String displayName,
      boolean publicClientFlows,
      boolean enabled,
      @Nullable String secret) {
    this(clientId, displayName, publicClientFlows, enabled, secret, List.of());
  }

  /** Registers redirect URIs in place of those there were. */
  public Application withRedirectUris(List<String> changed) {
    return new Application(
        clientId, displayName, publicClientFlows, enabled, secret, changed, daemon, admission);
  }

  /** Lets users sign in to it, or not. */
  public Application withEnabled(boolean changed) {
    return new Application(
        clientId, displayName, publicClientFlows, changed, secret, redirectUris, daemon, admission);
  }

  /** Changes how it acts without a user. */
  public Application withDaemon(UnaryOperator<DaemonAccess> change) {
    return new Application(
        clientId,
        displayName,
        publicClientFlows,
        enabled,
        secret,
        redirectUris,
        change.apply(daemon),
        admission);
  }

  /** Changes whom it lets in. */
  public Application withAdmission(UnaryOperator<Admission> change) {
    return new Application(
        clientId,
        displayName,
        publicClientFlows,
        enabled,
        secret,
        redirectUris,
        daemon,
        change.apply(admission));
  }

  /** "Allow public client flows". */
  public Application withPublicClientFlows(boolean changed) {
    return new Application(
        clientId, displayName, changed, enabled, secret, redirectUris, daemon, admission);
  }

  @Override
  public String toString() {
    return "Application[" + clientId + " " + displayName + "]";
  }
}
