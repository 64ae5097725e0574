package dev.platen.printer.defect;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** All firmware defects ({@code defect/catalogue.yaml}), in the order of the guide. */
public final class DefectCatalogue {
  private static final String FILE = "catalogue.yaml";
  private static final int NEAREST = 3;

  private DefectCatalogue() {}

  /** Read when a defect is first asked for: a printer without any never needs it. */
  private static final class Read {
    private static final List<DefectEntry> ALL = read();
  }

  /** All rows, in the order of the guide. */
  public static List<DefectEntry> all() {
    return Read.ALL;
  }

  public static DefectEntry of(Defect defect) {
    return all().stream().filter(entry -> entry.defect() == defect).findAny().orElseThrow();
  }

  /** The defect of this name. */
  public static Optional<Defect> byId(String id) {
    return Arrays.stream(Defect.values()).filter(defect -> defect.id().equals(id)).findAny();
  }

  /** The names that look most like one that does not exist, the most like it first. */
  public static List<String> nearest(String id) {
    return Arrays.stream(Defect.values())
        .map(Defect::id)
        .sorted(Comparator.comparingInt(name -> distance(id, name)))
        .limit(NEAREST)
        .toList();
  }

  /** Levenshtein's: how many letters have to be changed, added or taken away. */
  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    Arrays.setAll(before, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[before.length];
      now[0] = i;
      for (int j = 1; j < now.length; j++) {
        int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    return before[other.length()];
  }

  private static List<DefectEntry> read() {
    YAMLMapper yaml =
        YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    try (InputStream stream = DefectCatalogue.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException("The file defect/" + FILE + " is not in the jar");
      }
      return Arrays.stream(yaml.readValue(stream.readAllBytes(), Row[].class))
          .map(Row::entry)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Reading defect/" + FILE, e);
    }
  }

  /** Form of the file. */
  private record Row(
      String name,
      String title,
      String harm,
      @JsonProperty("case") String guideCase,
      String language,
      String beyond,
      @Nullable Map<String, String> jobCodes,
      @Nullable Map<String, Map<String, String>> texts,
      String source) {

    DefectEntry entry() {
      return new DefectEntry(
          byId(name)
              .orElseThrow(
                  () -> new IllegalStateException("defect/" + FILE + ": no code knows " + name)),
          title,
          harm,
          guideCase,
          language,
          beyond,
          jobCodes == null ? Map.of() : jobCodes,
          texts == null ? Map.of() : texts,
          source);
    }
  }
}
