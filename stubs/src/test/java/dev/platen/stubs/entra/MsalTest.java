package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CLOSED;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.DISABLED;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.SMTP;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.aad.msal4j.DeviceCode;
import com.microsoft.aad.msal4j.DeviceCodeFlowParameters;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import com.microsoft.aad.msal4j.InteractionRequiredExceptionReason;
import com.microsoft.aad.msal4j.MsalInteractionRequiredException;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.aad.msal4j.MsalThrottlingException;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SilentParameters;
import dev.platen.stubs.entra.policy.AccessPolicies.Mfa;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import dev.platen.stubs.fault.Fault;
import dev.platen.stubs.fault.FaultAction;
import dev.platen.stubs.fault.Matcher;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Microsoft's own library, as it is shipped, over HTTPS: it must take each refusal for what it
 * takes the real service's.
 */
class MsalTest {
  private final Cloud cloud = new Cloud().consented();
  private Wire wire;

  @BeforeEach
  void start() throws Exception {
    wire = new Wire(cloud, settings -> settings);
  }

  @AfterEach
  void stop() {
    wire.close();
  }

  /** Leads Microsoft's name to the stub, as a hosts file would. */
  private final IHttpClient client =
      request -> {
        HttpRequest.Builder sent =
            HttpRequest.newBuilder(URI.create(wire.base() + request.url().getFile()));
        request
            .headers()
            .forEach(
                (name, value) -> {
                  if (!name.equalsIgnoreCase("Content-Length")) {
                    sent.header(name, value);
                  }
                });
        String body = request.body();
        sent.method(
            request.httpMethod().name(),
            body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body));
        java.net.http.HttpResponse<String> answer = Wire.send(sent.build());
        HttpResponse response = new HttpResponse();
        response.statusCode(answer.statusCode());
        response.addHeaders(answer.headers().map());
        response.body(answer.body());
        return (IHttpResponse) response;
      };

  private PublicClientApplication msal(UUID application) throws Exception {
    return PublicClientApplication.builder(application.toString())
        .authority("https://login.microsoftonline.com/" + CONTOSO + "/")
        .instanceDiscovery(false)
        .httpClient(client)
        .build();
  }

  private static CompletableFuture<IAuthenticationResult> deviceFlow(
      PublicClientApplication msal, Consumer<DeviceCode> person) {
    return msal.acquireToken(DeviceCodeFlowParameters.builder(Set.of(SMTP), person).build());
  }

  private void letIn(DeviceCode code) {
    assertThat(wire.signIn(code.userCode(), ANNA).click("idSIButton9").text("#message"))
        .startsWith("You have signed in");
  }

  private static CompletableFuture<IAuthenticationResult> silently(
      PublicClientApplication msal, IAuthenticationResult before) throws Exception {
    return msal.acquireTokenSilently(
        SilentParameters.builder(Set.of(SMTP), before.account()).forceRefresh(true).build());
  }

  private static Throwable refusal(CompletableFuture<IAuthenticationResult> asked)
      throws InterruptedException {
    try {
      asked.get();
    } catch (ExecutionException e) {
      return Objects.requireNonNull(e.getCause());
    }
    throw new AssertionError("Tokens were given");
  }

  private void policy(String controls) {
    ConditionalAccessPolicy policy =
        ConditionalAccessPolicy.parse(
            Cloud.JSON.readTree(
                """
                {"id": "dddddddd-0000-4000-8000-000000000001",
                 "displayName": "Mail", "state": "enabled",
                 "conditions": {"users": {"includeUsers": ["All"]},
                   "applications": {"includeApplications": ["Office365"]}}, %s}
                """
                    .formatted(controls)));
    cloud.directory.update(CONTOSO, tenant -> tenant.withAccess(access -> access.with(policy)));
  }

  @Test
  void itSignsInAndRefreshesSilently() throws Exception {
    PublicClientApplication msal = msal(PRINTER);

    IAuthenticationResult result = deviceFlow(msal, this::letIn).get();
    IAuthenticationResult refreshed = silently(msal, result).get();

    assertThat(result.account().username()).isEqualTo(ANNA);
    assertThat(result.account().homeAccountId()).isEqualTo(cloud.user(ANNA).id() + "." + CONTOSO);
    assertThat(result.scopes()).contains(SMTP);
    assertThat(refreshed.accessToken()).isNotEqualTo(result.accessToken());
  }

  // --- Refusals of the device flow

  @Test
  void aDeclinedCodeEndsThePolling() throws Exception {
    Throwable refused =
        refusal(
            deviceFlow(
                msal(PRINTER), code -> wire.signIn(code.userCode(), ANNA).click("idBtn_Back")));

    assertThat(refused)
        .isExactlyInstanceOf(MsalServiceException.class)
        .extracting(e -> ((MsalServiceException) e).errorCode())
        .isEqualTo("authorization_declined");
  }

  @Test
  void anExpiredCodeEndsThePolling() throws Exception {
    Throwable refused =
        refusal(deviceFlow(msal(PRINTER), code -> cloud.clock.advance(Duration.ofSeconds(901))));

    assertThat(refused)
        .isInstanceOf(MsalServiceException.class)
        .extracting(e -> ((MsalServiceException) e).errorCode())
        .isEqualTo("expired_token");
  }

  @Test
  void anApplicationWithoutPublicFlowsIsAnInvalidClient() throws Exception {
    Throwable refused = refusal(deviceFlow(msal(CLOSED), code -> {}));

    assertThat(refused)
        .isExactlyInstanceOf(MsalServiceException.class)
        .hasMessageContaining("AADSTS7000218");
    MsalServiceException exception = (MsalServiceException) refused;
    assertThat(exception.errorCode()).isEqualTo("invalid_client");
    assertThat(exception.statusCode()).isEqualTo(401);
  }

  @Test
  void aDisabledApplicationIsAnUnauthorizedClient() throws Exception {
    Throwable refused = refusal(deviceFlow(msal(DISABLED), code -> {}));

    assertThat(refused)
        .isExactlyInstanceOf(MsalServiceException.class)
        .hasMessageContaining("AADSTS7000112");
  }

  @Test
  void aPolicyAtTheTokenEndpointCarriesItsClaims() throws Exception {
    Throwable refused =
        refusal(
            deviceFlow(
                msal(PRINTER),
                code -> {
                  letIn(code);
                  policy(
                      "\"grantControls\": {\"operator\": \"OR\", \"builtInControls\":"
                          + " [\"block\"]}");
                }));

    assertThat(refused)
        .isInstanceOf(MsalInteractionRequiredException.class)
        .hasMessageContaining("AADSTS53003");
    MsalInteractionRequiredException exception = (MsalInteractionRequiredException) refused;
    assertThat(exception.reason()).isEqualTo(InteractionRequiredExceptionReason.MESSAGE_ONLY);
    assertThat(exception.claims()).contains("capolids", "dddddddd-0000-4000-8000-000000000001");
  }

  // --- Refusals of the silent refresh

  /** What happens to a user who has signed in, and what the library makes of it. */
  record Misfortune(
      String name,
      Consumer<MsalTest> happens,
      int number,
      InteractionRequiredExceptionReason reason) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Misfortune> misfortunes() {
    return Stream.of(
        new Misfortune(
            "a second factor is demanded",
            test -> {
              test.cloud.directory.update(
                  CONTOSO,
                  tenant ->
                      tenant.withAccess(
                          access -> access.with(test.cloud.user(ANNA).id(), Mfa.NEVER_ANSWERS)));
              test.policy(
                  "\"grantControls\": {\"operator\": \"OR\", \"builtInControls\": [\"mfa\"]}");
            },
            50076,
            InteractionRequiredExceptionReason.BASIC_ACTION),
        new Misfortune(
            "a second factor is demanded and none is registered",
            test -> {
              test.cloud.directory.update(
                  CONTOSO,
                  tenant ->
                      tenant.withAccess(
                          access -> access.with(test.cloud.user(ANNA).id(), Mfa.NOT_REGISTERED)));
              test.policy(
                  "\"grantControls\": {\"operator\": \"OR\", \"builtInControls\": [\"mfa\"]}");
            },
            50079,
            InteractionRequiredExceptionReason.BASIC_ACTION),
        new Misfortune(
            "a policy blocks",
            test ->
                test.policy(
                    "\"grantControls\": {\"operator\": \"OR\", \"builtInControls\": [\"block\"]}"),
            53003,
            InteractionRequiredExceptionReason.MESSAGE_ONLY),
        new Misfortune(
            "a compliant device is demanded",
            test ->
                test.policy(
                    "\"grantControls\": {\"operator\": \"OR\", \"builtInControls\":"
                        + " [\"compliantDevice\"]}"),
            53000,
            InteractionRequiredExceptionReason.MESSAGE_ONLY),
        new Misfortune(
            "a joined device is demanded",
            test ->
                test.policy(
                    "\"grantControls\": {\"operator\": \"OR\", \"builtInControls\":"
                        + " [\"domainJoinedDevice\"]}"),
            53001,
            InteractionRequiredExceptionReason.MESSAGE_ONLY),
        new Misfortune(
            "consent is taken back",
            test -> test.cloud.directory.update(CONTOSO, tenant -> tenant.withConsents(List.of())),
            65001,
            InteractionRequiredExceptionReason.CONSENT_REQUIRED),
        new Misfortune(
            "the sign-in is older than the policy lets it be",
            test -> {
              test.policy(
                  "\"sessionControls\": {\"signInFrequency\": {\"value\": 1, \"type\": \"hours\","
                      + " \"isEnabled\": true}}");
              test.cloud.clock.advance(Duration.ofHours(2));
            },
            70043,
            InteractionRequiredExceptionReason.NONE),
        new Misfortune(
            "the password is changed",
            test -> {
              test.cloud.clock.advance(Duration.ofHours(1));
              test.cloud.changeUser(
                  ANNA, user -> user.withPassword("new", test.cloud.clock.instant()));
            },
            50173,
            InteractionRequiredExceptionReason.NONE),
        new Misfortune(
            "nothing is asked for 91 days",
            test -> test.cloud.clock.advance(Duration.ofDays(91)),
            700082,
            InteractionRequiredExceptionReason.NONE),
        new Misfortune(
            "the user is disabled",
            test -> test.cloud.changeUser(ANNA, user -> user.withEnabled(false)),
            50057,
            InteractionRequiredExceptionReason.NONE),
        new Misfortune(
            "the user is deleted",
            test -> test.cloud.directory.update(CONTOSO, tenant -> tenant.withoutUser(ANNA)),
            50034,
            InteractionRequiredExceptionReason.NONE));
  }

  @ParameterizedTest
  @MethodSource("misfortunes")
  void aSilentRefreshThatIsRefusedAsksForInteraction(Misfortune misfortune) throws Exception {
    PublicClientApplication msal = msal(PRINTER);
    IAuthenticationResult before = deviceFlow(msal, this::letIn).get();
    misfortune.happens().accept(this);

    Throwable refused = refusal(silently(msal, before));

    assertThat(refused)
        .isInstanceOf(MsalInteractionRequiredException.class)
        .hasMessageContaining("AADSTS" + misfortune.number() + ": ");
    MsalInteractionRequiredException exception = (MsalInteractionRequiredException) refused;
    assertThat(exception.reason()).isEqualTo(misfortune.reason());
    assertThat(exception.errorCode()).isEqualTo("invalid_grant");
    assertThat(exception.correlationId()).isNotBlank();
  }

  /** The library keeps who must wait, by scope, for the whole process. */
  private static CompletableFuture<IAuthenticationResult> silentlyForImap(
      PublicClientApplication msal, IAuthenticationResult before) throws Exception {
    return msal.acquireTokenSilently(
        SilentParameters.builder(
                Set.of("https://outlook.office.com/IMAP.AccessAsUser.All"), before.account())
            .forceRefresh(true)
            .build());
  }

  @Test
  void aThrottledClientWaits() throws Exception {
    PublicClientApplication msal = msal(PRINTER);
    IAuthenticationResult before = deviceFlow(msal, this::letIn).get();
    wire.faults.add(
        Fault.of(new FaultAction.Status(429, Optional.of(60), "{\"error\":\"busy\"}"))
            .forWhom(Matcher.ANY.path("/oauth2/v2.0/token")));
    assertThat(refusal(silentlyForImap(msal, before))).isInstanceOf(MsalServiceException.class);
    wire.faults.clear();

    assertThat(refusal(silentlyForImap(msal, before)))
        .as("by the library itself, without asking")
        .isInstanceOf(MsalThrottlingException.class);
  }
}
