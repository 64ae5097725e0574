package dev.platen.printer.job;

import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.scan.ScanFile;
import dev.platen.printer.scan.ScanPage;
import dev.platen.printer.scan.Scanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts scanned pages into files, and files into messages, none of them over the limit. */
final class ScanPacker {
  private final Scanner scanner;
  private final int maxBytes;
  private final boolean split;

  /**
   * @param maxBytes of the files of one message together
   * @param split whether there may be more than one message
   */
  ScanPacker(Scanner scanner, int maxBytes, boolean split) {
    this.scanner = scanner;
    this.maxBytes = maxBytes;
    this.split = split;
  }

  /**
   * The messages; empty where a page alone is over the limit, or all pages together are and may not
   * be split.
   *
   * @param fileName where there is one file; several get numbers
   */
  Optional<List<ScanMessage>> pack(ScanFormat format, String fileName, List<ScanPage> pages)
      throws IOException {
    return (format == ScanFormat.PDF ? documents(fileName, pages) : pictures(fileName, pages))
        .filter(messages -> split || messages.size() == 1)
        .map(
            messages -> {
              List<ScanMessage> numbered = new ArrayList<>();
              for (List<ScanFile> files : messages) {
                numbered.add(new ScanMessage(numbered.size() + 1, messages.size(), files));
              }
              return numbered;
            });
  }

  /** One document for each message, of as many pages as fit. */
  private Optional<List<List<ScanFile>>> documents(String fileName, List<ScanPage> pages)
      throws IOException {
    ScanFile whole = scanner.file(ScanFile.Kind.PDF, fileName, pages);
    if (whole.size() <= maxBytes) {
      return Optional.of(List.of(List.of(whole)));
    }
    List<List<ScanFile>> messages = new ArrayList<>();
    int from = 0;
    while (from < pages.size()) {
      String name = numbered(fileName, messages.size() + 1);
      Optional<ScanFile> fits = Optional.empty();
      int to = from;
      while (to < pages.size()) {
        ScanFile longer = scanner.file(ScanFile.Kind.PDF, name, pages.subList(from, to + 1));
        if (longer.size() > maxBytes) {
          break;
        }
        fits = Optional.of(longer);
        to++;
      }
      if (fits.isEmpty()) {
        return Optional.empty();
      }
      messages.add(List.of(fits.get()));
      from = to;
    }
    return Optional.of(messages);
  }

  /** A file for each page, as many of them to a message as fit. */
  private Optional<List<List<ScanFile>>> pictures(String fileName, List<ScanPage> pages)
      throws IOException {
    List<List<ScanFile>> messages = new ArrayList<>();
    List<ScanFile> message = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < pages.size(); i++) {
      ScanFile file =
          scanner.file(
              ScanFile.Kind.JPEG,
              pages.size() == 1 ? fileName : numbered(fileName, i + 1),
              pages.subList(i, i + 1));
      if (file.size() > maxBytes) {
        return Optional.empty();
      }
      if (bytes + file.size() > maxBytes) {
        messages.add(message);
        message = new ArrayList<>();
        bytes = 0;
      }
      message.add(file);
      bytes += file.size();
    }
    messages.add(message);
    return Optional.of(messages);
  }

  /** For example {@code SCAN0001_002.pdf}. */
  private static String numbered(String fileName, int number) {
    int dot = fileName.lastIndexOf('.');
    return String.format(
        Locale.ROOT, "%s_%03d%s", fileName.substring(0, dot), number, fileName.substring(dot));
  }
}
