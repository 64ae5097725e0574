package dev.platen.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Settings that leave the printer in a file and come back. */
public final class SettingsFileSteps {
  private final World world;
  private @Nullable Path file;

  public SettingsFileSteps(World world) {
    this.world = world;
  }

  @Given("the administrator exports the settings")
  public void exportSettings() {
    world.openWebConfigAsAdministrator(
        "Device Management > Export and Import Setting Value > Export");
    file = world.webConfig().download("Export", world.site().downloads());
  }

  /** Tokens are told by their form, or by their length: no setting is as long. */
  @Given("the file has the mail server's settings but neither password nor token")
  public void fileHasNoSecret() throws IOException {
    assertThat(Files.readString(file()))
        .contains("email_server", "OAUTH2", "smtp.office365.com")
        .doesNotContain(world.site().administrator().password())
        .doesNotContain(world.administratorPassword())
        .doesNotContainPattern("eyJ[A-Za-z0-9_-]{20,}")
        .doesNotContainPattern("[A-Za-z0-9_./+-]{100,}");
  }

  @Given("the administrator imports the file")
  public void importSettings() {
    world.openWebConfigAsAdministrator(
        "Device Management > Export and Import Setting Value > Import");
    world.webConfig().upload("File", file());
    world.webConfig().click("Import");
    assertThat(world.webConfig().text()).contains("The settings were imported.");
  }

  private Path file() {
    return Objects.requireNonNull(file, "No step has exported the settings yet");
  }
}
