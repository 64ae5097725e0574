package dev.platen.printer.job;

import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.scan.Quality;
import dev.platen.printer.scan.Quality.ColorMode;
import dev.platen.printer.scan.Quality.OriginalSize;
import java.util.List;

/**
 * Scan Settings of Scan to Email (reference printer 2, recalled).
 *
 * @param maxMegabytes Attached File Max Size: how large the files of one message may be together,
 *     in units of 1024 x 1024 bytes; one of {@link #MAX_SIZES}
 * @param split whether what is larger is sent in several messages; otherwise it is not sent
 */
public record ScanSettings(ScanFormat format, Quality quality, int maxMegabytes, boolean split) {
  /** What can be chosen for the size (uncertain). */
  public static final List<Integer> MAX_SIZES = List.of(1, 2, 5, 10, 20, 30);

  private static final int USUAL_MAX_SIZE = 20;
  private static final int MEGABYTE = 1024 * 1024;

  /** As the printer leaves the factory. */
  public static ScanSettings factory() {
    return new ScanSettings(ScanFormat.PDF, Quality.usual(), USUAL_MAX_SIZE, false);
  }

  int maxBytes() {
    return maxMegabytes * MEGABYTE;
  }

  public ScanSettings withFormat(ScanFormat other) {
    return new ScanSettings(other, quality, maxMegabytes, split);
  }

  public ScanSettings withResolution(int dotsPerInch) {
    return withQuality(new Quality(dotsPerInch, quality.originalSize(), quality.colorMode()));
  }

  public ScanSettings withOriginalSize(OriginalSize size) {
    return withQuality(new Quality(quality.resolution(), size, quality.colorMode()));
  }

  public ScanSettings withColorMode(ColorMode mode) {
    return withQuality(new Quality(quality.resolution(), quality.originalSize(), mode));
  }

  private ScanSettings withQuality(Quality other) {
    return new ScanSettings(format, other, maxMegabytes, split);
  }

  public ScanSettings withMaxMegabytes(int megabytes) {
    return new ScanSettings(format, quality, megabytes, split);
  }

  public ScanSettings withSplit(boolean on) {
    return new ScanSettings(format, quality, maxMegabytes, on);
  }
}
