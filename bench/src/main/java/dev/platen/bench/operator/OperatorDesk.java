package dev.platen.bench.operator;

import dev.platen.bench.BenchException;
import dev.platen.bench.time.BenchClock;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Pages for a tablet beside each printer, on which a person is asked to do one thing after the
 * other. Plain HTTP: it belongs into the network of a lab.
 *
 * <pre>{@code
 * try (var clock = BenchClock.atRealTime();
 *     var desk = OperatorDesk.start("192.0.2.10", 8790, clock)) {
 *   Station station = desk.station("PX-D400 by the window", Locale.of("lt"));
 *   Answer answer =
 *       station.ask(
 *           Instruction.of("panel.open-menu", AnswerKind.DONE, Duration.ofMinutes(5))
 *               .with("path", "Nuostatos > Bendrosios nuostatos"));
 * }
 * }</pre>
 *
 * <p>A browser is let in after it was given the {@link #pairingCode()} or opened an {@link
 * #invitation()}. Safe for use by many threads.
 */
public final class OperatorDesk implements AutoCloseable {
  /** Of a longer upload, the rest is read and thrown away, so that the browser gets its answer. */
  private static final long LONGEST_REQUEST = 3L * SentFile.MAX_BYTES;

  private final AccessKey key;
  private final BenchClock clock;
  private final String run = AccessKey.nonce();
  private final Map<String, Workplace> workplaces = new LinkedHashMap<>();
  private final DeskEvents events = new DeskEvents(this::workplaces);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final String host;
  private final Undertow server;

  private OperatorDesk(String bindAddress, int port, BenchClock clock, AccessKey key) {
    this.key = key;
    this.clock = clock;
    this.host = bindAddress.contains(":") ? "[" + bindAddress + "]" : bindAddress;
    this.server =
        Undertow.builder()
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LONGEST_REQUEST)
            .setIoThreads(1)
            .setWorkerThreads(2)
            .addHttpListener(port, bindAddress, new DeskServer(this, key, events, workers, clock))
            .build();
  }

  /**
   * Starts the pages with a key of this run's own.
   *
   * @param port 0 for any that is free
   * @throws BenchException where it cannot listen there
   */
  public static OperatorDesk start(String bindAddress, int port, BenchClock clock) {
    return start(bindAddress, port, clock, AccessKey.random());
  }

  /**
   * Starts the pages.
   *
   * @param port 0 for any that is free
   * @param key who may open them
   * @throws BenchException where it cannot listen there
   */
  public static OperatorDesk start(String bindAddress, int port, BenchClock clock, AccessKey key) {
    OperatorDesk desk = new OperatorDesk(bindAddress, port, clock, key);
    try {
      desk.server.start();
    } catch (RuntimeException e) {
      desk.workers.close();
      throw new BenchException(
          "The operator's pages cannot listen on %s:%d: %s"
              .formatted(desk.host, port, e.getMessage()),
          e);
    }
    return desk;
  }

  /** The page that lists the printers, with a slash at the end. */
  public URI address() {
    InetSocketAddress at = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
    return URI.create("http://" + host + ":" + at.getPort() + "/");
  }

  /** Pairs the browser that opens it and leads to the list. A secret: not for logs. */
  public URI invitation() {
    return address().resolve("/in/" + key.invitation() + "/");
  }

  /** What is typed on a tablet to pair it. A secret: for the terminal, not for logs. */
  public String pairingCode() {
    return key.pairingCode();
  }

  /**
   * The page of a printer; the same one whenever the name is the same.
   *
   * @param printerName as it is written on the printer or known in the lab
   * @param language of the panel, whose labels are quoted; also the page's, until the operator's
   *     browser or the operator says otherwise
   * @throws IllegalArgumentException where the name is blank
   */
  public Station station(String printerName, Locale language) {
    String name = printerName.strip();
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A printer needs a name for the operator to find it.");
    }
    Workplace workplace = workplace(name);
    return new Station(
        workplace,
        InstructionBook.get(),
        language,
        address().resolve("/printers/" + workplace.path() + "/"),
        invitation().resolve(workplace.path() + "/"));
  }

  private Workplace workplace(String printer) {
    Workplace workplace;
    synchronized (workplaces) {
      Optional<Workplace> known =
          workplaces.values().stream().filter(one -> one.printer().equals(printer)).findFirst();
      if (known.isPresent()) {
        return known.orElseThrow();
      }
      String path = freePath(printer);
      workplace = new Workplace(printer, path, run, clock, () -> events.tell(path));
      workplaces.put(path, workplace);
    }
    events.tell(workplace.path());
    return workplace;
  }

  /**
   * A name for addresses: what is plain in the printer's name, and a number where that is taken.
   */
  private String freePath(String printer) {
    String plain =
        printer.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String base = plain.isEmpty() ? "printer" : plain;
    String path = base;
    for (int i = 2; workplaces.containsKey(path); i++) {
      path = base + "-" + i;
    }
    return path;
  }

  List<Workplace> workplaces() {
    synchronized (workplaces) {
      return new ArrayList<>(workplaces.values());
    }
  }

  Optional<Workplace> workplaceAt(String path) {
    synchronized (workplaces) {
      return Optional.ofNullable(workplaces.get(path));
    }
  }

  /** Ends whoever waits for an answer with a {@code CancellationException}, and the pages. */
  @Override
  public void close() {
    workplaces().forEach(Workplace::close);
    events.close();
    server.stop();
    workers.close();
  }
}
