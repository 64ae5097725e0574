package dev.platen.features.steps;

import dev.platen.features.browser.Browser;
import dev.platen.features.device.Site;
import io.cucumber.java.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a reader of the report wants to see of a scenario. Secrets are masked before it is taken.
 */
final class Evidence {
  private static final Logger LOG = Logger.getLogger(Evidence.class.getName());
  private final World world;

  Evidence(World world) {
    this.world = world;
  }

  void attachTo(Scenario scenario) {
    take("pictures", () -> world.browserIfAny().ifPresent(browser -> pictures(scenario, browser)));
    take(
        "panel",
        () ->
            world
                .panelIfAny()
                .ifPresent(
                    panel -> scenario.attach(panel.picture(), "image/jpeg", "Control panel")));
    take("records", () -> world.siteIfAny().ifPresent(site -> records(scenario, site)));
  }

  private static void pictures(Scenario scenario, Browser browser) {
    for (String surface : browser.surfaces().stream().sorted().toList()) {
      if (!surface.equals("panel")) {
        scenario.attach(browser.screenshot(surface), "image/jpeg", "Screen: " + surface);
        if (scenario.isFailed()) {
          scenario.attach(
              browser.source(surface).getBytes(StandardCharsets.UTF_8),
              "text/html",
              "Page source: " + surface);
        }
      }
    }
  }

  private static void records(Scenario scenario, Site site) {
    site.surroundings()
        .records()
        .forEach(
            (name, text) ->
                scenario.attach(text.getBytes(StandardCharsets.UTF_8), "text/plain", name));
    List<byte[]> sheets = site.statusSheet().files();
    for (byte[] sheet : sheets) {
      scenario.attach(sheet, "application/pdf", "Status sheet");
    }
  }

  /** Evidence that cannot be had must not hide the verdict. */
  private static void take(String what, Runnable taking) {
    try {
      taking.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "No " + what + " for the report", e);
    }
  }
}
