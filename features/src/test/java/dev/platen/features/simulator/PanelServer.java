package dev.platen.features.simulator;

import dev.platen.printer.panel.ControlPanel;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.handlers.PathHandler;
import java.net.InetSocketAddress;

/** Shows the panels of all sites to browsers, as the console of a running bench does. */
public final class PanelServer implements AutoCloseable {
  private final PathHandler paths = Handlers.path();
  private final Undertow server =
      Undertow.builder()
          .setIoThreads(1)
          .setWorkerThreads(2)
          .addHttpListener(0, "127.0.0.1", paths)
          .build();

  private PanelServer() {}

  public static PanelServer start() {
    PanelServer started = new PanelServer();
    started.server.start();
    return started;
  }

  /** Shows a panel; returns its address. */
  public String show(String id, ControlPanel panel) {
    paths.addPrefixPath("/printers/" + id + "/panel", panel.handler());
    int port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    return "http://127.0.0.1:" + port + "/printers/" + id + "/panel/";
  }

  public void hide(String id) {
    paths.removePrefixPath("/printers/" + id + "/panel");
  }

  @Override
  public void close() {
    server.stop();
  }
}
