package dev.platen.stubs.entra;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.access.AccessControl;
import dev.platen.stubs.entra.access.SignInLog;
import dev.platen.stubs.entra.authority.Address;
import dev.platen.stubs.entra.authority.Protocol;
import dev.platen.stubs.entra.authority.ServiceFacts;
import dev.platen.stubs.entra.authorize.AuthorizationCodes;
import dev.platen.stubs.entra.device.DeviceAuthorization;
import dev.platen.stubs.entra.device.DeviceCodes;
import dev.platen.stubs.entra.discovery.CredentialTypes;
import dev.platen.stubs.entra.discovery.Discovery;
import dev.platen.stubs.entra.error.ErrorCatalog;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.http.Request;
import dev.platen.stubs.entra.http.Service;
import dev.platen.stubs.entra.page.AuthorizationPages;
import dev.platen.stubs.entra.page.SignInPages;
import dev.platen.stubs.entra.token.SigningKeys;
import dev.platen.stubs.entra.token.TokenEndpoint;
import dev.platen.stubs.graph.GraphService;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service without a transport: which endpoint answers, and the headers that all replies share.
 */
final class LoginService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(LoginService.class);
  private static final ServiceFacts FACTS = ServiceFacts.FACTS;
  private static final List<String> VERIFICATION_PATHS =
      List.of("/devicelogin", "/device", "/link");

  private final Directory directory;
  private final Clock clock;
  private final SigningKeys keys;
  private final ErrorCatalog errors;
  private final SignInLog signIns = new SignInLog();
  private final Discovery discovery;
  private final CredentialTypes credentialTypes;
  private final DeviceAuthorization devices;
  private final TokenEndpoint tokens;
  private final SignInPages pages;
  private final AuthorizationPages authorization;
  private final GraphService graph;

  LoginService(EntraSettings settings, Directory directory, SigningKeys keys) {
    this.directory = directory;
    this.keys = keys;
    clock = settings.clock();
    errors = new ErrorCatalog(settings.lineBreaksInErrors());
    DeviceCodes codes = new DeviceCodes();
    discovery = new Discovery(directory);
    credentialTypes = new CredentialTypes(directory);
    devices = new DeviceAuthorization(directory, codes, SignInPages::instructions);
    AuthorizationCodes authorizationCodes = new AuthorizationCodes();
    AccessControl access = new AccessControl(directory, errors, signIns);
    tokens =
        new TokenEndpoint(
            directory,
            codes,
            authorizationCodes,
            keys,
            access,
            settings.seed().<RandomGenerator>map(Random::new).orElseGet(SecureRandom::new));
    pages =
        new SignInPages(
            directory, codes, authorizationCodes, errors, clock, settings.staySignedIn(), access);
    authorization = new AuthorizationPages(directory, pages);
    graph = new GraphService(directory, keys, signIns, clock);
  }

  /** Who has signed in, and who was refused. */
  SignInLog signIns() {
    return signIns;
  }

  @Override
  public Reply answer(Request request) {
    Call call = Call.of(request);
    Optional<Reply> ofGraph = graph.answer(call);
    if (ofGraph.isPresent()) {
      return ofGraph.get();
    }
    try {
      return route(Protocol.asScopes(call));
    } catch (Problem problem) {
      return refuse(call, problem);
    } catch (RuntimeException e) {
      LOG.error("Answering {} failed", request, e);
      return refuse(call, new Problem(Situation.SERVICE_FAILED));
    }
  }

  private Reply route(Call call) {
    Request request = call.request();
    List<String> segments = request.segments();
    String tenant = segments.isEmpty() ? "" : segments.getFirst();
    return switch (String.join("/", segments.stream().skip(1).toList())) {
      case "oauth2/v2.0/token", "oauth2/token" -> uncached(call, tokens.answer(call, tenant));
      case "oauth2/v2.0/devicecode", "oauth2/devicecode" ->
          uncached(call, devices.answer(call, tenant));
      case ".well-known/openid-configuration" ->
          cached(call, discovery.openIdConfigurationV1(request, tenant));
      case "v2.0/.well-known/openid-configuration" ->
          cached(call, discovery.openIdConfiguration(request, tenant));
      case "discovery/v2.0/keys", "discovery/keys" ->
          cached(call, discovery.keys(request, tenant, keys.published()));
      case "discovery/instance" -> cached(call, discovery.instance(request));
      default -> page(call);
    };
  }

  private Reply page(Call call) {
    Request request = call.request();
    if (VERIFICATION_PATHS.contains(request.path())) {
      return uncached(
          call, Reply.redirect(Address.of(request).base() + "/common/oauth2/deviceauth"));
    }
    List<String> segments = request.segments();
    return pages
        .answer(call)
        .or(() -> authorization.answer(call))
        .map(reply -> uncached(call, reply))
        .orElseGet(
            () -> {
              if (segments.size() == 2
                  && segments.getLast().equalsIgnoreCase("GetCredentialType")) {
                return uncached(call, credentialTypes.answer(request));
              }
              return segments.size() == 3 && segments.get(1).equals("userrealm")
                  ? cached(call, discovery.userRealm(segments.get(2)))
                  : uncached(call, Reply.empty(404));
            });
  }

  private Reply refuse(Call call, Problem problem) {
    Reply reply = errors.reply(problem, call, clockOf(call.request()).instant());
    return telemetry(
        call,
        uncached(call, reply),
        errors.number(problem.situation()),
        Optional.ofNullable(problem.values().get(Problem.TOKEN_AGE)).orElse(""));
  }

  /**
   * The clock of the tenant that a request is about, as far as that can be known from a request
   * that is refused.
   */
  private Clock clockOf(Request request) {
    Optional<Tenant> named = request.segments().stream().findFirst().flatMap(directory::tenant);
    return named
        .or(
            () ->
                request
                    .form()
                    .value("client_id")
                    .or(() -> request.query().value("client_id"))
                    .flatMap(Call::uuid)
                    .flatMap(id -> directory.tenantsOf(id).stream().findFirst()))
        .map(tenant -> directory.clock(tenant.id()))
        .orElse(clock);
  }

  // --- Headers (reference entra 2.4)

  private Reply uncached(Call call, Reply reply) {
    Reply whole = common(call, reply, FACTS.uncached());
    return reply.status() < 400 ? telemetry(call, whole, 0, "") : whole;
  }

  private static Reply cached(Call call, Reply reply) {
    return common(call, reply, FACTS.cached())
        .with(
            "Set-Cookie", "esctx=" + call.traceId() + "; path=/; secure; samesite=none; httponly");
  }

  private static Reply common(Call call, Reply reply, Map<String, String> caching) {
    List<Reply.Header> headers = new ArrayList<>();
    caching.forEach((name, value) -> headers.add(new Reply.Header(name, value)));
    FACTS.headers().forEach((name, value) -> headers.add(new Reply.Header(name, value)));
    headers.add(new Reply.Header("x-ms-request-id", call.traceId().toString()));
    headers.addAll(reply.headers());
    Request request = call.request();
    if (asksFor(request, "return-client-request-id", "true")) {
      headers.add(new Reply.Header("client-request-id", call.correlationId().toString()));
    }
    if (!request.cookies().containsKey("fpc")) {
      headers.add(
          new Reply.Header(
              "Set-Cookie",
              "fpc="
                  + call.traceId()
                  + "; max-age=2592000; path=/; secure; samesite=none; httponly"));
    }
    FACTS.cookies().forEach(cookie -> headers.add(new Reply.Header("Set-Cookie", cookie)));
    return new Reply(reply.status(), headers, reply.body());
  }

  private static boolean asksFor(Request request, String name, String value) {
    return request
        .header(name)
        .or(() -> request.form().value(name))
        .filter(value::equalsIgnoreCase)
        .isPresent();
  }

  /** What a service in trouble says. */
  Reply trouble(Request request, int number) {
    Call call = Call.of(request);
    return uncached(call, errors.trouble(number, call, clockOf(request).instant()));
  }

  /**
   * Only for clients that send telemetry of their own.
   *
   * @param age of the refresh token, in seconds; empty where it is about none
   */
  private static Reply telemetry(Call call, Reply reply, int number, String age) {
    Request request = call.request();
    boolean sends =
        List.of("x-client-current-telemetry", "x-client-last-telemetry").stream()
            .anyMatch(
                name -> request.header(name).or(() -> request.form().value(name)).isPresent());
    return sends ? reply.with("x-ms-clitelem", "1," + number + ",0," + age + ",") : reply;
  }
}
