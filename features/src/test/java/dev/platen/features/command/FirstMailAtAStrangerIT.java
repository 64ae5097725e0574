package dev.platen.features.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.platen.reports.archive.ArchiveException;
import dev.platen.reports.run.Outcome;
import dev.platen.reports.run.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lab's whole path once: from the panel's IP address to the first mail, at a printer that
 * shares nothing with the bench. {@link StrangerIT} does the rest of the guide. It goes on beside
 * the scenarios of a build where there is a core for it: two have all hands full with those.
 */
class FirstMailAtAStrangerIT {
  @TempDir static Path folder;

  @Test
  void theMailArrives() throws IOException, ArchiveException {
    Assumptions.assumeTrue(
        Runtime.getRuntime().availableProcessors() > 2 || Boolean.getBoolean("platen.lab"),
        "Two cores are needed for the scenarios: mvn verify -Plab runs this as well");
    try (StrangerLab lab = StrangerLab.open(folder)) {
      StrangerLab.Run run = lab.scenarios("en & SET-12");

      assertThat(run.results())
          .as(run.said())
          .extracting(Result::title, Result::outcome)
          .containsExactly(tuple("From the panel's IP address to the first mail", Outcome.PASSED));
      assertThat(run.exitCode()).isZero();
      assertThat(run.said()).doesNotContain(lab.administratorPassword());
    }
  }
}
