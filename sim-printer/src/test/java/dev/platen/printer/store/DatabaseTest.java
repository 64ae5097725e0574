package dev.platen.printer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path temp;

  private Path used() throws IOException {
    Path folder = temp.resolve("state");
    try (Database database = Database.open(folder)) {
      String filler = "x".repeat(1000);
      for (int i = 0; i < 50; i++) {
        database.write(
            handle ->
                handle.execute(
                    """
                    INSERT INTO job
                      (type, received_at, result, pages, started_by, destination, file_name)
                    VALUES ('X', 0, 'X', 0, '', ?, '')
                    """,
                    filler));
      }
    }
    return folder;
  }

  private static Map<String, byte[]> contents(Path folder) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> !path.endsWith("printer.lock")).toList()) {
        contents.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  /** Opening fails, names {@code file}, and leaves every file as it was. */
  private static void refused(Path folder, Path file, String wrong) throws IOException {
    Map<String, byte[]> before = contents(folder);
    assertThatThrownBy(() -> Database.open(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(wrong)
        .satisfies(e -> assertThat(((StoreException) e).file()).isEqualTo(file));
    Map<String, byte[]> after = contents(folder);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach((name, bytes) -> assertThat(Arrays.equals(after.get(name), bytes)).isTrue());
  }

  @Test
  void everyNewPrinterOfAProcessHasTheSameTablesAndNothingOfAnother(@TempDir Path others) {
    List<List<String>> tables = new ArrayList<>();
    for (String name : List.of("one", "two", "two")) {
      try (Database database = Database.open(others.resolve(name))) {
        tables.add(
            database.read(
                handle ->
                    handle
                        .createQuery("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
                        .mapTo(String.class)
                        .list()));
        assertThat(
                database.<Integer>read(
                    handle ->
                        handle
                            .createQuery("SELECT count(*) FROM device")
                            .mapTo(Integer.class)
                            .one()))
            .isZero();
      }
      assertThat(others.resolve(name).resolve("printer.db.new")).doesNotExist();
    }
    assertThat(tables.getFirst()).hasSizeGreaterThan(5);
    assertThat(tables).allMatch(tables.getFirst()::equals);
  }

  @Test
  void keepsItsKeyForItsOwnerOnly() throws IOException {
    Path key = used().resolve("device.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void doesAllOrNothingOfATransaction() throws IOException {
    Path folder = used();
    try (Database database = Database.open(folder)) {
      assertThatThrownBy(
              () ->
                  database.write(
                      handle -> {
                        handle.execute("DELETE FROM job");
                        throw new IllegalStateException("half way");
                      }))
          .hasMessage("half way");
      assertThat(jobs(database)).isEqualTo(50);
    }
  }

  private static int jobs(Database database) {
    return database.read(
        handle -> handle.createQuery("SELECT count(*) FROM job").mapTo(Integer.class).one());
  }

  @Test
  void opensACopyOfItsFilesTakenInTheMiddleOfItsLife() throws IOException {
    Path folder = used();
    Path copy = Files.createDirectory(temp.resolve("copy"));
    try (Database database = Database.open(folder)) {
      database.write(handle -> handle.execute("DELETE FROM job WHERE number > 10"));
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
    }
    assertThat(copy.resolve("printer.db-wal")).isNotEmptyFile();
    try (Database database = Database.open(copy)) {
      assertThat(jobs(database)).isEqualTo(10);
    }
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws IOException {
    Path folder = used();
    Path file = folder.resolve("printer.db");
    Files.writeString(file, "Not a database, but long enough to be taken for one at first sight.");
    refused(folder, file, "not a printer's database");
  }

  @Test
  void refusesADamagedDatabase() throws IOException {
    Path folder = used();
    Path file = folder.resolve("printer.db");
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      // Everything after the schema's page.
      byte[] noise = new byte[(int) bytes.length() - 4096];
      Arrays.fill(noise, (byte) 0x5a);
      bytes.seek(4096);
      bytes.write(noise);
    }
    refused(folder, file, "damaged");
  }

  @Test
  void refusesATruncatedDatabase() throws IOException {
    Path folder = used();
    Path file = folder.resolve("printer.db");
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(bytes.length() / 2);
    }
    refused(folder, file, "damaged");
  }

  @Test
  void refusesADatabaseWithoutItsKey() throws IOException {
    Path folder = used();
    Files.delete(folder.resolve("device.key"));
    refused(folder, folder.resolve("device.key"), "missing");
  }

  @Test
  void refusesAKeyThatCannotBeRead() throws IOException {
    Path folder = used();
    Path key = folder.resolve("device.key");
    Files.delete(key);
    Files.createDirectory(key);
    assertThatThrownBy(() -> Database.open(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(key + ": The device key cannot be read")
        .hasMessageContaining("restore it");
  }

  @Test
  void liesInAFolderOfAnyName() throws IOException {
    Path folder = temp.resolve("50 % größer? #1");
    Database.open(folder).close();
    Database.open(folder).close();
    assertThat(folder.resolve("printer.db")).isNotEmptyFile();
  }

  @Test
  void refusesAKeyOfTheWrongSize() throws IOException {
    Path folder = used();
    Path key = folder.resolve("device.key");
    Files.write(key, new byte[7]);
    refused(folder, key, "7 bytes instead of 32");
  }

  @Test
  void leavesALogAloneToo() throws IOException {
    Path folder = used();
    Path copy = Files.createDirectory(temp.resolve("copy"));
    try (Database database = Database.open(folder)) {
      database.write(handle -> handle.execute("DELETE FROM job"));
      for (String name : List.of("printer.db", "printer.db-wal")) {
        Files.copy(folder.resolve(name), copy.resolve(name));
      }
    }
    byte[] log = Files.readAllBytes(copy.resolve("printer.db-wal"));
    byte[] main = Files.readAllBytes(copy.resolve("printer.db"));
    Files.write(copy.resolve("device.key"), new byte[32]);
    assertThatThrownBy(() -> Database.open(copy)).hasMessageContaining("does not open");
    assertThat(Arrays.equals(Files.readAllBytes(copy.resolve("printer.db")), main)).isTrue();
    assertThat(Arrays.equals(Files.readAllBytes(copy.resolve("printer.db-wal")), log)).isTrue();
  }

  @Test
  void refusesAnotherPrintersKey() throws IOException {
    Path folder = used();
    Path key = folder.resolve("device.key");
    Files.write(key, new byte[32]);
    refused(folder, key, "does not open");
  }

  @Test
  void refusesALogWithoutItsDatabase() throws IOException {
    Path folder = used();
    Files.delete(folder.resolve("printer.db"));
    Files.write(folder.resolve("printer.db-wal"), new byte[100]);
    refused(folder, folder.resolve("printer.db"), "missing");
  }

  @Test
  void refusesADatabaseOfALaterVersion() throws Exception {
    Path folder = used();
    Path file = folder.resolve("printer.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO flyway_schema_history
            (installed_rank, version, description, type, script, checksum, installed_by,
             execution_time, success)
          VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', 1, '', 1, 1)
          """);
    }
    assertThatThrownBy(() -> Database.open(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining("does not fit this version");
  }

  @Test
  void refusesAStateFolderThatIsAFile() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("Name a folder");
  }

  @Test
  void refusesASecondPrinterInTheSameFolder() throws IOException {
    Path folder = used();
    try (Database first = Database.open(folder)) {
      assertThatThrownBy(() -> Database.open(folder))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("Another printer");
      assertThat(jobs(first)).isEqualTo(50);
    }
    Database.open(folder).close();
  }

  @Test
  void startsFromAnEmptyFileThatAPowerCutLeft() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("cut"));
    Files.createFile(folder.resolve("printer.db"));
    try (Database database = Database.open(folder)) {
      assertThat(jobs(database)).isZero();
    }
  }

  @Test
  void opensASecretOnlyForThePurposeItWasSealedFor() throws IOException {
    try (Database database = Database.open(used())) {
      byte[] locked = database.key().seal("tokens", "secret");
      assertThat(database.key().open("tokens", locked)).isEqualTo("secret");
      assertThatThrownBy(() -> database.key().open("mail password", locked))
          .isInstanceOf(StoreException.class)
          .hasMessageNotContaining("secret");
    }
  }
}
