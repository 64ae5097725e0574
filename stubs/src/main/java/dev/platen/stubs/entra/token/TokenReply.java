package dev.platen.stubs.entra.token;

import dev.platen.stubs.entra.authority.Protocol;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.scope.Scopes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The reply with tokens in the words of the generation asked (reference entra 2.2). */
final class TokenReply {
  private static final String EXPIRES_IN = "expires_in";

  private TokenReply() {}

  /**
   * As it is for the second generation. The first writes numbers as strings, says when the token
   * begins and ends, and for what it is; the order of these is recalled.
   *
   * @param body in the order of the second generation
   * @param resource what the access token is for
   */
  static Map<String, Object> of(Call call, Map<String, Object> body, String resource, Instant now) {
    if (Protocol.of(call.request()) == Protocol.V2) {
      return body;
    }
    Map<String, Object> first = new LinkedHashMap<>();
    body.forEach(
        (name, value) -> {
          first.put(name, value instanceof Integer number ? number.toString() : value);
          if (name.equals("ext_" + EXPIRES_IN) && body.get(EXPIRES_IN) instanceof Integer seconds) {
            long start = now.getEpochSecond() - TokenFacts.FACTS.backdatedSeconds();
            first.put("expires_on", Long.toString(now.getEpochSecond() + seconds));
            first.put("not_before", Long.toString(start));
            first.put("resource", resource);
          }
        });
    return first;
  }

  /** What was granted, without the resource's name in the first generation. */
  static String granted(Call call, Scopes scopes) {
    return Protocol.of(call.request()) == Protocol.V2 ? scopes.granted() : scopes.claim();
  }
}
