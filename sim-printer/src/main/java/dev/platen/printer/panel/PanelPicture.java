package dev.platen.printer.panel;

import dev.platen.printer.model.Model;
import dev.platen.printer.panel.Canvas.Align;
import dev.platen.printer.panel.Canvas.Box;
import dev.platen.printer.panel.Canvas.Style;
import dev.platen.printer.panel.Screen.Button;
import dev.platen.printer.panel.Screen.Keyboard.SoftKey;
import dev.platen.printer.panel.Screen.Panel;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Draws the touch screen in its real pixels. A list that is longer than the screen shows its
 * beginning and a scroll bar. Text always fits; only what a person typed may be cut short.
 */
final class PanelPicture {
  private static final Color GROUND = new Color(0x101c28);
  private static final Color BAR = new Color(0x08111a);
  private static final Color TITLE = new Color(0x18304a);
  private static final Color TILE = new Color(0x1b2f43);
  private static final Color TILE_LINE = new Color(0x35526e);
  private static final Color CHOSEN = new Color(0x1a5f94);
  private static final Color BUTTON = new Color(0x2a3f53);
  private static final Color BUTTON_LINE = new Color(0x5b7893);
  private static final Color MAIN = new Color(0x1a6fb0);
  private static final Color MAIN_LINE = new Color(0x8ccbf7);
  private static final Color RULE = new Color(0x24384b);
  private static final Color INK = Color.WHITE;
  private static final Color SOFT = new Color(0xb7c9d8);
  private static final Color WRONG = new Color(0xffc3ba);
  private static final String NOTHING = "–";
  private static final int MOST_DOTS = 32;

  private final Canvas canvas;

  /** Size of plain letters in pixels; everything is measured in it. */
  private final double em;

  private PanelPicture(Canvas canvas, double em) {
    this.canvas = canvas;
    this.em = em;
  }

  /**
   * A picture.
   *
   * @param cut texts that were cut short, though no person typed them
   * @param unknownLetters texts with letters that the fonts lack, though no person typed them
   */
  record Drawn(BufferedImage image, List<String> cut, List<String> unknownLetters) {}

  static Drawn draw(Panel panel, Model model) {
    try (Canvas canvas = new Canvas(model.panelWidth(), model.panelHeight(), GROUND)) {
      // The same letters as on the panel's web page.
      new PanelPicture(canvas, Math.clamp(model.panelHeight() / 26.0, 12.5, 21.0))
          .draw(panel, model.name());
      return new Drawn(canvas.image(), canvas.cut(), canvas.unknownLetters());
    }
  }

  private void draw(Panel panel, String modelName) {
    Box all = canvas.box();
    statusBar(panel, modelName, all.top(2 * em));
    Box rest = all.below(2 * em);
    switch (panel.screen()) {
      case Screen.Home home -> home(home, rest);
      case Screen.Menu menu -> menu(menu, titled(menu.title(), rest));
      case Screen.Details details ->
          details(
              details, tabbed(details.tabs(), details.selected(), titled(details.title(), rest)));
      case Screen.JobList jobs ->
          jobs(jobs, tabbed(jobs.tabs(), jobs.name(), titled(jobs.title(), rest)));
      case Screen.Message message -> message(message, titled(message.title(), rest));
      case Screen.SignInPage page ->
          message(
              new Screen.Message(
                  page.name(),
                  Screen.Message.Kind.PROGRESS,
                  page.title(),
                  page.text(),
                  page.buttons()),
              titled(page.title(), rest));
      case Screen.EmailForm form ->
          form(form, titledWithAnswers(form.title(), form.answers(), rest));
      case Screen.Keyboard keyboard ->
          keyboard(keyboard, titledWithAnswers(keyboard.title(), keyboard.answers(), rest));
    }
  }

  // What surrounds the screens

  private void statusBar(Panel panel, String modelName, Box bar) {
    canvas.fill(bar, BAR);
    Style small = Style.of(0.85 * em, SOFT);
    Box room = bar.inset(0.7 * em, 0);
    double time = widthOf(panel.time(), small);
    canvas.text(panel.time(), room.right(time), small);
    room = room.left(room.width() - time - 0.8 * em);
    canvas.icon("network", room.right(1.3 * em).middle(1.3 * em, 1.3 * em), SOFT);
    room = room.left(room.width() - 2.1 * em);
    for (Optional<Button> button : List.of(panel.lock(), panel.user())) {
      if (button.isPresent()) {
        room = barButton(button.get(), room);
      }
    }
    canvas.text(modelName, room, small);
  }

  /** Draws a button at the right of the status bar; answers what remains. */
  private Box barButton(Button button, Box room) {
    Style words = Style.of(0.85 * em, INK);
    double width = Math.min(room.width() * 0.6, widthOf(button.label(), words) + 2.9 * em);
    Box card = room.right(width).inset(0, 0.2 * em);
    canvas.card(card, BUTTON, BUTTON_LINE, 0.5 * em);
    Box inner = card.inset(0.6 * em, 0);
    canvas.icon(button.action(), inner.left(1.1 * em).middle(1.1 * em, 1.1 * em), INK);
    canvas.text(button.label(), inner.right(inner.width() - 1.5 * em), words);
    return room.left(room.width() - width - 0.8 * em);
  }

  private static double widthOf(String text, Style style) {
    return Math.ceil(TextFit.width(text, PanelFonts.font(style.bold(), style.size()))) + 1;
  }

  /** Draws the title; answers what remains. */
  private Box titled(String title, Box box) {
    double height = 2.1 * em;
    canvas.fill(box.top(height), TITLE);
    canvas.text(
        title, box.top(height).inset(0.75 * em, 0.1 * em), Style.of(1.1 * em, INK).strong());
    return box.below(height);
  }

  private Box titledWithAnswers(String title, List<Button> answers, Box box) {
    double height = 2.6 * em;
    Box bar = box.top(height);
    canvas.fill(bar, TITLE);
    double taken = answers(answers, bar.inset(0.4 * em, 0.25 * em), 0.5);
    Box room = bar.left(bar.width() - taken - 0.8 * em);
    canvas.text(title, room.inset(0.75 * em, 0), Style.of(1.1 * em, INK).strong());
    return box.below(height);
  }

  /** Draws buttons from the right; answers the width that they take. */
  private double answers(List<Button> answers, Box bar, double mostOfIt) {
    double gap = 0.4 * em;
    double most = (bar.width() * mostOfIt - gap * answers.size()) / Math.max(1, answers.size());
    Style words = Style.of(em, INK).at(Align.CENTER);
    double taken = 0;
    for (Button answer : answers.reversed()) {
      boolean main = !answer.action().equals("cancel");
      Style style = main ? words.strong() : words;
      double width = Math.min(most, Math.max(5 * em, widthOf(answer.label(), style) + 1.6 * em));
      Box button = bar.left(bar.width() - taken).right(width);
      canvas.card(button, main ? MAIN : BUTTON, main ? MAIN_LINE : BUTTON_LINE, 0.5 * em);
      canvas.text(answer.label(), button.inset(0.4 * em, 0.1 * em), style);
      taken += width + gap;
    }
    return taken;
  }

  /** Draws tabs where there are some; answers what remains. */
  private Box tabbed(List<Button> tabs, String selected, Box box) {
    if (tabs.isEmpty()) {
      return box;
    }
    double height = 2.4 * em;
    Box bar = box.top(height);
    canvas.fill(bar, TITLE);
    double width = Math.min(14 * em, (bar.width() - em) / tabs.size());
    for (int i = 0; i < tabs.size(); i++) {
      boolean open = tabs.get(i).action().equals(selected);
      Box tab =
          new Box(
              bar.x() + 0.6 * em + i * width,
              bar.y() + 0.3 * em,
              width - 0.3 * em,
              height - 0.3 * em);
      canvas.fill(tab, open ? GROUND : TILE);
      if (open) {
        canvas.fill(tab.top(0.2 * em), MAIN_LINE);
      }
      Style style = Style.of(em, INK).at(Align.CENTER);
      canvas.text(
          tabs.get(i).label(), tab.inset(0.4 * em, 0.2 * em), open ? style.strong() : style);
    }
    return box.below(height);
  }

  // Lists

  /** A part of a list. */
  private record Item(double height, Consumer<Box> drawing) {}

  private interface Items {
    List<Item> in(double width);
  }

  /** Draws from the top what there is room for, with a scroll bar where that is not all. */
  private void list(Box box, Items items) {
    Box area = box.inset(0.7 * em, 0.5 * em);
    List<Item> parts = items.in(area.width());
    if (heightOf(parts) > area.height()) {
      area = area.left(area.width() - em);
      parts = items.in(area.width());
      Box track = new Box(area.x() + area.width() + 0.7 * em, area.y(), 0.4 * em, area.height());
      canvas.card(track, TILE, TILE, 0.4 * em);
      double shown = Math.min(1, area.height() / heightOf(parts));
      canvas.card(track.top(track.height() * shown), SOFT, SOFT, 0.4 * em);
    }
    Box visible = area;
    List<Item> drawn = parts;
    canvas.inside(
        visible,
        () -> {
          double y = visible.y();
          for (Item part : drawn) {
            if (y < visible.y() + visible.height()) {
              part.drawing().accept(new Box(visible.x(), y, visible.width(), part.height()));
            }
            y += part.height();
          }
        });
  }

  private static double heightOf(List<Item> items) {
    return items.stream().mapToDouble(Item::height).sum();
  }

  private double heightOf(String text, double width) {
    return TextFit.height(text, width, em, false);
  }

  private void menu(Screen.Menu menu, Box box) {
    double gap = 0.45 * em;
    list(
        box,
        width ->
            menu.buttons().stream()
                .map(
                    button ->
                        new Item(
                            Math.max(2.9 * em + gap, heightOf(button.label(), width - 4 * em) + em),
                            place -> menuLine(menu, button, place.top(place.height() - gap))))
                .toList());
  }

  private void menuLine(Screen.Menu menu, Button button, Box box) {
    boolean chosen = button.action().equals(menu.selected());
    canvas.card(box, chosen ? CHOSEN : TILE, chosen ? MAIN_LINE : TILE_LINE, 0.5 * em);
    Box inner = box.inset(0.9 * em, 0);
    if (chosen || menu.selected().isEmpty()) {
      canvas.icon(
          chosen ? "chosen" : "next", inner.right(1.2 * em).middle(1.2 * em, 1.2 * em), INK);
    }
    canvas.text(button.label(), inner.left(inner.width() - 2 * em), Style.of(em, INK));
  }

  private void details(Screen.Details details, Box box) {
    list(
        box,
        width ->
            details.rows().stream()
                .map(
                    row -> {
                      double labels = (width - em) * 0.4;
                      double values = (width - em) * 0.6;
                      String value = row.value().isEmpty() ? NOTHING : row.value();
                      double height =
                          Math.max(heightOf(row.label(), labels), heightOf(value, values))
                              + 0.85 * em;
                      return new Item(
                          height,
                          place -> {
                            Box inner = place.inset(0.3 * em, 0.4 * em);
                            canvas.text(
                                row.label(), inner.left(labels), Style.of(em, SOFT).breaking());
                            canvas.text(value, inner.right(values), Style.of(em, INK).breaking());
                            canvas.fill(place.below(place.height() - 1), RULE);
                          });
                    })
                .toList());
  }

  private void jobs(Screen.JobList jobs, Box box) {
    list(
        box,
        width ->
            Stream.of(
                    group(jobs.activeLabel(), jobs.active(), jobs.none(), width),
                    group(jobs.pastLabel(), jobs.past(), jobs.none(), width))
                .flatMap(List::stream)
                .toList());
  }

  private List<Item> group(
      String label, List<Screen.JobList.JobLine> jobs, String none, double width) {
    List<Item> items = new ArrayList<>();
    items.add(
        new Item(1.7 * em, place -> canvas.text(label, place, Style.of(0.95 * em, SOFT).strong())));
    if (jobs.isEmpty()) {
      items.add(new Item(2 * em, place -> canvas.text(none, place, Style.of(em, INK))));
    }
    for (Screen.JobList.JobLine job : jobs) {
      double room = width - 1.6 * em;
      String result = job.code().isEmpty() ? job.result() : job.result() + " " + job.code();
      double height =
          Stream.of(
                  heightOf(job.button().label(), room * 0.42),
                  heightOf(job.time(), room * 0.31),
                  heightOf(result, room * 0.23))
              .mapToDouble(Double::doubleValue)
              .max()
              .orElseThrow();
      items.add(
          new Item(
              Math.max(2.7 * em, height + 0.7 * em) + 0.35 * em,
              place -> jobLine(job, result, place.top(place.height() - 0.35 * em))));
    }
    return items;
  }

  private void jobLine(Screen.JobList.JobLine job, String result, Box box) {
    canvas.card(box, TILE, TILE_LINE, 0.5 * em);
    Box inner = box.inset(0.8 * em, 0.3 * em);
    canvas.text(job.button().label(), inner.left(inner.width() * 0.42), Style.of(em, INK));
    canvas.text(
        job.time(),
        inner.below(0).right(inner.width() * 0.56).left(inner.width() * 0.31),
        Style.of(em, SOFT));
    Color color =
        switch (job.state()) {
          case "failed" -> new Color(0xffc37e);
          case "succeeded" -> new Color(0x8be3b1);
          default -> INK;
        };
    canvas.text(
        result, inner.right(inner.width() * 0.23), Style.of(em, color).at(Align.RIGHT).strong());
  }

  // The other screens

  private void home(Screen.Home home, Box box) {
    int count = home.buttons().size();
    double gap = 1.2 * em;
    double side = 9 * em;
    int columns = columns(box.width() - 2 * gap, side, gap, count);
    int rows = (count + columns - 1) / Math.max(1, columns);
    while (rows * (side + gap) - gap > box.height() - 2 * gap && side > 5 * em) {
      side -= 0.5 * em;
      columns = columns(box.width() - 2 * gap, side, gap, count);
      rows = (count + columns - 1) / columns;
    }
    double width = columns * (side + gap) - gap;
    double height = rows * (side + gap) - gap;
    Box grid = box.middle(width, height);
    for (int i = 0; i < count; i++) {
      int row = i / columns;
      tile(
          home.buttons().get(i),
          new Box(
              grid.x() + (i % columns) * (side + gap), grid.y() + row * (side + gap), side, side));
    }
  }

  private static int columns(double width, double side, double gap, int count) {
    return Math.clamp((long) ((width + gap) / (side + gap)), 1, Math.max(1, count));
  }

  private void tile(Button button, Box box) {
    canvas.card(box, TILE, TILE_LINE, 0.8 * em);
    Box inner = box.inset(0.4 * em, 0.4 * em);
    double disc = inner.height() * 0.5;
    Box place = inner.top(inner.height() * 0.62).middle(disc, disc);
    canvas.disc(
        place,
        switch (button.action()) {
          case "job" -> new Color(0x23805a);
          case "settings" -> new Color(0x5d6d7c);
          default -> new Color(0x1f7fc4);
        });
    canvas.icon(button.action(), place.middle(disc * 0.58, disc * 0.58), INK);
    canvas.text(
        button.label(), inner.below(inner.height() * 0.62), Style.of(em, INK).at(Align.CENTER));
  }

  private void message(Screen.Message message, Box box) {
    Box room = box;
    if (!message.buttons().isEmpty()) {
      double height = 3.6 * em;
      Box bar = box.below(box.height() - height);
      canvas.fill(bar, TITLE);
      answers(message.buttons(), bar.inset(0.8 * em, 0.5 * em), 0.9);
      room = box.top(box.height() - height);
    }
    double icon = 3.4 * em;
    double width = Math.min(room.width() - 2 * em, 34 * em);
    Style style = Style.of(1.12 * em, INK);
    double textWidth = width - icon - em;
    double lines = TextFit.height(message.text(), textWidth, style.size(), false);
    Box middle = room.middle(width, Math.clamp(lines, icon, room.height() - em));
    canvas.icon(
        "message-" + message.kind().name().toLowerCase(Locale.ROOT),
        middle.left(icon).middle(icon, icon),
        switch (message.kind()) {
          case GOOD -> new Color(0x74dba0);
          case BAD -> new Color(0xffb259);
          case QUESTION, PROGRESS -> MAIN_LINE;
        });
    canvas.text(message.text(), middle.right(textWidth), style);
  }

  private void form(Screen.EmailForm form, Box box) {
    Screen.EmailForm.Labels labels = form.labels();
    list(
        box,
        width -> {
          double label = 0.18 * width;
          double button = Math.min(11 * em, 0.24 * width);
          double value = width - label - button - 1.6 * em;
          List<Item> items = new ArrayList<>();
          items.add(recipients(form, label, value, button));
          String subject = form.subject().isEmpty() ? NOTHING : form.subject();
          items.add(
              new Item(
                  Math.max(3.2 * em, heightOf(subject, value) + em),
                  place -> {
                    Box row = formRow(labels.subject(), place, label);
                    canvas.text(subject, row.left(value), Style.of(em, INK).fromPerson());
                    small(labels.editSubject(), row.right(button), false);
                  }));
          items.add(
              new Item(
                  3.2 * em,
                  place -> {
                    Box row = formRow(labels.format(), place, label);
                    double each = Math.min(7 * em, row.width() / form.formats().size());
                    for (int i = 0; i < form.formats().size(); i++) {
                      Button format = form.formats().get(i);
                      Box part = new Box(row.x() + i * each, row.y(), each, row.height());
                      small(
                          format,
                          part.left(each - 0.5 * em),
                          format.action().equals(form.selectedFormat()));
                    }
                  }));
          items.add(
              new Item(
                  Math.max(3.2 * em, heightOf(form.settings(), value) + em),
                  place -> {
                    Box row = formRow(labels.settings(), place, label);
                    canvas.text(form.settings(), row.left(value), Style.of(em, INK));
                    small(labels.editSettings(), row.right(button), false);
                  }));
          return items;
        });
  }

  private Item recipients(Screen.EmailForm form, double label, double value, double button) {
    double remove = Math.min(8 * em, value * 0.35);
    double address = value - remove - 0.6 * em;
    List<Double> heights =
        form.addresses().stream()
            .map(text -> Math.max(2.2 * em, heightOf(text, address) + 0.4 * em))
            .toList();
    double error = form.error().isEmpty() ? 0 : heightOf(form.error(), value) + 0.4 * em;
    double all = heights.stream().mapToDouble(Double::doubleValue).sum() + error + 0.8 * em;
    return new Item(
        Math.max(3.2 * em, all),
        place -> {
          Box row = formRow(form.labels().recipients(), place, label);
          small(form.labels().addRecipient(), row.right(button), false);
          double y = row.y();
          for (int i = 0; i < heights.size(); i++) {
            Box line = new Box(row.x(), y, value, heights.get(i));
            canvas.text(
                form.addresses().get(i), line.left(address), Style.of(em, INK).fromPerson());
            small(form.recipients().get(i), line.right(remove).inset(0, 0.1 * em), false);
            y += heights.get(i);
          }
          if (error > 0) {
            canvas.text(
                form.error(), new Box(row.x(), y, value, error), Style.of(em, WRONG).strong());
          }
        });
  }

  /** Draws a row's label and the rule below; answers the place of the rest. */
  private Box formRow(String label, Box place, double width) {
    canvas.fill(place.below(place.height() - 1), RULE);
    Box inner = place.inset(0.3 * em, 0.4 * em);
    canvas.text(label, inner.left(width), Style.of(em, SOFT));
    return inner.right(inner.width() - width - 0.5 * em);
  }

  private void small(Button button, Box box, boolean chosen) {
    Box middle = box.height() > 2.4 * em ? box.middle(box.width(), 2.4 * em) : box;
    canvas.card(middle, chosen ? MAIN : BUTTON, chosen ? MAIN_LINE : BUTTON_LINE, 0.5 * em);
    Style style = Style.of(0.95 * em, INK).at(Align.CENTER);
    canvas.text(button.label(), middle.inset(0.4 * em, 0.05 * em), chosen ? style.strong() : style);
  }

  private void keyboard(Screen.Keyboard keyboard, Box box) {
    Box typing = box.top(2.7 * em).inset(0.7 * em, 0.3 * em);
    Style soft = Style.of(em, SOFT);
    double label = Math.min(typing.width() * 0.3, widthOf(keyboard.label(), soft));
    canvas.text(keyboard.label(), typing.left(label), soft);
    Box field = typing.right(typing.width() - label - 0.8 * em);
    boolean wrong = !keyboard.error().isEmpty();
    canvas.card(field, INK, wrong ? WRONG : MAIN_LINE, 0.4 * em);
    // A secret shows that something was typed, and nothing else.
    String text =
        keyboard.secret()
            ? "•".repeat(Math.min(keyboard.typed(), MOST_DOTS))
            : end(keyboard.text(), field.width() - em);
    canvas.text(text, field.inset(0.5 * em, 0.1 * em), Style.of(em, GROUND).fromPerson());
    Box hint = box.below(2.7 * em).top(1.5 * em).inset(0.7 * em, 0);
    Style small = Style.of(0.85 * em, wrong ? WRONG : SOFT);
    canvas.text(wrong ? keyboard.error() : keyboard.hint(), hint, wrong ? small.strong() : small);
    Box keys = box.below(4.3 * em).inset(0.5 * em, 0.2 * em);
    double height = keys.height() / Math.max(1, keyboard.keys().size());
    for (int i = 0; i < keyboard.keys().size(); i++) {
      keyRow(
          keyboard.keys().get(i),
          new Box(keys.x(), keys.y() + i * height, keys.width(), height).inset(0, 0.12 * em));
    }
  }

  /** The end of a text that is longer than its field: where the next character goes. */
  private String end(String text, double width) {
    String rest = text;
    Style style = Style.of(em, INK);
    while (widthOf(rest, style) > width) {
      rest = rest.substring(rest.offsetByCodePoints(0, 1));
    }
    return rest;
  }

  private void keyRow(List<SoftKey> row, Box box) {
    double parts = row.stream().mapToDouble(PanelPicture::share).sum();
    double x = box.x();
    for (SoftKey key : row) {
      double width = box.width() * share(key) / parts;
      Box place = new Box(x, box.y(), width, box.height()).inset(0.12 * em, 0);
      boolean types = !key.character().isEmpty();
      canvas.card(place, types ? BUTTON : TILE, BUTTON_LINE, 0.4 * em);
      boolean character = types && !key.character().equals(" ");
      canvas.text(
          key.button().label(),
          place.inset(0.15 * em, 0),
          Style.of(character ? em : 0.85 * em, INK).at(Align.CENTER));
      x += width;
    }
  }

  private static double share(SoftKey key) {
    return Optional.of(key.character())
        .filter(character -> !character.isEmpty())
        .map(character -> character.equals(" ") ? 4.0 : 1.0)
        .orElse(2.0);
  }
}
