package dev.platen.printer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.printer.job.JobCodes;
import dev.platen.printer.job.JobFailure;
import dev.platen.printer.mail.MailOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsTest {
  private static final String GOOD =
      """
      id: my-model
      name: My Model
      panelWidth: 480
      panelHeight: 272
      panelLanguages: [lt, en]
      webConfigLanguages: [en]
      fax: false
      additionalNetwork: false
      serverless: false
      maxAdministratorPasswordLength: 70
      scanResolutions: [150, 300]
      """;

  @TempDir Path temp;

  @Test
  void allLoad() {
    assertThat(Models.ids())
        .containsExactly("px-b600f", "px-d400", "px-e900fn")
        .allSatisfy(id -> assertThat(Models.get(id).id()).isEqualTo(id));
    assertThat(Models.get("px-e900fn").additionalNetwork()).isTrue();
    assertThat(Models.get("px-d400").fax()).isFalse();
    assertThat(Models.ids())
        .filteredOn(id -> Models.get(id).serverless())
        .containsExactly("px-e900fn");
    assertThat(Models.get("px-d400").webConfigLanguageFor("lt")).isEqualTo("en");
  }

  @Test
  void thatAreNotKnownAreAnsweredWithThoseThatAre() {
    assertThatThrownBy(() -> Models.get("px-none"))
        .isInstanceOf(ModelException.class)
        .hasMessage("There is no model px-none. Known: px-b600f, px-d400, px-e900fn");
    assertThatThrownBy(() -> Models.get("../firmware/05.23.XF24Q9"))
        .hasMessageContaining("There is no model");
  }

  @Test
  void canBeReadFromAFileOfOnesOwn() throws IOException {
    Path file = Files.writeString(temp.resolve("mine.yaml"), GOOD);
    assertThat(Models.read(file).panelLanguages()).containsExactly("lt", "en");
    assertThatThrownBy(() -> Models.read(temp.resolve("none.yaml")))
        .hasMessageContaining("none.yaml: cannot be read");
  }

  @ParameterizedTest
  @CsvSource({
    "panelWidth: 480, panelWidth: wide, panelWidth",
    "panelWidth: 480, panelWidth: 0, panelWidth",
    "panelHeight: 272, '', panelHeight",
    "fax: false, facsimile: false, fax",
    "'scanResolutions: [150, 300]', 'scanResolutions: [300]', scanResolutions",
    "'scanResolutions: [150, 300]', 'scanResolutions: [150, 2400]', scanResolutions",
    "'panelLanguages: [lt, en]', panelLanguages: [xx], panelLanguages",
    "'panelLanguages: [lt, en]', panelLanguages: [], panelLanguages",
  })
  void thatAreWrongAreRefusedByFileAndField(String right, String wrong, String field)
      throws IOException {
    Path file = Files.writeString(temp.resolve("mine.yaml"), GOOD.replace(right, wrong));
    assertThatThrownBy(() -> Models.read(file))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(field);
  }

  @Test
  void thatAreNoYamlAreRefusedByFileAndLine() throws IOException {
    Path file = Files.writeString(temp.resolve("mine.yaml"), "id: x\nname: 'My Model\n");
    assertThatThrownBy(() -> Models.read(file))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(file + ": not YAML at line");
  }

  @Test
  void haveFirmwareWithAndWithoutOauth2() {
    assertThat(FirmwareVersions.ids())
        .containsExactly("05.10.XF12N4", "05.17.XF08P2", "05.23.XF24Q9", "05.26.XF09QB");
    assertThat(FirmwareVersions.get("05.23.XF24Q9").oauth2()).isTrue();
    assertThat(FirmwareVersions.get("05.10.XF12N4").oauth2()).isFalse();
    assertThatThrownBy(() -> FirmwareVersions.get("1"))
        .hasMessage(
            "There is no firmware 1. Known: 05.10.XF12N4, 05.17.XF08P2, 05.23.XF24Q9,"
                + " 05.26.XF09QB");
  }

  @Test
  void haveFirmwareWithACodeForEachFailure() {
    for (String version : FirmwareVersions.ids()) {
      JobCodes codes = JobCodes.of(FirmwareVersions.get(version));
      for (JobFailure failure : JobFailure.values()) {
        assertThat(codes.code(failure)).matches("\\d{3}");
      }
    }
    assertThat(JobFailure.values())
        .extracting(Enum::name)
        .containsAll(Arrays.stream(MailOutcome.Cause.values()).map(Enum::name).toList());
  }
}
