package dev.platen.reports.release;

import dev.platen.reports.run.Evidence;
import dev.platen.reports.run.Result;
import dev.platen.reports.timeline.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The evidence of failures as a page can hold it: a page that is to be mailed has its limits. */
final class Exhibits {
  /** Pictures of more than this in one page make it too heavy to mail; the rest is named only. */
  private static final int MOST_PICTURES = 60;

  private static final int LONGEST_TEXT = 60_000;
  private static final Pattern PICTURE = Pattern.compile("image/(png|jpeg)");

  /** What is read as text. HTML is not shown as a page: it may come from anywhere. */
  private static final Pattern TEXT =
      Pattern.compile("text/.*|message/rfc822|application/([a-z0-9.]+\\+)?json(;.*)?");

  private final Function<String, Optional<byte[]>> contents;
  private final Set<String> pictured = new HashSet<>();

  /**
   * @param contents gives a piece of evidence by its key, if it was kept
   * @param inOrder executions that the page shows, the gravest first: their pictures have room
   */
  Exhibits(Function<String, Optional<byte[]>> contents, List<Result> inOrder) {
    this.contents = contents;
    inOrder.stream()
        .flatMap(result -> result.evidence().stream())
        .filter(piece -> PICTURE.matcher(piece.mediaType()).matches())
        .map(Evidence::key)
        .distinct()
        .limit(MOST_PICTURES)
        .forEach(pictured::add);
  }

  List<ReleaseReport.Shown> of(Result result) {
    List<ReleaseReport.Shown> shown = new ArrayList<>();
    for (Evidence piece : result.evidence()) {
      if (piece.mediaType().equals(Timeline.MEDIA_TYPE)) {
        // The page draws it.
        continue;
      }
      contents.apply(piece.key()).ifPresent(body -> shown.add(shown(piece, body)));
    }
    return shown;
  }

  private ReleaseReport.Shown shown(Evidence piece, byte[] body) {
    Optional<String> picture = Optional.empty();
    Optional<String> text = Optional.empty();
    if (pictured.contains(piece.key())) {
      picture =
          Optional.of(
              "data:" + piece.mediaType() + ";base64," + Base64.getEncoder().encodeToString(body));
    } else if (TEXT.matcher(piece.mediaType()).matches()) {
      String whole = new String(body, StandardCharsets.UTF_8);
      text =
          Optional.of(
              whole.length() <= LONGEST_TEXT
                  ? whole
                  : whole.substring(0, LONGEST_TEXT) + "\n(The rest is in the run store.)");
    }
    return new ReleaseReport.Shown(piece.name(), picture, text);
  }
}
