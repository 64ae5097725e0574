package dev.platen.bench.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.bench.tenant.PersonalPlan;
import dev.platen.bench.tenant.TenantPlan;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.UserConsent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  @TempDir Path temp;

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    try (StateFolder folder = StateFolder.open(temp.resolve("state"), false)) {
      folder.write(Path.of("note"), "hello");

      assertThat(mode(folder.path())).isEqualTo("rwx------");
      assertThat(mode(folder.path().resolve("note"))).isEqualTo("rw-------");
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void oneBenchAtATimeUsesIt() {
    try (StateFolder first = StateFolder.open(temp, false)) {
      assertThatThrownBy(() -> StateFolder.open(temp, false))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("Another platen is using the state folder " + first.path());
    }
    StateFolder.open(temp, false).close();
  }

  @Test
  void freshForgetsWhatAnEarlierRunLeft() {
    try (StateFolder folder = StateFolder.open(temp, false)) {
      folder.write(Path.of("note"), "old");
    }
    try (StateFolder folder = StateFolder.open(temp, true)) {
      assertThat(folder.path().resolve("note")).doesNotExist();
    }
  }

  @Test
  void filesOfOthersAreNeverTouched() throws IOException {
    Files.writeString(temp.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> StateFolder.open(temp, true))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("holds files that are not Platen's, such as thesis.txt");
    assertThat(temp.resolve("thesis.txt")).hasContent("years of work");
  }

  @Test
  void aFolderOfAnotherVersionIsRefused() throws IOException {
    Files.writeString(temp.resolve("platen-state"), "99\n");

    assertThatThrownBy(() -> StateFolder.open(temp, false))
        .hasMessageContaining("written by another version of Platen (format 99");
  }

  @Test
  void aFileInItsPlaceIsNamed() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");

    assertThatThrownBy(() -> StateFolder.open(file, false))
        .hasMessage(file + " is a file, not a folder. Choose another with --state-dir.");
  }

  @Test
  void tenantsAndClockComeBackAsTheyWere() {
    Tenant tenant = new TenantPlan("Contoso", "contoso.onmicrosoft.com", true).make();
    try (StateFolder folder = StateFolder.open(temp, false)) {
      new TenantFiles(folder.folder("tenants")).save(tenant);
      new ClockFile(folder).save(Duration.ofDays(91));
    }
    try (StateFolder folder = StateFolder.open(temp, false)) {
      assertThat(new TenantFiles(folder.folder("tenants")).load()).containsExactly(tenant);
      assertThat(new ClockFile(folder).load()).isEqualTo(Duration.ofDays(91));
    }
  }

  @Test
  void aPersonalAccountAndRedirectUrisComeBackAsTheyWere() {
    Tenant account = new PersonalPlan("olivia@outlook.com", "Olivia").make();
    Tenant contoso = new TenantPlan("Contoso", "contoso.onmicrosoft.com", true).make();
    Tenant registered =
        contoso
            .withUserConsent(UserConsent.FORBIDDEN)
            .withApplication(
                contoso.applications().getFirst().clientId(),
                app -> app.withRedirectUris(List.of("http://localhost/signed-in")));
    try (StateFolder folder = StateFolder.open(temp, false)) {
      TenantFiles files = new TenantFiles(folder.folder("tenants"));
      files.save(account);
      files.save(registered);

      assertThat(files.load()).containsExactlyInAnyOrder(account, registered);
    }
  }

  @Test
  void aTenantOfAnEarlierVersionIsAnOrganizationWithoutRedirectUris() throws IOException {
    Tenant tenant = new TenantPlan("Contoso", "contoso.onmicrosoft.com", true).make();
    try (StateFolder folder = StateFolder.open(temp, false)) {
      TenantFiles files = new TenantFiles(folder.folder("tenants"));
      files.save(tenant);
      Path file = folder.path().resolve("tenants").resolve(tenant.id() + ".json");
      String earlier =
          Files.readString(file)
              .replaceAll(",\\s*\"redirectUris\" : \\[ ]", "")
              .replaceAll(",\\s*\"kind\" : \"[A-Z]+\"", "")
              .replaceAll(",\\s*\"userConsent\" : \"[A-Z]+\"", "");
      assertThat(earlier).doesNotContain("redirectUris", "kind", "userConsent");
      Files.writeString(file, earlier);

      assertThat(files.load()).containsExactly(tenant);
    }
  }

  @Test
  void aDamagedTenantIsNamedWithItsLineAndKeptAndNotQuoted() throws IOException {
    Path file;
    try (StateFolder folder = StateFolder.open(temp, false)) {
      Tenant tenant = new TenantPlan("Contoso", "contoso.onmicrosoft.com", true).make();
      TenantFiles files = new TenantFiles(folder.folder("tenants"));
      files.save(tenant);
      file = folder.path().resolve("tenants").resolve(tenant.id() + ".json");
      Files.writeString(file, "{\"password\": \"Kmvt-5927-xqra\", ");

      assertThatThrownBy(files::load)
          .isInstanceOf(StateException.class)
          .hasMessageContaining(file + " is damaged at line 1")
          .hasMessageNotContaining("Kmvt");
    }
    assertThat(file).hasContent("{\"password\": \"Kmvt-5927-xqra\", ");
  }

  @Test
  void aDamagedClockIsNamed() {
    try (StateFolder folder = StateFolder.open(temp, false)) {
      folder.write(Path.of("clock"), "tomorrow");

      assertThatThrownBy(() -> new ClockFile(folder).load())
          .hasMessageContaining("clock cannot be read. It holds a duration such as PT2184H");
    }
  }
}
