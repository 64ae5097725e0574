package dev.platen.bench.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which a bench keeps what it must not forget: the certificate authority, signing
 * keys, tenants, mail and the printers' own stores. Its owner alone may read it, and one bench at a
 * time uses it.
 */
public final class StateFolder implements AutoCloseable {
  private static final String MARK = "platen-state";
  private static final String FORMAT = "1";
  private final Path path;
  private final FileChannel lockFile;
  private final FileLock lock;

  private StateFolder(Path path, FileChannel lockFile, FileLock lock) {
    this.path = path;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Opens the folder, making it where it is missing.
   *
   * @param fresh whether to delete what an earlier run left; only ever deletes a folder that a
   *     bench made
   * @throws StateException where the folder cannot be used
   */
  public static StateFolder open(Path folder, boolean fresh) {
    Path path = folder.toAbsolutePath().normalize();
    try {
      if (Files.exists(path) && !Files.isDirectory(path)) {
        throw new StateException(
            path + " is a file, not a folder. Choose another with --state-dir.");
      }
      Files.createDirectories(path);
      requireOurs(path);
      restrictToOwner(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new StateException(
            "Another platen is using the state folder "
                + path
                + ". Stop it, or choose another folder with --state-dir.");
      }
      StateFolder opened = new StateFolder(path, channel, lock);
      if (fresh) {
        opened.empty();
      }
      opened.write(Path.of(MARK), FORMAT + "\n");
      return opened;
    } catch (IOException e) {
      throw new StateException(
          "The state folder "
              + path
              + " cannot be used ("
              + reason(e)
              + "). Check its owner and permissions, or choose another with --state-dir.",
          e);
    }
  }

  private static void requireOurs(Path path) throws IOException {
    Path mark = path.resolve(MARK);
    if (Files.exists(mark)) {
      String format = Files.readString(mark).strip();
      if (!format.equals(FORMAT)) {
        throw new StateException(
            path
                + " was written by another version of Platen (format "
                + format
                + ", this one reads "
                + FORMAT
                + "). Choose another folder with --state-dir.");
      }
      return;
    }
    try (Stream<Path> entries = Files.list(path)) {
      List<Path> found =
          entries.filter(entry -> !entry.getFileName().toString().equals("lock")).toList();
      if (!found.isEmpty()) {
        throw new StateException(
            path
                + " holds files that are not Platen's, such as "
                + found.getFirst().getFileName()
                + ". Choose an empty or a new folder with --state-dir.");
      }
    }
  }

  private static void restrictToOwner(Path path) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private void empty() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(path) && !file.equals(path.resolve("lock"))) {
          Files.delete(file);
        }
      }
    }
  }

  public Path path() {
    return path;
  }

  /** A folder inside, made where it is missing. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new StateException(
          "The folder " + path.resolve(name) + " cannot be made (" + reason(e) + ").", e);
    }
  }

  /**
   * Writes a file so that it is there whole or not at all, and on the disk when this returns. Only
   * its owner may read it.
   *
   * @param file relative to this folder, or absolute
   */
  public void write(Path file, String text) {
    writeSafely(path.resolve(file), text);
  }

  /** As {@link #write}, for a file anywhere. */
  public static void writeSafely(Path file, String text) {
    Path target = file.toAbsolutePath();
    Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
    try {
      Files.deleteIfExists(temporary);
      Files.createFile(temporary, ownerOnly());
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        var bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StateException("Cannot write " + target + " (" + reason(e) + ").", e);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static String reason(IOException e) {
    String kind =
        e.getClass().getSimpleName().replace("Exception", "").replaceAll("(?<=.)([A-Z])", " $1");
    return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
  }

  @Override
  public void close() {
    try {
      lock.release();
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Releasing " + path, e);
    }
  }
}
