package dev.platen.bench.operator;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The operator's page beside one printer, as one user of it sees it: several may share the page,
 * and each has a log of its own. Safe for use by many threads.
 */
public final class Station {
  private final Workplace workplace;
  private final InstructionBook book;
  private final Locale panelLanguage;
  private final URI address;
  private final URI invitation;
  private final List<Asked> log = new CopyOnWriteArrayList<>();

  Station(
      Workplace workplace,
      InstructionBook book,
      Locale panelLanguage,
      URI address,
      URI invitation) {
    this.workplace = workplace;
    this.book = book;
    this.panelLanguage = panelLanguage;
    this.address = address;
    this.invitation = invitation;
  }

  /** The printer's name, as the page shows it. */
  public String printer() {
    return workplace.printer();
  }

  /** The page of this printer. A browser that is not paired yet is asked for the code there. */
  public URI address() {
    return address;
  }

  /** Pairs the browser that opens it and leads to the page. A secret: not for logs. */
  public URI invitation() {
    return invitation;
  }

  /**
   * Shows an instruction and waits until it is answered or its patience is over. Where others ask
   * at the same printer, it is shown when theirs are answered; its patience begins then.
   *
   * @throws IllegalArgumentException where {@code instructions.yaml} does not know it like this;
   *     the message says what to do
   * @throws CancellationException where this thread is interrupted (it stays so), or the desk is
   *     closed; the page no longer shows the instruction then
   */
  public Answer ask(Instruction instruction) {
    book.check(instruction);
    return workplace.ask(instruction, panelLanguage, log::add);
  }

  /** What was asked through this object and how it was answered, in that order; no secrets. */
  public List<Asked> log() {
    return List.copyOf(log);
  }
}
