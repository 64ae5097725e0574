package dev.platen.features.timeline;

import dev.platen.reports.timeline.Kind;
import dev.platen.reports.timeline.Lane;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestStepFinished;
import io.cucumber.plugin.event.TestStepStarted;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Has the recorder of each scenario note the scenario's steps; a plugin of Cucumber's. */
public final class StepLog implements ConcurrentEventListener {
  private static final Map<String, FlightRecorder> RECORDERS = new ConcurrentHashMap<>();
  private final Map<String, Draft> running = new ConcurrentHashMap<>();

  /**
   * From now on the steps of this scenario are noted.
   *
   * @param scenario as Cucumber's {@code Scenario.getId()}
   */
  public static void follow(String scenario, FlightRecorder recorder) {
    RECORDERS.put(scenario, recorder);
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(TestStepStarted.class, this::started);
    publisher.registerHandlerFor(TestStepFinished.class, this::finished);
    publisher.registerHandlerFor(TestCaseFinished.class, this::finished);
  }

  private void started(TestStepStarted event) {
    String id = event.getTestCase().getId().toString();
    FlightRecorder recorder = RECORDERS.get(id);
    if (recorder != null && event.getTestStep() instanceof PickleStepTestStep step) {
      running.put(
          id,
          recorder.note(
              Lane.PERSON,
              Kind.STEP,
              step.getStep().getKeyword().strip() + " " + step.getStep().getText()));
    }
  }

  private void finished(TestStepFinished event) {
    Draft step = running.remove(event.getTestCase().getId().toString());
    if (step != null && event.getResult().getStatus() != Status.PASSED) {
      if (event.getResult().getStatus() == Status.SKIPPED) {
        step.answered("not done any more");
      } else {
        step.failed();
        Optional.ofNullable(event.getResult().getError())
            .ifPresent(
                error ->
                    step.answered(FlightRecorder.beginning(String.valueOf(error.getMessage()))));
      }
    }
  }

  private void finished(TestCaseFinished event) {
    RECORDERS.remove(event.getTestCase().getId().toString());
    running.remove(event.getTestCase().getId().toString());
  }
}
