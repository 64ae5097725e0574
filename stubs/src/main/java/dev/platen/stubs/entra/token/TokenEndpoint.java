package dev.platen.stubs.entra.token;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.access.AccessControl;
import dev.platen.stubs.entra.authority.TenantSegment;
import dev.platen.stubs.entra.authorize.AuthorizationCodes;
import dev.platen.stubs.entra.device.DeviceCodes;
import dev.platen.stubs.entra.error.Checked;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Parameters;
import dev.platen.stubs.entra.http.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * {@code POST /{tenant}/oauth2/v2.0/token} and, of the first generation, {@code
 * /{tenant}/oauth2/token}.
 */
public final class TokenEndpoint {
  private final Directory directory;
  private final Map<String, Grant> grants;

  /**
   * @param lifetimes draws those of access tokens
   */
  public TokenEndpoint(
      Directory directory,
      DeviceCodes codes,
      AuthorizationCodes authorizationCodes,
      SigningKeys keys,
      AccessControl access,
      RandomGenerator lifetimes) {
    this.directory = directory;
    TokenIssuer issuer = new TokenIssuer(keys, lifetimes);
    UserTokens tokens = new UserTokens(directory, keys, issuer, access);
    Grant device = new DeviceCodeGrant(directory, codes, tokens);
    grants =
        Map.of(
            "authorization_code",
            new AuthorizationCodeGrant(directory, authorizationCodes, tokens),
            "urn:ietf:params:oauth:grant-type:device_code",
            device,
            "device_code",
            device,
            "refresh_token",
            new RefreshTokenGrant(directory, keys, tokens),
            "client_credentials",
            new ClientCredentialsGrant(issuer));
  }

  /**
   * Gives out tokens.
   *
   * @throws Problem as the endpoint refuses (reference entra 3 and 4)
   */
  public Reply answer(Call call, String tenantName) {
    if (call.request().malformed()) {
      throw new Problem(Situation.REQUEST_MALFORMED);
    }
    if (!call.request().method().equals("POST")) {
      throw new Problem(Situation.METHOD_NOT_POST, Map.of("method", call.request().method()));
    }
    Parameters form = call.request().form();
    String grantType = Checked.required(form, "grant_type");
    Grant grant =
        Optional.ofNullable(grants.get(grantType))
            .orElseThrow(
                () ->
                    new Problem(Situation.GRANT_TYPE_UNSUPPORTED, Map.of("grant_type", grantType)));
    ClientAuthentication client = ClientAuthentication.of(call.request());
    TenantSegment segment = TenantSegment.parse(tenantName, directory);
    Tenant home = segment.home(client.clientId(), directory);
    Application application =
        Call.uuid(client.clientId())
            .flatMap(home::application)
            .orElseThrow(() -> TenantSegment.notRegistered(client.clientId(), home.displayName()));
    return grant.answer(
        new Grant.Ask(
            call, segment, client, home, application, directory.clock(home.id()).instant()));
  }
}
