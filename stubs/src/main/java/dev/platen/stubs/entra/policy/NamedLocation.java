package dev.platen.stubs.entra.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.platen.stubs.json.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A place on the network that policies name, as Microsoft Graph's {@code ipNamedLocation}.
 *
 * @param trusted whether {@code AllTrusted} includes it
 */
public record NamedLocation(UUID id, String displayName, boolean trusted, List<IpRange> ranges) {
  private static final String TYPE = "#microsoft.graph.ipNamedLocation";

  public NamedLocation {
    ranges = List.copyOf(ranges);
  }

  /** Whether a client with this address is there. */
  public boolean contains(String ipAddress) {
    return ranges.stream().anyMatch(range -> range.contains(ipAddress));
  }

  /**
   * Reads Graph's JSON.
   *
   * @throws IllegalArgumentException naming the path of what is wrong or not understood
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static NamedLocation parse(JsonNode json) {
    JsonFields fields = JsonFields.of(json, "A named location");
    fields.ignore("@odata.context", "createdDateTime", "modifiedDateTime");
    if (fields.text("@odata.type").filter(type -> !type.equals(TYPE)).isPresent()) {
      throw fields.wrong("@odata.type", "must be " + TYPE);
    }
    NamedLocation location =
        new NamedLocation(
            fields.text("id").map(text -> PolicyJson.guid(text, "id")).orElseGet(UUID::randomUUID),
            fields.requiredText("displayName"),
            fields.flag("isTrusted").orElse(false),
            fields.objects("ipRanges", NamedLocation::range));
    fields.end();
    if (location.ranges().isEmpty()) {
      throw fields.missing("ipRanges");
    }
    return location;
  }

  private static IpRange range(JsonFields fields) {
    fields.ignore("@odata.type");
    String text = fields.requiredText("cidrAddress");
    return IpRange.parse(text)
        .orElseThrow(
            () ->
                fields.wrong(
                    "cidrAddress", "is \"" + text + "\"; use a range such as 203.0.113.0/24"));
  }

  /** Graph's JSON. */
  @JsonValue
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("@odata.type", TYPE);
    json.put("id", id.toString());
    json.put("displayName", displayName);
    json.put("isTrusted", trusted);
    json.put(
        "ipRanges",
        ranges.stream()
            .map(
                range -> {
                  Map<String, Object> cidr = new LinkedHashMap<>();
                  cidr.put(
                      "@odata.type",
                      "#microsoft.graph.iPv"
                          + (range.network().contains(":") ? 6 : 4)
                          + "CidrRange");
                  cidr.put("cidrAddress", range.text());
                  return cidr;
                })
            .toList());
    return json;
  }
}
