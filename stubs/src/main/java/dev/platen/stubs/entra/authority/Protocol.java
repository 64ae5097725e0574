package dev.platen.stubs.entra.authority;

import dev.platen.stubs.entra.error.Checked;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Parameters;
import dev.platen.stubs.entra.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which generation of the endpoints a request is for (reference entra 1.2). The first names a
 * {@code resource} where the second names scopes, writes numbers as strings, and has some OAuth
 * error codes of its own.
 */
public enum Protocol {
  /** {@code /{tenant}/oauth2/token}, of ADAL's time. */
  V1,
  /** {@code /{tenant}/oauth2/v2.0/token}. */
  V2;

  private static final String RESOURCE = "resource";
  private static final String SCOPE = "scope";
  private static final Set<String> ENDPOINTS = Set.of("devicecode", "token", "authorize", "logout");

  /** By the path: {@code oauth2} without {@code v2.0}. */
  public static Protocol of(Request request) {
    List<String> segments = request.segments();
    boolean first =
        segments.size() == 3
            && segments.get(1).equals("oauth2")
            && ENDPOINTS.contains(segments.get(2));
    return first ? V1 : V2;
  }

  /**
   * The same call with what it asks for as scopes: an endpoint of the first generation gives all
   * that was consented to, an ID token and a refresh token. A call of the second is left as it is.
   *
   * @throws dev.platen.stubs.entra.error.Problem (AADSTS900144) where a device does not say for
   *     which resource it wants a code, (AADSTS9000411) where the resource came twice
   */
  public static Call asScopes(Call call) {
    Request request = call.request();
    if (of(request) == V2) {
      return call;
    }
    boolean device = request.segments().getLast().equals("devicecode");
    Parameters asked = request.method().equals("POST") ? request.form() : request.query();
    if (device && asked.value("client_id").isPresent()) {
      Checked.required(asked, RESOURCE);
    }
    return new Call(
        request.with(scoped(request.query()), scoped(request.form())),
        call.traceId(),
        call.correlationId());
  }

  private static Parameters scoped(Parameters given) {
    Optional<String> resource = Checked.optional(given, RESOURCE);
    Map<String, List<String>> values = new LinkedHashMap<>(given.values());
    values.remove(SCOPE);
    resource.ifPresent(
        uri ->
            values.put(
                SCOPE, List.of(withoutSlash(uri) + "/.default openid profile offline_access")));
    return new Parameters(values);
  }

  private static String withoutSlash(String uri) {
    return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
  }
}
