package dev.platen.printer.signin;

import dev.platen.printer.store.DeviceKey;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Tokens as they lie in the database: JSON, encrypted under the device key. */
final class SealedTokens {
  private static final JsonMapper JSON = new JsonMapper();

  private SealedTokens() {}

  /**
   * @param purpose whose tokens; they open only under the same
   */
  static byte[] seal(DeviceKey key, String purpose, Tokens tokens) {
    Kept kept =
        new Kept(
            tokens.accessToken(),
            tokens.expiresAt().toEpochMilli(),
            tokens.refreshToken().orElse(""));
    return key.seal(purpose, JSON.writeValueAsString(kept));
  }

  static Tokens open(DeviceKey key, String purpose, byte[] sealed) {
    Kept kept = JSON.readValue(key.open(purpose, sealed), Kept.class);
    return new Tokens(
        kept.access(),
        Instant.ofEpochMilli(kept.expiresAt()),
        Optional.of(kept.refresh()).filter(token -> !token.isEmpty()));
  }

  /** The form in which tokens are kept, before encryption. */
  record Kept(String access, long expiresAt, String refresh) {
    @Override
    public String toString() {
      return "Kept[********]";
    }
  }
}
