package dev.platen.printer.webconfig;

import dev.platen.printer.transfer.SettingsGroup;
import dev.platen.printer.transfer.SettingsReader;
import dev.platen.printer.transfer.SettingsWriter;
import dev.platen.printer.trust.TrustStore;

/** Network Security &gt; Root Certificate Update in a file: its switch, no certificates. */
final class RootCertificateGroup implements SettingsGroup {
  private static final String AUTOMATIC = "automatic_update";

  private final TrustStore trust;

  RootCertificateGroup(TrustStore trust) {
    this.trust = trust;
  }

  @Override
  public String name() {
    return "root_certificates";
  }

  @Override
  public String titleKey() {
    return "web.root_update";
  }

  @Override
  public void export(SettingsWriter out) {
    out.flag(AUTOMATIC, trust.rootSet().automatic());
  }

  @Override
  public Change validate(SettingsReader in) {
    boolean automatic = in.flag(AUTOMATIC);
    return () -> trust.setAutomaticUpdate(automatic);
  }
}
