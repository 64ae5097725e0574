package dev.platen.features.lab;

import dev.platen.bench.device.DeviceFile;
import dev.platen.bench.device.DeviceFile.Permission;
import dev.platen.features.browser.Browser;
import dev.platen.features.browser.BrowserPool;
import dev.platen.features.browser.SeleniumWebConfig;
import dev.platen.features.device.InfrastructureException;
import dev.platen.features.device.WebConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;
import org.opentest4j.TestAbortedException;

/**
 * Brings a printer into the state that a scenario may count on, and back into the one it was in. A
 * failure here is the lab's, never the firmware's.
 */
final class LabReset {
  private final DeviceFile device;
  private final Drivers drivers;
  private final DeviceWatch watch;
  private final BrowserPool browsers;
  private final Housekeeping housekeeping;
  private final LabPatience patience;
  private final Path folder;
  private @Nullable Path baseline;

  /**
   * @param folder for the settings that the printer had
   */
  LabReset(
      DeviceFile device,
      Drivers drivers,
      DeviceWatch watch,
      BrowserPool browsers,
      Housekeeping housekeeping,
      LabPatience patience,
      Path folder) {
    this.device = device;
    this.drivers = drivers;
    this.watch = watch;
    this.browsers = browsers;
    this.housekeeping = housekeeping;
    this.patience = patience;
    this.folder = folder;
  }

  /**
   * Keeps the settings that the printer has, and signs out whoever is signed in.
   *
   * @param authority certificate of the authority that the printer has to trust, if any
   */
  void begin(Optional<Path> authority) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("No folder for the printer's settings", e);
    }
    errand(
        "Before the first scenario",
        config -> {
          housekeeping.signOut(config);
          authority.ifPresent(file -> housekeeping.trust(config, file));
          if (device.allows(Permission.SETTINGS_RESTORE)) {
            baseline = housekeeping.exportSettings(config, folder);
          }
        });
  }

  /**
   * The printer is the described one, well, idle, signed out, with the settings that it had, its
   * panel in a language.
   */
  void before(String language) {
    watch.requireWell();
    LabPower.awaitIdle(patience, drivers.identity());
    errand(
        "Before a scenario",
        config -> {
          housekeeping.signOut(config);
          restore(config);
          housekeeping.setPanel(config, nameOf(language), false);
        });
  }

  /** The printer is still well; nobody stays signed in. */
  void after() {
    watch.requireWell();
    errand("After a scenario", housekeeping::signOut);
  }

  /** The printer gets back what it had. */
  void end() {
    errand("After the last scenario", this::restore);
  }

  private void restore(WebConfig config) {
    Optional.ofNullable(baseline).ifPresent(file -> housekeeping.importSettings(config, file));
  }

  /** With a browser of its own, which no scenario has left in a state. */
  private void errand(String when, Consumer<WebConfig> errand) {
    Browser browser = browsers.lend();
    try {
      browser.setLanguage("en");
      housekeeping.asAdministrator(
          new SeleniumWebConfig(browser, patience, drivers.webConfigPort(), drivers.locators()),
          errand::accept);
    } catch (InfrastructureException | TestAbortedException e) {
      throw e;
    } catch (AssertionError | WebDriverException e) {
      throw new InfrastructureException(
          "%s, %s could not be made ready through Web Config: %s"
              .formatted(
                  when,
                  device.name(),
                  watch.trouble().orElseGet(() -> String.valueOf(e.getMessage()))),
          e);
    } finally {
      browsers.giveBack(browser);
    }
  }

  /** A language's own name for itself, as the drop-down list of Web Config has it. */
  private static String nameOf(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String name = locale.getDisplayLanguage(locale);
    return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
  }
}
