package dev.platen.stubs.entra.http;

import com.github.tomakehurst.wiremock.common.HttpsSettings;
import com.github.tomakehurst.wiremock.common.JettySettings;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.io.Connection;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.io.NetworkTrafficListener;
import wiremock.org.eclipse.jetty.server.AbstractConnector;
import wiremock.org.eclipse.jetty.server.Connector;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.HttpChannel;
import wiremock.org.eclipse.jetty.server.ProxyConnectionFactory;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.server.SslConnectionFactory;
import wiremock.org.eclipse.jetty.server.handler.AbstractHandler;
import wiremock.org.eclipse.jetty.server.handler.ErrorHandler;
import wiremock.org.eclipse.jetty.servlet.ErrorPageErrorHandler;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/**
 * WireMock's server, guarded against what WireMock itself stumbles over: a query that cannot be
 * decoded and a body that is far too large go to the service without it, and no error page shows a
 * stack trace.
 */
final class GuardedJetty extends Jetty11HttpServer {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedJetty.class);
  private static final String ADMIN = "/__admin";

  /** How large all headers together may be before the connection ends, in octets. */
  static final int HEADERS_READ = 256 * 1024;

  /** How much of a body that is too large is read and thrown away, in octets. */
  private static final int DRAINED = 32 * 1024 * 1024;

  /** The longest header that is still understood; that of Windows' web server. */
  private static final int LONGEST_HEADER = 16 * 1024;

  private final Service service;
  private final RequestJournal journal;
  private final boolean openAdmin;
  private final BooleanSupplier overridden;

  /** Is set by the constructor of the superclass. */
  private @Nullable ServletContextHandler adminContext;

  /**
   * @param openAdmin whether WireMock's own admin API may be asked
   * @param overridden whether WireMock has anything but the service to answer with
   * @param behindGate whether a {@link dev.platen.stubs.fault.net.Gate} tells clients' addresses
   */
  GuardedJetty(
      Options options,
      AdminRequestHandler admin,
      StubRequestHandler stubs,
      Service service,
      RequestJournal journal,
      boolean openAdmin,
      BooleanSupplier overridden,
      boolean behindGate) {
    super(options, admin, stubs);
    if (behindGate) {
      for (Connector connector : jettyServer.getConnectors()) {
        ((AbstractConnector) connector).addFirstConnectionFactory(new Introduction());
      }
    }
    this.service = service;
    this.journal = journal;
    this.openAdmin = openAdmin;
    this.overridden = overridden;
    if (!openAdmin && adminContext != null) {
      // Nobody can name it; what is asked under its usual name goes to the service.
      adminContext.setContextPath("/" + UUID.randomUUID());
    }
  }

  /**
   * The gate's own connections begin with the client's address; those that it hands over do not.
   */
  private static final class Introduction extends ProxyConnectionFactory {
    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
      boolean ofGate =
          endPoint.getLocalSocketAddress() instanceof InetSocketAddress address
              && address.getPort() == ((ServerConnector) connector).getLocalPort();
      return ofGate
          ? super.newConnection(connector, endPoint)
          : connector
              .getConnectionFactory(SslConnectionFactory.class)
              .newConnection(connector, endPoint);
    }
  }

  /** Serves a connection that the gate has accepted. */
  void serve(SocketChannel client) throws IOException {
    client.configureBlocking(false);
    for (Connector connector : jettyServer.getConnectors()) {
      ((ServerConnector) connector).getSelectorManager().accept(client);
    }
  }

  @Override
  protected void applyAdditionalServerConfiguration(Server server, Options options) {
    super.applyAdditionalServerConfiguration(server, options);
    ErrorHandler errors = new ErrorHandler();
    errors.setShowStacks(false);
    server.setErrorHandler(errors);
  }

  @Override
  protected ServerConnector createHttpsConnector(
      String address,
      HttpsSettings https,
      JettySettings settings,
      NetworkTrafficListener listener) {
    ServerConnector connector = super.createHttpsConnector(address, https, settings, listener);
    connector.addBean(new Unmarked());
    connector.setAcceptedTcpNoDelay(true); // it is so already; a server that waits is 40 ms late
    return connector;
  }

  /**
   * WireMock marks its replies with the mapping that made them; the service's own are as a real
   * one's.
   */
  private static final class Unmarked implements HttpChannel.Listener {
    @Override
    public void onResponseBegin(Request request) {
      HttpFields.Mutable fields = request.getResponse().getHttpFields();
      if (HttpsFront.NAME.equals(fields.get("Matched-Stub-Name"))) {
        fields.remove("Matched-Stub-Name");
        fields.remove("Matched-Stub-Id");
      }
      String mishap = fields.get(Mishap.HEADER);
      if (mishap != null) {
        fields.remove(Mishap.HEADER);
        carryOut(mishap, request.getHttpChannel().getEndPoint());
      }
    }

    private static void carryOut(String mishap, EndPoint endPoint) {
      try {
        Optional<byte[]> octets = Mishap.octets(mishap);
        if (octets.isPresent()) {
          endPoint.flush(ByteBuffer.wrap(octets.get()));
          endPoint.close();
        } else {
          reset(endPoint);
        }
      } catch (IOException e) {
        LOG.debug("A client was gone before its mishap", e);
      }
    }

    /** By the socket itself, under TLS. */
    private static void reset(EndPoint endPoint) throws IOException {
      Object transport = endPoint.getTransport();
      while (transport instanceof EndPoint inner && !inner.equals(inner.getTransport())) {
        transport = inner.getTransport();
      }
      if (transport instanceof SocketChannel channel) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
      } else {
        endPoint.close();
      }
    }
  }

  @Override
  protected void decorateMockServiceContextAfterConfig(ServletContextHandler context) {
    super.decorateMockServiceContextAfterConfig(context);
    hideStacks(context);
  }

  @Override
  protected void decorateAdminServiceContextAfterConfig(ServletContextHandler context) {
    super.decorateAdminServiceContextAfterConfig(context);
    hideStacks(context);
    adminContext = context;
  }

  private void hideStacks(ServletContextHandler context) {
    ErrorPageErrorHandler errors = new Stumbles();
    errors.setShowStacks(false);
    errors.setShowMessageInTitle(false);
    context.setErrorHandler(errors);
  }

  /** Is called by the constructor of the superclass, before there is a service. */
  @Override
  public Handler[] extensionHandlers() {
    return new Handler[] {new Guard()};
  }

  /** Lets the service answer what does not come to it by WireMock. */
  private void answer(HttpServletRequest request, HttpServletResponse response, String query)
      throws IOException {
    var asked =
        dev.platen.stubs.entra.http.Request.of(
            request.getMethod(),
            "https",
            Optional.ofNullable(request.getHeader("Host")).orElse(request.getServerName()),
            request.getRequestURI() + "?" + query,
            Map.of("Content-Type", List.of("application/x-www-form-urlencoded")),
            new byte[0],
            request.getRemoteAddr());
    answer(asked, response);
  }

  private void answer(dev.platen.stubs.entra.http.Request asked, HttpServletResponse response)
      throws IOException {
    Reply reply = service.answer(asked);
    journal.add(asked, reply.status(), reply.body(), "", false);
    response.setStatus(reply.status());
    reply.headers().forEach(header -> response.addHeader(header.name(), header.value()));
    response.getOutputStream().write(reply.body().getBytes(StandardCharsets.UTF_8));
  }

  /** A client that still sends would not hear the answer. */
  private static void drain(HttpServletRequest request) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    int left = DRAINED;
    while (left > 0) {
      int read = request.getInputStream().read(buffer);
      left = read < 0 ? 0 : left - read;
    }
  }

  /** A body that WireMock cannot read is one that the service calls malformed. */
  private final class Stumbles extends ErrorPageErrorHandler {
    @Override
    public void handle(
        String target,
        Request jettyRequest,
        HttpServletRequest request,
        HttpServletResponse response)
        throws IOException, ServletException {
      if (response.getStatus() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
        answer(request, response, "%");
        jettyRequest.setHandled(true);
      } else {
        super.handle(target, jettyRequest, request, response);
      }
    }
  }

  private final class Guard extends AbstractHandler {
    @Override
    public void handle(
        String target,
        Request jettyRequest,
        HttpServletRequest request,
        HttpServletResponse response)
        throws IOException {
      String query = Optional.ofNullable(request.getQueryString()).orElse("");
      boolean tooLarge =
          request.getContentLengthLong() > dev.platen.stubs.entra.http.Request.MAX_BODY
              || jettyRequest.getHttpFields().stream()
                  .anyMatch(field -> isTooLong(field.getValue()));
      boolean admin = openAdmin && target.startsWith(ADMIN);
      if (admin) {
        return;
      }
      if (!tooLarge && isReadable(query)) {
        answerDirectly(jettyRequest, request, response);
        return;
      }
      if (tooLarge) {
        drain(request);
      }
      answer(request, response, tooLarge ? "%" : query);
      jettyRequest.setHandled(true);
    }

    /** Leaves the request alone where it is WireMock's to answer. */
    private void answerDirectly(
        Request jettyRequest, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (overridden.getAsBoolean()) {
        return;
      }
      Optional<dev.platen.stubs.entra.http.Request> direct =
          DirectRequest.of(jettyRequest.getHttpFields(), request);
      if (direct.isPresent()) {
        answer(direct.get(), response);
        jettyRequest.setHandled(true);
      }
    }

    private static boolean isTooLong(@Nullable String value) {
      return value != null && value.length() > LONGEST_HEADER;
    }

    private static boolean isReadable(String query) {
      try {
        Parameters.parse(query);
        return true;
      } catch (CharacterCodingException e) {
        return false;
      }
    }
  }
}
