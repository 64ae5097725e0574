package dev.platen.stubs.admin.entra;

import dev.platen.stubs.admin.Answer;
import dev.platen.stubs.admin.NoSuchPageException;
import dev.platen.stubs.admin.Visit;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.entra.access.PolicyAdministration;
import dev.platen.stubs.entra.policy.IpRange;
import dev.platen.stubs.entra.policy.NamedLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Named locations. */
public final class LocationPages {
  private static final String TITLE = "Named locations";

  private final Directory directory;

  LocationPages(Directory directory) {
    this.directory = directory;
  }

  /** A line of the list. */
  public record Row(UUID id, String name, String where, boolean trusted) {}

  Answer answer(Visit visit) {
    PolicyAdministration administration = new PolicyAdministration(directory, visit.tenant().id());
    if (!visit.posted()) {
      if (visit.depth() != 1) {
        throw new NoSuchPageException();
      }
      return list(visit, Answer.page("locations", TITLE), "");
    }
    visit.needGlobalAdministrator();
    if (visit.depth() == 3 && visit.segment(2).equals("delete")) {
      UUID id = visit.id(1);
      String name =
          administration
              .now()
              .location(id)
              .map(NamedLocation::displayName)
              .orElseThrow(NoSuchPageException::new);
      administration.remove(id);
      return new Answer.Moved("/named-locations", "The location " + name + " is deleted.");
    }
    if (visit.depth() != 1) {
      throw new NoSuchPageException();
    }
    try {
      NamedLocation made = administration.put(NamedLocation.parse(PolicyForms.location(visit)));
      return new Answer.Moved(
          "/named-locations", "The location " + made.displayName() + " is created.");
    } catch (IllegalArgumentException e) {
      return list(visit, Answer.refused("locations", TITLE), String.valueOf(e.getMessage()));
    }
  }

  private static String where(NamedLocation location) {
    List<String> parts = new ArrayList<>();
    location.ranges().stream().map(IpRange::text).forEach(parts::add);
    location.countries().stream().sorted().forEach(parts::add);
    if (location.unknownCountries()) {
      parts.add("unknown countries/regions");
    }
    return String.join(", ", parts);
  }

  private static Answer list(Visit visit, Answer.Page page, String error) {
    List<Row> rows =
        visit.tenant().access().locations().stream()
            .map(
                location ->
                    new Row(
                        location.id(), location.displayName(), where(location), location.trusted()))
            .toList();
    return page.with("locations", rows)
        .with(
            "typed",
            Map.of("displayName", visit.field("displayName"), "ranges", visit.field("ranges")))
        .with("error", error);
  }
}
