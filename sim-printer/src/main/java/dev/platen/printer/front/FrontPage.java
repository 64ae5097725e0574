package dev.platen.printer.front;

import dev.platen.printer.PrinterDevice;
import dev.platen.printer.http.Form;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.http.Upload;
import dev.platen.printer.panel.ControlPanel;
import dev.platen.printer.scan.Glass;
import dev.platen.printer.scan.GlassPlate;
import dev.platen.printer.text.Messages;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.PathHandler;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place in front of the printer, over plain HTTP on a port of its own: the control panel, the
 * glass, and the output tray. Not a part of the network that the printer offers: whoever may open
 * it may press its keys, as whoever stands there may.
 */
public final class FrontPage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FrontPage.class);
  private static final int MAX_SHEET_BYTES = 32 * 1024 * 1024;
  private static final int PREVIEW_RESOLUTION = 50;
  private static final Pattern SHEET = Pattern.compile("/tray/(\\d{1,9}\\.pdf)");
  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final Reply CSS =
      Reply.asset("text/css; charset=utf-8", Templates.file(FrontPage.class, "front.css"));

  private final PrinterDevice device;
  private final GlassPlate glass;
  private final Glass testPage;
  private final String webConfig;
  private final HttpWorker worker;
  private final String token = UUID.randomUUID().toString();
  private final AtomicLong glassVersion = new AtomicLong();
  private final Undertow server;
  private volatile String identify = "";

  private FrontPage(Options options, PrinterDevice device, ControlPanel panel) {
    this.device = device;
    this.glass = options.glass();
    this.testPage = options.testPage();
    this.webConfig = options.webConfig();
    this.worker = options.worker();
    PathHandler paths = Handlers.path(this::dispatch).addPrefixPath("/panel", panel.handler());
    this.server =
        Undertow.builder()
            .setWorker(worker.xnio())
            .setByteBufferPool(worker.buffers())
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) Form.MAX_DISCARDED)
            .addHttpListener(options.port(), options.address().getHostAddress(), guarded(paths))
            .build();
  }

  /**
   * Where and with what it works.
   *
   * @param port TCP, 0 for a free one
   * @param glass on which sheets are put
   * @param testPage what lies there at first
   * @param webConfig address of Web Config, to lead there
   */
  public record Options(
      InetAddress address,
      int port,
      HttpWorker worker,
      GlassPlate glass,
      Glass testPage,
      String webConfig) {}

  /**
   * Starts it; when this returns, it answers.
   *
   * @throws IOException where the port is taken or may not be used
   */
  public static FrontPage start(Options options, PrinterDevice device, ControlPanel panel)
      throws IOException {
    FrontPage page = new FrontPage(options, device, panel);
    try {
      page.server.start();
      return page;
    } catch (RuntimeException e) {
      page.server.stop();
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof IOException io) {
          throw io;
        }
      }
      throw e;
    }
  }

  /** The TCP port where it listens. */
  public int port() {
    return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
  }

  /** A computer wants to know which printer this is: the page says so. */
  public void identify(String message) {
    identify =
        TIME.format(device.clock().instant().atZone(device.clock().getZone()))
            + (message.isEmpty() ? "" : ": " + message);
  }

  /** A foreign name that leads here must not open the panel to its pages. */
  private HttpHandler guarded(HttpHandler next) {
    return exchange -> {
      String host = exchange.getHostName();
      if (host == null || !isOwn(host)) {
        exchange.setStatusCode(403);
        exchange.endExchange();
        return;
      }
      next.handleRequest(exchange);
    };
  }

  private boolean isOwn(String host) {
    String own = device.identity().deviceName();
    return ADDRESS.matcher(host).matches()
        || host.equals("localhost")
        || host.equalsIgnoreCase(own)
        || host.toLowerCase(Locale.ROOT).endsWith(".local");
  }

  private void dispatch(HttpServerExchange exchange) {
    exchange.dispatch(worker.handlers(), asked -> answer(asked).send(asked));
  }

  private Reply answer(HttpServerExchange exchange) {
    try {
      return switch (exchange.getRequestMethod() + " " + exchange.getRequestPath()) {
        case "GET /" -> page(200, said(exchange.getQueryString()), "");
        case "GET /front.css" -> CSS;
        case "GET /glass.png" -> Reply.data("image/png", preview());
        case "POST /glass" -> put(Form.readUpload(exchange, MAX_SHEET_BYTES));
        default -> sheet(exchange);
      };
    } catch (HttpProblem problem) {
      return page(problem.status(), "", Messages.of("en").text(problem.textKey()));
    } catch (IOException e) {
      return page(400, "", "The request broke off. Try again.");
    } catch (RuntimeException e) {
      LOG.error("The page in front of the printer failed", e);
      return page(500, "", "This did not work; the log says why.");
    }
  }

  private static String said(String query) {
    return switch (query) {
      case "put" -> "The sheet lies on the glass.";
      case "test" -> "The test page lies on the glass.";
      default -> "";
    };
  }

  private Reply sheet(HttpServerExchange exchange) throws IOException {
    var path = SHEET.matcher(exchange.getRequestPath());
    if (!path.matches() || !exchange.getRequestMethod().toString().equals("GET")) {
      throw HttpProblem.notFound();
    }
    return Reply.data("application/pdf", Files.readAllBytes(inTray(path.group(1))));
  }

  private Path inTray(String name) {
    return device.outputTray().stream()
        .filter(file -> file.getFileName().toString().equals(name))
        .findFirst()
        .orElseThrow(HttpProblem::notFound);
  }

  private byte[] preview() throws IOException {
    BufferedImage page = glass.page(PREVIEW_RESOLUTION);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(page, "png", png);
    return png.toByteArray();
  }

  /** A chosen file, a sheet of the tray, or the test page. */
  private Reply put(Form form) throws IOException {
    if (!MessageDigest.isEqual(
        form.text("token").getBytes(StandardCharsets.UTF_8),
        token.getBytes(StandardCharsets.UTF_8))) {
      throw HttpProblem.staleForm();
    }
    if (form.text("what").equals("test")) {
      glass.put(testPage);
      glassVersion.incrementAndGet();
      return Reply.seeOther("/?test");
    }
    byte[] file;
    if (form.find("tray").isPresent()) {
      file = Files.readAllBytes(inTray(form.text("tray")));
    } else {
      Optional<Upload> chosen = form.file("sheet");
      if (chosen.isEmpty()) {
        return page(400, "", "Choose a file: a PDF, or a picture in PNG or JPEG.");
      }
      file = chosen.get().content();
    }
    try {
      glass.put(file);
    } catch (IOException | RuntimeException e) {
      LOG.debug("No sheet", e);
      return page(400, "", "This file cannot be read. Choose a PDF, or a picture in PNG or JPEG.");
    }
    glassVersion.incrementAndGet();
    return Reply.seeOther("/?put");
  }

  private Reply page(int status, String said, String problem) {
    var identity = device.identity();
    List<String> sheets =
        device.outputTray().reversed().stream().map(file -> file.getFileName().toString()).toList();
    return Reply.framablePage(
        status,
        Templates.render(
            "front/page.jte",
            Map.of(
                "view",
                new FrontView(
                    device.model().name(),
                    identity.serialNumber(),
                    device.firmware().version(),
                    identity.macAddress(),
                    identity.ipAddress(),
                    webConfig,
                    token,
                    said,
                    problem,
                    glassVersion.get(),
                    sheets,
                    identify))));
  }

  @Override
  public void close() {
    server.stop();
  }
}
