package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.Reply;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Usage;
import dev.platen.printer.text.DeviceTexts;
import dev.platen.printer.text.Messages;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The job history as a comma-separated file, with the columns that the vendor's has (reference
 * printer 1.7). A failed job's code stands in Result; columns of units that no job used are empty.
 */
final class JobHistoryFile {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss 'UTC'xxx", Locale.ROOT);

  private final Device device;

  JobHistoryFile(Device device) {
    this.device = device;
  }

  Reply csv(Visit visit) {
    Predicate<Job> wanted =
        switch (visit.form().text("INPUTD_HISTORYTYPE")) {
          case "", "ALL" -> job -> true;
          case "SCAN" -> job -> Usage.Function.of(job.type()) == Usage.Function.SCAN;
          case "FAX" -> job -> Usage.Function.of(job.type()) == Usage.Function.FAX;
          case "PRINT" ->
              job ->
                  job.type() == Job.Type.PRINT_STATUS_SHEET
                      || job.type() == Job.Type.PRINT_DOCUMENT;
          default -> throw HttpProblem.unknownValue();
        };
    var words = visit.words();
    Stream<String> head =
        Stream.of(
                "number",
                "received",
                "ended",
                "type",
                "result",
                "pages",
                "from",
                "destination",
                "fax_total",
                "file_name",
                "reference",
                "sending_number",
                "storage")
            .map(column -> words.text("web.job." + column));
    Stream<Stream<String>> lines =
        Stream.concat(device.jobs().active().stream(), device.jobs().history().stream())
            .filter(wanted)
            .map(job -> line(words, job));
    return Reply.data(
            "text/csv; charset=utf-8",
            Stream.concat(Stream.of(head), lines)
                .map(cells -> cells.map(Csv::cell).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining()))
        .with("Content-Disposition", "attachment; filename=\"OUTPUT.CSV\"");
  }

  private Stream<String> line(Messages words, Job job) {
    Instant ended = job.endedAt();
    String result = DeviceTexts.result(words, job);
    return Stream.of(
        Long.toString(job.number()),
        time(job.receivedAt()),
        ended == null ? "" : time(ended),
        DeviceTexts.type(words, job),
        job.code().map(code -> result + " " + code).orElse(result),
        job.pages() + "/" + job.pages(),
        job.from(),
        job.destination(),
        "",
        job.fileName(),
        "",
        "",
        "");
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(device.clock().getZone()));
  }
}
