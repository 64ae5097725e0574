package dev.platen.printer;

import dev.platen.printer.ipp.IppPrinter;
import dev.platen.printer.model.Firmware;
import dev.platen.printer.model.Identity;
import dev.platen.printer.model.Model;
import dev.platen.printer.network.NetworkWiring;
import dev.platen.printer.scan.Glass;
import dev.platen.printer.scan.TestPage;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * What a printer is made of.
 *
 * @param stateFolder where it remembers; one printer at a time
 * @param administratorPassword looked at only at factory state; by default the serial number
 * @param panelLanguage looked at only at factory state; by default the model's first
 * @param additionalNetwork the wiring of the second port, on models that have one; by default as
 *     the first
 * @param trustedRoots certification authorities that it trusts from the factory
 * @param rootVersion version of that set, in the vendor's form
 * @param clientId OAuth application that the firmware signs in as
 * @param clock its own clock, which may be wrong
 * @param scheduler every wait is this scheduler's, so that virtual time can drive it
 * @param glass what lies on the glass; by default a test page
 * @param ippPrinter a printer with paper that status sheets are printed on too, reached by the
 *     machine's own network; by default none
 * @param networkTimeout for connecting and for each read; by default 30 seconds of real time
 */
public record DeviceOptions(
    Path stateFolder,
    Model model,
    Firmware firmware,
    Identity identity,
    String administratorPassword,
    String panelLanguage,
    NetworkWiring network,
    NetworkWiring additionalNetwork,
    List<X509Certificate> trustedRoots,
    String rootVersion,
    String clientId,
    Clock clock,
    ScheduledExecutorService scheduler,
    Glass glass,
    Optional<URI> ippPrinter,
    Duration networkTimeout) {

  /** As seen on a real printer (reference printer 1.7). */
  private static final String ROOT_VERSION = "02.03";

  public DeviceOptions {
    trustedRoots = List.copyOf(trustedRoots);
    ippPrinter.ifPresent(IppPrinter::at);
    if (!model.panelLanguages().contains(panelLanguage)) {
      throw new IllegalArgumentException(
          "The panel of %s has no language %s, only %s"
              .formatted(model.name(), panelLanguage, model.panelLanguages()));
    }
  }

  /** Options for a printer that remembers in {@code stateFolder}. */
  public static Builder builder(Path stateFolder) {
    return new Builder(stateFolder);
  }

  /** These options with another glass. */
  public DeviceOptions withGlass(Glass other) {
    return new DeviceOptions(
        stateFolder,
        model,
        firmware,
        identity,
        administratorPassword,
        panelLanguage,
        network,
        additionalNetwork,
        trustedRoots,
        rootVersion,
        clientId,
        clock,
        scheduler,
        other,
        ippPrinter,
        networkTimeout);
  }

  @Override
  public String toString() {
    return "DeviceOptions[%s, %s, %s, %s]"
        .formatted(stateFolder, model.id(), firmware.version(), identity);
  }

  /** Collects options; those without a default are required. */
  public static final class Builder {
    private final Path stateFolder;
    private @Nullable Model model;
    private @Nullable Firmware firmware;
    private @Nullable Identity identity;
    private @Nullable String administratorPassword;
    private @Nullable String panelLanguage;
    private @Nullable NetworkWiring network;
    private @Nullable NetworkWiring additionalNetwork;
    private List<X509Certificate> trustedRoots = List.of();
    private String rootVersion = ROOT_VERSION;
    private @Nullable String clientId;
    private @Nullable Clock clock;
    private @Nullable ScheduledExecutorService scheduler;
    private @Nullable Glass glass;
    private Optional<URI> ippPrinter = Optional.empty();
    private Duration networkTimeout = Duration.ofSeconds(30);

    private Builder(Path stateFolder) {
      this.stateFolder = stateFolder;
    }

    public Builder model(Model model) {
      this.model = model;
      return this;
    }

    public Builder firmware(Firmware firmware) {
      this.firmware = firmware;
      return this;
    }

    public Builder identity(Identity identity) {
      this.identity = identity;
      return this;
    }

    public Builder administratorPassword(String password) {
      this.administratorPassword = password;
      return this;
    }

    public Builder panelLanguage(String languageTag) {
      this.panelLanguage = languageTag;
      return this;
    }

    public Builder network(NetworkWiring network) {
      this.network = network;
      return this;
    }

    public Builder trustedRoots(List<X509Certificate> roots) {
      this.trustedRoots = roots;
      return this;
    }

    public Builder additionalNetwork(NetworkWiring network) {
      this.additionalNetwork = network;
      return this;
    }

    public Builder rootVersion(String version) {
      this.rootVersion = version;
      return this;
    }

    public Builder clientId(String clientId) {
      this.clientId = clientId;
      return this;
    }

    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    public Builder scheduler(ScheduledExecutorService scheduler) {
      this.scheduler = scheduler;
      return this;
    }

    public Builder glass(Glass glass) {
      this.glass = glass;
      return this;
    }

    /**
     * Prints status sheets on this printer too.
     *
     * @param printer {@code ipp://host:631/ipp/print}; checked by {@link #build()}
     */
    public Builder ippPrinter(URI printer) {
      this.ippPrinter = Optional.of(printer);
      return this;
    }

    public Builder networkTimeout(Duration timeout) {
      this.networkTimeout = timeout;
      return this;
    }

    /**
     * @throws NullPointerException naming what is missing
     * @throws IllegalArgumentException where the model has no such panel language, or the IPP
     *     printer's address is none
     */
    public DeviceOptions build() {
      Model chosen = required(model, "model");
      Identity who = required(identity, "identity");
      NetworkWiring standard = required(network, "network");
      return new DeviceOptions(
          stateFolder,
          chosen,
          required(firmware, "firmware"),
          who,
          Objects.requireNonNullElse(administratorPassword, who.serialNumber()),
          Objects.requireNonNullElse(panelLanguage, chosen.panelLanguages().getFirst()),
          standard,
          Objects.requireNonNullElse(additionalNetwork, standard),
          trustedRoots,
          rootVersion,
          required(clientId, "clientId"),
          required(clock, "clock"),
          required(scheduler, "scheduler"),
          Objects.requireNonNullElseGet(
              glass,
              () -> new TestPage(chosen.name(), who.serialNumber(), chosen.panelLanguages())),
          ippPrinter,
          networkTimeout);
    }

    private static <T> T required(@Nullable T value, String name) {
      return Objects.requireNonNull(value, () -> "A printer needs its " + name);
    }
  }
}
