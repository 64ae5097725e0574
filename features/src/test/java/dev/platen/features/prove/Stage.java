package dev.platen.features.prove;

import dev.platen.features.steps.SharedRun;
import dev.platen.features.steps.World;
import dev.platen.features.timeline.StepLog;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.options.CommandlineOptionsParser;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.EventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestStepFinished;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plays scenarios, on a firmware with or without a defect. */
final class Stage {
  private static final String GLUE = "dev.platen.features.steps";
  private static final int LONGEST_MESSAGE = 600;
  private final SharedRun run;

  Stage(SharedRun run) {
    this.run = run;
  }

  /**
   * @param defect name of what is wrong with the firmware, where something is
   */
  Ending play(Script script, Optional<String> defect) {
    return play(List.of(script), defect, List.of()).values().iterator().next();
  }

  /**
   * Plays scenarios as one run, of which Cucumber's messages are kept.
   *
   * @param messages the file that they are written to
   * @return how each ended; of an outline's rows the worst counts
   */
  Map<Script, Ending> play(List<Script> scripts, Optional<String> defect, Path messages) {
    return play(
        scripts,
        defect,
        List.of("--plugin", "message:" + messages, "--plugin", StepLog.class.getName()));
  }

  private Map<Script, Ending> play(
      List<Script> scripts, Optional<String> defect, List<String> more) {
    List<String> arguments = new ArrayList<>(List.of("--glue", GLUE));
    for (Script script : scripts) {
      arguments.addAll(List.of("--name", "^" + Pattern.quote(script.title()) + "$"));
    }
    arguments.addAll(more);
    List<Feature> features =
        scripts.stream().map(Script::file).distinct().map(file -> parse(file, defect)).toList();
    Watcher watcher = new Watcher();
    Runtime.builder()
        .withRuntimeOptions(
            new CommandlineOptionsParser(OutputStream.nullOutputStream())
                .parse(arguments.toArray(String[]::new))
                .build())
        .withClassLoader(Stage.class::getClassLoader)
        .withFeatureSupplier(() -> features)
        .withAdditionalPlugins(watcher)
        .build()
        .run();
    Map<Script, Ending> endings = new LinkedHashMap<>();
    for (Script script : scripts) {
      endings.put(script, watcher.ending(script));
    }
    return endings;
  }

  private static Feature parse(Path file, Optional<String> defect) {
    try {
      return Scripts.parse(file, defect.map(name -> World.DEFECT + name).orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + file, e);
    }
  }

  private final class Watcher implements EventListener {
    private final Map<String, Ending> endings = new HashMap<>();
    private String step = "";
    private boolean inHook;

    Ending ending(Script script) {
      return endings.getOrDefault(
          key(script.file().toUri(), script.title()),
          new Ending.Broken("", "The scenario was not run"));
    }

    private static String key(URI file, String title) {
      return file.getPath() + "#" + title;
    }

    @Override
    public void setEventPublisher(EventPublisher publisher) {
      publisher.registerHandlerFor(TestStepFinished.class, this::finished);
      publisher.registerHandlerFor(TestCaseFinished.class, this::finished);
    }

    private void finished(TestStepFinished event) {
      if (!event.getResult().getStatus().is(Status.FAILED) || !step.isEmpty()) {
        return;
      }
      inHook = !(event.getTestStep() instanceof PickleStepTestStep);
      step =
          event.getTestStep() instanceof PickleStepTestStep played
              ? played.getStep().getKeyword() + played.getStep().getText()
              : "a hook";
    }

    private void finished(TestCaseFinished event) {
      Throwable error = event.getResult().getError();
      String message = error == null ? "" : shortened(String.valueOf(error.getMessage()));
      endings.merge(
          key(event.getTestCase().getUri(), event.getTestCase().getName()),
          ending(event.getResult().getStatus(), error, message),
          (one, other) -> one instanceof Ending.Green ? other : one);
      step = "";
      inHook = false;
    }

    private Ending ending(Status status, @Nullable Throwable error, String message) {
      if (status.is(Status.PASSED)) {
        return new Ending.Green();
      }
      if (error instanceof AssertionError && !inHook) {
        return new Ending.Red(step, message);
      }
      String what = error == null ? status.toString() : error.getClass().getSimpleName();
      // What follows the first line of such an exception is about this machine.
      return new Ending.Broken(step, what + ": " + message.lines().findFirst().orElse(""));
    }

    private String shortened(String message) {
      String masked = run.masked(message).strip();
      return masked.length() > LONGEST_MESSAGE
          ? masked.substring(0, LONGEST_MESSAGE) + " …"
          : masked;
    }
  }
}
