package dev.platen.stubs.admin.exchange;

import dev.platen.stubs.admin.Answer;
import dev.platen.stubs.admin.Center;
import dev.platen.stubs.admin.NoSuchPageException;
import dev.platen.stubs.admin.Texts;
import dev.platen.stubs.admin.Visit;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.MailLimits;
import dev.platen.stubs.directory.Mailbox;
import dev.platen.stubs.directory.Role;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantAdministration;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.exchange.trace.ClientRow;
import dev.platen.stubs.exchange.trace.TraceRow;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * The pages of the Exchange admin center: mailboxes, message trace, the SMTP AUTH clients report,
 * and the organization's switch of SMTP AUTH (reference exchange 5; guide case PRE-2).
 */
public final class ExchangeCenter implements Center {
  private static final List<MenuItem> MENU =
      List.of(
          new MenuItem("Mailboxes", "/mailboxes"),
          new MenuItem("Message trace", "/message-trace"),
          new MenuItem("SMTP AUTH clients report", "/reports/smtp-auth-clients"),
          new MenuItem("Settings: Mail flow", "/settings/mail-flow"));

  private static final int SHOWN = 500;

  private final Directory directory;
  private final Function<UUID, List<TraceRow>> trace;
  private final Function<UUID, List<ClientRow>> clients;

  /**
   * @param trace the message trace of a tenant, newest first
   * @param clients the SMTP AUTH clients report of a tenant, the latest use last
   */
  public ExchangeCenter(
      Directory directory,
      Function<UUID, List<TraceRow>> trace,
      Function<UUID, List<ClientRow>> clients) {
    this.directory = directory;
    this.trace = trace;
    this.clients = clients;
  }

  /**
   * A mailbox.
   *
   * @param limits how much it may send
   */
  public record MailboxRow(
      String name, String address, String setting, String effect, String limits) {}

  /** One recipient of a message. */
  public record MessageRow(TraceRow row, String time, String sender, String status) {}

  /** A mailbox by version of TLS and mechanism. */
  public record SenderRow(ClientRow row, String mechanism, String last) {}

  @Override
  public String key() {
    return "exchange";
  }

  @Override
  public boolean admits(User user) {
    return user.roles().contains(Role.GLOBAL_ADMINISTRATOR);
  }

  @Override
  public List<MenuItem> menu() {
    return MENU;
  }

  @Override
  public Answer answer(Visit visit) {
    Tenant tenant = visit.tenant();
    String path = visit.request().path();
    if (visit.posted()) {
      if (!path.equals("/settings/mail-flow")) {
        throw new NoSuchPageException();
      }
      boolean off = visit.ticked("smtpAuthOff");
      new TenantAdministration(directory, tenant.id()).setSmtpAuthDisabled(off);
      return new Answer.Moved(
          path, "SMTP AUTH is turned " + (off ? "off" : "on") + " for the organization.");
    }
    return switch (path) {
      case "/", "/mailboxes" ->
          Answer.page("mailboxes", "Mailboxes")
              .with("mailboxes", tenant.users().stream().map(user -> row(tenant, user)).toList());
      case "/message-trace" -> trace(visit);
      case "/reports/smtp-auth-clients" -> report(tenant);
      case "/settings/mail-flow" -> Answer.page("mailflow", "Mail flow").with("tenant", tenant);
      default -> throw new NoSuchPageException();
    };
  }

  private static MailboxRow row(Tenant tenant, User user) {
    Mailbox mailbox = user.mailbox();
    boolean on =
        switch (mailbox.authenticatedSmtp()) {
          case ENABLED -> true;
          case DISABLED -> false;
          case INHERIT -> !tenant.smtpClientAuthenticationDisabled();
        };
    String setting =
        switch (mailbox.authenticatedSmtp()) {
          case ENABLED -> "On";
          case DISABLED -> "Off";
          case INHERIT -> "As the organization";
        };
    return new MailboxRow(
        user.displayName(),
        mailbox.address(),
        setting,
        effect(tenant, mailbox, on),
        limits(tenant.mail().limits(mailbox.address())));
  }

  private static String effect(Tenant tenant, Mailbox mailbox, boolean on) {
    if (!mailbox.licensed()) {
      return "No license: there is no mailbox";
    }
    if (tenant.mail().isBlocked(mailbox.address())) {
      return "Restricted: may not send at all";
    }
    return on ? "May send by SMTP AUTH" : "May not send by SMTP AUTH";
  }

  private static String limits(MailLimits limits) {
    return String.format(
        Locale.ROOT,
        "%d messages a minute, %d recipients a day, %d recipients and %d octets a message",
        limits.messagesPerMinute(),
        limits.recipientsPerDay(),
        limits.recipientsPerMessage(),
        limits.messageOctets());
  }

  private Answer trace(Visit visit) {
    String text = visit.query("address").orElse("");
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    List<MessageRow> found =
        trace.apply(visit.tenant().id()).stream()
            .filter(
                row ->
                    (row.sender() + " " + row.recipient())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
            .map(ExchangeCenter::row)
            .toList();
    return Answer.page("trace", "Message trace")
        .with("rows", found.stream().limit(SHOWN).toList())
        .with("total", found.size())
        .with("address", text);
  }

  private static MessageRow row(TraceRow row) {
    String status = Texts.words(row.status());
    return new MessageRow(
        row,
        Texts.time(row.at()),
        row.sender().isEmpty() ? "<> (the service)" : row.sender(),
        row.detail().isEmpty() ? status : status + ": " + row.detail());
  }

  private Answer report(Tenant tenant) {
    List<SenderRow> rows =
        clients.apply(tenant.id()).reversed().stream()
            .map(
                row ->
                    new SenderRow(
                        row,
                        row.mechanism().equals("XOAUTH2")
                            ? "XOAUTH2 (OAuth 2.0)"
                            : row.mechanism() + " (basic authentication)",
                        Texts.time(row.last())))
            .toList();
    return Answer.page("smtpauth", "SMTP AUTH clients report").with("senders", rows);
  }
}
