package dev.platen.printer;

import dev.platen.printer.fax.PrinterFax;
import dev.platen.printer.text.Messages;

/** What the mails of faxes say, in one language. */
record FaxWords(Messages words, String modelName) implements PrinterFax.Words {
  @Override
  public String sentSubject(String number) {
    return words.text("mail.fax_subject", number);
  }

  @Override
  public String sentText(String number) {
    return words.text("mail.fax_text", modelName, number);
  }

  @Override
  public String receivedSubject(String from) {
    return words.text("mail.received_fax_subject", nameOf(from));
  }

  @Override
  public String receivedText(String from) {
    return words.text("mail.received_fax_text", modelName, nameOf(from));
  }

  private String nameOf(String from) {
    return from.isEmpty() ? words.text("mail.unknown_number") : from;
  }
}
