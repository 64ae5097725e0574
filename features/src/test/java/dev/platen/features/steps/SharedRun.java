package dev.platen.features.steps;

/** A bench and browsers for several runs of Cucumber, one after another or side by side. */
public final class SharedRun implements AutoCloseable {
  private SharedRun() {}

  /** From now on a run of Cucumber's leaves bench and browsers to the next. */
  public static SharedRun open() {
    TestRun.share();
    return new SharedRun();
  }

  /** {@code text} without the passwords and codes that scenarios have used. */
  public String masked(String text) {
    return TestRun.current().leaks().masked(text);
  }

  @Override
  public void close() {
    TestRun.current().endShared();
  }
}
