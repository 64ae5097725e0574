package dev.platen.printer.webconfig;

import dev.platen.printer.fax.FaxSettings;
import dev.platen.printer.fax.FaxUnit;
import dev.platen.printer.job.EmailAddress;
import dev.platen.printer.transfer.SettingsGroup;
import dev.platen.printer.transfer.SettingsReader;
import dev.platen.printer.transfer.SettingsWriter;

/** Fax &gt; Fax Server &gt; Basic in a file. */
final class FaxServerGroup implements SettingsGroup {
  private static final String USE = "use_fax_server";
  private static final String DOMAIN = "domain";
  private static final String FORWARD_TO = "forward_to";

  private final FaxUnit fax;

  FaxServerGroup(FaxUnit fax) {
    this.fax = fax;
  }

  @Override
  public String name() {
    return "fax_server";
  }

  @Override
  public String titleKey() {
    return "web.fax_server";
  }

  @Override
  public void export(SettingsWriter out) {
    FaxSettings saved = fax.settings();
    out.flag(USE, saved.useFaxServer());
    out.text(DOMAIN, saved.domain());
    out.text(FORWARD_TO, saved.forwardTo());
  }

  @Override
  public Change validate(SettingsReader in) {
    boolean use = in.flag(USE);
    String domain = in.text(DOMAIN);
    String forwardTo = in.text(FORWARD_TO);
    if (in.isRight(DOMAIN)) {
      if (domain.isEmpty() && use) {
        in.problem(DOMAIN, "web.fax.rule_domain_missing");
      } else if (!domain.isEmpty() && !FaxSettings.isDomain(domain)) {
        in.problem(DOMAIN, "web.fax.rule_domain");
      }
    }
    if (!forwardTo.isEmpty() && !EmailAddress.isValid(forwardTo)) {
      in.problem(FORWARD_TO, "web.rule.address");
    }
    return () -> fax.saveSettings(new FaxSettings(use, domain, forwardTo));
  }
}
