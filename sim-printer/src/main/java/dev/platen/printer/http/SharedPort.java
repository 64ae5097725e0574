package dev.platen.printer.http;

import io.undertow.UndertowOptions;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import io.undertow.util.PooledAdaptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.channels.AcceptingChannel;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.PushBackStreamSourceConduit;

/**
 * HTTP and HTTPS on one port, as IPP has it (RFC 7472 section 4.2): a client that begins with a TLS
 * record (RFC 8446 section 5.1) is answered in TLS, any other in plain HTTP.
 */
public final class SharedPort implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedPort.class);
  private static final byte TLS_HANDSHAKE = 0x16;
  private static final int REQUEST_TIME_OUT_MILLIS = 60_000;

  private final HttpWorker worker;
  private final HttpOpenListener http;
  private final UndertowXnioSsl ssl;
  private final AcceptingChannel<StreamConnection> server;

  private SharedPort(
      HttpWorker worker, SSLContext tls, HttpHandler handler, InetSocketAddress at, long maxBytes)
      throws IOException {
    this.worker = worker;
    OptionMap options =
        OptionMap.builder()
            .set(UndertowOptions.MAX_ENTITY_SIZE, maxBytes)
            .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, REQUEST_TIME_OUT_MILLIS)
            .set(UndertowOptions.NO_REQUEST_TIMEOUT, REQUEST_TIME_OUT_MILLIS)
            .getMap();
    this.http = new HttpOpenListener(worker.buffers(), options);
    this.http.setRootHandler(handler);
    this.ssl = new UndertowXnioSsl(worker.xnio().getXnio(), OptionMap.EMPTY, worker.buffers(), tls);
    this.server =
        worker
            .xnio()
            .createStreamConnectionServer(
                at,
                ChannelListeners.openListenerAdapter(this::opened),
                OptionMap.create(Options.TCP_NODELAY, true, Options.REUSE_ADDRESSES, true));
    server.resumeAccepts();
  }

  /**
   * Starts to listen; when this returns, it answers.
   *
   * @param port 0 for a free one
   * @param tls for clients that begin with TLS
   * @param maxBytes longest body of a request
   * @throws IOException where the port is taken or may not be used
   */
  public static SharedPort start(
      InetAddress address,
      int port,
      HttpWorker worker,
      SSLContext tls,
      HttpHandler handler,
      long maxBytes)
      throws IOException {
    return new SharedPort(worker, tls, handler, new InetSocketAddress(address, port), maxBytes);
  }

  /** The TCP port where it listens. */
  public int port() {
    return ((InetSocketAddress) server.getLocalAddress()).getPort();
  }

  private void opened(StreamConnection connection) {
    ConduitStreamSourceChannel source = connection.getSourceChannel();
    source.setReadListener(readable -> look(connection, readable));
    source.wakeupReads();
  }

  private void look(StreamConnection connection, ConduitStreamSourceChannel source) {
    PooledByteBuffer pooled = worker.buffers().allocate();
    try {
      ByteBuffer first = pooled.getBuffer();
      first.clear();
      int read = source.read(first);
      if (read <= 0) {
        pooled.close();
        if (read < 0) {
          IoUtils.safeClose(connection);
        }
        return;
      }
      first.flip();
      source.suspendReads();
      if (first.get(first.position()) == TLS_HANDSHAKE) {
        PushBackStreamSourceConduit conduit = new PushBackStreamSourceConduit(source.getConduit());
        conduit.pushBack(new PooledAdaptor(pooled));
        source.setConduit(conduit);
        http.handleEvent(ssl.wrapExistingConnection(connection, OptionMap.EMPTY, false));
      } else {
        http.handleEvent(connection, pooled);
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("A connection that broke before its first request", e);
      pooled.close();
      IoUtils.safeClose(connection);
    }
  }

  @Override
  public void close() {
    IoUtils.safeClose(server);
    http.closeConnections();
  }
}
