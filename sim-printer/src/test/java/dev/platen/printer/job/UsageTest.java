package dev.platen.printer.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static Job job(Job.Type type, int pages, Instant at) {
    return new Job(1, type, at, at, new Job.Result.Succeeded(), pages, "Panel", "Printer", "file");
  }

  @Test
  void countsPagesByWhatTheyWereFor() {
    Usage usage =
        Usage.of(
            List.of(
                job(Job.Type.SCAN_TO_EMAIL, 2, NOON),
                job(Job.Type.SCAN_TO_EMAIL, 3, NOON),
                job(Job.Type.PRINT_STATUS_SHEET, 1, NOON)));
    assertThat(usage.pages(Usage.Function.SCAN)).isEqualTo(5);
    assertThat(usage.pages(Usage.Function.OTHER)).isEqualTo(1);
    assertThat(usage.pages(Usage.Function.COPY)).isZero();
    assertThat(usage.printed()).isEqualTo(1);
  }

  @Test
  void beginsWithTheFirstPageThatCameOut() {
    Instant later = NOON.plusSeconds(60);
    Usage usage =
        Usage.of(
            List.of(
                job(Job.Type.PRINT_STATUS_SHEET, 1, later.plusSeconds(60)),
                job(Job.Type.PRINT_STATUS_SHEET, 1, later),
                job(Job.Type.PRINT_STATUS_SHEET, 0, NOON),
                job(Job.Type.SCAN_TO_EMAIL, 1, NOON)));
    assertThat(usage.firstPrint()).contains(later);
    assertThat(Usage.of(List.of()).firstPrint()).isEmpty();
  }
}
