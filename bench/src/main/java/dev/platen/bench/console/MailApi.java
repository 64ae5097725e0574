package dev.platen.bench.console;

import dev.platen.stubs.directory.MailLimits;
import dev.platen.stubs.directory.MailLimits.OverRate;
import dev.platen.stubs.directory.MailSettings;
import dev.platen.stubs.directory.MailSettings.AuthenticationPolicy;
import dev.platen.stubs.directory.MailSettings.BasicAuthentication;
import dev.platen.stubs.directory.MailSettings.Permission;
import dev.platen.stubs.directory.MailSettings.Right;
import dev.platen.stubs.exchange.ExchangeOnline;
import dev.platen.stubs.exchange.magic.MagicAddresses;
import dev.platen.stubs.exchange.trace.ClientRow;
import dev.platen.stubs.exchange.trace.TraceRow;
import dev.platen.stubs.json.JsonFields;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Exchange Online in the control API: policies, limits, rights, and what became of mail.
 *
 * <table>
 * <caption>Operations</caption>
 * <tr><td>{@code GET /api/mail}<td>all settings, and how full the mailboxes are
 * <tr><td>{@code PATCH /api/mail}<td>{@code basicAuthentication} (byDate, allowed, retired), {@code
 *     defaultPolicy}, {@code propagationSeconds}, {@code limits}
 * <tr><td>{@code POST /api/mail/policies {"name","allowBasicAuthSmtp"}}<td>makes or changes an
 *     authentication policy
 * <tr><td>{@code POST /api/mail/permissions {"mailbox","trustee","right"}}<td>sendAs or sendOnBehalf
 * <tr><td>{@code DELETE /api/mail/permissions} with the same<td>takes it away
 * <tr><td>{@code PATCH /api/mail/mailboxes/<address>}<td>{@code blocked}, {@code sentItems}, {@code
 *     policy}, {@code limits}
 * <tr><td>{@code DELETE /api/mail/mailboxes/<address>/messages}<td>purges the mailbox
 * <tr><td>{@code DELETE /api/mail/messages}<td>purges all mailboxes
 * <tr><td>{@code GET /api/mail/trace}<td>the message trace, newest first
 * <tr><td>{@code GET /api/mail/clients}<td>the SMTP AUTH clients report
 * <tr><td>{@code GET /api/mail/magic}<td>recipients and senders that make something happen
 * </table>
 */
final class MailApi {
  private static final String VALUE = "value";
  private final Console console;

  MailApi(Console console) {
    this.console = console;
  }

  /** Answers a request of its own; false where it is none. */
  boolean answer(HttpServerExchange exchange, List<String> segments) throws IOException {
    if (!segments.getFirst().equals("mail")) {
      return false;
    }
    String call =
        exchange.getRequestMethod()
            + segments.stream()
                .skip(1)
                .reduce(
                    "", (path, segment) -> path + "/" + (segment.contains("@") ? "*" : segment));
    Optional<Object> answer =
        switch (call) {
          case "GET" -> Optional.of(settings());
          case "PATCH" -> changed(settings -> patched(settings, fields(exchange)));
          case "POST/policies" -> changed(settings -> withPolicy(settings, fields(exchange)));
          case "POST/permissions" ->
              changed(settings -> settings.with(permission(fields(exchange))));
          case "DELETE/permissions" ->
              changed(settings -> settings.without(permission(fields(exchange))));
          case "PATCH/mailboxes/*" ->
              changed(settings -> patched(settings, mailbox(segments), fields(exchange)));
          case "DELETE/mailboxes/*/messages" ->
              Optional.of(Map.of("purged", exchange().purge(mailbox(segments), end())));
          case "DELETE/messages" -> Optional.of(Map.of("purged", exchange().purge(end())));
          case "GET/trace" ->
              Optional.of(
                  Map.of(VALUE, exchange().trace(tenant()).stream().map(MailApi::line).toList()));
          case "GET/clients" ->
              Optional.of(
                  Map.of(
                      VALUE,
                      exchange().smtpAuthClients(tenant()).stream().map(MailApi::line).toList()));
          case "GET/magic" -> Optional.of(Map.of(VALUE, MagicAddresses.all()));
          default -> Optional.empty();
        };
    answer.ifPresent(document -> ControlApi.send(exchange, document));
    return answer.isPresent();
  }

  private ExchangeOnline exchange() {
    return console.bench().exchange();
  }

  private UUID tenant() {
    return console.tenant().now().id();
  }

  /** All that there is now, by the clock of the organization. */
  private java.time.Instant end() {
    return console.clock().instant().plus(Duration.ofSeconds(1));
  }

  private static JsonFields fields(HttpServerExchange exchange) {
    try {
      return JsonFields.of(ControlApi.body(exchange), "A change");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("The body could not be read", e);
    }
  }

  private Optional<Object> changed(UnaryOperator<MailSettings> change) {
    // Read from the request once, whatever the directory does with the change.
    MailSettings next = change.apply(console.tenant().now().mail());
    console.bench().directory().update(tenant(), now -> now.withMail(mail -> next));
    return Optional.of(settings());
  }

  private String mailbox(List<String> segments) {
    String address = segments.get(2);
    if (console.tenant().now().users().stream()
        .noneMatch(user -> user.mailbox().address().equalsIgnoreCase(address))) {
      throw new IllegalArgumentException("The organization has no mailbox " + address + ".");
    }
    return address;
  }

  private static MailSettings patched(MailSettings before, JsonFields fields) {
    MailSettings settings = before;
    Optional<BasicAuthentication> basic =
        fields.choice("basicAuthentication", BasicAuthentication.class);
    if (basic.isPresent()) {
      settings = settings.withBasicAuthentication(basic.get());
    }
    Optional<String> policy = fields.text("defaultPolicy");
    if (policy.isPresent()) {
      settings = settings.withDefaultPolicy(policy.get());
    }
    Optional<Integer> propagation = fields.number("propagationSeconds", 0);
    if (propagation.isPresent()) {
      settings = settings.withPropagation(Duration.ofSeconds(propagation.get()));
    }
    Optional<MailLimits> limits =
        fields.object("limits", changed -> limits(before.limits(), changed));
    if (limits.isPresent()) {
      settings = settings.withLimits(limits.get());
    }
    fields.end();
    return settings;
  }

  private static MailSettings patched(MailSettings before, String address, JsonFields fields) {
    MailSettings settings = before;
    Optional<Boolean> blocked = fields.flag("blocked");
    if (blocked.isPresent()) {
      settings = settings.withBlocked(address, blocked.get());
    }
    Optional<Boolean> sentItems = fields.flag("sentItems");
    if (sentItems.isPresent()) {
      settings = settings.withSentItems(address, sentItems.get());
    }
    Optional<String> policy = fields.text("policy");
    if (policy.isPresent()) {
      settings = settings.withPolicy(address, policy.get());
    }
    Optional<MailLimits> limits =
        fields.object("limits", changed -> limits(before.limits(address), changed));
    if (limits.isPresent()) {
      settings = settings.withLimits(address, limits.get());
    }
    fields.end();
    return settings;
  }

  private static MailSettings withPolicy(MailSettings before, JsonFields fields) {
    AuthenticationPolicy policy =
        new AuthenticationPolicy(
            fields.requiredText("name"), fields.flag("allowBasicAuthSmtp").orElse(false));
    fields.end();
    return before.with(policy);
  }

  private static Permission permission(JsonFields fields) {
    Permission permission =
        new Permission(
            fields.requiredText("mailbox"),
            fields.requiredText("trustee"),
            fields.choice("right", Right.class).orElseThrow(() -> fields.missing("right")));
    fields.end();
    return permission;
  }

  private static MailLimits limits(MailLimits before, JsonFields fields) {
    return new MailLimits(
        fields.number("recipientsPerMessage", 1).orElse(before.recipientsPerMessage()),
        fields.number("recipientsPerDay", 1).orElse(before.recipientsPerDay()),
        fields.number("messagesPerMinute", 1).orElse(before.messagesPerMinute()),
        fields.choice("overRate", OverRate.class).orElse(before.overRate()),
        fields.number("connections", 1).orElse(before.connections()),
        fields.number("messageOctets", 1).orElse(before.messageOctets()),
        fields.number("mailboxOctets", 1).map(Integer::longValue).orElse(before.mailboxOctets()));
  }

  private Map<String, Object> settings() {
    MailSettings now = console.tenant().now().mail();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("basicAuthentication", JsonFields.camel(now.basicAuthentication()));
    view.put("policies", now.authenticationPolicies());
    view.put("defaultPolicy", now.defaultPolicy());
    view.put("propagationSeconds", now.propagationSeconds());
    view.put("limits", view(now.limits()));
    view.put(
        "permissions",
        now.permissions().stream()
            .map(
                it ->
                    Map.of(
                        "mailbox",
                        it.mailbox(),
                        "trustee",
                        it.trustee(),
                        "right",
                        JsonFields.camel(it.right())))
            .toList());
    view.put(
        "mailboxes",
        console.tenant().now().users().stream()
            .map(user -> view(now, user.mailbox().address()))
            .toList());
    view.put("octets", exchange().mailOctets());
    return view;
  }

  private Map<String, Object> view(MailSettings settings, String address) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("address", address);
    view.put("blocked", settings.isBlocked(address));
    view.put("sentItems", settings.keepsSentItems(address));
    view.put("policy", settings.policy(address).map(AuthenticationPolicy::name).orElse(""));
    view.put("limits", view(settings.limits(address)));
    view.put("octets", exchange().mailOctets(address));
    return view;
  }

  private static Map<String, Object> view(MailLimits limits) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("recipientsPerMessage", limits.recipientsPerMessage());
    view.put("recipientsPerDay", limits.recipientsPerDay());
    view.put("messagesPerMinute", limits.messagesPerMinute());
    view.put("overRate", JsonFields.camel(limits.overRate()));
    view.put("connections", limits.connections());
    view.put("messageOctets", limits.messageOctets());
    view.put("mailboxOctets", limits.mailboxOctets());
    return view;
  }

  private static Map<String, Object> line(TraceRow row) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", row.at().toString());
    line.put("sender", row.sender());
    line.put("recipient", row.recipient());
    line.put("messageId", row.messageId());
    line.put("subject", row.subject());
    line.put("status", JsonFields.camel(row.status()));
    line.put("detail", row.detail());
    line.put("octets", row.octets());
    line.put("session", row.session());
    line.put("client", row.client());
    return line;
  }

  private static Map<String, Object> line(ClientRow row) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("mailbox", row.mailbox());
    line.put("protocol", row.protocol());
    line.put("mechanism", row.mechanism());
    line.put("messages", row.messages());
    line.put("last", row.last().toString());
    line.put("refused", row.refused());
    line.put("reason", row.reason());
    return line;
  }
}
