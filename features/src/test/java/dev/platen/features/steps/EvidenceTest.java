package dev.platen.features.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.features.steps.Evidence.Scene;
import dev.platen.features.steps.Evidence.Screen;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private final Map<String, String> attached = new LinkedHashMap<>();

  private void take(boolean failed, Scene scene) {
    new Evidence(
            failed,
            (content, type, name) ->
                attached.put(name, type + " " + new String(content, StandardCharsets.UTF_8)))
        .take(scene);
  }

  private static byte[] picture() {
    return new byte[] {1};
  }

  private static Scene scene(Supplier<byte[]> picture) {
    return new Scene(
        List.of(
            new Screen("panel", EvidenceTest::picture, () -> "<p>panel"),
            new Screen("web-config", picture, () -> "<p>Setup")),
        Optional.of(EvidenceTest::picture),
        () -> Map.of("SMTP transcript", "S: 220", "Job history", "1 failed 361"),
        () -> List.of(new byte[] {2}));
  }

  @Test
  void aFailureShowsScreensSourcesPanelTranscriptJobsAndSheets() {
    take(true, scene(EvidenceTest::picture));

    assertThat(attached.keySet())
        .containsExactlyInAnyOrder(
            "Screen: web-config",
            "Page source: web-config",
            "Page source: panel",
            "Control panel",
            "SMTP transcript",
            "Job history",
            "Status sheet");
    assertThat(attached)
        .containsEntry("Page source: web-config", "text/html <p>Setup")
        .containsEntry("Job history", "text/plain 1 failed 361");
  }

  @Test
  void aSuccessNeedsNoSources() {
    take(false, scene(EvidenceTest::picture));

    assertThat(attached.keySet())
        .contains("Screen: web-config", "Control panel", "Job history")
        .noneMatch(name -> name.startsWith("Page source"));
  }

  @Test
  void aScreenThatCannotBePicturedKeepsNothingElseAway() {
    take(
        true,
        scene(
            () -> {
              throw new IllegalStateException("the window is gone");
            }));

    assertThat(attached.keySet())
        .doesNotContain("Screen: web-config")
        .contains("Page source: web-config", "Control panel", "SMTP transcript", "Job history");
  }

  @Test
  void aFailureSaysWhatWasExpectedAndWhatTheScreenShows() {
    assertThatThrownBy(() -> Seen.require(false, "the button \"OK\"", () -> "Log in"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the button \"OK\"")
        .hasMessageContaining("Log in");
  }

  @Test
  void aScreenThatCannotBeReadDoesNotHideWhatWasExpected() {
    assertThatThrownBy(
            () ->
                Seen.require(
                    false,
                    "the button \"OK\"",
                    () -> {
                      throw new IllegalStateException("the window is gone");
                    }))
        .hasMessageContaining("the button \"OK\"")
        .hasMessageContaining("the window is gone");
  }
}
