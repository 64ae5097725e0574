package dev.platen.printer.http;

import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/**
 * The threads and buffers that all web servers of one JVM share, so that a further printer costs a
 * listening socket and nothing else. Whoever starts it closes it, after the servers.
 *
 * <pre>{@code
 * try (var worker = HttpWorker.start();
 *     var webConfig = WebConfig.start(WebConfigOptions.of(loopback, 0, 0, folder, worker), device)) {
 *   ...
 * }
 * }</pre>
 */
public final class HttpWorker implements AutoCloseable {
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int MAX_POOLED_BUFFERS = 1_000;

  private final XnioWorker xnio;
  private final boolean owned;

  // No buffers kept per thread: a virtual thread lives for one request.
  private final ByteBufferPool buffers =
      new DefaultByteBufferPool(false, BUFFER_BYTES, MAX_POOLED_BUFFERS, 0);
  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();

  private HttpWorker(XnioWorker xnio, boolean owned) {
    this.xnio = xnio;
    this.owned = owned;
  }

  /** Two selector threads, and a virtual thread per request. */
  public static HttpWorker start() {
    try {
      OptionMap options =
          OptionMap.builder()
              .set(Options.WORKER_NAME, "printer-web")
              .set(Options.WORKER_IO_THREADS, 2)
              .set(Options.WORKER_TASK_CORE_THREADS, 1)
              .set(Options.WORKER_TASK_MAX_THREADS, 8)
              .set(Options.THREAD_DAEMON, true)
              .getMap();
      return new HttpWorker(Xnio.getInstance().createWorker(options), true);
    } catch (IOException e) {
      throw new UncheckedIOException("Starting the threads of the printers' web servers", e);
    }
  }

  /** Uses a worker that somebody else started and will shut down. */
  public static HttpWorker sharing(XnioWorker xnio) {
    return new HttpWorker(xnio, false);
  }

  public XnioWorker xnio() {
    return xnio;
  }

  public ByteBufferPool buffers() {
    return buffers;
  }

  /** Runs each task on a virtual thread of its own. */
  public Executor handlers() {
    return handlers;
  }

  /** The worker to wait for, where this holder owns it. */
  private Optional<XnioWorker> ownedWorker() {
    return owned ? Optional.of(xnio) : Optional.empty();
  }

  @Override
  public void close() {
    handlers.shutdownNow();
    ownedWorker().ifPresent(XnioWorker::shutdownNow);
  }
}
