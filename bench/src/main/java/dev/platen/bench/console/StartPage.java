package dev.platen.bench.console;

import dev.platen.stubs.directory.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the start page shows. Holds no password.
 *
 * @param said what the last button did
 * @param ahead how far the bench's clock is ahead, as a phrase; empty where it is not
 */
public record StartPage(
    List<PrinterCard> printers,
    Tenant tenant,
    List<AccountRow> accounts,
    List<Service> services,
    String imap,
    String now,
    String ahead,
    String hostRules,
    String codeEntry,
    List<AdminCenter> adminCenters,
    @Nullable String said) {

  /** A printer and where its surfaces are. */
  public record PrinterCard(
      String id,
      String model,
      String firmware,
      String serialNumber,
      String panel,
      String webConfig,
      String tray,
      int sheets) {}

  /** An account; {@code smtpAuth} is {@code inherit}, {@code on} or {@code off}. */
  public record AccountRow(
      String key, String name, String role, String mailbox, int messages, String smtpAuth) {}

  /**
   * An administrators' web site.
   *
   * @param name Microsoft's, for browsers that are told where it is
   * @param local where every browser on this machine finds it
   */
  public record AdminCenter(String title, String name, String local) {}

  /** A server and its address. */
  public record Service(String name, String where) {}
}
