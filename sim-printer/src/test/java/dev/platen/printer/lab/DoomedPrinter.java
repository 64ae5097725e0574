package dev.platen.printer.lab;

import dev.platen.printer.PrinterDevice;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A printer in a process of its own, with a job that waits for a mail server that says nothing: for
 * a test that kills it. Says {@code busy} when it is that far.
 */
public final class DoomedPrinter {
  private DoomedPrinter() {}

  public static void main(String[] arguments) throws Exception {
    Lab lab = new Lab(Path.of(arguments[0]));
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      PrinterDevice printer =
          lab.start(
              lab.options()
                  .network(lab.wiring(lab.entra.port(), silent.getLocalPort()))
                  .networkTimeout(Duration.ofMinutes(5)));
      printer.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
      printer.setPanelLanguage("lt");
      printer.jobs().scanToEmail(List.of(Lab.RECIPIENT), "Scan", ScanFormat.PDF);
      printer.jobs().printStatusSheet();
      silent.accept();
      new PrintStream(System.out, true, StandardCharsets.UTF_8).println("busy");
      Thread.currentThread().join();
    }
  }
}
