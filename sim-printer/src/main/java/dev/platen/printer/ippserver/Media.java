package dev.platen.printer.ippserver;

import com.hp.jipp.encoding.Attribute;
import dev.platen.printer.model.Supplies;
import dev.platen.printer.model.Supplies.Cassette;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A size of paper (PWG 5101.1).
 *
 * @param x in hundredths of a millimetre
 * @param y in hundredths of a millimetre
 */
record Media(String keyword, int x, int y) {
  private static final Media A4 = new Media("iso_a4_210x297mm", 21000, 29700);
  private static final Media A3 = new Media("iso_a3_297x420mm", 29700, 42000);
  private static final List<Media> SMALL =
      List.of(
          A4,
          new Media("iso_a5_148x210mm", 14800, 21000),
          new Media("na_letter_8.5x11in", 21590, 27940),
          new Media("na_legal_8.5x14in", 21590, 35560));
  private static final Map<String, Media> BY_CASSETTE = Map.of("A4", A4, "A3", A3);

  /** What a printer with these cassettes takes. */
  static List<Media> supported(Supplies supplies) {
    List<Media> all = new ArrayList<>(SMALL);
    if (supplies.cassettes().stream().anyMatch(cassette -> cassette.size().equals("A3"))) {
      all.add(A3);
    }
    return all;
  }

  private static Media in(Cassette cassette) {
    return BY_CASSETTE.getOrDefault(cassette.size(), A4);
  }

  static List<Attribute<?>> attributes(Supplies supplies) {
    List<Media> all = supported(supplies);
    List<Cassette> cassettes = supplies.cassettes();
    List<String> sources = new ArrayList<>();
    List<List<Attribute<?>>> ready = new ArrayList<>();
    for (int i = 0; i < cassettes.size(); i++) {
      String source = "tray-" + (i + 1);
      sources.add(source);
      ready.add(in(cassettes.get(i)).column(source));
    }
    if (sources.isEmpty()) {
      sources.add("auto");
      ready.add(A4.column("auto"));
    }
    List<Attribute<?>> attributes = new ArrayList<>();
    attributes.add(Values.keyword("media-default", A4.keyword()));
    attributes.add(Values.keywords("media-supported", all.stream().map(Media::keyword).toList()));
    attributes.add(
        Values.keywords(
            "media-ready",
            cassettes.isEmpty()
                ? List.of(A4.keyword())
                : cassettes.stream().map(cassette -> in(cassette).keyword()).distinct().toList()));
    attributes.add(Values.keywords("media-source-supported", sources));
    attributes.add(Values.collections("media-col-default", List.of(A4.column(sources.getFirst()))));
    attributes.add(Values.collections("media-col-ready", ready));
    attributes.add(
        Values.collections(
            "media-col-database",
            all.stream().map(one -> one.column(sources.getFirst())).toList()));
    attributes.add(
        Values.collections("media-size-supported", all.stream().map(Media::size).toList()));
    return attributes;
  }

  private List<Attribute<?>> size() {
    return List.of(Values.number("x-dimension", x), Values.number("y-dimension", y));
  }

  /** PWG 5100.3 section 3.13, media-col. */
  private List<Attribute<?>> column(String source) {
    return List.of(
        Values.collections("media-size", List.of(size())),
        Values.number("media-bottom-margin", 300),
        Values.number("media-left-margin", 300),
        Values.number("media-right-margin", 300),
        Values.number("media-top-margin", 300),
        Values.keyword("media-source", source),
        Values.keyword("media-type", "stationery"));
  }
}
