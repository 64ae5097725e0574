package dev.platen.stubs.entra.token;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.authority.TenantSegment;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Reply;
import java.time.Instant;
import java.util.Optional;

/** One kind of grant at the token endpoint. */
interface Grant {
  /**
   * Gives out tokens.
   *
   * @throws Problem as the endpoint refuses
   */
  Reply answer(Ask ask);

  /**
   * What a client asks for, so far as all grants share it.
   *
   * @param home the tenant that governs the request
   * @param application its registration there
   * @param now by that tenant's clock
   */
  record Ask(
      Call call,
      TenantSegment segment,
      ClientAuthentication client,
      Tenant home,
      Application application,
      Instant now) {

    /**
     * Checks the client by its registration in the tenant that the grant is about, where that is
     * known: one client id may be registered in many tenants, with different switches.
     *
     * @return whether it is a public client
     * @throws Problem AADSTS7000112, 7000218, 700025, 7000215, 7000222, 50027
     */
    boolean checkClient(Optional<Tenant> tenant) {
      Application registration =
          tenant.flatMap(known -> known.application(application.clientId())).orElse(application);
      UserTokens.checkEnabled(registration);
      return client.checkForUser(registration, now);
    }
  }
}
