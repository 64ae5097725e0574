package dev.platen.stubs.exchange.smtp;

import dev.platen.stubs.fault.FaultAction;
import dev.platen.stubs.fault.Occasion;
import dev.platen.stubs.fault.SmtpCommand;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What goes wrong in a session; without faults, nothing does. */
final class SessionFaults {
  private final SessionState state;

  SessionFaults(SessionState state) {
    this.state = state;
  }

  /** Answers at a point, or does what goes wrong there. */
  Action at(SmtpCommand point, Supplier<Action> usual) {
    Optional<FaultAction.AtCommand> fault = ask(FaultAction.AtCommand.class, point);
    return fault.isPresent() ? inPlace(fault.get(), usual) : usual.get();
  }

  /** Answers a command line. */
  Action after(Command command, Supplier<Action> usual) {
    if (command instanceof Command.Auth) {
      return afterAuth(usual);
    }
    Optional<SmtpCommand> point = point(command);
    Action action = point.isPresent() ? at(point.get(), usual) : usual.get();
    if (action instanceof Action.StartTls startTls
        && ask(FaultAction.CutAfterStartTls.class, SmtpCommand.STARTTLS).isPresent()) {
      return new Action.Close(startTls.reply());
    }
    if (command instanceof Command.Data) {
      state.expect(within(state.expected()));
    }
    return action;
  }

  /** Answers AUTH or a response to its challenge; only its end is a point of its own. */
  Action afterAuth(Supplier<Action> usual) {
    Action action = usual.get();
    if (action.reply() instanceof Reply.Continuation) {
      return action;
    }
    // Asked after the log-in, whose user is only now known; in its place means that it is undone.
    Optional<FaultAction.AtCommand> fault = ask(FaultAction.AtCommand.class, SmtpCommand.AUTH);
    if (fault.isEmpty()) {
      return action;
    }
    if (!(fault.get() instanceof FaultAction.LateSmtpReply)) {
      state.unauthenticate();
    }
    return inPlace(fault.get(), () -> action);
  }

  /** Answers at the end of a message or a chunk. */
  Action afterContent(Expected.Content content) {
    if (content.reader() instanceof Doomed) {
      return content.then().get();
    }
    SmtpCommand point =
        content.reader() instanceof ChunkReader ? SmtpCommand.BDAT : SmtpCommand.MESSAGE;
    Optional<FaultAction.AtCommand> fault = ask(FaultAction.AtCommand.class, point);
    if (fault.isEmpty()) {
      return content.then().get();
    }
    if (!(fault.get() instanceof FaultAction.LateSmtpReply)) {
      state.endTransaction();
    }
    return inPlace(fault.get(), content.then());
  }

  /** What is to be read of a message: all of it, or less. */
  Expected within(Expected expected) {
    if (!(expected instanceof Expected.Content)) {
      return expected;
    }
    Optional<FaultAction.CutInData> fault = ask(FaultAction.CutInData.class, SmtpCommand.DATA);
    if (fault.isEmpty()) {
      return expected;
    }
    int octets = fault.get().octets();
    boolean reset = fault.get().reset();
    return new Expected.Content(new Doomed(octets), () -> cut(reset));
  }

  /** Whether EHLO keeps STARTTLS to itself. */
  static boolean stripped(SessionState state) {
    return new SessionFaults(state)
        .ask(FaultAction.StripStartTls.class, SmtpCommand.EHLO)
        .isPresent();
  }

  private Action inPlace(FaultAction.AtCommand fault, Supplier<Action> usual) {
    return switch (fault) {
      case FaultAction.SmtpReply reply -> {
        Reply said = new Reply.Completion("fault", reply.lines());
        yield said.code() == 421 ? new Action.Close(said) : new Action.Send(said, Duration.ZERO);
      }
      case FaultAction.Cut cut -> cut(cut.reset());
      case FaultAction.LateSmtpReply late -> new Action.Later(late.delay(), usual.get());
    };
  }

  private Action cut(boolean reset) {
    state.transcript().note("a fault cut the connection");
    return new Action.Cut(reset);
  }

  private <A extends FaultAction> Optional<A> ask(Class<A> kind, SmtpCommand point) {
    Set<String> tenant = new HashSet<>();
    Set<String> user = new HashSet<>();
    state
        .identity()
        .ifPresent(
            identity -> {
              String mailbox = identity.mailbox().toLowerCase(Locale.ROOT);
              tenant.add(identity.tenant().toString());
              tenant.add(mailbox.substring(mailbox.indexOf('@') + 1));
              user.add(mailbox);
            });
    return state
        .service()
        .faults()
        .ask(
            kind,
            Occasion.of(state.client(), state.service().names().hosts())
                .tenant(tenant)
                .user(user)
                .command(point));
  }

  private static Optional<SmtpCommand> point(Command command) {
    return switch (command) {
      case Command.Hello hello ->
          Optional.of(hello.extended() ? SmtpCommand.EHLO : SmtpCommand.HELO);
      case Command.StartTls it -> Optional.of(SmtpCommand.STARTTLS);
      case Command.Auth it -> Optional.of(SmtpCommand.AUTH);
      case Command.Mail it -> Optional.of(SmtpCommand.MAIL);
      case Command.Recipient it -> Optional.of(SmtpCommand.RCPT);
      case Command.Data it -> Optional.of(SmtpCommand.DATA);
      case Command.Chunk it -> Optional.of(SmtpCommand.BDAT);
      case Command.Reset it -> Optional.of(SmtpCommand.RSET);
      case Command.Noop it -> Optional.of(SmtpCommand.NOOP);
      case Command.Quit it -> Optional.of(SmtpCommand.QUIT);
      case Command.Verify it -> Optional.of(SmtpCommand.VRFY);
      case Command.Help it -> Optional.of(SmtpCommand.HELP);
      case Command.Malformed it -> Optional.empty();
      case Command.Unimplemented it -> Optional.empty();
      case Command.Unknown it -> Optional.empty();
    };
  }

  /** Takes so many octets and no more. */
  private static final class Doomed implements ContentReader {
    private final MessageBuffer nowhere = MessageBuffer.nowhere();
    private long left;

    Doomed(long octets) {
      left = octets;
    }

    @Override
    public boolean read(Input input) {
      left -= input.drain(left, nowhere);
      return left == 0;
    }

    @Override
    public String elided() {
      return "(the beginning of a message)";
    }
  }
}
