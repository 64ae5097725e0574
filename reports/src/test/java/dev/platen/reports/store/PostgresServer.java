package dev.platen.reports.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL of this machine's binaries, in a temporary folder, for as long as a test runs. */
final class PostgresServer {
  static final String MISSING =
      "PostgreSQL's server is not on this machine (initdb in /usr/lib/postgresql/*/bin or on the"
          + " PATH), or a root user has no user postgres to run it as";
  private final Path folder;
  private final Path binaries;
  private final int port;

  private PostgresServer(Path folder, Path binaries, int port) {
    this.folder = folder;
    this.binaries = binaries;
    this.port = port;
  }

  static boolean installed() throws IOException {
    return binaries().isPresent()
        && (!root() || Files.readString(Path.of("/etc/passwd")).contains("\npostgres:"));
  }

  private static boolean root() {
    return System.getProperty("user.name", "").equals("root");
  }

  private static Optional<Path> binaries() throws IOException {
    List<Path> folders = new ArrayList<>();
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions
            .sorted(Comparator.reverseOrder())
            .forEach(version -> folders.add(version.resolve("bin")));
      }
    }
    for (String entry : System.getenv().getOrDefault("PATH", "").split(":")) {
      folders.add(Path.of(entry));
    }
    return folders.stream()
        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
        .filter(bin -> Files.isExecutable(bin.resolve("pg_ctl")))
        .findFirst();
  }

  static PostgresServer start() throws IOException, InterruptedException {
    Path binaries = binaries().orElseThrow(() -> new IllegalStateException(MISSING));
    Path folder = Files.createTempDirectory("platen-postgres");
    if (root()) {
      // The server refuses to run as root; its own user has to reach the folder.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    PostgresServer server = new PostgresServer(folder, binaries, port);
    server.run(
        "initdb",
        "-D",
        server.data(),
        "-U",
        "platen",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-locale",
        "--no-sync",
        "--no-instructions");
    server.run(
        "pg_ctl",
        "-D",
        server.data(),
        "-w",
        "-s",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p "
            + port
            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
            + " -c fsync=off -c max_connections=40 -c shared_buffers=16MB",
        "start");
    return server;
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    command.add(binaries.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path output = folder.resolve(program + ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(program + " failed: " + Files.readString(output));
    }
  }

  /** As a run store takes it. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=platen";
  }

  void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  void stop() throws IOException, InterruptedException {
    run("pg_ctl", "-D", data(), "-m", "immediate", "-s", "-w", "stop");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
