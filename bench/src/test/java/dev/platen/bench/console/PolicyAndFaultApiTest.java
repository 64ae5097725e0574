package dev.platen.bench.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchOptions;
import dev.platen.bench.Ports;
import dev.platen.bench.state.ClockFile;
import dev.platen.bench.state.StateFolder;
import dev.platen.bench.state.TenantFiles;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.bench.tenant.TenantPlan;
import dev.platen.bench.time.BenchClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PolicyAndFaultApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String POLICY =
      """
      {"displayName": "No codes", "state": "%s",
       "conditions": {"users": {"includeUsers": ["All"]},
         "applications": {"includeApplications": ["All"]},
         "authenticationFlows": {"transferMethods": "deviceCodeFlow"}},
       "grantControls": {"operator": "OR", "builtInControls": ["block"]}}
      """;
  @TempDir static Path folder;
  private static StateFolder state;
  private static BenchClock clock;
  private static Bench bench;
  private static BenchTenant tenant;
  private static ConsoleServer server;

  @BeforeAll
  static void start() {
    state = StateFolder.open(folder.resolve("state"), false);
    clock = BenchClock.atRealTime();
    bench = Bench.start(new BenchOptions("127.0.0.1", Ports.free(), state, Duration.ZERO));
    tenant = bench.newTenant(new TenantPlan("Contoso", "contoso.onmicrosoft.com", true), clock);
    server =
        ConsoleServer.start(
            "127.0.0.1", 0, new Console(bench, tenant, clock, new ClockFile(state), List.of()));
  }

  @AfterAll
  static void stop() {
    server.close();
    bench.close();
    clock.close();
    state.close();
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  @Test
  void aPolicyIsMadeChangedKeptAndRemoved() throws Exception {
    HttpResponse<String> made = send("POST", "api/tenant/policies", POLICY.formatted("enabled"));
    assertThat(made.statusCode()).isEqualTo(201);
    String path = "api/tenant/policies/" + json(made).path("id").asString();
    assertThat(new TenantFiles(state.folder("tenants")).load())
        .singleElement()
        .satisfies(kept -> assertThat(kept).isEqualTo(tenant.now()));

    HttpResponse<String> changed = send("PATCH", path, "{\"state\": \"disabled\"}");
    assertThat(json(changed).path("state").asString()).isEqualTo("disabled");
    assertThat(json(changed).path("displayName").asString()).isEqualTo("No codes");
    assertThat(json(send("GET", "api/tenant/policies", "")).path("value")).hasSize(1);
    assertThat(json(send("GET", path, ""))).isNotNull();

    assertThat(send("DELETE", path, "").statusCode()).isEqualTo(200);
    assertThat(send("GET", path, "").statusCode()).isEqualTo(404);
    assertThat(send("DELETE", path, "").statusCode()).isEqualTo(404);
  }

  @Test
  void badPoliciesAreRefusedInWords() throws Exception {
    assertThat(send("POST", "api/tenant/policies", POLICY.formatted("maybe")).body())
        .contains("state is \\\"maybe\\\", which is not understood here");
    assertThat(
            send(
                    "POST",
                    "api/tenant/policies",
                    POLICY
                        .formatted("enabled")
                        .replace("[\"All\"]}", "[\"00000000-0000-4000-8000-000000000000\"]}"))
                .body())
        .contains("conditions.users names the user 00000000-0000-4000-8000-000000000000");
    assertThat(send("PATCH", "api/tenant/policies/x", "{}").statusCode()).isEqualTo(400);
    tenant.setSecurityDefaults(true);
    HttpResponse<String> early = send("POST", "api/tenant/policies", POLICY.formatted("enabled"));
    tenant.setSecurityDefaults(false);
    assertThat(early.statusCode()).isEqualTo(400);
    assertThat(early.body()).contains("security defaults are on");
  }

  @Test
  void locationsGroupsAndSecondFactorsAreSetUp() throws Exception {
    JsonNode location =
        json(
            send(
                "POST",
                "api/tenant/locations",
                "{\"displayName\": \"Office\", \"isTrusted\": true, \"ipRanges\":"
                    + " [{\"cidrAddress\": \"127.0.0.0/8\"}]}"));
    JsonNode group =
        json(
            send(
                "POST",
                "api/tenant/groups",
                "{\"displayName\": \"Printers\", \"members\":"
                    + " [\"anna@contoso.onmicrosoft.com\"]}"));
    String policy =
        json(send(
                "POST",
                "api/tenant/policies",
                POLICY
                    .formatted("disabled")
                    .replace(
                        "{\"includeUsers\": [\"All\"]}",
                        "{\"includeGroups\": [\"" + group.path("id").asString() + "\"]}")
                    .replace(
                        "\"authenticationFlows\"",
                        "\"locations\": {\"includeLocations\": [\""
                            + location.path("id").asString()
                            + "\"]}, \"authenticationFlows\"")))
            .path("id")
            .asString();

    String path = "api/tenant/locations/" + location.path("id").asString();
    assertThat(send("DELETE", path, "").body()).contains("The policy \\\"No codes\\\" names");
    assertThat(send("DELETE", "api/tenant/policies/" + policy, "").statusCode()).isEqualTo(200);
    assertThat(send("DELETE", path, "").statusCode()).isEqualTo(200);
    assertThat(send("DELETE", "api/tenant/groups/" + group.path("id").asString(), "").statusCode())
        .isEqualTo(200);

    assertThat(
            send("PATCH", "api/tenant/users/anna@contoso.onmicrosoft.com", "{\"mfa\": \"answers\"}")
                .body())
        .contains("\"userPrincipalName\":\"anna@contoso.onmicrosoft.com\",\"mfa\":\"answers\"")
        .doesNotContain(tenant.administrator().password());
    assertThat(json(send("GET", "api/tenant/sign-ins", "")).path("value").isArray()).isTrue();
  }

  @Test
  void usersAndApplicationsAreAdministered() throws Exception {
    String anna = "api/tenant/users/anna@contoso.onmicrosoft.com";
    assertThat(
            json(send("PATCH", anna + "/account", "{\"enabled\": false}"))
                .path("enabled")
                .asBoolean())
        .isFalse();
    assertThat(send("PATCH", anna + "/account", "{\"enabled\": true}").statusCode()).isEqualTo(200);
    assertThat(send("PATCH", anna + "/account", "{\"password\": \"short\"}").body())
        .contains("A password has 8 to 256 characters; this one has 5")
        .doesNotContain("short\"");
    assertThat(send("DELETE", anna + "/sessions", "").statusCode()).isEqualTo(200);
    assertThat(send("DELETE", "api/tenant/users/nobody/sessions", "").body())
        .contains("There is no user \\\"nobody\\\".");

    JsonNode printer = json(send("GET", "api/tenant/applications", "")).path("value").path(0);
    String path = "api/tenant/applications/" + printer.path("id").asString();
    assertThat(
            json(send("PATCH", path, "{\"publicClientFlows\": false}"))
                .path("publicClientFlows")
                .asBoolean())
        .isFalse();
    send("PATCH", path, "{\"publicClientFlows\": true}");
    String scope = "https://outlook.office.com/SMTP.Send";
    assertThat(
            json(send("POST", path + "/consent", "{\"scopes\": [\"" + scope + "\"]}"))
                .path("consent")
                .path(0)
                .path("scopes")
                .path(0)
                .asString())
        .isEqualTo(scope);
    assertThat(json(send("DELETE", path + "/consent", "")).path("consent")).isEmpty();
    assertThat(send("PATCH", "api/tenant/applications/x", "{}").statusCode()).isEqualTo(400);
    JsonNode whatIf =
        json(
            send(
                "POST",
                "api/tenant/what-if",
                "{\"user\": \"anna@contoso.onmicrosoft.com\", \"ipAddress\": \"203.0.113.7\"}"));
    assertThat(whatIf.path("result").isInt()).isTrue();
    assertThat(whatIf.path("policies").isArray()).isTrue();
    assertThat(send("POST", "api/tenant/what-if", "{\"user\": \"x\"}").statusCode()).isEqualTo(400);
    assertThat(send("GET", "api/tenant/message-trace", "").body()).isEqualTo("{\"value\":[]}");
    assertThat(send("GET", "api/tenant/smtp-sign-ins", "").body()).isEqualTo("{\"value\":[]}");
  }

  @Test
  void faultsAreAddedListedAndEnded() throws Exception {
    String fault =
        "{\"id\":\"lost\",\"point\":\"dns\",\"action\":\"nxdomain\",\"for\":{\"host\":\"x\"}}";

    HttpResponse<String> added = send("POST", "api/faults", fault);

    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(added.body()).isEqualTo(fault);
    assertThat(bench.faults().list()).hasSize(1);
    assertThat(send("GET", "api/faults", "").body())
        .contains("\"id\":\"lost\"", "\"asked\":0,\"happened\":0");
    assertThat(send("POST", "api/faults", fault).body()).contains("which another fault has");
    assertThat(send("POST", "api/faults", "{\"point\":\"dns\",\"action\":\"x\"}").body())
        .contains("action is \\\"x\\\", which dns does not have");
    assertThat(send("DELETE", "api/faults/lost", "").statusCode()).isEqualTo(200);
    assertThat(send("DELETE", "api/faults/lost", "").statusCode()).isEqualTo(404);
    send("POST", "api/faults", fault);
    assertThat(send("DELETE", "api/faults", "").body()).isEqualTo("{\"faults\":[]}");
  }
}
