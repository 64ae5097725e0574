package dev.platen.printer.job;

import dev.platen.printer.mail.Attachment;
import dev.platen.printer.scan.ScanFile;
import java.util.List;

/**
 * One of the messages that a scan is sent in.
 *
 * @param number from 1
 * @param of how many there are
 */
public record ScanMessage(int number, int of, List<ScanFile> files) {
  public ScanMessage {
    files = List.copyOf(files);
  }

  List<Attachment> attachments() {
    return files.stream()
        .map(file -> new Attachment(file.name(), file.kind().contentType(), file.content()))
        .toList();
  }

  /** The subject, numbered where there is more than one message. */
  String numbered(String subject) {
    return of == 1 ? subject : "%s (%d/%d)".formatted(subject, number, of);
  }
}
