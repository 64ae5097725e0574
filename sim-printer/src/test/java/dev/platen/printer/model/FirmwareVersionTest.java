package dev.platen.printer.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareVersionTest {
  @ParameterizedTest
  @CsvSource({
    "07.84.GW19Q3, 2026-03-19",
    "16.57.CU24JA, 2019-10-24",
    "16.58.CU10KB, 2020-11-10",
    "05.22.XF26P8, 2025-08-26",
  })
  void tellsTheDayItWasBuilt(String text, LocalDate built) {
    FirmwareVersion version = FirmwareVersion.parse(text).orElseThrow();
    assertThat(version.built()).isEqualTo(built);
    assertThat(version).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "99.99", "05.23.XF31Q2", "05.23.XF24QD", "5.23.XF24Q9", "05.23.xf24q9"})
  void isNotReadFromOtherTexts(String text) {
    assertThat(FirmwareVersion.parse(text)).isEmpty();
  }

  @Test
  void comesInTheOrderOfItsNumberAndThenOfItsDay() {
    assertThat(FirmwareVersions.ids().stream().map(FirmwareVersion::parse).map(Optional::get))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(FirmwareVersion.parse("05.23.XF25Q9").orElseThrow())
        .isGreaterThan(FirmwareVersion.parse("05.23.XF24Q9").orElseThrow())
        .isLessThan(FirmwareVersion.parse("05.24.XF01Q1").orElseThrow());
  }

  @Test
  void differsFromOthersInDataOnly() {
    assertThat(FirmwareVersions.get("05.10.XF12N4"))
        .isEqualTo(new Firmware("05.10.XF12N4", false, 20));
    assertThat(FirmwareVersions.get("05.26.XF09QB").maxMailPasswordLength()).isEqualTo(70);
    assertThat(FirmwareVersions.jobCodes("05.17.XF08P2")).containsEntry("SIGN_IN_EXPIRED", "360");
    assertThat(FirmwareVersions.jobCodes("05.23.XF24Q9")).containsEntry("SIGN_IN_EXPIRED", "361");
    assertThat(FirmwareVersions.jobCodes("05.17.XF08P2"))
        .hasSameSizeAs(FirmwareVersions.jobCodes("05.23.XF24Q9"));
  }
}
