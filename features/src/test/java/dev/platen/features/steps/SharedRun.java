package dev.platen.features.steps;

import java.io.IOException;
import java.nio.file.Path;

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

  /**
   * Makes a folder with the messages of some scenarios a run that can be imported.
   *
   * @param version what the firmware is called there
   * @throws AssertionError where a secret is in it
   */
  public void describe(Path folder, String version) throws IOException {
    TestRun.current().describe(folder, version);
  }

  @Override
  public void close() {
    TestRun.current().endShared();
  }
}
