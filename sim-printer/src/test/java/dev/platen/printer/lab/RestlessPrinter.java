package dev.platen.printer.lab;

import dev.platen.printer.PrinterDevice;
import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.model.Models;
import dev.platen.printer.update.FirmwareImage;
import dev.platen.printer.update.FirmwareUpdate.Result;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A printer in a process of its own that installs one of two versions after the other, for a test
 * that kills it. Says {@code installed} each time. Arguments: folder, model, both versions.
 */
public final class RestlessPrinter {
  private RestlessPrinter() {}

  public static void main(String[] arguments) {
    Lab lab = new Lab(Path.of(arguments[0]));
    String model = arguments[1];
    PrinterDevice printer =
        lab.start(
            lab.options().model(Models.get(model)).firmware(FirmwareVersions.get(arguments[3])));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (int i = 0; true; i++) {
      byte[] image = new FirmwareImage(model, arguments[2 + i % 2]).bytes();
      if (printer.firmwareUpdate().install(image, true) instanceof Result.Installed) {
        out.println("installed");
      }
    }
  }
}
