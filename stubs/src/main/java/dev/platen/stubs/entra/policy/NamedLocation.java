package dev.platen.stubs.entra.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.platen.stubs.json.JsonFields;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A place that policies name: addresses, as Microsoft Graph's {@code ipNamedLocation}, or
 * countries, as its {@code countryNamedLocation}.
 *
 * @param trusted whether {@code AllTrusted} includes it; countries never are
 * @param ranges of addresses; none where it is about countries
 * @param countries ISO 3166 codes of two letters
 * @param unknownCountries whether an address of which nobody knows the country is there as well
 * @param source Graph's JSON as it came, with the id
 */
public record NamedLocation(
    UUID id,
    String displayName,
    boolean trusted,
    List<IpRange> ranges,
    Set<String> countries,
    boolean unknownCountries,
    Map<String, Object> source) {
  private static final String ADDRESSES = "#microsoft.graph.ipNamedLocation";
  private static final String COUNTRIES = "#microsoft.graph.countryNamedLocation";

  public NamedLocation {
    ranges = List.copyOf(ranges);
    countries = Set.copyOf(countries);
    source = Collections.unmodifiableMap(new LinkedHashMap<>(source));
  }

  /**
   * Whether a client is there.
   *
   * @param country of the address; empty where nobody knows
   */
  public boolean contains(String ipAddress, Optional<String> country) {
    return ranges.stream().anyMatch(range -> range.contains(ipAddress))
        || country.map(countries::contains).orElse(unknownCountries);
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
    fields.empty("deletedDateTime");
    String type = fields.text("@odata.type").orElse(ADDRESSES);
    boolean byCountry = type.equals(COUNTRIES);
    if (!byCountry && !type.equals(ADDRESSES)) {
      throw fields.wrong("@odata.type", "must be " + ADDRESSES + " or " + COUNTRIES);
    }
    UUID id =
        fields.text("id").map(text -> PolicyJson.guid(text, "id")).orElseGet(UUID::randomUUID);
    NamedLocation location =
        new NamedLocation(
            id,
            fields.requiredText("displayName"),
            !byCountry && fields.flag("isTrusted").orElse(false),
            byCountry ? List.of() : fields.objects("ipRanges", NamedLocation::range),
            byCountry
                ? Set.copyOf(fields.list("countriesAndRegions", NamedLocation::country))
                : Set.of(),
            byCountry && fields.flag("includeUnknownCountriesAndRegions").orElse(false),
            PolicyJson.source(json, Map.of("@odata.type", type, "id", id.toString())));
    if (byCountry
        && fields
            .text("countryLookupMethod")
            .filter(method -> !method.equals("clientIpAddress"))
            .isPresent()) {
      throw fields.wrong(
          "countryLookupMethod", "must be clientIpAddress; no authenticator app is asked here");
    }
    fields.end();
    if (location.ranges().isEmpty() && location.countries().isEmpty()) {
      throw fields.missing(byCountry ? "countriesAndRegions" : "ipRanges");
    }
    return location;
  }

  private static String country(String text, String where) {
    if (!text.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException(
          where + " is \"" + text + "\"; use a code of two capital letters such as SE");
    }
    return text;
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

  /** The same with the times that Graph shows. */
  public NamedLocation dated(Instant created, Optional<Instant> modified) {
    Map<String, Object> dated = new LinkedHashMap<>(source);
    GraphTime.put(dated, created, modified);
    return new NamedLocation(id, displayName, trusted, ranges, countries, unknownCountries, dated);
  }

  /** Graph's JSON. */
  @JsonValue
  public Map<String, Object> json() {
    return source;
  }
}
