package dev.platen.features.lab;

import dev.platen.features.browser.Browser;
import dev.platen.features.browser.MicrosoftPages;
import dev.platen.features.device.Account;
import dev.platen.features.device.AdminCenters;
import dev.platen.features.device.Administration;
import dev.platen.features.device.FaxProvider;
import dev.platen.features.device.Mailbox;
import dev.platen.features.device.WebConfig.CodeScreen;
import dev.platen.features.device.Wires;
import dev.platen.features.timeline.FlightRecorder;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The organization of one scenario. What it cannot do ends the scenario as skipped, with the reason
 * ({@link org.opentest4j.TestAbortedException}).
 */
interface LabCloud extends AutoCloseable {
  /** The name under which Microsoft knows the printer. */
  String applicationName();

  Account administrator();

  Account employee();

  Mailbox recipient();

  Mailbox mailbox(String address);

  Account personalAccount();

  String verificationUrl(Account account);

  FaxProvider faxProvider();

  Administration administration();

  AdminCenters adminCenters(Browser browser, Consumer<MicrosoftPages> signIn);

  Wires wires();

  /** Approves a sign-in as a person does, as a preparation. */
  void approve(CodeScreen code, Account account, Browser browser);

  /** Has what the cloud sees of the printer noted; a real one does not tell. */
  default void watchedBy(FlightRecorder recorder) {}

  /** Evidence by name, masked. */
  Map<String, String> records();

  @Override
  void close();
}
