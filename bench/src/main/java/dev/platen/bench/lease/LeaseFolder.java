package dev.platen.bench.lease;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file for each lease. A new one comes into being at once and whole, by a hard link, so that of
 * two who try one succeeds even where the share knows no locks; what reads before it writes does so
 * under a lock of the operating system, which ends with its process.
 */
final class LeaseFolder {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SUFFIX = ".lease";

  /** Locks of the operating system are between processes; these are between threads of this one. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final Path folder;

  private LeaseFolder(Path folder) {
    this.folder = folder;
  }

  static LeaseFolder open(Path folder) {
    try {
      return new LeaseFolder(Files.createDirectories(folder).toRealPath());
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static LeaseException unusable(Path folder, IOException e) {
    return new LeaseException(
        "The folder of the leases "
            + folder
            + " cannot be used ("
            + e.getClass().getSimpleName().replace("Exception", "")
            + ": "
            + e.getMessage()
            + "). All who share the printers need to read and write it.",
        e);
  }

  /** Does something while no other process or thread does anything here. */
  <T> T exclusively(Supplier<T> action) {
    ReentrantLock threads = THREADS.computeIfAbsent(folder, path -> new ReentrantLock());
    threads.lock();
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException("the lock of the folder was not given");
      }
      return action.get();
    } catch (IOException e) {
      throw unusable(folder, e);
    } finally {
      threads.unlock();
    }
  }

  private Path file(String printer) {
    return folder.resolve(printer + SUFFIX);
  }

  /** Writes a lease of a printer that has none. */
  Holder create(Holder holder) {
    Path temporary = write(holder);
    try {
      Files.createLink(file(holder.printer()), temporary);
      return holder;
    } catch (FileAlreadyExistsException e) {
      throw read(holder.printer())
          .<LeaseException>map(InUseException::new)
          .orElseGet(
              () ->
                  new LeaseException(
                      holder.printer() + " was taken and released this moment. Try again.", e));
    } catch (UnsupportedOperationException e) {
      throw unusable(folder, new IOException("it knows no hard links", e));
    } catch (IOException e) {
      throw unusable(folder, e);
    } finally {
      delete(temporary);
    }
  }

  /** Writes a lease anew. */
  Holder replace(Holder holder) {
    Path temporary = write(holder);
    try {
      Files.move(
          temporary,
          file(holder.printer()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      return holder;
    } catch (IOException e) {
      delete(temporary);
      throw unusable(folder, e);
    }
  }

  private Path write(Holder holder) {
    Map<String, String> document = new LinkedHashMap<>();
    document.put("printer", holder.printer());
    document.put("who", holder.who());
    document.put("since", holder.since().toString());
    document.put("until", holder.until().toString());
    document.put("key", holder.key());
    try {
      Path temporary = folder.resolve("." + holder.printer() + "." + holder.key() + ".new");
      Files.write(temporary, JSON.writeValueAsString(document).getBytes(StandardCharsets.UTF_8));
      return temporary;
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  void remove(String printer) {
    delete(file(printer));
  }

  Optional<Holder> read(String printer) {
    return read(file(printer));
  }

  private Optional<Holder> read(Path file) {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      return Optional.of(
          new Holder(
              json.required("printer").asString(),
              json.required("who").asString(),
              Instant.parse(json.required("since").asString()),
              Instant.parse(json.required("until").asString()),
              json.required("key").asString()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unusable(folder, e);
    } catch (JacksonException | DateTimeParseException e) {
      throw new LeaseException(
          "The lease in " + file + " is damaged. Delete the file if nobody uses the printer.", e);
    }
  }

  List<Holder> all() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .map(this::read)
          .flatMap(Optional::stream)
          .sorted(Comparator.comparing(Holder::printer))
          .toList();
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }
}
