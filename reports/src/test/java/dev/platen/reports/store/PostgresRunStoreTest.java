package dev.platen.reports.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The same on a real PostgreSQL, which is started for it and thrown away. */
final class PostgresRunStoreTest extends RunStoreContract {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static PostgresServer server;
  private String place = "";

  @BeforeAll
  static void start() throws Exception {
    Assumptions.assumeTrue(PostgresServer.installed(), PostgresServer.MISSING);
    server = PostgresServer.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.stop();
    }
  }

  /** Before the contract opens its store: a superclass's method would come first otherwise. */
  @Override
  @BeforeEach
  void open() {
    String schema = "s" + SCHEMAS.incrementAndGet();
    server.execute("CREATE SCHEMA " + schema);
    place = server.url() + "&currentSchema=" + schema;
    super.open();
  }

  @Override
  String place() {
    return place;
  }

  /** The server ends the connection, as it does when somebody restarts it. */
  @Override
  void interrupt() {
    server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in"
            + " transaction'");
  }
}
