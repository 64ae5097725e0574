package dev.platen.features.inspection;

import dev.platen.printer.panel.ControlPanel;
import dev.platen.printer.panel.Screen;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/**
 * Walks through a panel, button by button, until there is no screen that it has not seen. Two
 * screens are the same where they have the same name, the same buttons and rows, and an error or
 * none. On keyboards it types something right and something wrong.
 */
final class PanelWalk {
  private static final int MOST_SCREENS = 300;
  private static final int FARTHEST = 12;
  private static final List<String> TEXTS =
      List.of("anna@contoso.onmicrosoft.com", "wrong <\"\">", "");
  private final ControlPanel panel;
  private final Set<String> seen = new HashSet<>();

  /** A press, after typing a text where there is one. */
  private record Step(Optional<String> text, String action) {}

  PanelWalk(ControlPanel panel) {
    this.panel = panel;
  }

  /**
   * Shows every screen that this walk has not seen before to {@code visitor}, the panel being on
   * it.
   *
   * @return how many they were
   */
  int visitAll(Consumer<Screen> visitor) {
    int visited = 0;
    Deque<List<Step>> paths = new ArrayDeque<>(List.of(List.of()));
    while (!paths.isEmpty() && seen.size() < MOST_SCREENS) {
      List<Step> path = paths.poll();
      Screen screen = go(path);
      if (!seen.add(signature(screen))) {
        continue;
      }
      visitor.accept(screen);
      visited++;
      if (path.size() < FARTHEST) {
        for (Step step : steps(screen)) {
          List<Step> longer = new ArrayList<>(path);
          longer.add(step);
          paths.add(longer);
        }
      }
    }
    panel.press("home");
    return visited;
  }

  private Screen go(List<Step> path) {
    panel.press("home");
    for (Step step : path) {
      step.text().ifPresent(panel::enter);
      panel.press(step.action());
      if (isProgress(panel.screen())) {
        Awaitility.await()
            .pollInterval(Duration.ofMillis(10))
            .until(() -> !isProgress(panel.screen()));
      }
    }
    return panel.screen();
  }

  private static boolean isProgress(Screen screen) {
    return screen instanceof Screen.Message message
        && message.kind() == Screen.Message.Kind.PROGRESS;
  }

  private List<Step> steps(Screen screen) {
    List<Step> steps = new ArrayList<>();
    panel.panel().lock().ifPresent(lock -> steps.add(new Step(Optional.empty(), lock.action())));
    if (screen instanceof Screen.Keyboard keyboard) {
      keyboard
          .answers()
          .forEach(
              answer ->
                  TEXTS.forEach(text -> steps.add(new Step(Optional.of(text), answer.action()))));
      keyboard.keys().stream()
          .flatMap(List::stream)
          .filter(key -> key.character().isEmpty())
          .forEach(key -> steps.add(new Step(Optional.empty(), key.button().action())));
    } else {
      Set<String> alike = new HashSet<>();
      screen.buttons().stream()
          .map(Screen.Button::action)
          // Another language is another walk.
          .filter(action -> !action.startsWith("language:"))
          // Of many jobs, one is enough.
          .filter(action -> alike.add(action.replaceAll("\\d+", "#")))
          .forEach(action -> steps.add(new Step(Optional.empty(), action)));
    }
    return steps;
  }

  private static String signature(Screen screen) {
    Set<String> parts = new TreeSet<>();
    screen.buttons().forEach(button -> parts.add(button.action().replaceAll("\\d+", "#")));
    if (screen instanceof Screen.Details details) {
      details.rows().forEach(row -> parts.add("row " + row.key()));
    } else if (screen instanceof Screen.Message message) {
      parts.add(message.text().replaceAll("\\d", "#"));
    } else if (screen instanceof Screen.Keyboard keyboard) {
      parts.add(keyboard.error());
    } else if (screen instanceof Screen.EmailForm form) {
      parts.add(form.error());
    }
    return screen.name() + parts;
  }
}
