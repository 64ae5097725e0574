package dev.platen.stubs.exchange.trace;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.exchange.smtp.Authenticator;
import dev.platen.stubs.exchange.smtp.ReplyCatalogue;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Notes what another authenticator decides. Only the reply is kept: its reason may name somebody of
 * another organization. A name that nobody has is in no organization's log.
 */
public final class TracedSignIn implements Authenticator {
  private static final int LONGEST_NAME = 256;

  private final Authenticator authenticator;
  private final Directory directory;
  private final ReplyCatalogue replies;
  private final SubmissionLog log;

  public TracedSignIn(
      Authenticator authenticator, Directory directory, ReplyCatalogue replies, SubmissionLog log) {
    this.authenticator = authenticator;
    this.directory = directory;
    this.replies = replies;
    this.log = log;
  }

  @Override
  public Result password(String user, String password) {
    return noted(user, "LOGIN", authenticator.password(user, password));
  }

  @Override
  public Result bearer(String user, String token) {
    return noted(user, "XOAUTH2", authenticator.bearer(user, token));
  }

  private Result noted(String name, String mechanism, Result result) {
    Optional<UUID> tenant =
        switch (result) {
          case Authenticated yes -> Optional.of(yes.identity().tenant());
          case Refused no ->
              directory.homeOf(name).or(() -> directory.tenantOfMailbox(name)).map(Tenant::id);
        };
    String reply = result instanceof Refused no ? replies.bare(no.reply(), Map.of()) : "";
    String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    tenant
        .filter(id -> directory.tenant(id).isPresent())
        .ifPresent(
            id ->
                log.add(
                    id, new SmtpSignIn(directory.clock(id).instant(), shown, mechanism, reply)));
    return result;
  }
}
