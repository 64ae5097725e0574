package dev.platen.stubs.graph;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.access.SignInLog;
import dev.platen.stubs.entra.authority.ServiceFacts;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.http.Request;
import dev.platen.stubs.entra.token.SigningKeys;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Microsoft Graph without a transport: everything under {@code /v1.0} and {@code /beta}. Safe for
 * use by many threads.
 */
public final class GraphService {
  private static final Logger LOG = LoggerFactory.getLogger(GraphService.class);
  private static final GraphFacts FACTS = GraphFacts.FACTS;
  private static final List<String> VERSIONS = List.of("v1.0", "beta");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Directory directory;
  private final SigningKeys keys;
  private final Clock clock;
  private final Map<String, Handlers.Handler> handlers = new LinkedHashMap<>();

  /**
   * @param keys whose tokens are taken
   * @param signIns the sign-in log
   * @param clock the time of errors, before it is known whose request it is
   */
  public GraphService(Directory directory, SigningKeys keys, SignInLog signIns, Clock clock) {
    this.directory = directory;
    this.keys = keys;
    this.clock = clock;
    handlers.putAll(new PolicyHandlers(directory).handlers());
    handlers.putAll(new SignInHandlers(signIns).handlers());
    handlers.putAll(new UserHandlers(directory).handlers());
    handlers.putAll(new ConsentHandlers(directory).handlers());
  }

  /** Answers a request of its own; nothing where it is none. */
  public Optional<Reply> answer(Call call) {
    List<String> segments = call.request().segments();
    if (segments.isEmpty() || !VERSIONS.contains(segments.getFirst())) {
      return Optional.empty();
    }
    return Optional.of(whole(call, reply(call)));
  }

  private Reply reply(Call call) {
    try {
      return permitted(call);
    } catch (GraphProblem problem) {
      return refuse(call, problem);
    } catch (IllegalArgumentException e) {
      return refuse(call, GraphProblem.badRequest(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOG.error("Answering {} failed", call.request(), e);
      return refuse(call, new GraphProblem("service_failed"));
    }
  }

  private Reply permitted(Call call) {
    Request request = call.request();
    if (request.malformed()) {
      throw GraphProblem.badRequest("The request could not be read.");
    }
    Caller caller = Caller.of(call, directory, keys.publicKeys());
    String version = request.segments().getFirst();
    List<String> path = request.segments().subList(1, request.segments().size());
    List<GraphFacts.Operation> here =
        FACTS.operations().stream()
            .filter(operation -> operation.isIn(version) && operation.isAt(path))
            .toList();
    if (here.isEmpty()) {
      throw new GraphProblem(
          "segment_unknown", Map.of("segment", path.isEmpty() ? "" : path.getLast()));
    }
    GraphFacts.Operation operation =
        here.stream()
            .filter(it -> it.method().equals(request.method()))
            .findFirst()
            .orElseThrow(() -> new GraphProblem("method_not_allowed"));
    Tenant organization = directory.tenant(caller.tenant()).orElseThrow();
    caller.check(operation, organization);
    Handlers.Handler handler = handlers.get(operation.call());
    if (handler == null) {
      throw new IllegalStateException("Nothing answers " + operation.call());
    }
    return handler.answer(
        new Ask(
            call,
            caller,
            organization,
            base(request) + "/" + version,
            String.join("/", path),
            operation.id(path)));
  }

  /** Under a name that is not Microsoft's, documents name the one that the client used. */
  private static String base(Request request) {
    return ServiceFacts.FACTS.hosts().contains(request.host())
        ? "https://graph.microsoft.com"
        : request.scheme() + "://" + request.authority();
  }

  private Reply refuse(Call call, GraphProblem problem) {
    Map<String, Object> inner = new LinkedHashMap<>();
    inner.put("date", DATE.format(clock.instant()));
    inner.put("request-id", call.traceId().toString());
    inner.put("client-request-id", call.correlationId().toString());
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", problem.code());
    error.put("message", problem.text());
    error.put("innerError", inner);
    Reply reply = Reply.json(problem.status(), Map.of("error", error));
    return problem.status() == 401 ? reply.with("WWW-Authenticate", FACTS.challenge()) : reply;
  }

  private static Reply whole(Call call, Reply reply) {
    Map<String, String> headers = new LinkedHashMap<>(FACTS.headers());
    headers.put("request-id", call.traceId().toString());
    headers.put("client-request-id", call.correlationId().toString());
    return reply.withFirst(headers);
  }
}
