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
              row -> IpRange.parse(row.range()).map(it -> Place.of(it, row.country())).stream())
          .toList();

  private Countries() {}

  /** The country of an address, as an ISO 3166 code; nothing where nobody knows. */
  static Optional<String> of(String ipAddress) {
    byte[] octets = IpRange.octets(ipAddress).orElse(new byte[0]);
    String country = FILE.elsewhere();
    for (Place place : PLACES) {
      if (place.has(octets)) {
        country = place.country();
        break;
      }
    }
    return country.isEmpty() ? Optional.empty() : Optional.of(country);
  }

  private record File(String elsewhere, List<Row> countries) {}

  /** Its network's octets are kept: each sign-in is looked for in all of them. */
  private record Place(byte[] network, int bits, String country) {
    static Place of(IpRange range, String country) {
      return new Place(IpRange.octets(range.network()).orElseThrow(), range.bits(), country);
    }

    boolean has(byte[] address) {
      return IpRange.beginAlike(network, address, bits);
    }
  }

  private record Row(String range, String country) {}
}
