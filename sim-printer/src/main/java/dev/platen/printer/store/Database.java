package dev.platen.printer.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/**
 * The database {@code printer.db} of one printer in its state folder, with the key of its secrets.
 *
 * <p>What a {@link #write} did is on the disk when it returns: SQLite in WAL mode with {@code
 * synchronous=FULL} survives a power cut at any instant. A file that cannot be used is never
 * touched: its failings are looked for through a read-only connection before anything is written.
 *
 * <p>Safe for use by many threads: they take turns.
 */
public final class Database implements AutoCloseable {
  static final String FILE_NAME = "printer.db";

  private static final String LOCK_FILE_NAME = "printer.lock";

  /** A new database takes about as much, its log included. */
  private static final long NEEDED_OCTETS = 256 * 1024;

  private static final String KEY_CHECK = "key check";
  private static final byte[] SQLITE_HEADER =
      "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final String RESTORE_OR_START_FRESH =
      "Restore it from a copy, or start the printer in an empty folder as from the factory";

  /** Keeps what it has parsed: all printers of a process say the same. */
  private static final SqlParser PARSER = new ColonPrefixSqlParser();

  private final Path file;
  private final DeviceKey key;
  private final FileChannel folderLock;
  private final Connection connection;
  private final Jdbi jdbi;
  private final ReentrantLock turn = new ReentrantLock();
  private final List<Runnable> undone = new CopyOnWriteArrayList<>();

  /** The transaction that the thread whose turn it is is in. */
  private Optional<Handle> open = Optional.empty();

  private Database(Path file, DeviceKey key, FileChannel folderLock, Connection connection) {
    this.file = file;
    this.key = key;
    this.folderLock = folderLock;
    this.connection = connection;
    this.jdbi = Jdbi.create(connection);
    jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
  }

  /**
   * Opens the database of {@code folder}; an empty or absent folder becomes a printer from the
   * factory.
   *
   * @throws StoreException where the folder, the database or the key cannot be used, or where
   *     another printer uses them
   */
  public static Database open(Path folder) {
    FileChannel folderLock = lock(folder);
    try {
      return open(folder, folderLock);
    } catch (RuntimeException e) {
      release(folderLock);
      throw e;
    }
  }

  private static Database open(Path folder, FileChannel folderLock) {
    Path file = folder.resolve(FILE_NAME);
    Path keyFile = folder.resolve(DeviceKey.FILE_NAME);
    boolean used = hasData(file);
    if (!used && Files.exists(folder.resolve(FILE_NAME + "-wal"))) {
      throw new StoreException(
          file, "The database is missing, but its log is still there", RESTORE_OR_START_FRESH);
    }
    if (used && Files.notExists(keyFile)) {
      throw new StoreException(
          keyFile,
          "The device key is missing, and " + FILE_NAME + " keeps secrets under it",
          RESTORE_OR_START_FRESH);
    }
    DeviceKey key = keyFor(keyFile);
    if (used) {
      check(file, key);
    }
    prepare(file, used);
    return connect(file, key, folderLock);
  }

  private static DeviceKey keyFor(Path keyFile) {
    // A power cut during the very first start can leave a key without a database: use it.
    if (Files.exists(keyFile)) {
      return DeviceKey.load(keyFile);
    }
    try {
      return DeviceKey.create(keyFile);
    } catch (IOException e) {
      throw new StoreException(
          keyFile,
          "The device key cannot be written (" + e.getClass().getSimpleName() + ")",
          "Make the folder writable for the user who runs the printer",
          e);
    }
  }

  private static Database connect(Path file, DeviceKey key, FileChannel folderLock) {
    try {
      Database database =
          new Database(file, key, folderLock, source(file, SynchronousMode.FULL).getConnection());
      try {
        database.write(database::keepKeyCheck);
        return database;
      } catch (RuntimeException e) {
        database.closeConnection();
        throw e;
      }
    } catch (SQLException e) {
      throw new StoreException(
          file, "The database cannot be opened: " + firstLine(e), RESTORE_OR_START_FRESH, e);
    }
  }

  /** Brings the tables to this version's. */
  private static void prepare(Path file, boolean used) {
    try {
      if (used) {
        migrate(file);
      } else if (!FreshDatabase.copyTo(file)) {
        migrate(file);
        FreshDatabase.keep(file);
      }
    } catch (FlywayException e) {
      if (diskIsFull(file)) {
        throw full(file, e);
      }
      throw new StoreException(
          file,
          "The database does not fit this version of the printer: " + firstLine(e),
          "Use the version that wrote it, or start the printer in an empty folder",
          e);
    } catch (IOException e) {
      if (diskIsFull(file)) {
        throw full(file, e);
      }
      throw new StoreException(
          file,
          "The database cannot be written (" + e.getClass().getSimpleName() + ")",
          "Make the folder writable for the user who runs the printer",
          e);
    }
  }

  private static StoreException full(Path file, Exception cause) {
    return new StoreException(
        file,
        "There is no room left on the disk",
        "Make room, or name a folder on another disk, and start again",
        cause);
  }

  private static boolean diskIsFull(Path file) {
    try {
      return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace() < NEEDED_OCTETS;
    } catch (IOException e) {
      return false;
    }
  }

  private static void migrate(Path file) {
    Flyway.configure(Database.class.getClassLoader())
        // A power cut may undo a migration, which is then done again, but never halve it.
        .dataSource(source(file, SynchronousMode.NORMAL))
        .locations("classpath:dev/platen/printer/store/migrations")
        // A database of a later version is refused, not half understood.
        .ignoreMigrationPatterns("")
        .loggers(MigrationLog.class.getName())
        .load()
        .migrate();
  }

  private static SQLiteDataSource source(Path file, SynchronousMode synchronous) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(synchronous);
    config.setBusyTimeout(5_000);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url(file));
    return source;
  }

  private int keepKeyCheck(Handle handle) {
    return handle.execute(
        "INSERT OR IGNORE INTO key_check (id, sealed) VALUES (1, ?)",
        key.seal(KEY_CHECK, FILE_NAME));
  }

  private static FileChannel lock(Path folder) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(LOCK_FILE_NAME);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (channel.tryLock() != null) {
          return channel;
        }
      } catch (OverlappingFileLockException e) {
        // Another printer in this process; answered below like one in another process.
      }
      channel.close();
      throw new StoreException(
          folder,
          "Another printer is switched on with this state folder",
          "Switch it off, or choose another folder");
    } catch (IOException e) {
      throw new StoreException(
          folder,
          "The state folder cannot be used (" + e.getClass().getSimpleName() + ")",
          "Name a folder that the user who runs the printer may write to",
          e);
    }
  }

  private static boolean hasData(Path file) {
    try {
      return Files.exists(file) && Files.size(file) > 0;
    } catch (IOException e) {
      throw new StoreException(file, "The database cannot be read", RESTORE_OR_START_FRESH, e);
    }
  }

  /**
   * Looks for damage, and whether the key is the database's, without a chance to write: not even
   * the log is folded into the file.
   */
  private static void check(Path file, DeviceKey key) {
    try (InputStream stream = Files.newInputStream(file)) {
      if (!Arrays.equals(stream.readNBytes(SQLITE_HEADER.length), SQLITE_HEADER)) {
        throw new StoreException(file, "This is not a printer's database", RESTORE_OR_START_FRESH);
      }
    } catch (IOException e) {
      throw new StoreException(
          file,
          "The database cannot be read (" + e.getClass().getSimpleName() + ")",
          "Make it readable for the user who runs the printer, or restore it from a copy",
          e);
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection connection = config.createConnection(readOnlyUrl(file))) {
      Jdbi.create(connection)
          .useHandle(
              handle -> {
                checkPages(file, handle);
                checkKey(key, handle);
              });
    } catch (SQLException | JdbiException e) {
      throw new StoreException(
          file, "The database is damaged: " + firstLine(e), RESTORE_OR_START_FRESH, e);
    }
  }

  /** Without a log, SQLite may take the file for immutable, and leaves no files beside it. */
  private static String readOnlyUrl(Path file) {
    return hasData(file.resolveSibling(FILE_NAME + "-wal"))
        ? url(file)
        : url(file) + "?immutable=1";
  }

  /** A URI inside of a URL, so that no character of a path is taken for an option. */
  private static String url(Path file) {
    return "jdbc:sqlite:" + file.toUri();
  }

  private static void checkPages(Path file, Handle handle) {
    String finding = handle.createQuery("PRAGMA quick_check(1)").mapTo(String.class).one();
    if (!finding.equals("ok")) {
      throw new StoreException(
          file, "The database is damaged: " + finding.lines().toList(), RESTORE_OR_START_FRESH);
    }
  }

  private static void checkKey(DeviceKey key, Handle handle) {
    // A power cut during the very first start can leave a database without its tables.
    boolean hasTable =
        handle
            .createQuery("SELECT count(*) > 0 FROM sqlite_schema WHERE name = 'key_check'")
            .mapTo(Boolean.class)
            .one();
    if (hasTable) {
      handle
          .createQuery("SELECT sealed FROM key_check")
          .mapTo(byte[].class)
          .findOne()
          .ifPresent(kept -> key.open(KEY_CHECK, kept));
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage())
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("");
  }

  /** The key for the secrets in this database. */
  public DeviceKey key() {
    return key;
  }

  /**
   * Reads in one consistent view.
   *
   * @throws StoreException where the database fails or is closed
   */
  public <T> T read(Function<Handle, T> work) {
    return write(work);
  }

  /**
   * Does all of {@code work} or, where it throws or the power is cut, nothing of it. Within another
   * work of the same thread it is a part of that one: both are done, or neither.
   *
   * @throws StoreException where the database fails or is closed
   */
  public <T> T write(Function<Handle, T> work) {
    turn.lock();
    try {
      return open.isPresent()
          ? work.apply(open.get())
          : jdbi.inTransaction(handle -> outermost(handle, work));
    } catch (JdbiException e) {
      throw new StoreException(
          file,
          "The database failed: " + firstLine(e),
          "Look at the disk it lies on; if it is sound, " + RESTORE_OR_START_FRESH,
          e);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Makes all {@link #write writes} of {@code work} one: where it throws or the power is cut, none
   * of them is done, and whoever asked by {@link #onUndone} reads again.
   *
   * @throws StoreException where the database fails or is closed
   */
  public void inOneStep(Runnable work) {
    turn.lock();
    try {
      write(
          handle -> {
            work.run();
            return true;
          });
    } catch (RuntimeException e) {
      undone.forEach(Database::reread);
      throw e;
    } finally {
      turn.unlock();
    }
  }

  private static void reread(Runnable unit) {
    try {
      unit.run();
    } catch (StoreException e) {
      // Closed, or broken for good: there is nothing to read.
    }
  }

  /**
   * Runs {@code reread} after a step was undone: whoever holds in memory what is in the database
   * reads it again. It is run by the thread of the step, on its turn.
   */
  public void onUndone(Runnable reread) {
    undone.add(reread);
  }

  private <T> T outermost(Handle handle, Function<Handle, T> work) {
    open = Optional.of(handle);
    try {
      return work.apply(handle);
    } finally {
      open = Optional.empty();
    }
  }

  /** Waits for the transaction under way and closes; whatever comes later fails. */
  @Override
  public void close() {
    turn.lock();
    try {
      closeConnection();
      release(folderLock);
    } finally {
      turn.unlock();
    }
  }

  private void closeConnection() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StoreException(
          file, "The database cannot be closed: " + firstLine(e), "Look at the disk", e);
    }
  }

  private static void release(FileChannel folderLock) {
    try {
      folderLock.close();
    } catch (IOException e) {
      throw new IllegalStateException("A lock that cannot be released", e);
    }
  }
}
