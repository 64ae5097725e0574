package dev.platen.stubs.entra.http;

import com.github.tomakehurst.wiremock.common.HttpsSettings;
import com.github.tomakehurst.wiremock.common.JettySettings;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.io.NetworkTrafficListener;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.HttpChannel;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.ServerConnector;
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
  private static final String ADMIN = "/__admin";

  private final Service service;

  GuardedJetty(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs, Service service) {
    super(options, admin, stubs);
    this.service = service;
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
  }

  private static void hideStacks(ServletContextHandler context) {
    ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    errors.setShowStacks(false);
    errors.setShowMessageInTitle(false);
    context.setErrorHandler(errors);
  }

  /** Is called by the constructor of the superclass, before there is a service. */
  @Override
  public Handler[] extensionHandlers() {
    return new Handler[] {new Guard()};
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
          request.getContentLengthLong() > dev.platen.stubs.entra.http.Request.MAX_BODY;
      if (target.startsWith(ADMIN) || (!tooLarge && isReadable(query))) {
        return;
      }
      Reply reply =
          service.answer(
              dev.platen.stubs.entra.http.Request.of(
                  request.getMethod(),
                  "https",
                  Optional.ofNullable(request.getHeader("Host")).orElse(request.getServerName()),
                  request.getRequestURI() + "?" + (tooLarge ? "%" : query),
                  Map.of("Content-Type", List.of("application/x-www-form-urlencoded")),
                  new byte[0],
                  request.getRemoteAddr()));
      response.setStatus(reply.status());
      reply.headers().forEach(header -> response.addHeader(header.name(), header.value()));
      response.getOutputStream().write(reply.body().getBytes(StandardCharsets.UTF_8));
      jettyRequest.setHandled(true);
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
