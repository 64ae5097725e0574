package dev.platen.printer.ippserver;

import dev.platen.printer.sheet.Printout;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A document that a job waits for, from Create-Job until its last Send-Document. */
final class Incoming implements Printout.Source {
  private final CompletableFuture<Optional<Printout>> whole = new CompletableFuture<>();
  private Optional<Printout> received = Optional.empty();

  /** A document that is here already. */
  static Incoming of(Printout printout) {
    Incoming incoming = new Incoming();
    incoming.whole.complete(Optional.of(printout));
    return incoming;
  }

  @Override
  public Optional<Printout> await() {
    try {
      return whole.get();
    } catch (InterruptedException e) {
      // The job is cancelled, or the printer switched off.
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A document that never fails", e);
    }
  }

  /** Takes a document in; says whether it is the first. */
  synchronized boolean receive(Printout printout) {
    if (received.isPresent()) {
      return false;
    }
    received = Optional.of(printout);
    return true;
  }

  /** Nothing more is to come. */
  synchronized void end() {
    whole.complete(received);
  }

  boolean ended() {
    return whole.isDone();
  }

  /** It does not come any more. */
  void abandon() {
    whole.complete(Optional.empty());
  }
}
