package dev.platen.stubs.entra.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * The flows of late, in memory; the oldest is forgotten where there are too many. Safe for use by
 * many threads.
 */
final class SignInFlows {
  private static final int CAPACITY = 10_000;

  private final SecureRandom random = new SecureRandom();
  private final LinkedHashMap<String, SignInFlow> flows = new LinkedHashMap<>();

  /** Begins a flow in a browser. */
  synchronized SignInFlow begin(String browser, Words words) {
    SignInFlow flow = new SignInFlow(secret(), browser, words);
    flows.put(flow.token(), flow);
    if (flows.size() > CAPACITY) {
      flows.pollFirstEntry();
    }
    return flow;
  }

  /** The flow of this token, if this browser began it. */
  synchronized Optional<SignInFlow> find(String token, String browser) {
    return Optional.ofNullable(flows.get(token))
        .filter(
            flow ->
                MessageDigest.isEqual(
                    flow.browser().getBytes(StandardCharsets.UTF_8),
                    browser.getBytes(StandardCharsets.UTF_8)));
  }

  /** Something that nobody guesses. */
  String secret() {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
