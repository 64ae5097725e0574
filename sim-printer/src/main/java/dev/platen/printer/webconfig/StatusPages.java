package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.job.Job;
import dev.platen.printer.text.DeviceTexts;
import dev.platen.printer.text.Messages;
import dev.platen.printer.webconfig.view.JobRow;
import dev.platen.printer.webconfig.view.Row;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What everybody may read: the landing page and the Status tab (reference printer 1.7). */
final class StatusPages {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss 'UTC'xxx", Locale.ROOT);

  private final Device device;

  StatusPages(Device device) {
    this.device = device;
  }

  Reply landing(Visit visit) {
    Optional<SiteMap.Tab> tab =
        Optional.ofNullable(visit.query().get("TAB"))
            .map(
                name ->
                    Stream.of(SiteMap.Tab.values())
                        .filter(value -> value.name().equals(name))
                        .filter(value -> SiteMap.offers(device.model(), value))
                        .findAny()
                        .orElseThrow(HttpProblem::notFound));
    var words = visit.words();
    String path = tab.map(SiteMap.Tab::href).orElse(SiteMap.LANDING);
    var frame = visit.frame(device.model().name(), path, tab, Optional.empty(), 0);
    List<Row> rows =
        List.of(
            row(words, "printer_status", words.text("web.available")),
            row(words, "firmware", device.firmware().version()),
            row(words, "device_name", device.identity().deviceName()),
            row(words, "ip_address", device.identity().ipAddress()));
    var groups =
        tab.isPresent()
            ? frame.menu()
            : Stream.of(SiteMap.Tab.values())
                .flatMap(
                    each ->
                        SiteMap.menu(words, device.model(), Optional.of(each), Optional.empty())
                            .stream())
                .toList();
    return Reply.page(
        200,
        Templates.render(
            "webconfig/landing.jte", Map.of("frame", frame, "rows", rows, "groups", groups)));
  }

  private static Row row(Messages words, String key, String value) {
    return new Row(key, words.text("web.status." + key), value);
  }

  Reply network(Visit visit) {
    return rows(
        visit.frame(SiteMap.Page.NETWORK_STATUS),
        device.networkStatus().stream()
            .map(
                line ->
                    new Row(
                        line.labelKey(),
                        DeviceTexts.label(visit.words(), line.labelKey()),
                        line.valueIn(visit.words())))
            .toList());
  }

  private static Reply rows(dev.platen.printer.webconfig.view.Frame frame, List<Row> rows) {
    return Reply.page(
        200, Templates.render("webconfig/rows.jte", Map.of("frame", frame, "rows", rows)));
  }

  Reply jobs(Visit visit) {
    return Reply.page(
        200,
        Templates.render(
            "webconfig/jobs.jte",
            Map.of(
                "frame", visit.frame(SiteMap.Page.JOB_HISTORY), "jobs", jobRows(visit.words()))));
  }

  private List<JobRow> jobRows(Messages words) {
    return Stream.concat(device.jobs().active().stream(), device.jobs().history().stream())
        .map(job -> jobRow(words, job))
        .toList();
  }

  private JobRow jobRow(Messages words, Job job) {
    String code = job.code().orElse("");
    Instant ended = job.endedAt();
    return new JobRow(
        job.number(),
        time(job.receivedAt()),
        ended == null ? "" : time(ended),
        DeviceTexts.type(words, job),
        DeviceTexts.state(job),
        DeviceTexts.result(words, job),
        code,
        DeviceTexts.code(words, code).orElse(""),
        Integer.toString(job.pages()),
        job.from(),
        job.destination(),
        job.fileName());
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(device.clock().getZone()));
  }
}
