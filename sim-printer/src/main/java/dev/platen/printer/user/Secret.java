package dev.platen.printer.user;

/** What becomes of a PIN, card number or password when a user is saved. Never shows its text. */
public sealed interface Secret {

  /** It stays as it is; of a new user, there is none. */
  record Unchanged() implements Secret {}

  /** There is none from now on. */
  record Removed() implements Secret {}

  /** This one from now on. */
  record Changed(String text) implements Secret {
    @Override
    public String toString() {
      return "Changed[********]";
    }
  }

  /** A new text, or none where it is empty. */
  static Secret of(String text) {
    return text.isEmpty() ? new Removed() : new Changed(text);
  }
}
