package dev.platen.bench.lease;

/** Somebody else has the printer; the message says who, since when and until when. */
public final class InUseException extends LeaseException {
  private final transient Holder holder;

  InUseException(Holder holder) {
    super(holder.inWords() + ". Wait until then, ask them to release it, or take another printer.");
    this.holder = holder;
  }

  /** Who has it. */
  public Holder holder() {
    return holder;
  }
}
