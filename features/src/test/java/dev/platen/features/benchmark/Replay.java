package dev.platen.features.benchmark;

import dev.platen.features.benchmark.Recording.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.remote.Command;
import org.openqa.selenium.remote.CommandExecutor;
import org.openqa.selenium.remote.Response;
import org.openqa.selenium.remote.SessionId;

/**
 * Sends the commands of recordings again, to another browser and another site. What the recording's
 * browser and site had given names of their own is replaced by what this browser has answered in
 * the same place: windows, elements, places to click at, codes.
 */
final class Replay {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Duration INTERVAL = Duration.ofMillis(20);
  private static final Set<String> PRESSES = Set.of("pointerMove", "mousePressed", "mouseReleased");
  private static final String NEXT_PAGE = "window.leaving &&";
  private final CommandExecutor executor;
  private final SessionId session;

  /** Of the recording's windows; they live longer than one round. */
  private final Map<String, String> windows = new HashMap<>();

  /** Of this round. */
  private final Map<String, String> names = new HashMap<>();

  private Map<String, String> site = Map.of();
  private @Nullable Object placeRecorded;
  private @Nullable Object placeHere;

  /**
   * @param executor the browser's own, with nothing around it
   */
  Replay(CommandExecutor executor, SessionId session) {
    this.executor = executor;
    this.session = session;
  }

  /**
   * Begins a round.
   *
   * @param site texts of the recording's site, and what they are here; may be parts of parameters
   */
  void begin(Map<String, String> site) {
    names.clear();
    this.site = site;
  }

  /**
   * Sends a command again. A look that sees less than the recording's last look did is repeated.
   *
   * @param waiting is told of each such repetition that waits for the printer
   */
  void send(Sent sent, Runnable waiting) {
    Map<String, Object> parameters = parameters(sent);
    long until = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      Response response = execute(sent.name(), parameters);
      Object answer = Recording.plain(response.getValue());
      boolean succeeded = Recorder.succeeded(response);
      if (!sent.succeeded() || (succeeded && alike(sent, answer))) {
        learn(sent, answer);
        return;
      }
      if (System.nanoTime() > until) {
        throw new AssertionError(
            "The browser answers otherwise than when it was recorded, to %s: %s instead of %s"
                .formatted(brief(sent.parameters()), brief(answer), brief(sent.answer())));
      }
      LockSupport.parkNanos(INTERVAL.toNanos());
      if (!String.valueOf(sent.parameters().get("script")).contains(NEXT_PAGE)) {
        waiting.run();
      }
    }
  }

  private static String brief(@Nullable Object value) {
    String text = String.valueOf(value).replaceAll("\\s+", " ");
    return text.length() > 400
        ? text.substring(0, 200) + " ... " + text.substring(text.length() - 200)
        : text;
  }

  private Response execute(String name, Map<String, Object> parameters) {
    try {
      return executor.execute(new Command(session, name, parameters));
    } catch (IOException e) {
      throw new UncheckedIOException("The browser is gone", e);
    }
  }

  /** Whether the browser shows what it showed then, as far as it can be the same. */
  private boolean alike(Sent sent, @Nullable Object answer) {
    return switch (sent.answer()) {
      case null -> answer == null;
      case Boolean yes -> yes.equals(answer);
      // The name of a screen; other texts differ from site to site.
      case String name when name.matches("[a-z_]+") -> name.equals(answer);
      case String text -> answer instanceof String;
      case List<?> list ->
          answer instanceof List<?> here
              && (givesWindows(sent)
                  ? list.size() == here.size()
                  : list.isEmpty() == here.isEmpty());
      case Map<?, ?> map -> answer instanceof Map<?, ?>;
      default -> answer != null;
    };
  }

  private static boolean givesWindows(Sent sent) {
    return sent.name().equals("getWindowHandles") || sent.name().equals("close");
  }

  private void learn(Sent sent, @Nullable Object answer) {
    if (givesWindows(sent)) {
      learnWindows(strings(sent.answer()), strings(answer));
    } else if (sent.name().equals("newWindow") || sent.name().equals("getCurrentWindowHandle")) {
      pair(sent.answer(), answer, windows);
    } else {
      if (isPlace(sent.answer()) && isPlace(answer)) {
        placeRecorded = sent.answer();
        placeHere = answer;
      }
      pair(sent.answer(), answer, names);
    }
  }

  /** Windows come in no particular order; a new one is the one that was not there before. */
  private void learnWindows(List<String> recorded, List<String> here) {
    List<String> newThere = recorded.stream().filter(each -> !windows.containsKey(each)).toList();
    List<String> newHere = here.stream().filter(each -> !windows.containsValue(each)).toList();
    for (int i = 0; i < Math.min(newThere.size(), newHere.size()); i++) {
      windows.put(newThere.get(i), newHere.get(i));
    }
  }

  private static List<String> strings(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private static boolean isPlace(@Nullable Object value) {
    return value instanceof List<?> list
        && list.size() == 2
        && list.stream().allMatch(Number.class::isInstance);
  }

  /** What stands in the same place of two answers is the same thing. */
  private static void pair(
      @Nullable Object recorded, @Nullable Object here, Map<String, String> pairs) {
    if (recorded instanceof String there && here instanceof String text) {
      if (!there.equals(text)) {
        pairs.put(there, text);
      }
    } else if (recorded instanceof List<?> there && here instanceof List<?> list) {
      for (int i = 0; i < Math.min(there.size(), list.size()); i++) {
        pair(there.get(i), list.get(i), pairs);
      }
    } else if (recorded instanceof Map<?, ?> there && here instanceof Map<?, ?> map) {
      there.forEach((key, value) -> pair(value, map.get(key), pairs));
    }
  }

  private Map<String, Object> parameters(Sent sent) {
    Map<String, Object> here = new LinkedHashMap<>();
    sent.parameters()
        .forEach(
            (key, value) ->
                here.put(
                    key, key.equals("script") ? value : Objects.requireNonNull(translated(value))));
    return here;
  }

  private @Nullable Object translated(@Nullable Object value) {
    return switch (value) {
      case String text -> translated(text);
      case List<?> list -> {
        List<@Nullable Object> here = new ArrayList<>();
        list.forEach(each -> here.add(translated(each)));
        yield here;
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> here = new LinkedHashMap<>();
        map.forEach((key, each) -> here.put(String.valueOf(key), translated(each)));
        yield isMoveToPlace(map) ? toPlaceHere(here) : here;
      }
      case null, default -> value;
    };
  }

  private String translated(String text) {
    String name = windows.containsKey(text) ? windows.get(text) : names.get(text);
    if (name != null) {
      return name;
    }
    String here = text;
    for (Map.Entry<String, String> entry : site.entrySet()) {
      here = here.replace(entry.getKey(), entry.getValue());
    }
    return here;
  }

  /** The mouse goes where the last look has found what is to be clicked. */
  private boolean isMoveToPlace(Map<?, ?> action) {
    return PRESSES.contains(String.valueOf(action.get("type")))
        && placeRecorded instanceof List<?> place
        && same(place.getFirst(), action.get("x"))
        && same(place.getLast(), action.get("y"));
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return one instanceof Number a && other instanceof Number b && a.intValue() == b.intValue();
  }

  private Map<String, @Nullable Object> toPlaceHere(Map<String, @Nullable Object> action) {
    if (placeHere instanceof List<?> place) {
      action.put("x", ((Number) Objects.requireNonNull(place.getFirst())).intValue());
      action.put("y", ((Number) Objects.requireNonNull(place.getLast())).intValue());
    }
    return action;
  }
}
