package dev.platen.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.features.device.WebConfig;
import dev.platen.features.device.WebProxy;
import io.cucumber.java.en.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A proxy between the printer and the web. */
public final class ProxySteps {
  private static final String ENTRA_ID = "login.microsoftonline.com";
  private final World world;
  private @Nullable WebProxy proxy;

  public ProxySteps(World world) {
    this.world = world;
  }

  @Given("Entra ID can be reached through a proxy only")
  public void onlyThroughProxy() {
    world.site().wires().refuse(ENTRA_ID);
    proxy = world.site().newProxy(false);
  }

  @Given("Entra ID can be reached through an inspecting proxy only")
  public void onlyThroughInspectingProxy() {
    world.site().wires().refuse(ENTRA_ID);
    proxy = world.site().newProxy(true);
  }

  @Given("the administrator enters the proxy under {string}")
  public void enterProxy(String page) {
    world.openWebConfigAsAdministrator(page);
    WebConfig config = world.webConfig();
    config.tick("Use");
    config.enter("Proxy Server", proxy().host());
    config.enter("Proxy Server Port Number", Integer.toString(proxy().port()));
    config.click("OK");
    assertThat(config.text()).contains("Setup complete");
  }

  @Given("the administrator imports the proxy's certificate under {string}")
  public void importCertificate(String page) {
    world.openWebConfigAsAdministrator(page);
    world.webConfig().upload("CA Certificate", proxy().certificate());
    world.webConfig().click("Import");
    assertThat(world.webConfig().text()).contains("Setup complete");
  }

  @Given("the printer has asked the proxy for Entra ID")
  public void asked() {
    assertThat(proxy().asked()).contains(ENTRA_ID);
  }

  @Given("the printer has asked no more often than every {int} seconds")
  public void askedAtMostEvery(int seconds) {
    List<Instant> times = proxy().askedAt();
    assertThat(times).as("times of asking").hasSizeGreaterThan(2);
    for (int i = 1; i < times.size(); i++) {
      assertThat(Duration.between(times.get(i - 1), times.get(i)))
          .as("between question %d and the one before", i + 1)
          .isGreaterThanOrEqualTo(Duration.ofSeconds(seconds));
    }
  }

  private WebProxy proxy() {
    return Objects.requireNonNull(proxy, "No step has set up a proxy yet");
  }
}
