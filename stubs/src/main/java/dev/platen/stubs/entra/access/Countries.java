package dev.platen.stubs.entra.access;

import dev.platen.stubs.entra.fact.Facts;
import dev.platen.stubs.entra.policy.IpRange;
import java.util.List;
import java.util.Optional;

/** Where addresses are, as {@code countries.yaml} says. */
final class Countries {
  private static final File FILE = Facts.read("countries.yaml", File.class);

  private Countries() {}

  /** The country of an address, as an ISO 3166 code; nothing where nobody knows. */
  static Optional<String> of(String ipAddress) {
    return FILE.countries().stream()
        .filter(row -> IpRange.parse(row.range()).filter(r -> r.contains(ipAddress)).isPresent())
        .findFirst()
        .map(Row::country)
        .or(() -> Optional.of(FILE.elsewhere()))
        .filter(country -> !country.isEmpty());
  }

  private record File(String elsewhere, List<Row> countries) {}

  private record Row(String range, String country) {}
}
