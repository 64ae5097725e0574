package dev.platen.stubs.entra.token;

import dev.platen.stubs.directory.Role;
import dev.platen.stubs.entra.fact.Facts;
import java.util.Map;

/** What {@code tokens.yaml} says. */
public record TokenFacts(
    Range accessTokenSeconds,
    int idTokenSeconds,
    int appTokenSeconds,
    int backdatedSeconds,
    int refreshTokenIdleDays,
    int loopRequests,
    int loopSeconds,
    String refreshTokenPrefix,
    String consumersRefreshTokenPrefix,
    int consumersAccessTokenSeconds,
    int refreshTokenBytes,
    Map<Role, String> roles,
    String everyUser) {

  public static final TokenFacts FACTS = Facts.read("tokens.yaml", TokenFacts.class);

  /** From {@code least} up to but without {@code most}. */
  public record Range(int least, int most) {}
}
