package dev.platen.reports.prove;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.platen.reports.page.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which firmware defects the scenarios have found, and how.
 *
 * @param rows one for each defect, in the order of the guide
 * @param controls the same scenarios on a firmware without defects
 */
public record KillMatrix(List<Row> rows, List<Control> controls) {
  /** Its page, in the folder that it is written to. */
  public static final String PAGE = "kill-matrix.html";

  /** The same for machines. */
  public static final String DATA = "kill-matrix.json";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  public KillMatrix {
    rows = List.copyOf(rows);
    controls = List.copyOf(controls);
  }

  /**
   * Reads the data that {@link #write} has written.
   *
   * @throws IOException where there is no such file, or it is no kill matrix
   */
  public static KillMatrix read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " does not exist. To write one: platen prove");
    }
    try {
      return JSON.readValue(file.toFile(), KillMatrix.class);
    } catch (JacksonException e) {
      throw new IOException(
          file
              + " is no "
              + DATA
              + " as platen prove writes it: "
              + e.getOriginalMessage().lines().findFirst().orElse(""),
          e);
    }
  }

  /** What became of a defect. */
  public enum Fate {
    /** A scenario of its case has failed at what it asserts. */
    @JsonProperty("killed")
    KILLED("killed"),
    /** All its scenarios are green: a gap of theirs. */
    @JsonProperty("survived")
    SURVIVED("SURVIVED"),
    /** A scenario failed, but not at what it asserts: nothing is proved. */
    @JsonProperty("broken")
    BROKEN("BROKEN");

    private final String word;

    Fate(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /**
   * A defect.
   *
   * @param title what is wrong
   * @param harm what it does to who uses the printer
   * @param guideCase id of the guide's case that it hurts
   * @param language language tag of the scenarios
   * @param scenario that noticed it, or that broke; empty where none did
   * @param step at which it did
   * @param message what was expected and what there was
   */
  public record Row(
      String defect,
      String title,
      String harm,
      String guideCase,
      String language,
      Fate fate,
      String scenario,
      String step,
      String message) {}

  /**
   * A scenario on a firmware without defects.
   *
   * @param message why it is not green
   */
  public record Control(String scenario, boolean green, String message) {}

  /** Whether every defect was found, and nothing was found where there is none. */
  public boolean proved() {
    return count(Fate.KILLED) == rows.size() && controls.stream().allMatch(Control::green);
  }

  public long count(Fate fate) {
    return rows.stream().filter(row -> row.fate() == fate).count();
  }

  /** The defects that no scenario has found, in the order of the guide. */
  public List<Row> notKilled() {
    return rows.stream().filter(row -> row.fate() != Fate.KILLED).toList();
  }

  /** What has to be looked at first comes first, the rest stays in the order of the guide. */
  public List<Row> survivorsFirst() {
    return rows.stream().sorted(Comparator.comparing(row -> row.fate() == Fate.KILLED)).toList();
  }

  public List<Control> redControls() {
    return controls.stream().filter(control -> !control.green()).toList();
  }

  /** How many defects of each case there are, and how many of them were found: found of all. */
  public Map<String, String> byCase() {
    Map<String, String> counts = new LinkedHashMap<>();
    for (Row row : rows) {
      List<Row> ofCase =
          rows.stream().filter(other -> other.guideCase().equals(row.guideCase())).toList();
      long killed = ofCase.stream().filter(other -> other.fate() == Fate.KILLED).count();
      counts.put(row.guideCase(), killed + " of " + ofCase.size());
    }
    return counts;
  }

  /** For the end of a build: one line, and one more for each defect that was not found. */
  public String summary() {
    StringBuilder text =
        new StringBuilder(
            "Killed %d of %d defects; %d survived, %d broke the scenario; %d of %d scenarios are green without a defect"
                .formatted(
                    count(Fate.KILLED),
                    rows.size(),
                    count(Fate.SURVIVED),
                    count(Fate.BROKEN),
                    controls.size() - redControls().size(),
                    controls.size()));
    rows.stream()
        .filter(row -> row.fate() != Fate.KILLED)
        .forEach(
            row ->
                text.append(
                    "\n  %s %s (%s): %s"
                        .formatted(
                            row.fate().word(), row.defect(), row.guideCase(), row.message())));
    redControls()
        .forEach(
            control ->
                text.append(
                    "\n  red without a defect: %s: %s"
                        .formatted(control.scenario(), control.message())));
    return text.toString();
  }

  /** The page, HTML. */
  public String page() {
    return Pages.render("prove/page.jte", Map.of("matrix", this));
  }

  /** The same for machines. */
  public String json() {
    return JSON.writeValueAsString(this);
  }

  /** Writes page and data into a folder, which is made where it is missing. */
  public void write(Path folder) throws IOException {
    Pages.write(folder.resolve(PAGE), page());
    Pages.write(folder.resolve(DATA), json());
  }
}
