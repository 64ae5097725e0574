package dev.platen.printer;

import dev.platen.printer.connectiontest.ConnectionTest;
import dev.platen.printer.event.EventBus;
import dev.platen.printer.fax.FaxUnit;
import dev.platen.printer.job.Jobs;
import dev.platen.printer.job.ScanSettings;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.management.Management;
import dev.platen.printer.model.Firmware;
import dev.platen.printer.model.Identity;
import dev.platen.printer.model.Model;
import dev.platen.printer.network.NetworkSettings;
import dev.platen.printer.signin.SignIn;
import dev.platen.printer.text.Messages;
import dev.platen.printer.trust.TrustStore;
import dev.platen.printer.update.FirmwareUpdate;
import dev.platen.printer.user.Serverless;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The printer as its user interfaces, Web Config and control panel, see it. */
public interface Device {
  Model model();

  /** The firmware in force; an update changes it. */
  Firmware firmware();

  /** Where other firmware is installed. */
  FirmwareUpdate firmwareUpdate();

  Identity identity();

  /** The printer's own clock, which may be wrong. */
  Clock clock();

  /** The saved mail server settings. */
  EmailServerSettings emailServerSettings();

  /**
   * Saves mail server settings and, with them in one step, an unsaved sign-in (SET-12). When this
   * returns, they survive a power cut.
   *
   * @param settings checked by the caller field by field
   */
  void saveEmailServerSettings(EmailServerSettings settings);

  SignIn signIn();

  /** The saved network settings. */
  NetworkSettings networkSettings();

  /**
   * Saves network settings; they count for the next connection.
   *
   * @param settings checked by the caller field by field
   */
  void saveNetworkSettings(NetworkSettings settings);

  /** What Scan to Email begins with. */
  ScanSettings scanDefaults();

  /**
   * Saves what Scan to Email begins with; when this returns, it survives a power cut.
   *
   * @param settings of what the model offers
   */
  void saveScanDefaults(ScanSettings settings);

  /** The certification authorities that the printer trusts. */
  TrustStore trust();

  /** The connection test of the mail server. */
  ConnectionTest connectionTest();

  Jobs jobs();

  /** The fax unit, on models that have one. */
  default Optional<FaxUnit> fax() {
    return Optional.empty();
  }

  /** Language tag of the panel, one of the model's. */
  String panelLanguage();

  /**
   * @throws IllegalArgumentException where the model has no such language
   */
  void setPanelLanguage(String languageTag);

  /** Whether {@code password} is the administrator's; compared in constant time. */
  boolean isAdministratorPassword(String password);

  /**
   * Changes the administrator's password; when this returns, it survives a power cut.
   *
   * @param password checked by the caller
   */
  void setAdministratorPassword(String password);

  /** Who is told what happens in this printer. */
  EventBus events();

  /** E-mail notification and audit log. */
  Management management();

  /** Whether the panel's network menus need an administrator's log-in first (CHK-N). */
  boolean panelLocked();

  void setPanelLocked(boolean locked);

  /** Users at the panel and To My Email, where the model has them. */
  default Optional<Serverless> serverless() {
    return Optional.empty();
  }

  /** The address and state of the printer's network, label key and value, in Web Config's order. */
  List<NetworkLine> networkStatus();

  /** The sheets that were printed, the oldest first: PDF files in the output tray. */
  List<Path> outputTray();

  /**
   * A line of the network status.
   *
   * @param labelKey key of its label in the message bundles, for example {@code network.ip_address}
   * @param value as it is shown, in English where it is words
   * @param valueKey key of the value in the message bundles where it is words, otherwise empty
   */
  record NetworkLine(String labelKey, String value, String valueKey) {

    /** A line whose value is the same in every language. */
    public NetworkLine(String labelKey, String value) {
      this(labelKey, value, "");
    }

    /** A line whose value is words. */
    public static NetworkLine inWords(String labelKey, String valueKey) {
      return new NetworkLine(labelKey, Messages.of("en").text(valueKey), valueKey);
    }

    /** The value in the language of {@code words}. */
    public String valueIn(Messages words) {
      return valueKey.isEmpty() ? value : words.text(valueKey);
    }
  }
}
