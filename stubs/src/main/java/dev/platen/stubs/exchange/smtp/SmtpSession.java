package dev.platen.stubs.exchange.smtp;

import dev.platen.stubs.exchange.smtp.Capability.Advertised;
import dev.platen.stubs.fault.SmtpCommand;
import java.net.InetAddress;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One connection's conversation, without the connection. The transport hands in what it receives
 * and then asks for one action after another; while it carries one out, nothing else moves, so that
 * a reply held back also holds back what the client had sent behind it.
 *
 * <pre>{@code
 * perform(session.open());
 * while (receive(octets)) {
 *   session.receive(octets, 0, octets.length);
 *   for (Optional<Action> next = session.next(); next.isPresent(); next = session.next()) {
 *     perform(next.get());
 *   }
 * }
 * }</pre>
 *
 * Not for use by several threads at a time.
 */
public final class SmtpSession {
  /** The day of the month is not padded (reference exchange 1.1). */
  private static final DateTimeFormatter BANNER_DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final SessionState state;
  private final SessionFaults faults;
  private final Input input = new Input();
  private final StartTlsHandler startTls = new StartTlsHandler();
  private final AuthHandler auth = new AuthHandler();
  private final MailHandler mail = new MailHandler();
  private final RecipientHandler recipient = new RecipientHandler();
  private final DataHandler data = new DataHandler();
  private final ChunkHandler chunk = new ChunkHandler();
  private final HelloHandler hello;

  /**
   * @param client where the connection came from; EHLO answers with it
   */
  public SmtpSession(SmtpService service, InetAddress client) {
    this.state = new SessionState(service, client);
    this.faults = new SessionFaults(state);
    this.hello =
        new HelloHandler(
            List.of(SmtpSession::protocol, startTls, auth, mail, recipient, data, chunk));
  }

  /** The first action: the banner. */
  public Action open() {
    return recorded(
        faults.at(
            SmtpCommand.CONNECT,
            () ->
                state.say(
                    "banner",
                    Map.of(
                        "host", state.service().names().greeting(),
                        "date", BANNER_DATE.format(state.service().clock().instant()),
                        "session", state.sessionId()))));
  }

  /** Takes what the client sent. */
  public void receive(byte[] octets, int offset, int length) {
    input.add(octets, offset, length);
  }

  /** The next action, or empty where more octets are needed first. */
  public Optional<Action> next() {
    while (true) {
      Expected before = state.expected();
      Optional<Action> action =
          switch (before) {
            case Expected.CommandLine line -> commandLine();
            case Expected.Response response -> response(response);
            case Expected.Content content -> content(content);
          };
      if (action.isPresent()) {
        return action.map(this::counted).map(this::recorded);
      }
      if (before.equals(state.expected())) {
        return Optional.empty();
      }
    }
  }

  /**
   * TLS is up: the client starts anew.
   *
   * @param description protocol and cipher suite, for the transcript
   */
  public void secured(String description) {
    state.transcript().note(description);
    state.negotiated(description.replace("TLS: ", "").split(" ")[0]);
  }

  /**
   * TLS is up in version 1.0 or 1.1: the client is told at its first command (reference exchange
   * 1.4).
   *
   * @param description protocol and cipher suite, for the transcript
   */
  public void securedObsoletely(String description) {
    state.becomeObsolete();
    secured(description);
  }

  /** The session has lasted for too long (reference exchange 3.3). */
  public Action expired() {
    Duration age = state.age();
    String duration =
        String.format(
            Locale.ROOT,
            "%02d:%02d:%02d.%07d",
            age.toHours(),
            age.toMinutesPart(),
            age.toSecondsPart(),
            age.toNanosPart() / 100);
    return recorded(
        new Action.Close(state.reply("session-too-long", Map.of("duration", duration))));
  }

  /** The client has said nothing for too long. */
  public Action idle() {
    return recorded(new Action.Close(state.reply("idle", Map.of())));
  }

  /** Adds a line of the bench's own to the transcript; it must hold no secret. */
  public void note(String text) {
    state.transcript().note(text);
  }

  /** The connection is gone. */
  public void ended() {
    state.endTransaction();
    state.service().mail().closed(state.sessionId());
    state.transcript().ended();
  }

  /** Ends the session where a client does nothing but fail. */
  private Action counted(Action action) {
    if (action instanceof Action.Send send
        && send.reply() instanceof Reply.Refusal refusal
        && state.tooMany(refusal)) {
      Action close = new Action.Close(state.reply("too-many-errors", Map.of()));
      return send.delay().isZero() ? close : new Action.Later(send.delay(), close);
    }
    return action;
  }

  private Action recorded(Action action) {
    state.transcript().server(action.reply());
    if (action instanceof Action.StartTls
        || (action instanceof Action.Later later && later.then() instanceof Action.StartTls)) {
      // Whatever came in the clear behind STARTTLS may be an attacker's (RFC 3207 section 6).
      if (!input.isEmpty()) {
        state.transcript().note("clear text after STARTTLS was discarded");
      }
      input.clear();
      state.forget();
    }
    return action;
  }

  private Optional<Action> commandLine() {
    Optional<Input.Line> line = input.line(state.service().limits().lineOctets());
    return line.flatMap(this::command);
  }

  /** Empty where the command has no answer yet. */
  private Optional<Action> command(Input.Line line) {
    if (line.tooLong()) {
      return Optional.of(tooLong());
    }
    Command command = CommandParser.parse(line.text());
    state.transcript().client(Masking.command(line.text(), command));
    if (state.obsolete()) {
      return Optional.of(new Action.Close(state.reply("tls-too-old", Map.of())));
    }
    if (command instanceof Command.Chunk start) {
      state.expect(faults.within(chunk.handle(start, state)));
      return Optional.empty();
    }
    return Optional.of(faults.after(command, () -> handle(command)));
  }

  private Action tooLong() {
    state.transcript().client("(line that is too long)");
    return state.say("line-too-long");
  }

  private Action handle(Command command) {
    return switch (command) {
      case Command.Hello it -> hello.handle(it, state);
      case Command.StartTls it -> startTls.handle(it, state);
      case Command.Auth it -> auth.handle(it, state);
      case Command.Mail it -> mail.handle(it, state);
      case Command.Recipient it -> recipient.handle(it, state);
      case Command.Data it -> data.handle(it, state);
      case Command.Chunk it ->
          throw new IllegalStateException("A chunk is answered after its octets: " + it);
      case Command.Reset it -> {
        state.endTransaction();
        yield state.say("reset");
      }
      case Command.Noop it -> state.say("ok");
      case Command.Quit it -> new Action.Close(state.reply("goodbye", Map.of()));
      case Command.Verify it -> state.say("cannot-verify");
      case Command.Help it -> state.say("help");
      case Command.Malformed it -> malformed(it);
      case Command.Unimplemented it -> state.say("not-implemented");
      case Command.Unknown it -> state.say("unknown-command");
    };
  }

  /** Where the order of commands forbids a command, that is said before what is wrong with it. */
  private Action malformed(Command.Malformed command) {
    Optional<Action> obstacle =
        switch (command.verb()) {
          case MAIL -> mail.obstacle(state);
          case RCPT -> recipient.obstacle(state);
          default -> Optional.empty();
        };
    return obstacle.orElseGet(() -> state.say(command.reply()));
  }

  private Optional<Action> response(Expected.Response expected) {
    Optional<Input.Line> line = input.line(state.service().limits().lineOctets());
    if (line.isPresent()) {
      state.expect(new Expected.CommandLine());
    }
    return line.map(
        whole ->
            whole.tooLong() ? tooLong() : faults.afterAuth(() -> answered(whole.text(), expected)));
  }

  private Action answered(String text, Expected.Response expected) {
    state.transcript().client(Masking.response(text));
    return expected.then().apply(text);
  }

  private Optional<Action> content(Expected.Content expected) {
    if (!expected.reader().read(input)) {
      return Optional.empty();
    }
    state.transcript().client(expected.reader().elided());
    state.expect(new Expected.CommandLine());
    return Optional.of(faults.afterContent(expected));
  }

  /** What no single command stands for. */
  private static List<Advertised> protocol(SessionState state) {
    return List.of(Capability.PIPELINING.with(""), Capability.ENHANCEDSTATUSCODES.with(""));
  }
}
