package dev.platen.stubs.entra.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.platen.stubs.ca.CertificateAuthority;
import dev.platen.stubs.fault.Faults;
import dev.platen.stubs.fault.net.Gate;
import dev.platen.stubs.fault.net.TlsFaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/**
 * Carries requests to a service over HTTPS by WireMock. The service is one mapping of the lowest
 * priority, so that any mapping of a user's goes first; it stays when the user resets the mappings.
 */
public final class HttpsFront implements AutoCloseable {
  /** Larger numbers give way; WireMock's own default is 5. */
  private static final int LOWEST_PRIORITY = 1_000_000;

  /** Of the mapping. */
  static final String NAME = "entra-id";

  private static final UUID MAPPING = UUID.fromString("e27a1d00-0000-4000-8000-000000000000");

  private final WireMockServer server;
  private final ServerFactory factory;
  private final Set<UUID> added;
  private final Path files;
  private final Optional<Gate> gate;

  private HttpsFront(
      WireMockServer server,
      ServerFactory factory,
      Set<UUID> added,
      Path files,
      Optional<Gate> gate) {
    this.server = server;
    this.factory = factory;
    this.added = added;
    this.files = files;
    this.gate = gate;
  }

  /**
   * Starts listening behind a gate at which TCP and TLS may go wrong.
   *
   * @param port 0 for any free one
   * @param journal is told of each request
   * @param overrides what goes before the service
   * @param names that the server's certificate has, and that faults call it by
   * @throws BindException where the port cannot be had
   * @throws IOException where the server cannot be started for another reason
   */
  public static HttpsFront start(
      InetAddress address,
      int port,
      RequestJournal journal,
      Overrides overrides,
      List<String> names,
      CertificateAuthority ca,
      Service service,
      Faults faults)
      throws IOException {
    checkFree(address, port);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    HttpsFront inner = start(loopback, 0, journal, overrides, names, ca, service, true);
    try {
      Gate gate =
          Gate.start(
              address,
              port,
              new Behind(new InetSocketAddress(loopback, inner.port()), inner.factory),
              names,
              faults,
              new TlsFaults(ca, names));
      return new HttpsFront(
          inner.server, inner.factory, inner.added, inner.files, Optional.of(gate));
    } catch (IOException e) {
      inner.close();
      throw bindFailure(address, port, e);
    }
  }

  /**
   * Starts listening.
   *
   * @param port 0 for any free one
   * @param journal is told of each request
   * @param overrides what goes before the service
   * @param names that the server's certificate has
   * @throws BindException where the port cannot be had
   * @throws IOException where the server cannot be started for another reason
   */
  public static HttpsFront start(
      InetAddress address,
      int port,
      RequestJournal journal,
      Overrides overrides,
      List<String> names,
      CertificateAuthority ca,
      Service service)
      throws IOException {
    return start(address, port, journal, overrides, names, ca, service, false);
  }

  private static HttpsFront start(
      InetAddress address,
      int port,
      RequestJournal journal,
      Overrides overrides,
      List<String> names,
      CertificateAuthority ca,
      Service service,
      boolean behindGate)
      throws IOException {
    checkFree(address, port);
    Path files =
        Files.createTempDirectory("entra"); // WireMock wants a folder, if only an empty one
    Path keyFile = files.resolve("server.p12");
    try {
      CertificateAuthority.ServerKeyFile key = ca.writeServerKeyFile(keyFile, names);
      Stubs stubs =
          new Stubs(
              overrides.mappings().isPresent()
                  ? UserMappings.of(overrides.mappings().get())
                  : List.of());
      boolean always = overrides.wiremockAdmin() || overrides.mappings().isPresent();
      Set<UUID> added = ConcurrentHashMap.newKeySet();
      ServerFactory factory =
          new ServerFactory(
              service,
              journal,
              overrides.wiremockAdmin(),
              () -> always || !added.isEmpty(),
              behindGate);
      WireMockConfiguration options =
          WireMockConfiguration.options()
              .bindAddress(address.getHostAddress())
              .httpDisabled(true)
              .httpsPort(port)
              .keystorePath(key.file().toString())
              .keystorePassword(key.password())
              .keyManagerPassword(key.password())
              .keystoreType("PKCS12")
              .withRootDirectory(files.toString())
              .stubRequestLoggingDisabled(true)
              .gzipDisabled(true)
              // The last chunk would be a second write, and the service sends none.
              .useChunkedTransferEncoding(Options.ChunkedEncodingPolicy.NEVER)
              .jettyHeaderRequestSize(GuardedJetty.HEADERS_READ)
              .httpServerFactory(factory)
              .extensions(new WireMockService(service), new WireMockService.Noting(journal), stubs);
      // Bodies hold passwords and tokens, and the admin API would show them.
      options.disableRequestJournal();
      WireMockServer server = new WireMockServer(options);
      stubs.server = Optional.of(server);
      server.start();
      stubs.afterStubsReset();
      return new HttpsFront(server, factory, added, files, Optional.empty());
    } catch (FatalStartupException e) {
      delete(files);
      throw startFailure(address, port, e);
    } catch (IOException | RuntimeException e) {
      delete(files);
      throw e;
    } finally {
      Files.deleteIfExists(keyFile); // read once, at the start
    }
  }

  /** WireMock's own failure is a long one that does not say which port. */
  private static void checkFree(InetAddress address, int port) throws BindException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw bindFailure(address, port, e);
    }
  }

  private static IOException startFailure(InetAddress address, int port, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return bindFailure(address, port, cause);
      }
    }
    return new IOException(
        "Cannot serve HTTPS on "
            + address.getHostAddress()
            + ":"
            + port
            + ": "
            + failure.getMessage(),
        failure);
  }

  private static BindException bindFailure(InetAddress address, int port, Throwable cause) {
    BindException failure =
        new BindException(
            "Cannot listen on "
                + address.getHostAddress()
                + ":"
                + port
                + " ("
                + cause.getMessage()
                + "). Stop what listens there, or choose another port; a port below 1024 needs a"
                + " privilege");
    failure.initCause(cause);
    return failure;
  }

  /**
   * Adds a mapping that goes before the service.
   *
   * @param json as WireMock documents it
   * @return its id
   * @throws IllegalArgumentException where it is no mapping
   */
  public UUID addMapping(String json) {
    StubMapping mapping = UserMappings.parse(json).getFirst();
    added.add(mapping.getId());
    server.addStubMapping(mapping);
    return mapping.getId();
  }

  /** Takes a mapping back; does nothing where there is none. */
  public void removeMapping(UUID id) {
    if (!id.equals(MAPPING)) {
      server.removeStubMapping(id);
      added.remove(id);
    }
  }

  public int port() {
    return gate.map(Gate::port).orElseGet(server::httpsPort);
  }

  @Override
  public void close() {
    gate.ifPresent(Gate::close);
    server.stop();
    delete(files);
  }

  private static void delete(Path folder) {
    try (var entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Deleting " + folder, e);
    }
  }

  private static StubMapping mapping() {
    return any(anyUrl())
        .withId(MAPPING)
        .withName(NAME)
        .atPriority(LOWEST_PRIORITY)
        .willReturn(ResponseDefinitionBuilder.responseDefinition().withTransformers(NAME))
        .build();
  }

  /**
   * Puts the service's mapping, and those of the user's files, back when somebody removes all
   * mappings.
   */
  private static final class Stubs implements StubLifecycleListener {
    private final List<StubMapping> users;
    private volatile Optional<WireMockServer> server = Optional.empty();

    Stubs(List<StubMapping> users) {
      this.users = users;
    }

    @Override
    public String getName() {
      return "service-mapping";
    }

    @Override
    public void afterStubsReset() {
      server
          .filter(WireMockServer::isRunning)
          .ifPresent(
              running -> {
                running.addStubMapping(mapping());
                users.forEach(running::addStubMapping);
              });
    }
  }

  /** A class of its own: WireMock takes the factory for an extension. */
  private record ServerFactory(
      Service service,
      RequestJournal journal,
      boolean openAdmin,
      BooleanSupplier overridden,
      boolean behindGate,
      List<GuardedJetty> built)
      implements HttpServerFactory {
    ServerFactory(
        Service service,
        RequestJournal journal,
        boolean openAdmin,
        BooleanSupplier overridden,
        boolean behindGate) {
      this(service, journal, openAdmin, overridden, behindGate, new CopyOnWriteArrayList<>());
    }

    @Override
    public HttpServer buildHttpServer(
        Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
      GuardedJetty jetty =
          new GuardedJetty(
              options, admin, stubs, service, journal, openAdmin, overridden, behindGate);
      built.add(jetty);
      return jetty;
    }
  }

  /** The server as the gate knows it. */
  private record Behind(InetSocketAddress address, ServerFactory factory) implements Gate.Server {
    @Override
    public void serve(SocketChannel client) throws IOException {
      factory.built().getFirst().serve(client);
    }
  }
}
