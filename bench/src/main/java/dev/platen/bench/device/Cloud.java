package dev.platen.bench.device;

import java.nio.file.Path;

/** The cloud that a printer signs in to. */
public sealed interface Cloud {

  /**
   * The stubs, served by the machine that the run is on.
   *
   * @param address of this machine, to which the printer's name server leads Microsoft's names
   * @param clientId of the application that the firmware signs in as
   * @param authority folder of the authority that vouches for Microsoft's names
   * @param ports where the stubs listen
   */
  record BenchCloud(String address, String clientId, Path authority, CloudPorts ports)
      implements Cloud {}

  /**
   * An organization at Microsoft. Nothing is prepared or broken in it.
   *
   * @param applicationName what Microsoft's pages call the printer's application
   * @param recipient address of the mailbox that scans are sent to
   */
  record RealTenant(
      String tenantId,
      String applicationName,
      AccountReference administrator,
      AccountReference employee,
      String recipient)
      implements Cloud {}

  /** An account whose password is elsewhere. */
  record AccountReference(String name, SecretReference password) {}

  /** Ports of the stubs; 0 takes a free one. */
  record CloudPorts(int https, int smtp, int imap, int dns) {
    /** Where a real printer looks for them. */
    public static CloudPorts standard() {
      return new CloudPorts(443, 587, 993, 53);
    }
  }
}
