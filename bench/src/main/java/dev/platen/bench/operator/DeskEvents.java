package dev.platen.bench.operator;

import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.xnio.IoUtils;

/**
 * Tells the open pages when another version of a printer's page is to be seen (server-sent events,
 * HTML Living Standard section 9.2): its path, a blank and the version.
 */
final class DeskEvents implements HttpHandler, AutoCloseable {
  private static final long KEEP_ALIVE_MILLIS = 15_000;

  private final Supplier<List<Workplace>> workplaces;
  private final Set<ServerSentEventConnection> viewers = ConcurrentHashMap.newKeySet();
  private final ServerSentEventHandler handler =
      Handlers.serverSentEvents((connection, lastEventId) -> watch(connection));

  DeskEvents(Supplier<List<Workplace>> workplaces) {
    this.workplaces = workplaces;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    handler.handleRequest(exchange);
  }

  private void watch(ServerSentEventConnection viewer) {
    viewer.setKeepAliveTime(KEEP_ALIVE_MILLIS);
    viewers.add(viewer);
    viewer.addCloseTask(viewers::remove);
    // What has changed since the page was made; a version that it knows already does not matter.
    workplaces.get().forEach(workplace -> viewer.send(message(workplace)));
  }

  void tell(String path) {
    if (!viewers.isEmpty()) {
      workplaces.get().stream()
          .filter(workplace -> workplace.path().equals(path))
          .map(DeskEvents::message)
          .forEach(message -> viewers.forEach(viewer -> viewer.send(message)));
    }
  }

  private static String message(Workplace workplace) {
    return workplace.path() + " " + workplace.version();
  }

  @Override
  public void close() {
    viewers.forEach(IoUtils::safeClose);
  }
}
