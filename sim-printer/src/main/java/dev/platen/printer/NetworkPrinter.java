package dev.platen.printer;

import dev.platen.printer.escl.EsclServer;
import dev.platen.printer.front.FrontPage;
import dev.platen.printer.guise.Guise;
import dev.platen.printer.http.Reply;
import dev.platen.printer.ippserver.IppServer;
import dev.platen.printer.mdns.MdnsResponder;
import dev.platen.printer.mdns.MdnsService;
import dev.platen.printer.panel.ControlPanel;
import dev.platen.printer.panel.ControlPanelOptions;
import dev.platen.printer.panel.ModelIcon;
import dev.platen.printer.scan.Glass;
import dev.platen.printer.scan.GlassPlate;
import dev.platen.printer.snmp.DeviceMib;
import dev.platen.printer.snmp.SnmpAgent;
import dev.platen.printer.webconfig.WebConfig;
import dev.platen.printer.webconfig.WebConfigOptions;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated printer as its network sees one: beside Web Config it answers SNMP, IPP and eSCL,
 * tells of itself by mDNS, and has a page where somebody stands in front of it.
 */
public final class NetworkPrinter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkPrinter.class);

  private final Deque<AutoCloseable> started;
  private final PrinterDevice device;
  private final ControlPanel panel;
  private final WebConfig webConfig;
  private final IppServer ipp;
  private final SnmpAgent snmp;
  private final FrontPage front;

  private NetworkPrinter(
      DeviceOptions deviceOptions,
      WebConfigOptions web,
      Services services,
      Guise guise,
      Deque<AutoCloseable> started) {
    this.started = started;
    Glass testPage = deviceOptions.glass();
    GlassPlate glass = new GlassPlate(testPage);
    AtomicReference<Optional<FrontPage>> inFront = new AtomicReference<>(Optional.empty());
    InetAddress address = web.address();
    this.device = keep(PrinterDevice.start(deviceOptions.withGlass(glass)));
    this.panel =
        keep(
            ControlPanel.of(
                device, ControlPanelOptions.of(web.worker(), deviceOptions.scheduler())));
    Map<String, HttpHandler> besides =
        Map.of(
            EsclServer.PATH,
            new EsclServer(device, glass, web.worker(), deviceOptions.scheduler()),
            ModelIcon.SMALL,
            exchange -> Reply.data("image/png", ModelIcon.png(128)).send(exchange),
            ModelIcon.LARGE,
            exchange -> Reply.data("image/png", ModelIcon.png(512)).send(exchange));
    this.webConfig = keep(WebConfig.start(web, device, panel::jpeg, besides));
    this.ipp =
        keep(
            "IPP",
            services.ippPort(),
            () ->
                IppServer.start(
                    new IppServer.Options(
                        address,
                        services.ippPort(),
                        web.worker(),
                        webConfig.tls(),
                        deviceOptions.scheduler(),
                        message ->
                            Objects.requireNonNull(inFront.get())
                                .ifPresent(page -> page.identify(message))),
                    device,
                    guise));
    this.snmp =
        keep(
            "SNMP",
            services.snmpPort(),
            () -> {
              DeviceMib own = new DeviceMib(device);
              return SnmpAgent.start(address, services.snmpPort(), () -> guise.over(own.objects()));
            });
    this.front =
        keep(
            "The page in front of the printer",
            services.frontPort(),
            () ->
                FrontPage.start(
                    new FrontPage.Options(
                        services.frontAddress(),
                        services.frontPort(),
                        web.worker(),
                        glass,
                        testPage,
                        "https://%s%s/"
                            .formatted(address.getHostAddress(), port(webConfig.httpsPort(), 443))),
                    device,
                    panel));
    inFront.set(Optional.of(front));
    if (services.mdns()) {
      keep(
          "mDNS",
          5353,
          () ->
              MdnsResponder.start(
                  address,
                  device.identity().deviceName(),
                  "EPSON " + device.model().name(),
                  told(),
                  deviceOptions.scheduler()));
    }
  }

  /**
   * Where the services listen, beside Web Config's; 0 takes a free port.
   *
   * @param ippPort TCP
   * @param snmpPort UDP
   * @param frontAddress of the page in front of the printer
   * @param frontPort TCP
   * @param mdns whether it tells of itself
   */
  public record Services(
      int ippPort, int snmpPort, InetAddress frontAddress, int frontPort, boolean mdns) {}

  /**
   * Switches a printer on.
   *
   * @throws IllegalStateException where a port is taken or may not be used; the message says what
   *     to do, and nothing is left running
   * @throws RuntimeException where its store is damaged
   */
  public static NetworkPrinter start(
      DeviceOptions device, WebConfigOptions web, Services services) {
    return start(device, web, services, Guise.none());
  }

  /**
   * Switches a printer on that tells computers what another one told.
   *
   * @throws IllegalStateException where a port is taken or may not be used; the message says what
   *     to do, and nothing is left running
   * @throws RuntimeException where its store is damaged
   */
  public static NetworkPrinter start(
      DeviceOptions device, WebConfigOptions web, Services services, Guise guise) {
    Deque<AutoCloseable> started = new ArrayDeque<>();
    try {
      return new NetworkPrinter(device, web, services, guise, started);
    } catch (RuntimeException e) {
      closeAll(started);
      throw e;
    }
  }

  private interface Start<T> {
    T start() throws IOException;
  }

  private <T extends AutoCloseable> T keep(T part) {
    started.push(part);
    return part;
  }

  private <T extends AutoCloseable> T keep(String what, int port, Start<T> start) {
    try {
      return keep(start.start());
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s cannot listen on port %d (%s). Stop what uses it, or choose another port or address."
              .formatted(what, port, e.getMessage()),
          e);
    }
  }

  private static String port(int port, int usual) {
    return port == usual ? "" : ":" + port;
  }

  /** Only what is served; keys and their order as on the vendor's printers (reference 6.2). */
  private List<MdnsService> told() {
    return List.of(
        new MdnsService("_ipp._tcp", List.of("_print", "_universal"), ipp.port(), printing("")),
        new MdnsService("_ipps._tcp", List.of("_print", "_universal"), ipp.port(), printing("1.2")),
        new MdnsService("_uscan._tcp", List.of(), webConfig.httpPort(), scanning()),
        new MdnsService("_uscans._tcp", List.of(), webConfig.httpsPort(), scanning()),
        new MdnsService("_http._tcp", List.of(), webConfig.httpPort(), Map.of("path", "/")));
  }

  private Map<String, String> printing(String tls) {
    String model = device.model().name();
    Map<String, String> text = new LinkedHashMap<>();
    text.put("txtvers", "1");
    text.put("ty", "EPSON " + model);
    text.put("usb_MFG", "EPSON");
    text.put("usb_MDL", model);
    text.put("product", "(EPSON " + model + ")");
    text.put("pdl", "application/octet-stream,image/pwg-raster,image/jpeg,application/pdf");
    text.put("rp", "ipp/print");
    text.put("qtotal", "1");
    text.put("Color", "T");
    text.put("Duplex", "T");
    text.put("Scan", "T");
    text.put("Fax", device.model().fax() ? "T" : "F");
    text.put("kind", "document,envelope,photo");
    text.put("PaperMax", "legal-A4");
    text.put("URF", "none");
    text.put("mopria-certified", "1.3");
    text.put("priority", "30");
    text.put("adminurl", adminUrl());
    text.put("note", "");
    text.put("UUID", DeviceId.uuid(device));
    if (!tls.isEmpty()) {
      text.put("TLS", tls);
    }
    return text;
  }

  private Map<String, String> scanning() {
    Map<String, String> text = new LinkedHashMap<>();
    text.put("txtvers", "1");
    text.put("vers", "2.63");
    text.put("adminurl", adminUrl());
    text.put("ty", "EPSON " + device.model().name());
    text.put("note", "");
    text.put("pdl", "application/pdf,image/jpeg");
    text.put("UUID", DeviceId.uuid(device));
    text.put("rs", "eSCL");
    text.put("cs", "color,grayscale");
    text.put("is", "platen");
    text.put("duplex", "F");
    return text;
  }

  private String adminUrl() {
    return "http://%s.local.:%d/PRESENTATION/BONJOUR"
        .formatted(device.identity().deviceName(), webConfig.httpPort());
  }

  public PrinterDevice device() {
    return device;
  }

  public ControlPanel panel() {
    return panel;
  }

  public WebConfig webConfig() {
    return webConfig;
  }

  /** TCP port of IPP, plain and over TLS. */
  public int ippPort() {
    return ipp.port();
  }

  /** UDP port of SNMP. */
  public int snmpPort() {
    return snmp.port();
  }

  /** TCP port of the page in front of the printer. */
  public int frontPort() {
    return front.port();
  }

  /** Switches everything off, what was started last first. */
  @Override
  public void close() {
    closeAll(started);
  }

  private static void closeAll(Deque<AutoCloseable> parts) {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.warn("A part of the printer did not close", e);
      }
    }
  }
}
