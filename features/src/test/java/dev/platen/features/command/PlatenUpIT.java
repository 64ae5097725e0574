package dev.platen.features.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.aad.msal4j.DeviceCode;
import com.microsoft.aad.msal4j.DeviceCodeFlowParameters;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SilentParameters;
import dev.platen.features.device.Account;
import dev.platen.features.simulator.BenchTrust;
import dev.platen.features.simulator.QuickSignIn;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** {@code ./platen up} as a process, met by programs that are not ours. */
@Execution(ExecutionMode.CONCURRENT)
class PlatenUpIT {
  private static final String SCOPE = "https://outlook.office.com/SMTP.Send";
  @TempDir Path folder;

  @Test
  void microsoftsOwnLibrarySignsInAndAngusMailSends() throws Exception {
    try (PlatenProcess platen = PlatenProcess.up(folder)) {
      JsonNode state = platen.awaitState(folder);
      SSLContext trust = BenchTrust.of(authority(state));
      Account admin = admin(state);

      List<DeviceCode> shown = new CopyOnWriteArrayList<>();
      PublicClientApplication msal = msal(state, trust);
      IAuthenticationResult result =
          msal.acquireToken(
                  DeviceCodeFlowParameters.builder(
                          Set.of(SCOPE),
                          code -> {
                            shown.add(code);
                            quickSignIn(state, trust).approve(code.userCode(), admin);
                          })
                      .build())
              .get();
      assertThat(shown.getFirst().verificationUri()).isEqualTo("https://microsoft.com/devicelogin");
      assertThat(result.account().username()).isEqualTo(admin.name());
      assertThat(result.scopes()).contains(SCOPE);

      IAuthenticationResult refreshed =
          msal.acquireTokenSilently(
                  SilentParameters.builder(Set.of(SCOPE), result.account())
                      .forceRefresh(true)
                      .build())
              .get();
      assertThat(refreshed.accessToken()).isNotEqualTo(result.accessToken());

      send(state, trust, admin.name(), refreshed.accessToken(), "Sent by Angus Mail");
      assertThat(subjects(state, admin)).containsExactly("Sent by Angus Mail");

      platen.stop();
      platen.awaitEnd();
      assertThat(platen.output())
          .contains("Stopping ...")
          .doesNotContain(
              refreshed.accessToken(), result.accessToken(), shown.getFirst().userCode())
          .doesNotContain("Exception");
    }
  }

  @Test
  void killedAtAnyMomentItKeepsWhatItAcknowledged() throws Exception {
    try (PlatenProcess first = PlatenProcess.up(folder)) {
      JsonNode before = first.awaitState(folder);
      SSLContext trust = BenchTrust.of(authority(before));
      Account admin = admin(before);
      PublicClientApplication msal = msal(before, trust);
      IAuthenticationResult result =
          msal.acquireToken(
                  DeviceCodeFlowParameters.builder(
                          Set.of(SCOPE),
                          code -> quickSignIn(before, trust).approve(code.userCode(), admin))
                      .build())
              .get();
      send(before, trust, admin.name(), result.accessToken(), "Before the kill");
      assertThat(patch(before, "{\"smtpAuth\":false}").statusCode()).isEqualTo(200);
      first.kill();

      try (PlatenProcess second = PlatenProcess.up(folder)) {
        JsonNode after = second.awaitState(folder);
        assertThat(after.at("/tenant")).isEqualTo(before.at("/tenant"));
        assertThat(after.at("/printers/0/adminPassword"))
            .isEqualTo(before.at("/printers/0/adminPassword"));
        assertThat(authority(after)).isEqualTo(authority(before));
        assertThat(subjects(after, admin)).containsExactly("Before the kill");
        assertThat(get(after, "/tenant").body()).contains("\"smtpAuth\":false");
        // Consent and refresh token are still good: nobody has to sign in again.
        PublicClientApplication later = msal(after, trust);
        later.tokenCache().deserialize(msal.tokenCache().serialize());
        assertThat(
                later
                    .acquireTokenSilently(
                        SilentParameters.builder(Set.of(SCOPE), result.account())
                            .forceRefresh(true)
                            .build())
                    .get()
                    .accessToken())
            .isNotEmpty();
      }
    }
  }

  @Test
  void whatItKeepsIsForItsOwnerAndForOneBenchAtATimeOnly() throws IOException {
    try (PlatenProcess platen = PlatenProcess.up(folder)) {
      JsonNode state = platen.awaitState(folder);
      List<String> secrets =
          Stream.concat(
                  state.at("/tenant/users").valueStream().map(user -> user.path("password")),
                  Stream.of(
                      state.at("/tenant/daemon/secret"), state.at("/printers/0/adminPassword")))
              .map(JsonNode::asString)
              .toList();
      assertThat(secrets).hasSizeGreaterThan(3).doesNotContain("");
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (file.toString().contains("output")) {
            continue; // What a person sees at the shell, redirected by this test.
          }
          String content =
              new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
          if (secrets.stream().anyMatch(content::contains)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .as(file.toString())
                .isEqualTo("rw-------");
          }
        }
      }
      String page = get(URI.create(state.path("startPage").asString())).body();
      assertThat(page).contains("The bench is running").doesNotContain(secrets);

      try (PlatenProcess second = PlatenProcess.up(folder)) {
        assertThat(second.awaitEnd()).isEqualTo(1);
        assertThat(second.output()).contains("Another platen is using the state folder");
      }
    }
  }

  @Test
  void aDamagedPrinterStoreIsNamedAndKept() throws IOException {
    try (PlatenProcess platen = PlatenProcess.up(folder)) {
      platen.awaitState(folder);
      platen.kill();
    }
    Path database = folder.resolve("state/printers/printer-1/printer.db");
    Files.writeString(database, "this is not a database, and it is long enough to be read as one");
    Files.deleteIfExists(database.resolveSibling("printer.db-wal"));
    byte[] damaged = Files.readAllBytes(database);
    try (PlatenProcess platen = PlatenProcess.up(folder)) {
      assertThat(platen.awaitEnd()).isEqualTo(1);
      assertThat(platen.output()).contains("printer.db").doesNotContain("\tat ");
    }
    assertThat(Files.readAllBytes(database)).isEqualTo(damaged);
  }

  private static X509Certificate authority(JsonNode state) throws Exception {
    try (var stream = Files.newInputStream(Path.of(state.path("ca").asString()))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream);
    }
  }

  private static Account admin(JsonNode state) {
    return new Account(
        state.at("/tenant/admin/user").asString(), state.at("/tenant/admin/password").asString());
  }

  private static QuickSignIn quickSignIn(JsonNode state, SSLContext trust) {
    return new QuickSignIn(state.at("/entra/url").asString(), trust);
  }

  private static PublicClientApplication msal(JsonNode state, SSLContext trust) throws Exception {
    return PublicClientApplication.builder(state.at("/tenant/clientId").asString())
        .authority("https://login.microsoftonline.com/" + state.at("/tenant/id").asString() + "/")
        .instanceDiscovery(false)
        .httpClient(
            new MappedHttpClient(
                trust,
                MappedHttpClient.manager(authority(state)),
                new InetSocketAddress(
                    state.at("/entra/address").asString(), state.at("/entra/port").asInt())))
        .build();
  }

  private static void send(
      JsonNode state, SSLContext trust, String from, String token, String subject)
      throws Exception {
    Properties properties = new Properties();
    properties.put("mail.smtp.auth", "true");
    properties.put("mail.smtp.auth.mechanisms", "XOAUTH2");
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.starttls.required", "true");
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.socketFactory", trust.getSocketFactory());
    Session session = Session.getInstance(properties);
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(from));
    message.setSubject(subject);
    message.setText("Hello from Angus Mail.");
    message.saveChanges();
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect("localhost", state.at("/smtp/0/port").asInt(), from, token);
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  private static List<String> subjects(JsonNode state, Account account) throws Exception {
    try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect(
          state.at("/imap/address").asString(),
          state.at("/imap/port").asInt(),
          account.name(),
          account.password());
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        List<String> subjects = new java.util.ArrayList<>();
        for (Message message : inbox.getMessages()) {
          subjects.add(message.getSubject());
        }
        return subjects;
      }
    }
  }

  private static HttpResponse<String> get(JsonNode state, String path) {
    return get(URI.create(state.path("control").asString() + path));
  }

  private static HttpResponse<String> get(URI uri) {
    return exchange(HttpRequest.newBuilder(uri).build());
  }

  private static HttpResponse<String> patch(JsonNode state, String body) {
    return exchange(
        HttpRequest.newBuilder(URI.create(state.path("control").asString() + "/tenant"))
            .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static HttpResponse<String> exchange(HttpRequest request) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
