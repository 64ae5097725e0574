package dev.platen.printer.ippserver;

import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.guise.Guise;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.http.SharedPort;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The printer's IPP server at {@code /ipp/print}, plain and over TLS on the same port. What is
 * printed comes out in the output tray.
 *
 * <pre>{@code
 * try (var ipp = IppServer.start(new IppServer.Options(address, 631, worker, tls, scheduler, said -> {}), device)) {
 *   // ipptool -tf document.pdf ipp://192.0.2.21/ipp/print ipp-1.1.test
 * }
 * }</pre>
 */
public final class IppServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IppServer.class);
  private static final String PATH = "/ipp/print";
  private static final String MEDIA_TYPE = "application/ipp";

  /** Beside a document, for its attributes. */
  private static final long MAX_ATTRIBUTE_BYTES = 1024 * 1024;

  private final SharedPort port;

  private IppServer(SharedPort port) {
    this.port = port;
  }

  /**
   * Where and with what it works.
   *
   * @param port TCP, 0 for a free one
   * @param tls for ipps
   * @param scheduler for documents that are announced and do not come
   * @param identify is told when somebody asks which printer this is, with the message for its
   *     display, which may be empty
   */
  public record Options(
      InetAddress address,
      int port,
      HttpWorker worker,
      SSLContext tls,
      ScheduledExecutorService scheduler,
      Consumer<String> identify) {}

  /**
   * Starts it; when this returns, it answers.
   *
   * @throws IOException where the port is taken or may not be used
   */
  public static IppServer start(Options options, PrinterDevice device) throws IOException {
    return start(options, device, Guise.none());
  }

  /**
   * Starts it; when this returns, it answers.
   *
   * @param guise what it tells in place of its own
   * @throws IOException where the port is taken or may not be used
   */
  public static IppServer start(Options options, PrinterDevice device, Guise guise)
      throws IOException {
    AtomicReference<IppOperations> operations = new AtomicReference<>();
    SharedPort port =
        SharedPort.start(
            options.address(),
            options.port(),
            options.worker(),
            options.tls(),
            exchange ->
                exchange.dispatch(
                    options.worker().handlers(), asked -> answer(asked, operations.get())),
            Documents.MAX_BYTES + MAX_ATTRIBUTE_BYTES);
    operations.set(
        new IppOperations(
            device,
            new PrinterAttributes(device, options.address().getHostAddress(), port.port(), guise),
            options.scheduler(),
            options.identify()));
    return new IppServer(port);
  }

  /** The TCP port where it listens. */
  public int port() {
    return port.port();
  }

  private static void answer(HttpServerExchange exchange, @Nullable IppOperations operations)
      throws IOException {
    String path = exchange.getRequestPath();
    String type = String.valueOf(exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE));
    if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
      refuse(exchange, 404);
    } else if (!exchange.getRequestMethod().equals(Methods.POST)) {
      refuse(exchange, 405);
    } else if (!type.startsWith(MEDIA_TYPE)) {
      refuse(exchange, 415);
    } else if (operations == null) {
      // Its port was open a moment before it was ready.
      refuse(exchange, 503);
    } else {
      exchange.startBlocking();
      try (IppInputStream in = new IppInputStream(exchange.getInputStream())) {
        IppPacket request = in.readPacket();
        send(exchange, operations.answer(request, in.readAllBytes()));
      } catch (RequestTooBigException e) {
        refuse(exchange, 413);
      } catch (IOException | IllegalArgumentException e) {
        LOG.debug("No IPP", e);
        refuse(exchange, 400);
      }
    }
  }

  private static void refuse(HttpServerExchange exchange, int status) {
    exchange.setStatusCode(status);
    exchange.endExchange();
  }

  private static void send(HttpServerExchange exchange, IppPacket answer) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (IppOutputStream out = new IppOutputStream(body)) {
      out.write(answer);
    }
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, MEDIA_TYPE);
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-cache");
    exchange.getResponseSender().send(ByteBuffer.wrap(body.toByteArray()));
  }

  @Override
  public void close() {
    port.close();
  }
}
