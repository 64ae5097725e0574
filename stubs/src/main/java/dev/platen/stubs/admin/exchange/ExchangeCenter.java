package dev.platen.stubs.admin.exchange;

import dev.platen.stubs.admin.Answer;
import dev.platen.stubs.admin.Center;
import dev.platen.stubs.admin.NoSuchPageException;
import dev.platen.stubs.admin.Texts;
import dev.platen.stubs.admin.Visit;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Mailbox;
import dev.platen.stubs.directory.Role;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantAdministration;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.exchange.trace.SmtpSignIn;
import dev.platen.stubs.exchange.trace.SubmissionLog;
import dev.platen.stubs.exchange.trace.TracedMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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

  private final Directory directory;
  private final SubmissionLog log;

  public ExchangeCenter(Directory directory, SubmissionLog log) {
    this.directory = directory;
    this.log = log;
  }

  /** A mailbox. */
  public record MailboxRow(String name, String address, String setting, String effect) {}

  /** A message of the trace. */
  public record TraceRow(
      String time, String sender, String recipients, String subject, int octets, String status) {}

  /** What one sender did over SMTP. */
  public record SenderRow(String name, long messages, long accepted, long refused, String last) {}

  /** A sign-in over SMTP. */
  public record SignInRow(String time, String name, String mechanism, String status) {}

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
    String effect = on ? "May send by SMTP AUTH" : "May not send by SMTP AUTH";
    return new MailboxRow(
        user.displayName(),
        mailbox.address(),
        setting,
        mailbox.licensed() ? effect : "No license: there is no mailbox");
  }

  private Answer trace(Visit visit) {
    String text = visit.query("address").orElse("");
    String wanted = text.toLowerCase(Locale.ROOT);
    List<TraceRow> rows =
        log.messages(visit.tenant().id()).reversed().stream()
            .filter(
                message ->
                    (message.submitter() + " " + String.join(" ", message.recipients()))
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
            .map(ExchangeCenter::row)
            .toList();
    return Answer.page("trace", "Message trace").with("rows", rows).with("address", text);
  }

  private static TraceRow row(TracedMessage message) {
    return new TraceRow(
        Texts.time(message.at()),
        message.sender().isEmpty() ? "<> by " + message.submitter() : message.sender(),
        String.join(", ", message.recipients()),
        message.subject(),
        message.octets(),
        message.accepted() ? "Delivered" : "Failed: " + message.reply());
  }

  private Answer report(Tenant tenant) {
    List<SmtpSignIn> signIns = log.signIns(tenant.id());
    Map<String, SenderRow> senders = new TreeMap<>();
    for (SmtpSignIn signIn : signIns) {
      String name = signIn.name().toLowerCase(Locale.ROOT);
      SenderRow before = senders.getOrDefault(name, new SenderRow(name, 0, 0, 0, ""));
      senders.put(
          name,
          new SenderRow(
              name,
              0,
              before.accepted() + (signIn.accepted() ? 1 : 0),
              before.refused() + (signIn.accepted() ? 0 : 1),
              Texts.time(signIn.at())));
    }
    Map<String, SenderRow> all = new TreeMap<>(senders);
    for (TracedMessage message : log.messages(tenant.id())) {
      if (message.accepted()) {
        String name = message.submitter().toLowerCase(Locale.ROOT);
        SenderRow before = all.getOrDefault(name, new SenderRow(name, 0, 0, 0, ""));
        all.put(
            name,
            new SenderRow(
                name,
                before.messages() + 1,
                before.accepted(),
                before.refused(),
                before.last().isEmpty() ? Texts.time(message.at()) : before.last()));
      }
    }
    return Answer.page("smtpauth", "SMTP AUTH clients report")
        .with("senders", List.copyOf(all.values()))
        .with(
            "signIns",
            signIns.reversed().stream()
                .map(
                    one ->
                        new SignInRow(
                            Texts.time(one.at()),
                            one.name(),
                            one.mechanism(),
                            one.accepted() ? "Accepted" : "Refused: " + one.reply()))
                .toList());
  }
}
