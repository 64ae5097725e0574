package dev.platen.features.prove;

import dev.platen.features.steps.SharedRun;
import dev.platen.features.steps.World;
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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Plays one scenario, on a firmware with or without a defect. */
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
    Watcher watcher = new Watcher();
    Feature feature = parse(script, defect);
    Runtime.builder()
        .withRuntimeOptions(
            new CommandlineOptionsParser(OutputStream.nullOutputStream())
                .parse("--glue", GLUE, "--name", "^" + Pattern.quote(script.title()) + "$")
                .build())
        .withClassLoader(Stage.class::getClassLoader)
        .withFeatureSupplier(() -> List.of(feature))
        .withAdditionalPlugins(watcher)
        .build()
        .run();
    return watcher.ending;
  }

  private static Feature parse(Script script, Optional<String> defect) {
    try {
      return Scripts.parse(script.file(), defect.map(name -> World.DEFECT + name).orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + script.file(), e);
    }
  }

  private final class Watcher implements EventListener {
    private Ending ending = new Ending.Broken("", "The scenario was not run");
    private String step = "";
    private boolean inHook;

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
      if (event.getResult().getStatus().is(Status.PASSED)) {
        ending = new Ending.Green();
      } else if (error instanceof AssertionError && !inHook) {
        ending = new Ending.Red(step, message);
      } else {
        String what =
            error == null
                ? event.getResult().getStatus().toString()
                : error.getClass().getSimpleName();
        // What follows the first line of such an exception is about this machine.
        ending = new Ending.Broken(step, what + ": " + message.lines().findFirst().orElse(""));
      }
    }

    private String shortened(String message) {
      String masked = run.masked(message).strip();
      return masked.length() > LONGEST_MESSAGE
          ? masked.substring(0, LONGEST_MESSAGE) + " …"
          : masked;
    }
  }
}
