package dev.platen.features.steps;

import io.cucumber.java.After;
import io.cucumber.java.AfterAll;
import io.cucumber.java.Before;
import io.cucumber.java.BeforeAll;
import io.cucumber.java.Scenario;

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
    world.begin(scenario.getUri(), scenario.getSourceTagNames());
  }

  @After
  public void end(Scenario scenario) {
    try {
      new Evidence(scenario.isFailed(), scenario::attach).take(world.scene());
    } finally {
      world.end();
    }
  }

  @AfterAll
  public static void endRun() {
    TestRun.end();
  }
}
