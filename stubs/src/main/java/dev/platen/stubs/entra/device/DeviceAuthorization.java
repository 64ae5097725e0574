package dev.platen.stubs.entra.device;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.authority.Protocol;
import dev.platen.stubs.entra.authority.TenantSegment;
import dev.platen.stubs.entra.error.Checked;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Parameters;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.scope.ScopeRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /{tenant}/oauth2/v2.0/devicecode} and, of the first generation, {@code
 * /{tenant}/oauth2/devicecode}; by POST with a form or, as some mailers do, by GET with a query.
 */
public final class DeviceAuthorization {
  private final Directory directory;
  private final DeviceCodes codes;
  private final Instructions instructions;

  /** Words the {@code message} of the reply. */
  @FunctionalInterface
  public interface Instructions {
    /**
     * @param languages language tags in order of preference; may be empty
     */
    String text(List<String> languages, String verificationUri, String userCode);
  }

  public DeviceAuthorization(Directory directory, DeviceCodes codes, Instructions instructions) {
    this.directory = directory;
    this.codes = codes;
    this.instructions = instructions;
  }

  /**
   * Starts a sign-in.
   *
   * @throws Problem as the endpoint refuses: AADSTS90002, 900144, 9000411, 700016, 70011, 28000
   */
  public Reply answer(Call call, String tenantName) {
    if (call.request().malformed()) {
      throw new Problem(Situation.REQUEST_MALFORMED);
    }
    TenantSegment segment = TenantSegment.parse(tenantName, directory);
    Parameters parameters =
        call.request().method().equals("POST") ? call.request().form() : call.request().query();
    String clientId = Checked.required(parameters, "client_id");
    ScopeRequest scopes = ScopeRequest.parse(Checked.required(parameters, "scope"));
    Tenant home = segment.home(clientId, directory);
    DeviceCode code =
        codes.create(
            Call.uuid(clientId)
                .orElseThrow(() -> TenantSegment.notRegistered(clientId, home.displayName())),
            home.id(),
            segment,
            scopes,
            directory.clock(home.id()).instant());
    return reply(call, code);
  }

  private Reply reply(Call call, DeviceCode code) {
    DeviceFacts facts = DeviceFacts.FACTS;
    // Microsoft names its own page whatever name a client reached the service by.
    String verificationUri =
        code.segment() == TenantSegment.Shared.CONSUMERS
            ? facts.consumersVerificationUri()
            : facts.verificationUri();
    boolean first = Protocol.of(call.request()) == Protocol.V1;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("user_code", code.userCode());
    body.put("device_code", code.deviceCode());
    body.put(first ? "verification_url" : "verification_uri", verificationUri);
    body.put("expires_in", number(facts.lifetimeSeconds(), first));
    body.put("interval", number(facts.intervalSeconds(), first));
    body.put(
        "message",
        instructions.text(
            call.request().query().value("mkt").stream().toList(),
            verificationUri,
            code.userCode()));
    return Reply.json(200, body);
  }

  private static Object number(int seconds, boolean asText) {
    return asText ? (Object) Integer.toString(seconds) : (Object) seconds;
  }
}
