package dev.platen.stubs.entra.authority;

import dev.platen.stubs.entra.fact.Facts;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What {@code service.yaml} says.
 *
 * @param hosts names that the service answers to
 * @param loginHost the one that its documents name
 * @param consumersTenant the tenant of personal accounts
 * @param country ISO code of where pages say a device is
 */
public record ServiceFacts(
    List<String> hosts,
    String loginHost,
    UUID consumersTenant,
    String country,
    Map<String, String> headers,
    Map<String, String> uncached,
    Map<String, String> cached,
    List<String> cookies,
    Map<String, Object> openidConfiguration,
    Map<String, Object> openidConfigurationV1,
    String tenantRegionScope,
    List<Map<String, Object>> clouds) {

  public static final ServiceFacts FACTS = Facts.read("service.yaml", ServiceFacts.class);
}
