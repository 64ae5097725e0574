package dev.platen.features.benchmark;

import dev.platen.features.steps.World;
import io.cucumber.java.After;

/** Looks on while a scenario runs: its site, and where its steps end and its evidence begins. */
public final class Observation {
  private static final int BEFORE_EVIDENCE = 20_000;
  private final World world;

  public Observation(World world) {
    this.world = world;
  }

  @After(order = BEFORE_EVIDENCE)
  public void stepsEnd() {
    world.siteIfAny().ifPresent(Yardstick::stepsEnd);
  }
}
