package dev.platen.printer.panel;

import dev.platen.printer.http.Form;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.model.Model;
import dev.platen.printer.panel.Screen.Panel;
import dev.platen.printer.store.StoreException;
import dev.platen.printer.text.Messages;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/**
 * The panel as a web page, for any number of browsers: the page, presses as posted forms, and
 * server-sent events (HTML Living Standard section 9.2) that tell the others to look again.
 */
final class PanelPage implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(PanelPage.class);
  private static final HttpString SEC_FETCH_SITE = new HttpString("Sec-Fetch-Site");
  private static final HttpString FRAGMENT = new HttpString("X-Panel-Fragment");
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+])(:[0-9]{1,5})?");
  private static final long KEEP_ALIVE_MILLIS = 15_000;
  private static final Reply CSS =
      Reply.asset("text/css; charset=utf-8", Templates.file(ControlPanel.class, "panel.css"));
  private static final Reply SCRIPT =
      Reply.asset("text/javascript; charset=utf-8", Templates.file(ControlPanel.class, "panel.js"));

  private static final Reply ICON =
      Reply.asset("image/svg+xml", Templates.file(ControlPanel.class, "icon.svg"));

  private final ControlPanel controlPanel;
  private final String modelName;
  private final Reply sizeCss;
  private final HttpWorker worker;
  private final ScheduledExecutorService scheduler;
  private final ServerSentEventHandler events;
  private final Set<ServerSentEventConnection> viewers = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();
  private Optional<Future<?>> clockTicks = Optional.empty();
  private Optional<Shown> last = Optional.empty();
  private volatile boolean closed;

  /** What showed, and how many times something else had shown before. */
  private record Shown(Panel panel, long version) {}

  PanelPage(ControlPanel controlPanel, Model model, ControlPanelOptions options) {
    this.controlPanel = controlPanel;
    this.modelName = model.name();
    this.sizeCss = Reply.asset("text/css; charset=utf-8", sizeCss(model));
    this.worker = options.worker();
    this.scheduler = options.scheduler();
    this.events = Handlers.serverSentEvents((connection, lastEventId) -> watch(connection));
  }

  /** The touch screen in its real pixels, with letters that suit its height. */
  private static String sizeCss(Model model) {
    double letters = Math.clamp(model.panelHeight() / 26.0, 12.5, 21.0);
    return """
    .touch-screen { width: %dpx; height: %dpx; font-size: %.1fpx; }
    .device { font-size: %.1fpx; }
    """
        .formatted(model.panelWidth(), model.panelHeight(), letters, Math.max(letters, 14));
  }

  private synchronized Shown shown() {
    Panel now = controlPanel.panel();
    Shown shown =
        last.filter(before -> before.panel().equals(now))
            .orElseGet(() -> new Shown(now, last.map(Shown::version).orElse(0L) + 1));
    last = Optional.of(shown);
    return shown;
  }

  /**
   * Looks at the panel soon and tells the viewers if it has changed. Whoever calls may hold locks
   * of the printer: nothing is asked of it on the caller's thread.
   */
  void look() {
    if (!closed && looking.compareAndSet(false, true)) {
      worker
          .handlers()
          .execute(
              () -> {
                looking.set(false);
                try {
                  tellViewers();
                } catch (StoreException e) {
                  // Switched off meanwhile: there is no panel to see.
                  LOG.debug("A panel that cannot be looked at", e);
                }
              });
    }
  }

  private void tellViewers() {
    long before;
    synchronized (this) {
      before = last.map(Shown::version).orElse(0L);
    }
    long now = shown().version();
    // A viewer that has this version already ignores it, so it does not matter who was first.
    if (now != before || !viewers.isEmpty()) {
      viewers.forEach(viewer -> tell(viewer, now));
    }
  }

  private static void tell(ServerSentEventConnection viewer, long version) {
    viewer.send(Long.toString(version), "changed", null, null);
  }

  private void watch(ServerSentEventConnection viewer) {
    viewer.setKeepAliveTime(KEEP_ALIVE_MILLIS);
    viewers.add(viewer);
    viewer.addCloseTask(this::leave);
    synchronized (this) {
      if (clockTicks.isEmpty() && !closed) {
        clockTicks = Optional.of(scheduler.scheduleAtFixedRate(this::look, 1, 1, TimeUnit.SECONDS));
      }
    }
    worker.handlers().execute(() -> tell(viewer, shown().version()));
  }

  private synchronized void leave(ServerSentEventConnection viewer) {
    viewers.remove(viewer);
    if (viewers.isEmpty()) {
      clockTicks.ifPresent(ticks -> ticks.cancel(false));
      clockTicks = Optional.empty();
    }
  }

  void close() {
    closed = true;
    synchronized (this) {
      clockTicks.ifPresent(ticks -> ticks.cancel(false));
      clockTicks = Optional.empty();
    }
    viewers.forEach(IoUtils::safeClose);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (exchange.getRelativePath().equals("/events")
        && exchange.getRequestMethod().equals(Methods.GET)) {
      exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
      events.handleRequest(exchange);
    } else {
      exchange.dispatch(worker.handlers(), answered -> answer(answered).send(answered));
    }
  }

  private Reply answer(HttpServerExchange exchange) {
    try {
      return exchange.getRequestMethod().equals(Methods.POST) ? post(exchange) : get(exchange);
    } catch (HttpProblem problem) {
      return problem(problem);
    } catch (IOException e) {
      return problem(HttpProblem.badRequest());
    } catch (RuntimeException e) {
      LOG.error("The panel could not answer {}", exchange.getRelativePath(), e);
      return problem(new HttpProblem(500, "web.problem.internal"));
    }
  }

  private Reply problem(HttpProblem problem) {
    String language = controlPanel.panel().language();
    return Reply.framablePage(
        problem.status(),
        Templates.render(
            "panel/problem.jte",
            Map.of(
                "language",
                language,
                "title",
                modelName,
                "text",
                Messages.of(language).text(problem.textKey()))));
  }

  private Reply get(HttpServerExchange exchange) {
    if (!exchange.getRequestMethod().equals(Methods.GET)
        && !exchange.getRequestMethod().equals(Methods.HEAD)) {
      throw HttpProblem.methodNotAllowed();
    }
    return switch (exchange.getRelativePath()) {
      case "" -> Reply.seeOther(exchange.getResolvedPath() + "/");
      case "/" -> Reply.framablePage(200, render("panel/page.jte"));
      case "/screen" -> fragment();
      case "/sign-in" ->
          Reply.seeOther(
              controlPanel.signInPage(signedInAddress(exchange)).map(URI::toString).orElse("./"));
      case "/signed-in" -> signedIn(exchange);
      case "/panel.css" -> CSS;
      case "/panel.js" -> SCRIPT;
      case "/icon.svg" -> ICON;
      case "/size.css" -> sizeCss;
      case "/press", "/enter" -> throw HttpProblem.methodNotAllowed();
      default -> throw HttpProblem.notFound();
    };
  }

  /** Where the sign-in page sends this browser back to: the panel under the address it has here. */
  private static URI signedInAddress(HttpServerExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
    if (host == null || !HOST.matcher(host).matches()) {
      throw HttpProblem.badRequest();
    }
    return URI.create(
        exchange.getRequestScheme() + "://" + host + exchange.getResolvedPath() + "/signed-in");
  }

  /** Redeems the code and leads on at once, so that no address bar keeps it. */
  private Reply signedIn(HttpServerExchange exchange) {
    Map<String, String> reply = new HashMap<>();
    exchange.getQueryParameters().forEach((name, values) -> reply.put(name, values.getFirst()));
    controlPanel.signedIn(reply);
    return Reply.seeOther("./");
  }

  private Reply post(HttpServerExchange exchange) throws IOException {
    String path = exchange.getRelativePath();
    if (!path.equals("/press") && !path.equals("/enter")) {
      throw HttpProblem.notFound();
    }
    if (!isFromThisPage(exchange.getRequestHeaders())) {
      throw new HttpProblem(403, "web.problem.stale_form");
    }
    Form form = Form.read(exchange);
    controlPanel.pressOn(
        form.text("screen"), form.find("text"), path.equals("/press") ? form.text("action") : "");
    return exchange.getRequestHeaders().contains(FRAGMENT) ? fragment() : Reply.seeOther("./");
  }

  /**
   * Whether a page of this origin posts, or no page at all (a script or a test). Browsers say so
   * (Fetch Metadata, RFC 6454); without these headers it is no browser of today.
   */
  private static boolean isFromThisPage(HeaderMap headers) {
    String site = headers.getFirst(SEC_FETCH_SITE);
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    String origin = headers.getFirst(Headers.ORIGIN);
    String host = headers.getFirst(Headers.HOST);
    return origin == null
        || (host != null && (origin.equals("https://" + host) || origin.equals("http://" + host)));
  }

  private Reply fragment() {
    return Reply.data("text/html; charset=utf-8", render("panel/panel.jte"));
  }

  private String render(String template) {
    Shown shown = shown();
    return Templates.render(
        template,
        Map.of(
            "panel",
            shown.panel(),
            "version",
            shown.version(),
            "words",
            Messages.of(shown.panel().language()),
            "modelName",
            modelName));
  }
}
