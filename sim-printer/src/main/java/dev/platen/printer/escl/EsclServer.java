package dev.platen.printer.escl;

import dev.platen.printer.Device;
import dev.platen.printer.escl.ScanJob.State;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.http.Reply;
import dev.platen.printer.scan.Glass;
import dev.platen.printer.scan.ScanFile;
import dev.platen.printer.scan.Scanner;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scanner for computers, to be mounted at {@code /eSCL}: capabilities, status, and one scan at
 * a time of what lies on the glass. Who asks meanwhile is told 503; a scan that nobody fetches ends
 * by itself (reference printer 6.2).
 */
public final class EsclServer implements HttpHandler {
  /** Where it is mounted, as mDNS tells it. */
  public static final String PATH = "/eSCL";

  private static final Logger LOG = LoggerFactory.getLogger(EsclServer.class);
  private static final String JOBS = "/ScanJobs";
  private static final Pattern JOB = Pattern.compile(JOBS + "/([0-9a-f-]{36})(/NextDocument)?");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}(:\\d{1,5})?");
  private static final int MAX_SETTINGS_BYTES = 64 * 1024;
  private static final int MAX_RESOLUTION = 600;

  /** How long a scan waits to be fetched; the vendor's time is not public. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Device device;
  private final Glass glass;
  private final HttpWorker worker;
  private final ScheduledExecutorService scheduler;
  private final List<Integer> resolutions;
  private final Scanner scanner;
  private Optional<ScanJob> last = Optional.empty();

  /**
   * @param scheduler for scans that nobody fetches
   */
  public EsclServer(
      Device device, Glass glass, HttpWorker worker, ScheduledExecutorService scheduler) {
    this.device = device;
    this.glass = glass;
    this.worker = worker;
    this.scheduler = scheduler;
    this.resolutions =
        device.model().scanResolutions().stream()
            .filter(dots -> dots <= MAX_RESOLUTION)
            .sorted()
            .toList();
    this.scanner = new Scanner(glass, device.model().name(), device.clock());
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.dispatch(worker.handlers(), asked -> answer(asked).send(asked));
  }

  private Reply answer(HttpServerExchange exchange) throws IOException {
    String method = exchange.getRequestMethod().toString();
    String path = exchange.getRelativePath();
    var job = JOB.matcher(path);
    try {
      if (method.equals("GET") && path.equals("/ScannerCapabilities")) {
        return xml(ScanDocument.capabilities(device, resolutions));
      } else if (method.equals("GET") && path.equals("/ScannerStatus")) {
        return status();
      } else if (method.equals("POST") && path.equals(JOBS)) {
        return start(exchange);
      } else if (!job.matches()) {
        return problem(404, "Not here: " + path);
      } else if (method.equals("GET") && job.group(2) != null) {
        return next(job.group(1));
      } else if (method.equals("DELETE") && job.group(2) == null) {
        return end(job.group(1), State.CANCELED)
            ? new Reply(200, "", ByteBuffer.allocate(0), List.of())
            : problem(404, "There is no such scan");
      }
      return problem(405, "Not done here: " + method);
    } catch (ScanRequest.Refused refused) {
      return problem(refused.status(), refused.text());
    } catch (RuntimeException e) {
      LOG.error("eSCL could not answer {} {}", method, path, e);
      return problem(500, "The scanner cannot scan now");
    }
  }

  private static Reply xml(String document) {
    return Reply.data("text/xml; charset=utf-8", document);
  }

  private static Reply problem(int status, String text) {
    return new Reply(
        status,
        "text/plain; charset=utf-8",
        ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)),
        List.of());
  }

  private synchronized Reply status() {
    long age =
        last.map(
                job ->
                    Math.max(
                        0, Duration.between(job.startedAt(), device.clock().instant()).toSeconds()))
            .orElse(0L);
    return xml(ScanDocument.status(busy(), last, age));
  }

  private synchronized boolean busy() {
    return last.filter(job -> job.state() == State.PROCESSING).isPresent();
  }

  private Reply start(HttpServerExchange exchange) throws IOException, ScanRequest.Refused {
    exchange.startBlocking();
    byte[] body = exchange.getInputStream().readNBytes(MAX_SETTINGS_BYTES + 1);
    if (body.length > MAX_SETTINGS_BYTES) {
      return problem(413, "ScanSettings of more than 64 KB");
    }
    ScanRequest request = ScanRequest.parse(body, resolutions);
    String id = UUID.randomUUID().toString();
    synchronized (this) {
      if (busy()) {
        return problem(503, "The scanner is scanning").with("Retry-After", "5");
      }
      last = Optional.of(new ScanJob(id, request, device.clock().instant(), State.PROCESSING));
    }
    scheduler.schedule(
        () -> {
          end(id, State.ABORTED);
        },
        PATIENCE.toMillis(),
        TimeUnit.MILLISECONDS);
    return new Reply(201, "", ByteBuffer.allocate(0), List.of())
        .with("Location", origin(exchange) + PATH + JOBS + "/" + id);
  }

  /** The address that the client has used: the vendor's scanners need its port there too. */
  private String origin(HttpServerExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
    return host != null && HOST.matcher(host).matches()
        ? exchange.getRequestScheme() + "://" + host
        : "";
  }

  private Reply next(String id) throws IOException {
    Optional<ScanJob> job;
    synchronized (this) {
      job = last.filter(one -> one.id().equals(id) && one.state() == State.PROCESSING);
    }
    if (job.isEmpty()) {
      return problem(404, "There is no further page");
    }
    ScanFile file = scan(job.get().request());
    end(id, State.COMPLETED);
    return Reply.data(file.kind().contentType(), file.content())
        .with("Content-Location", PATH + JOBS + "/" + id + "/NextDocument");
  }

  private synchronized boolean end(String id, State state) {
    Optional<ScanJob> known = last.filter(job -> job.id().equals(id));
    known
        .filter(job -> job.state() == State.PROCESSING)
        .ifPresent(job -> last = Optional.of(job.in(state)));
    return known.isPresent();
  }

  private ScanFile scan(ScanRequest request) throws IOException {
    BufferedImage page = glass.page(request.resolution());
    BufferedImage region =
        new BufferedImage(
            dots(request.width(), request),
            dots(request.height(), request),
            request.color() ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D canvas = region.createGraphics();
    try {
      // The lid, where the page does not reach.
      canvas.setColor(Color.WHITE);
      canvas.fillRect(0, 0, region.getWidth(), region.getHeight());
      canvas.drawImage(page, -dots(request.x(), request), -dots(request.y(), request), null);
    } finally {
      canvas.dispose();
    }
    String name = request.kind() == ScanFile.Kind.PDF ? "SCAN.pdf" : "SCAN.jpg";
    return scanner.file(request.kind(), name, region, request.resolution());
  }

  private static int dots(int length, ScanRequest request) {
    return Math.round(length * request.resolution() / 300f);
  }
}
