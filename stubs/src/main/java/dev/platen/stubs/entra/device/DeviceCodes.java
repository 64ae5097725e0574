package dev.platen.stubs.entra.device;

import dev.platen.stubs.entra.authority.TenantSegment;
import dev.platen.stubs.entra.scope.ScopeRequest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All codes of late, in memory. The oldest is forgotten where there are too many; a code that is
 * merely expired is kept, so that its device hears that it expired. Safe for use by many threads.
 */
public final class DeviceCodes {
  private static final int CAPACITY = 10_000;
  private static final String BASE64URL =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final SecureRandom random = new SecureRandom();
  private final LinkedHashMap<String, DeviceCode> byDeviceCode = new LinkedHashMap<>();
  private final Map<String, DeviceCode> byUserCode = new HashMap<>();

  /** Makes a new pair of codes. */
  public synchronized DeviceCode create(
      UUID clientId, UUID homeTenantId, TenantSegment segment, ScopeRequest scopes, Instant now) {
    DeviceFacts facts = DeviceFacts.FACTS;
    int length =
        segment == TenantSegment.Shared.CONSUMERS
            ? facts.consumersUserCodeLength()
            : facts.userCodeLength();
    String userCode;
    do {
      userCode = random(facts.userCodeAlphabet(), length);
    } while (byUserCode.containsKey(userCode));
    DeviceCode code =
        new DeviceCode(
            facts.deviceCodePrefix()
                + random(BASE64URL, facts.deviceCodeLength() - facts.deviceCodePrefix().length()),
            userCode,
            clientId,
            homeTenantId,
            segment,
            scopes,
            now.plusSeconds(facts.lifetimeSeconds()));
    byDeviceCode.put(code.deviceCode(), code);
    byUserCode.put(userCode, code);
    if (byDeviceCode.size() > CAPACITY) {
      DeviceCode oldest = byDeviceCode.pollFirstEntry().getValue();
      byUserCode.remove(oldest.userCode());
    }
    return code;
  }

  public synchronized Optional<DeviceCode> byDeviceCode(String deviceCode) {
    return Optional.ofNullable(byDeviceCode.get(deviceCode));
  }

  /** Finds what a person typed, forgiving case, spaces and dashes (RFC 8628 section 6.1). */
  public synchronized Optional<DeviceCode> byUserCode(String typed) {
    return Optional.ofNullable(
        byUserCode.get(typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT)));
  }

  private String random(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
