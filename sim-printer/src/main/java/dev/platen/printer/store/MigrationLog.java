package dev.platen.printer.store;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes Flyway's log on lower: that a database is up to date is no news when many printers are
 * switched on, and what goes wrong is told by the exception. Flyway makes it by its class name.
 */
public final class MigrationLog implements LogCreator {

  @Override
  public Log createLogger(Class<?> type) {
    return new Lowered(LoggerFactory.getLogger(type));
  }

  private static final class Lowered implements Log {
    private final Logger log;

    Lowered(Logger log) {
      this.log = log;
    }

    @Override
    public void debug(String message) {
      log.trace(message);
    }

    @Override
    public void info(String message) {
      log.debug(message);
    }

    @Override
    public void notice(String message) {
      log.debug(message);
    }

    @Override
    public void warn(String message) {
      log.info(message);
    }

    @Override
    public void error(String message) {
      log.info(message);
    }

    @Override
    public void error(String message, Exception e) {
      log.info(message, e);
    }
  }
}
