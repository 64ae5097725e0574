package dev.platen.printer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.job.Job;
import dev.platen.printer.job.Job.Result;
import dev.platen.printer.lab.DoomedPrinter;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerCutTest {
  @TempDir Path folder;

  @Test
  void leavesAPrinterThatGoesOnFromWhatItHadSaved() throws Exception {
    killInTheMiddleOfAJob();
    try (Lab lab = new Lab(folder)) {
      PrinterDevice printer = lab.start();
      assertThat(printer.emailServerSettings())
          .isEqualTo(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
      assertThat(printer.panelLanguage()).isEqualTo("lt");
      assertThat(printer.jobs().active()).isEmpty();
      assertThat(printer.jobs().history())
          .extracting(Job::result)
          .containsExactly(new Result.Failed("001"), new Result.Failed("001"));
      assertThat(lab.scan(printer).number()).isEqualTo(3);
    }
  }

  private void killInTheMiddleOfAJob() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DoomedPrinter.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = output.readLine();
      while (line != null && !line.equals("busy")) {
        line = output.readLine();
      }
      assertThat(line).as("what the printer said last").isEqualTo("busy");
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
