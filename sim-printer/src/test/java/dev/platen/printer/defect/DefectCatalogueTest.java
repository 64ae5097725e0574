package dev.platen.printer.defect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.printer.job.JobCodes;
import dev.platen.printer.job.JobFailure;
import dev.platen.printer.model.Firmware;
import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.model.ModelException;
import dev.platen.printer.text.Messages;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefectCatalogueTest {
  private static final String VERSION = "05.23.XF24Q9";

  @Test
  void eachDefectHasOneRow() {
    assertThat(DefectCatalogue.all().stream().map(DefectEntry::defect))
        .hasSizeGreaterThanOrEqualTo(60)
        .containsExactlyInAnyOrder(Defect.values());
    assertThat(DefectCatalogue.all())
        .allSatisfy(
            entry -> {
              assertThat(entry.title()).isNotBlank().doesNotEndWith(".");
              assertThat(entry.harm()).isNotBlank().doesNotEndWith(".");
              assertThat(entry.source()).isNotBlank();
            });
  }

  @Test
  void aFirmwareTakesTheDefectsThatFollowItsVersion() {
    Firmware firmware = FirmwareVersions.get(VERSION + "+ignores-interval+silent-ok");
    assertThat(firmware.has(Defect.IGNORES_INTERVAL)).isTrue();
    assertThat(firmware.has(Defect.SILENT_OK)).isTrue();
    assertThat(firmware.has(Defect.SENDS_TWICE)).isFalse();
    assertThat(FirmwareVersions.get(firmware.id())).isEqualTo(firmware);
  }

  @Test
  void aFaultyDropReportsItsPlainVersion() {
    assertThat(FirmwareVersions.get(VERSION + "+ignores-interval").version()).isEqualTo(VERSION);
  }

  @Test
  void theVersionsThatComeWithThePrinterHaveNoDefect() {
    assertThat(FirmwareVersions.ids().stream().map(FirmwareVersions::get))
        .allSatisfy(firmware -> assertThat(firmware.defects()).isEmpty());
  }

  @Test
  void anUnknownDefectIsRefusedWithTheNearestNames() {
    assertThatThrownBy(() -> FirmwareVersions.get(VERSION + "+ignore-intervall"))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(
            "Firmware 05.23.XF24Q9 can have no defect \"ignore-intervall\". The nearest names are:"
                + " ignores-interval, ")
        .hasMessageEndingWith("All are in docs/firmware-defects.md");
    assertThatThrownBy(() -> FirmwareVersions.get(VERSION + "+"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("can have no defect \"\"");
  }

  @Test
  void otherCodesAreOfCausesThatThereAreAndDifferFromTheUsualOnes() {
    for (DefectEntry entry : DefectCatalogue.all()) {
      JobCodes usual = JobCodes.of(FirmwareVersions.get(VERSION));
      JobCodes changed = JobCodes.of(FirmwareVersions.get(VERSION + "+" + entry.defect().id()));
      entry
          .jobCodes()
          .forEach(
              (cause, code) -> {
                JobFailure failure = JobFailure.valueOf(cause);
                assertThat(changed.code(failure)).isEqualTo(code);
                assertThat(usual.code(failure)).isNotEqualTo(code);
              });
    }
  }

  @Test
  void otherTextsTakeThePlaceOfTextsThatThereAre() {
    for (DefectEntry entry : DefectCatalogue.all()) {
      Firmware firmware = FirmwareVersions.get(VERSION + "+" + entry.defect().id());
      entry
          .texts()
          .forEach(
              (language, texts) -> {
                assertThat(language).isEqualTo(entry.language());
                Messages words = Messages.of(language, firmware);
                for (Map.Entry<String, String> text : texts.entrySet()) {
                  assertThat(words.text(text.getKey())).isEqualTo(text.getValue());
                  assertThat(Messages.of(language).text(text.getKey()))
                      .isNotEqualTo(text.getValue());
                }
              });
    }
  }
}
