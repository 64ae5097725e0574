package dev.platen.printer.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The file of a database that was migrated and never written to, kept in memory for the next new
 * printer of this process: a bench has many, and migrations take half the time of a first start.
 */
final class FreshDatabase {
  private static volatile Optional<ByteBuffer> kept = Optional.empty();

  private FreshDatabase() {}

  /** Keeps {@code file}, which no connection is open to. */
  static void keep(Path file) throws IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    if (Files.notExists(log) || Files.size(log) == 0) {
      kept = Optional.of(ByteBuffer.wrap(Files.readAllBytes(file)).asReadOnlyBuffer());
    }
  }

  /**
   * Makes {@code file} out of the kept one; a power cut leaves no file or all of it.
   *
   * @return whether there is one
   */
  static boolean copyTo(Path file) throws IOException {
    Optional<ByteBuffer> known = kept;
    if (known.isEmpty()) {
      return false;
    }
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = known.get().duplicate();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }
}
