package dev.platen.stubs.entra.token;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.access.Session;
import dev.platen.stubs.entra.authority.TenantSegment;
import dev.platen.stubs.entra.device.DeviceCode;
import dev.platen.stubs.entra.device.DeviceCodes;
import dev.platen.stubs.entra.error.Checked;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Parameters;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.scope.Scopes;
import java.time.Instant;
import java.util.Optional;

/** RFC 8628 section 3.4, with Entra's own error codes where they differ. */
final class DeviceCodeGrant implements Grant {
  private final Directory directory;
  private final DeviceCodes codes;
  private final UserTokens tokens;

  DeviceCodeGrant(Directory directory, DeviceCodes codes, UserTokens tokens) {
    this.directory = directory;
    this.codes = codes;
    this.tokens = tokens;
  }

  @Override
  public Reply answer(Ask ask) {
    Parameters form = ask.call().request().form();
    // Clients of the field send either, or both (reference entra 1.4).
    String given =
        Checked.optional(form, "device_code").orElseGet(() -> form.value("code").orElse(""));
    if (given.isEmpty()) {
      given = Checked.required(form, "device_code");
    }
    Optional<DeviceCode> found = codes.byDeviceCode(given);
    Tenant home = found.map(DeviceCode::homeTenantId).flatMap(directory::tenant).orElse(ask.home());
    boolean publicClient = ask.checkClient(Optional.of(home));
    DeviceCode code = found.orElseThrow(() -> new Problem(Situation.DEVICE_CODE_UNKNOWN));
    if (!code.clientId().equals(ask.application().clientId())) {
      throw new Problem(Situation.GRANT_MALFORMED);
    }
    Instant now = directory.clock(home.id()).instant();
    DeviceCode.State state = code.state();
    if (state instanceof DeviceCode.Redeemed) {
      throw new Problem(Situation.DEVICE_CODE_REDEEMED);
    }
    if (code.isExpired(now)) {
      throw new Problem(Situation.DEVICE_CODE_EXPIRED);
    }
    return switch (state) {
      case DeviceCode.Pending pending -> throw pending(code);
      case DeviceCode.Declined declined -> throw new Problem(Situation.AUTHORIZATION_DECLINED);
      case DeviceCode.Redeemed redeemed -> throw new Problem(Situation.DEVICE_CODE_REDEEMED);
      case DeviceCode.Approved approved -> {
        if (now.isBefore(approved.from())) {
          throw pending(code);
        }
        yield tokens(ask, code, approved, publicClient);
      }
    };
  }

  private static Problem pending(DeviceCode code) {
    return new Problem(
        code.segment() == TenantSegment.Shared.CONSUMERS
            ? Situation.AUTHORIZATION_PENDING_CONSUMERS
            : Situation.AUTHORIZATION_PENDING);
  }

  private Reply tokens(
      Ask ask, DeviceCode code, DeviceCode.Approved approved, boolean publicClient) {
    tokens.checkSegment(ask.segment(), approved.tenantId());
    TokenIssuer.Subject subject =
        tokens.subject(
            approved.tenantId(), approved.userId(), code.clientId(), approved.at(), publicClient);
    Scopes scopes = tokens.consented(subject, code.scopes());
    return tokens
        .access()
        .signIn(
            ask.call(),
            UserTokens.asker(subject, scopes),
            Session.Flow.DEVICE_CODE,
            approved.at(),
            approved.secondFactor(),
            session -> {
              // Last, so that a refusal above does not use the code up, and one of several polls at
              // once gets the tokens.
              if (!code.redeem()) {
                throw new Problem(Situation.DEVICE_CODE_REDEEMED);
              }
              return tokens.reply(
                  ask.call(), subject, scopes, code.scopes(), session, scopes.offlineAccess());
            });
  }
}
