package dev.platen.stubs.entra.access;

import dev.platen.stubs.entra.fact.Facts;
import dev.platen.stubs.entra.policy.IpRange;
import java.util.List;
import java.util.Optional;

/** Where addresses are, as {@code countries.yaml} says. */
final class Countries {
  private static final File FILE = Facts.read("countries.yaml", File.class);

  private static final List<Place> PLACES =
      FILE.countries().stream()
          .flatMap(
              row -> IpRange.parse(row.range()).map(it -> new Place(it, row.country())).stream())
          .toList();

  private Countries() {}

  /** The country of an address, as an ISO 3166 code; nothing where nobody knows. */
  static Optional<String> of(String ipAddress) {
    return PLACES.stream()
        .filter(place -> place.range().contains(ipAddress))
        .findFirst()
        .map(Place::country)
        .or(() -> Optional.of(FILE.elsewhere()))
        .filter(country -> !country.isEmpty());
  }

  private record File(String elsewhere, List<Row> countries) {}

  private record Place(IpRange range, String country) {}

  private record Row(String range, String country) {}
}
