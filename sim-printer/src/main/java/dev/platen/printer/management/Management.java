package dev.platen.printer.management;

import dev.platen.printer.audit.AuditLog;
import dev.platen.printer.event.EventBus;
import dev.platen.printer.notification.NotificationStore;
import dev.platen.printer.notification.Notifier;
import dev.platen.printer.store.Database;
import java.time.Clock;
import java.util.List;

/** What a printer tells its administrator: the audit log, and mails about what happens. */
public final class Management implements AutoCloseable {
  private final AuditLog auditLog;
  private final NotificationStore notification;
  private final Notifier notifier;
  private final List<AutoCloseable> subscriptions;

  /** Listens from now on. */
  public Management(Database database, EventBus events, Clock clock, Notifier.Sender sender) {
    this.auditLog = new AuditLog(database, clock, AuditLog.LIMIT);
    this.notification = new NotificationStore(database);
    this.notifier = new Notifier(notification, clock, sender);
    this.subscriptions =
        List.of(events.subscribe(auditLog::happened), events.subscribe(notifier::happened));
  }

  public AuditLog auditLog() {
    return auditLog;
  }

  /** The saved settings of E-mail Notification. */
  public NotificationStore notification() {
    return notification;
  }

  public Notifier notifier() {
    return notifier;
  }

  /** Stops listening. */
  @Override
  public void close() {
    for (AutoCloseable subscription : subscriptions) {
      try {
        subscription.close();
      } catch (Exception e) {
        throw new IllegalStateException("A printer that cannot stop listening to itself", e);
      }
    }
  }
}
