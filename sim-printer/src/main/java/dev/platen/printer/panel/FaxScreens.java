package dev.platen.printer.panel;

import dev.platen.printer.fax.FaxSettings;
import dev.platen.printer.fax.FaxUnit;
import dev.platen.printer.panel.Place.Spot;
import dev.platen.printer.panel.Screen.Button;
import dev.platen.printer.panel.Screen.Keyboard.SoftKey;
import dev.platen.printer.panel.Screen.Message;
import dev.platen.printer.panel.Screen.Row;
import dev.platen.printer.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The screens of the fax unit. */
final class FaxScreens {
  private static final List<String> PAD = List.of("123", "456", "789", "*0#");

  private FaxScreens() {}

  /** Where the number is typed; without a fax server, what is missing. */
  static Screen number(FaxUnit fax, Messages words, Typing typing) {
    if (!fax.settings().useFaxServer()) {
      return new Message(
          "fax_not_set_up",
          Message.Kind.BAD,
          words.text("panel.fax"),
          words.text("panel.fax_not_set_up"),
          List.of(new Button("ok", words.text("panel.ok"))));
    }
    return new Screen.Keyboard(
        Spot.FAX.id(),
        words.text("panel.fax"),
        words.text("panel.fax_number"),
        typing.text(),
        false,
        typing.text().length(),
        typing.error().isEmpty() ? "" : words.text(typing.error()),
        words.text("panel.fax_number_hint"),
        keys(words),
        List.of(
            new Button("cancel", words.text("panel.cancel")),
            new Button("start", words.text("panel.start"))));
  }

  private static List<List<SoftKey>> keys(Messages words) {
    List<List<SoftKey>> rows =
        new ArrayList<>(
            PAD.stream()
                .map(row -> Arrays.stream(row.split("")).map(Typing::character).toList())
                .toList());
    rows.add(List.of(Typing.character("+"), Typing.function("backspace", words)));
    return rows;
  }

  /** A mail server's row, with key and label that tell it from the printer's own mail server's. */
  static Row ofFaxServer(Row row, Messages words) {
    return new Row(
        "fax." + row.key(), words.text("panel.fax_server") + ": " + row.label(), row.value());
  }

  /** What Email Server Status says of the fax server before its mail settings. */
  static List<Row> settings(FaxSettings settings, Messages words) {
    return List.of(
        new Row(
            "fax.use_server",
            words.text("panel.fax_server"),
            words.text(settings.useFaxServer() ? "panel.enabled" : "panel.disabled")),
        new Row("fax.domain", words.text("panel.fax_domain"), settings.domain()),
        new Row("fax.forward_to", words.text("panel.fax_forward_to"), settings.forwardTo()));
  }
}
