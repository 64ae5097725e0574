package dev.platen.features.lab;

import dev.platen.features.device.InfrastructureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/** Reads print from a picture with the {@code tesseract} command (Debian package tesseract-ocr). */
final class Tesseract {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Path COMMAND =
      Path.of(System.getProperty("platen.tesseract", "/usr/bin/tesseract"));

  private Tesseract() {}

  /** Whether this machine has it. */
  static boolean isHere() {
    return Files.isExecutable(COMMAND);
  }

  /**
   * The text of a page.
   *
   * @param picture JPEG or PNG
   * @throws TestAbortedException where this machine cannot read print
   * @throws InfrastructureException where the picture cannot be read
   */
  static String read(byte[] picture) {
    if (!isHere()) {
      throw new TestAbortedException(
          "A sheet of paper cannot be read here: %s is missing. Install the package tesseract-ocr."
              .formatted(COMMAND));
    }
    try {
      Path image = Files.createTempFile("platen-sheet-", ".img");
      Path text = Files.createTempFile("platen-sheet-", ".txt");
      try {
        Files.write(image, picture);
        Process process =
            new ProcessBuilder(COMMAND.toString(), image.toString(), "stdout", "--psm", "6")
                .redirectOutput(text.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new InfrastructureException(
              "The sheet could not be read within " + LONGEST.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
          throw new InfrastructureException("What should be a picture of the sheet is none");
        }
        return Files.readString(text, StandardCharsets.UTF_8);
      } finally {
        Files.delete(image);
        Files.delete(text);
      }
    } catch (IOException e) {
      throw new InfrastructureException("The sheet cannot be read on this machine", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InfrastructureException("Reading the sheet was interrupted", e);
    }
  }
}
