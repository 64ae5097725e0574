package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Usage;
import dev.platen.printer.model.Supplies;
import dev.platen.printer.text.Messages;
import dev.platen.printer.webconfig.view.Row;
import dev.platen.printer.webconfig.view.RowGroup;
import dev.platen.printer.webconfig.view.Tank;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Status &gt; Product, Usage and Hardware Status: the fields of the vendor's pages (reference
 * printer 1.7) that are true of a simulated printer.
 */
final class MachineStatusPages {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);
  private static final DateTimeFormatter DATE_AND_TIME =
      DateTimeFormatter.ofPattern("dd-MM-uuuu a hh:mm 'UTC'xxx", Locale.ROOT);

  private final Device device;
  private final Supplies supplies;

  MachineStatusPages(Device device) {
    this.device = device;
    this.supplies = Supplies.of(device.model());
  }

  Reply product(Visit visit) {
    var words = visit.words();
    boolean scanning = active().anyMatch(job -> function(job) == Usage.Function.SCAN);
    boolean printing = active().anyMatch(job -> function(job) == Usage.Function.OTHER);
    List<Row> state =
        new ArrayList<>(
            List.of(
                row(words, "printer_status", words.text(printing ? "web.busy" : "web.available")),
                row(words, "scanner_status", words.text(scanning ? "web.busy" : "web.available"))));
    if (device.model().serverless()) {
      state.add(row(words, "card_reader", words.text("web.status.card_reader_connected")));
    }
    List<Row> paper = new ArrayList<>();
    for (int i = 0; i < supplies.cassettes().size(); i++) {
      paper.addAll(cassette(words, i + 1, supplies.cassettes().get(i)));
    }
    List<Row> product =
        List.of(
            row(words, "model", device.model().name()),
            row(words, "serial_number", device.identity().serialNumber()),
            row(words, "epson_connect", words.text("web.unregistered")),
            row(words, "firmware", device.firmware().version()),
            row(words, "root_version", device.trust().rootSet().version()),
            row(words, "mac_address", device.identity().macAddress()),
            row(words, "date_time", zoned(DATE_AND_TIME, device.clock().instant())));
    return page(
        visit,
        SiteMap.Page.PRODUCT_STATUS,
        List.of(
            new RowGroup(words.text("web.group.state"), state),
            new RowGroup(words.text("web.group.paper"), paper),
            new RowGroup(words.text("web.group.product"), product)),
        tanks(words));
  }

  private Stream<Job> active() {
    return device.jobs().active().stream();
  }

  private static Usage.Function function(Job job) {
    return Usage.Function.of(job.type());
  }

  private static List<Row> cassette(Messages words, int number, Supplies.Cassette cassette) {
    String name = words.text("web.cassette", number);
    String key = "cassette_" + number + "_";
    return List.of(
        new Row(key + "size", name + " - " + words.text("web.paper_size"), cassette.size()),
        new Row(
            key + "type",
            name + " - " + words.text("web.paper_type"),
            words.text("web.paper.plain")),
        new Row(
            key + "level",
            name + " - " + words.text("web.paper_level"),
            words.text("web.paper." + cassette.level().name().toLowerCase(Locale.ROOT))));
  }

  private List<Tank> tanks(Messages words) {
    Stream<Tank> inks =
        supplies.inks().stream()
            .map(
                ink ->
                    new Tank(
                        ink.colour().name(),
                        words.text("web.ink." + ink.colour().name().toLowerCase(Locale.ROOT)),
                        ink.part(),
                        ink.percent()));
    Stream<Tank> box =
        supplies.maintenanceBox().stream()
            .map(
                maintenance ->
                    new Tank(
                        "MB",
                        words.text("web.maintenance_box"),
                        maintenance.part(),
                        maintenance.percent()));
    return Stream.concat(inks, box).toList();
  }

  Reply usage(Visit visit) {
    var words = visit.words();
    Usage usage = Usage.of(Stream.concat(active(), device.jobs().history().stream()).toList());
    String total = Integer.toString(usage.printed());
    List<Row> functions = new ArrayList<>();
    functions.add(counter(words, usage, Usage.Function.COPY));
    if (device.model().fax()) {
      functions.add(counter(words, usage, Usage.Function.FAX));
    }
    functions.add(counter(words, usage, Usage.Function.SCAN));
    functions.add(counter(words, usage, Usage.Function.OTHER));
    return page(
        visit,
        SiteMap.Page.USAGE_STATUS,
        List.of(
            new RowGroup(
                words.text("web.group.pages"),
                List.of(
                    row(
                        words,
                        "first_printing_date",
                        usage.firstPrint().map(when -> zoned(DATE, when)).orElse("")),
                    row(words, "total_pages", total),
                    row(words, "black_white_pages", total),
                    row(words, "color_pages", "0"),
                    row(words, "two_sided_pages", "0"),
                    row(words, "one_sided_pages", total))),
            new RowGroup(words.text("web.group.functions"), functions)),
        List.of());
  }

  private static Row counter(Messages words, Usage usage, Usage.Function function) {
    return row(
        words,
        "pages_" + function.name().toLowerCase(Locale.ROOT),
        Integer.toString(usage.pages(function)));
  }

  Reply hardware(Visit visit) {
    var words = visit.words();
    List<Row> rows =
        Stream.of("scanner", "fax", "wifi")
            .filter(part -> !part.equals("fax") || device.model().fax())
            .map(part -> row(words, part, words.text("web.works")))
            .toList();
    return page(
        visit,
        SiteMap.Page.HARDWARE_STATUS,
        List.of(new RowGroup(words.text("web.hardware_status"), rows)),
        List.of());
  }

  private static Reply page(
      Visit visit, SiteMap.Page page, List<RowGroup> groups, List<Tank> tanks) {
    return Reply.page(
        200,
        Templates.render(
            "webconfig/machine.jte",
            Map.of(
                "frame",
                visit.frame(page),
                "groups",
                groups.stream().filter(group -> !group.rows().isEmpty()).toList(),
                "tanks",
                tanks)));
  }

  private static Row row(Messages words, String key, String value) {
    return new Row(key, words.text("web.status." + key), value);
  }

  private String zoned(DateTimeFormatter form, Instant instant) {
    return form.format(instant.atZone(device.clock().getZone()));
  }
}
