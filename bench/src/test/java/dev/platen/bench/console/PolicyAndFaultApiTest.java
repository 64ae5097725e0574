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
import dev.platen.stubs.directory.FirstParty;
import dev.platen.stubs.entra.policy.AccessPolicies;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
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
    assertThat(send("PATCH", "api/tenant/users/nobody/account", "{}").body())
        .contains("No user nobody in the tenant contoso.onmicrosoft.com");

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
  }

  @Test
  void theAdminCentersAnswerUnderTheirOwnNamesAtThePortOfTheSignIn() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", bench.ca().certificate());
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(store);
    SSLContext trust = SSLContext.getInstance("TLS");
    trust.init(null, managers.getTrustManagers(), null);
    int port = bench.entra().port();
    for (FirstParty.Center center : FirstParty.centers()) {
      String host = center.localHost();
      Socket plain = new Socket(bench.entra().address(), port);
      try (Socket tls = trust.getSocketFactory().createSocket(plain, host, port, true)) {
        String request =
            "GET / HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nConnection: close\r\n\r\n";
        tls.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(tls.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 302")
            .contains(
                "https://localhost:"
                    + port
                    + "/organizations/oauth2/v2.0/authorize?client_id="
                    + center.clientId());
      }
    }
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

  @Test
  void whatIfTellsWhatWouldComeOfASignIn() throws Exception {
    JsonNode policy = json(send("POST", "api/tenant/policies", POLICY.formatted("enabled")));
    String question =
        "{\"signInIdentity\": {\"userId\": \"anna@contoso.onmicrosoft.com\"},"
            + " \"signInConditions\": {\"authenticationFlow\": {\"transferMethod\": \"%s\"}}}";

    JsonNode device =
        json(send("POST", "api/tenant/policies/what-if", question.formatted("deviceCodeFlow")));
    JsonNode other = json(send("POST", "api/tenant/policies/what-if", question.formatted("none")));
    HttpResponse<String> both = send("PATCH", "api/tenant", "{\"securityDefaults\": true}");
    send("DELETE", "api/tenant/policies/" + policy.path("id").asString(), "");

    assertThat(device.path("result").asInt()).isEqualTo(53003);
    assertThat(device.path("policies").path(0).asString()).isEqualTo("No codes");
    assertThat(other.path("result").asInt()).isZero();
    assertThat(other.path("value").path(0).path("analysisReasons").asString())
        .isEqualTo("authenticationFlow");
    assertThat(both.statusCode()).isEqualTo(400);
    assertThat(both.body()).contains("\\\"No codes\\\" is enabled");
  }

  @Test
  void everythingThatIsDescribedIsThereAndAnswersAsDescribed() throws Exception {
    JsonNode description = json(send("GET", "api/openapi.json", ""));
    assertThat(description.path("openapi").asString()).startsWith("3.1");
    Schema schema = new Schema(description);
    List<String> paths = new java.util.ArrayList<>(description.path("paths").propertyNames());
    try {
      // What is made goes first and what is removed goes last, one before all, so that there is
      // something to ask for.
      for (String method : List.of("post", "get", "patch", "delete")) {
        if (method.equals("delete")) {
          java.util.Collections.reverse(paths);
        }
        for (String path : paths) {
          JsonNode item = description.path("paths").path(path);
          if (item.has(method)) {
            walk(schema, path, item, method);
          }
        }
      }
    } finally {
      bench
          .directory()
          .update(tenant.now().id(), now -> now.withAccess(access -> AccessPolicies.NONE));
      bench.faults().clear();
    }
  }

  private static void walk(Schema schema, String path, JsonNode item, String method)
      throws Exception {
    String name = method + " " + path;
    JsonNode operation = item.path(method);
    JsonNode body = operation.path("requestBody").path("content").path("application/json");
    if (!body.isMissingNode()) {
      assertThat(schema.problems(body.path("schema"), body.path("example"))).as(name).isEmpty();
    }
    HttpResponse<String> answer =
        send(
            method.toUpperCase(java.util.Locale.ROOT),
            "api" + filled(schema, path, item, method),
            body.isMissingNode() ? "" : body.path("example").toString());

    assertThat(answer.statusCode()).as(name + ": " + answer.body()).isBetween(200, 201);
    JsonNode response =
        schema.resolved(operation.path("responses").path(String.valueOf(answer.statusCode())));
    assertThat(response.isObject()).as(name + " describes " + answer.statusCode()).isTrue();
    JsonNode wanted = response.path("content").path("application/json").path("schema");
    assertThat(schema.problems(wanted, json(answer))).as(name + ": " + answer.body()).isEmpty();
    for (JsonNode other : operation.path("responses")) {
      assertThat(schema.resolved(other).has("description")).as(name).isTrue();
    }
  }

  /** The path with the examples of its parameters; GUIDs are those of the latest that was made. */
  private static String filled(Schema schema, String path, JsonNode item, String method)
      throws Exception {
    String filled = path;
    for (JsonNode named : item.path("parameters")) {
      JsonNode parameter = schema.resolved(named);
      String value = parameter.path("example").asString();
      if (parameter.path("schema").path("format").asString("").equals("uuid")) {
        JsonNode all =
            json(send("GET", "api" + path.substring(0, path.indexOf("/{")), "")).path("value");
        assertThat(all).as(method + " " + path).isNotEmpty();
        value = all.path(all.size() - 1).path("id").asString();
      }
      filled = filled.replace("{" + parameter.path("name").asString() + "}", value);
    }
    return filled;
  }

  @Test
  void whatIsNotDescribedIsNotThere() throws Exception {
    for (String call :
        List.of(
            "GET api/fax", "POST api/printers", "DELETE api/tenant", "GET api/tenant/users/x")) {
      String[] words = call.split(" ");
      HttpResponse<String> answer = send(words[0], words[1], "{}");
      assertThat(answer.statusCode()).as(call).isEqualTo(404);
      assertThat(answer.body())
          .contains("There is no " + words[0] + " /" + words[1] + "; GET /api/openapi.json");
    }
  }

  @Test
  void aPageShowsTheDescriptionToPeople() throws Exception {
    assertThat(send("GET", "", "").body()).contains("href=\"/api-reference\"");

    var page = org.jsoup.Jsoup.parse(send("GET", "api-reference", "").body());

    assertThat(page.select("h1").text()).isEqualTo("Control API");
    assertThat(page.select("h3").eachText())
        .hasSameSizeAs(ApiDescription.operations())
        .contains("POST /api/tenant/policies/what-if", "DELETE /api/faults/{id}");
    assertThat(page.select("pre").eachText())
        .anySatisfy(text -> assertThat(text).contains("advance"));
    assertThat(page.select("[src], link[href]").eachAttr("abs:src")).allMatch(String::isEmpty);
    assertThat(page.select("section").eachAttr("aria-labelledby"))
        .isNotEmpty()
        .allSatisfy(id -> assertThat(page.getElementById(id)).isNotNull());
  }

  @Test
  void signingKeysAreRotated() throws Exception {
    String first = json(send("POST", "api/entra/rotate-keys", "")).path("kid").asString();
    String second = json(send("POST", "api/entra/rotate-keys", "")).path("kid").asString();

    assertThat(first).isNotEmpty().isNotEqualTo(second);
  }

  @Test
  void aUsersSessionsAreRevoked() throws Exception {
    String user = tenant.administrator().principalName();

    assertThat(send("POST", "api/tenant/users/" + user + "/revoke-sessions", "").statusCode())
        .isEqualTo(200);

    assertThat(tenant.administrator().tokensValidFrom())
        .isAfter(clock.instant().minus(Duration.ofMinutes(1)));
    HttpResponse<String> unknown =
        send("POST", "api/tenant/users/nobody@contoso.onmicrosoft.com/revoke-sessions", "");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body()).contains("No user nobody@contoso.onmicrosoft.com");
  }

  @Test
  void requestsAreListed() throws Exception {
    assertThat(json(send("GET", "api/entra/requests", "")).path("value").isArray()).isTrue();
  }
}
