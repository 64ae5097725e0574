package dev.platen.stubs.entra.token;

import dev.platen.stubs.entra.authority.TenantSegment;
import dev.platen.stubs.entra.error.Checked;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.scope.Resource;
import dev.platen.stubs.entra.scope.ScopeRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** A daemon that acts for itself; Exchange grants it {@code SMTP.SendAsApp}. */
final class ClientCredentialsGrant implements Grant {
  private final TokenIssuer issuer;

  ClientCredentialsGrant(TokenIssuer issuer) {
    this.issuer = issuer;
  }

  @Override
  public Reply answer(Ask ask) {
    if (ask.segment() instanceof TenantSegment.Shared shared) {
      throw new Problem(
          shared == TenantSegment.Shared.ORGANIZATIONS
              ? Situation.TENANT_NOT_SAID
              : Situation.GRANT_TYPE_NOT_FOR_EVERYBODY);
    }
    String scope = Checked.required(ask.call().request().form(), "scope");
    UserTokens.checkEnabled(ask.application());
    ask.client().checkForItself(ask.application(), ask.now());
    ScopeRequest request = ScopeRequest.parse(scope);
    if (!request.isDefaultOnly()) {
      throw new Problem(Situation.SCOPE_WITHOUT_DEFAULT, Map.of("scope", scope));
    }
    Resource resource = request.resource(ask.home());
    int seconds = TokenFacts.FACTS.appTokenSeconds();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("token_type", "Bearer");
    body.put("expires_in", seconds);
    body.put("ext_expires_in", seconds);
    body.put(
        "access_token",
        issuer.appToken(
            ask.home(),
            ask.application(),
            resource,
            TokenIssuer.servicePrincipal(ask.home(), ask.application()),
            ask.now()));
    return Reply.json(200, TokenReply.of(ask.call(), body, resource.audience(), ask.now()));
  }
}
