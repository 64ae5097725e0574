package dev.platen.features.command;

import dev.platen.features.ScenariosIT;
import java.util.List;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs the scenarios as the build does, from the class path that a test has: {@code mvn verify}
 * within {@code mvn verify} would compile everything once more.
 */
final class ScenarioLauncher {
  private ScenarioLauncher() {}

  /**
   * Ends with code 1 where a scenario failed.
   *
   * @param arguments none; what the build takes as properties is properties here, too
   */
  public static void main(String[] arguments) {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(ScenariosIT.class))
            .filters(EngineFilter.excludeEngines("cucumber"));
    List<String> tags = List.of(System.getProperty("tags", "").split(",", -1));
    if (!tags.getFirst().isEmpty()) {
      request.filters(TagFilter.includeTags(tags));
    }
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request.build(), summary);
    summary
        .getSummary()
        .getFailures()
        .forEach(failure -> failure.getException().printStackTrace(System.err));
    System.exit(summary.getSummary().getTotalFailureCount() == 0 ? 0 : 1);
  }
}
