package dev.platen.stubs.exchange.smtp;

import dev.platen.stubs.exchange.smtp.SessionState.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * BDAT (RFC 3030). The octets of a chunk follow the command whatever the server thinks of it, so a
 * chunk that is refused is read all the same, and thrown away.
 */
final class ChunkHandler implements Advertiser {

  @Override
  public List<Capability.Advertised> capabilities(SessionState state) {
    return List.of(Capability.CHUNKING.with(""));
  }

  /** What is to be read before there is an answer. */
  Expected handle(Command.Chunk command, SessionState state) {
    Optional<String> obstacle = obstacle(state);
    if (obstacle.isPresent()) {
      return new Expected.Content(
          new ChunkReader(command.octets(), MessageBuffer.nowhere()),
          () -> state.say(obstacle.get()));
    }
    Transaction transaction = state.transaction().orElseThrow();
    transaction.chunkComes();
    return new Expected.Content(
        new ChunkReader(command.octets(), transaction.content()),
        () ->
            command.last()
                ? Delivery.deliver(state, transaction)
                : taken(command, state, transaction));
  }

  private static Action taken(Command.Chunk command, SessionState state, Transaction transaction) {
    Optional<String> unfit = Delivery.unfit(transaction.content());
    if (unfit.isPresent()) {
      return Delivery.refuse(state, transaction, unfit.get());
    }
    return state.say("chunk-ok", Map.of("octets", Long.toString(command.octets())));
  }

  private static Optional<String> obstacle(SessionState state) {
    if (!state.greeted()) {
      return Optional.of("hello-first");
    }
    if (state.transaction().isEmpty()) {
      return Optional.of("need-mail");
    }
    return state.transaction().orElseThrow().recipients().isEmpty()
        ? Optional.of("need-rcpt")
        : Optional.empty();
  }
}
