package dev.platen.printer.connectiontest;

/** Network &gt; Email Server &gt; Connection Test: one test at a time, with the saved settings. */
public interface ConnectionTest {

  /**
   * Starts a test, which then runs by itself.
   *
   * @return false where the printer is busy with another test or with a job; nothing is started
   */
  boolean start();

  /** How it stands with the test that was started last. */
  State state();

  /** How it stands with a test. */
  sealed interface State {
    /** None since the printer was switched on. */
    record NotRun() implements State {}

    /** Under way. */
    record Running() implements State {}

    /** Done. */
    record Done(TestResult result) implements State {}
  }
}
