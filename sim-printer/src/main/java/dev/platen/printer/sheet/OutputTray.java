package dev.platen.printer.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Printed sheets, as files {@code NNNN.pdf} by job number. A sheet is there whole or not at all.
 */
public final class OutputTray {
  private static final Pattern SHEET = Pattern.compile("\\d+\\.pdf");

  private final Path folder;

  public OutputTray(Path folder) {
    this.folder = folder;
  }

  /** Puts a sheet into the tray. */
  public Path put(long number, byte[] pdf) throws IOException {
    Files.createDirectories(folder);
    Path sheet = folder.resolve(String.format(Locale.ROOT, "%04d.pdf", number));
    Path draft = folder.resolve(sheet.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(pdf);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return Files.move(draft, sheet, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The sheets in the tray, the oldest first. */
  public List<Path> sheets() {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> SHEET.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.comparingLong(OutputTray::number))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Looking into the output tray " + folder, e);
    }
  }

  private static long number(Path sheet) {
    String name = sheet.getFileName().toString();
    return Long.parseLong(name.substring(0, name.indexOf('.')));
  }
}
