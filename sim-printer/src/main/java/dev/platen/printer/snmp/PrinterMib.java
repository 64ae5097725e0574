package dev.platen.printer.snmp;

import dev.platen.printer.Device;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Usage;
import dev.platen.printer.model.Supplies;
import dev.platen.printer.model.Supplies.Cassette;
import dev.platen.printer.model.Supplies.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.snmp4j.smi.Variable;

/** The groups of the Printer MIB (RFC 3805) that management tools read; the printer is device 1. */
final class PrinterMib {
  private static final int INK_CARTRIDGE = 6;
  private static final int WASTE_INK = 8;
  private static final int CONSUMED = 3;
  private static final int FILLED = 4;
  private static final int PERCENT = 19;
  private static final int SHEETS = 8;
  private static final int COVER_CLOSED = 4;
  private static final int WARNING = 4;
  private static final int UNTRAINED = 3;

  /** As a cassette of the vendor's business printers holds, of 80 g paper (recalled). */
  private static final int CASSETTE_SHEETS = 250;

  private static final int LOW_SHEETS = 25;

  private PrinterMib() {}

  static void add(
      MibBranch mib,
      Device device,
      Supplies supplies,
      Supplier<List<Alert>> alerts,
      Supplier<? extends Variable> upTime) {
    general(mib.below("5.1.1"), device, alerts);
    cover(mib.below("6.1.1"));
    inputs(mib.below("8.2.1"), supplies);
    output(mib.below("9.2.1"));
    marker(mib.below("10.2.1"), device, supplies);
    supplies(mib.below("11.1.1"), supplies);
    colorants(mib.below("12.1.1"), supplies);
    // prtConsoleDisplayBufferText
    mib.text("16.5.1.2.1.1", () -> DeviceMib.consoleText(device));
    alerts(mib.below("18.1.1"), alerts.get(), upTime);
  }

  private static void general(MibBranch general, Device device, Supplier<List<Alert>> alerts) {
    general.counter("1.1", () -> 0);
    general.number("2.1", () -> 1);
    // notResetting
    general.number("3.1", () -> 3);
    general.text("4.1", () -> "");
    general.text("5.1", () -> "");
    for (int defaultIndex = 6; defaultIndex <= 10; defaultIndex++) {
      general.number(defaultIndex + ".1", () -> 1);
    }
    general.number("11.1", () -> 1);
    general.number("12.1", () -> 40);
    // enabled
    general.number("13.1", () -> 4);
    general.text("16.1", () -> device.identity().deviceName());
    general.text("17.1", () -> device.identity().serialNumber());
    general.counter("18.1", () -> 0);
    general.counter("19.1", () -> alerts.get().size());
  }

  private static void cover(MibBranch cover) {
    cover.text("2.1.1", () -> "Front cover");
    cover.number("3.1.1", () -> COVER_CLOSED);
  }

  private static void inputs(MibBranch inputs, Supplies supplies) {
    for (int i = 0; i < supplies.cassettes().size(); i++) {
      Cassette cassette = supplies.cassettes().get(i);
      String row = ".1." + (i + 1);
      String name = "Cassette " + (i + 1);
      // sheetFeedAutoRemovableTray, micrometers
      inputs.number("2" + row, () -> 3);
      inputs.number("3" + row, () -> 4);
      inputs.number("4" + row, () -> cassette.size().equals("A3") ? 420_000 : 297_000);
      inputs.number("5" + row, () -> cassette.size().equals("A3") ? 297_000 : 210_000);
      inputs.number("8" + row, () -> SHEETS);
      inputs.number("9" + row, () -> CASSETTE_SHEETS);
      inputs.number(
          "10" + row, () -> cassette.level() == Supplies.Level.LOW ? LOW_SHEETS : CASSETTE_SHEETS);
      inputs.number("11" + row, () -> 0);
      inputs.text("12" + row, cassette::size);
      inputs.text("13" + row, () -> name);
      inputs.text("18" + row, () -> name + ", " + cassette.size());
    }
  }

  private static void output(MibBranch output) {
    // unRemovableBin
    output.number("2.1.1", () -> 4);
    output.number("3.1.1", () -> SHEETS);
    output.number("4.1.1", () -> CASSETTE_SHEETS);
    output.number("5.1.1", () -> CASSETTE_SHEETS);
    output.number("6.1.1", () -> 0);
    output.text("7.1.1", () -> "Output tray");
  }

  private static void marker(MibBranch marker, Device device, Supplies supplies) {
    // inkjetAqueous, impressions
    marker.number("2.1.1", () -> 12);
    marker.number("3.1.1", () -> 7);
    marker.counter("4.1.1", () -> printed(device));
    marker.counter("5.1.1", () -> printed(device));
    marker.number("6.1.1", () -> supplies.inks().size());
    marker.number("7.1.1", () -> 0);
    marker.number("15.1.1", () -> 0);
  }

  private static int printed(Device device) {
    List<Job> jobs = new ArrayList<>(device.jobs().history());
    jobs.addAll(device.jobs().active());
    return Usage.of(jobs).printed();
  }

  private static void supplies(MibBranch table, Supplies supplies) {
    int index = 0;
    for (Ink ink : supplies.inks()) {
      index++;
      supply(
          table,
          index,
          new Supply(
              CONSUMED,
              INK_CARTRIDGE,
              capitalised(colour(ink)) + " Ink Cartridge " + ink.part(),
              ink.percent()));
    }
    int last = index + 1;
    supplies
        .maintenanceBox()
        .ifPresent(
            box ->
                supply(
                    table,
                    last,
                    new Supply(FILLED, WASTE_INK, "Maintenance Box " + box.part(), box.percent())));
  }

  private record Supply(int kind, int type, String description, int percent) {}

  private static void supply(MibBranch table, int index, Supply supply) {
    String row = ".1." + index;
    table.number("2" + row, () -> 1);
    table.number("3" + row, () -> supply.kind() == CONSUMED ? index : 0);
    table.number("4" + row, supply::kind);
    table.number("5" + row, supply::type);
    table.text("6" + row, supply::description);
    table.number("7" + row, () -> PERCENT);
    table.number("8" + row, () -> 100);
    table.number("9" + row, supply::percent);
  }

  private static void colorants(MibBranch table, Supplies supplies) {
    for (int i = 0; i < supplies.inks().size(); i++) {
      Ink ink = supplies.inks().get(i);
      String row = ".1." + (i + 1);
      table.number("2" + row, () -> 1);
      // process
      table.number("3" + row, () -> 3);
      table.text("4" + row, () -> colour(ink));
      table.number("5" + row, () -> 2);
    }
  }

  private static String colour(Ink ink) {
    return switch (ink.colour()) {
      case BK -> "black";
      case C -> "cyan";
      case M -> "magenta";
      case Y -> "yellow";
    };
  }

  private static String capitalised(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static void alerts(
      MibBranch table, List<Alert> alerts, Supplier<? extends Variable> upTime) {
    for (int i = 0; i < alerts.size(); i++) {
      Alert alert = alerts.get(i);
      int index = i + 1;
      String row = ".1." + index;
      table.number("1" + row, () -> index);
      table.number("2" + row, () -> WARNING);
      table.number("3" + row, () -> UNTRAINED);
      table.number("4" + row, alert::group);
      table.number("5" + row, alert::index);
      table.number("6" + row, () -> -2);
      table.number("7" + row, alert::code);
      table.text("8" + row, alert::description);
      table.value("9" + row, upTime);
    }
  }
}
