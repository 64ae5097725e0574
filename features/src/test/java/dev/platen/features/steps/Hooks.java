package dev.platen.features.steps;

import dev.platen.features.timeline.StepLog;
import io.cucumber.java.After;
import io.cucumber.java.AfterAll;
import io.cucumber.java.Before;
import io.cucumber.java.BeforeAll;
import io.cucumber.java.Scenario;
import io.qameta.allure.Allure;
import java.io.ByteArrayInputStream;

/** Before and after each scenario: its language, and the evidence that it leaves in the report. */
public final class Hooks {
  private final World world;

  public Hooks(World world) {
    this.world = world;
  }

  /** A printer of a lab that is not the described one ends the run here. */
  @BeforeAll
  public static void beginRun() {
    if (RunSubject.isDevice()) {
      TestRun.current();
    }
  }

  @Before
  public void begin(Scenario scenario) {
    StepLog.follow(scenario.getId(), world.recorder());
    world.begin(scenario.getUri(), scenario.getSourceTagNames());
  }

  @After
  public void end(Scenario scenario) {
    try {
      FlightEvidence evidence = new FlightEvidence(world.recorder(), scenario::attach);
      new Evidence(scenario.isFailed(), evidence).take(world.scene());
      evidence.attachTimeline(
          scenario.getName(),
          world.language(),
          scenario.getSourceTagNames(),
          !scenario.isFailed(),
          page ->
              Allure.addAttachment(
                  "Timeline", "text/html", new ByteArrayInputStream(page), ".html"));
    } finally {
      world.end();
    }
  }

  @AfterAll
  public static void endRun() {
    TestRun.end();
  }
}
