package dev.platen.printer.webconfig;

import dev.platen.printer.audit.AuditLog;
import dev.platen.printer.event.DeviceEvent.Via;
import dev.platen.printer.transfer.SettingsGroup;
import dev.platen.printer.transfer.SettingsReader;
import dev.platen.printer.transfer.SettingsWriter;

/** Product Security &gt; Audit Log in a file: its switch, not its entries. */
final class AuditLogGroup implements SettingsGroup {
  private static final String ENABLED = "enabled";

  private final AuditLog auditLog;

  AuditLogGroup(AuditLog auditLog) {
    this.auditLog = auditLog;
  }

  @Override
  public String name() {
    return "audit_log";
  }

  @Override
  public String titleKey() {
    return "web.audit_log";
  }

  @Override
  public void export(SettingsWriter out) {
    out.flag(ENABLED, auditLog.isOn());
  }

  @Override
  public Change validate(SettingsReader in) {
    boolean on = in.flag(ENABLED);
    return () -> auditLog.switchTo(on, Via.WEB_CONFIG, "");
  }
}
