package dev.platen.printer.network;

import dev.platen.printer.network.NetworkSettings.Ip;
import dev.platen.printer.network.NetworkSettings.MailNetwork;
import dev.platen.printer.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** The saved network settings. */
public final class NetworkSettingsStore {
  private static final String STANDARD = "standard";
  private static final String ADDITIONAL = "additional";

  private final Database database;

  // Each connection asks; nobody else writes to this database.
  private volatile NetworkSettings current;

  /**
   * @param factoryName the device name at factory state
   */
  public NetworkSettingsStore(Database database, String factoryName) {
    this.database = database;
    this.current = load(database, factoryName);
    database.onUndone(() -> current = load(database, factoryName));
  }

  private static NetworkSettings load(Database database, String factoryName) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM network")
                .map(
                    (row, context) ->
                        settings(row, port(handle, STANDARD), port(handle, ADDITIONAL)))
                .findOne()
                .orElseGet(() -> NetworkSettings.factory(factoryName)));
  }

  private static NetworkSettings settings(ResultSet row, Ip standard, Ip additional)
      throws SQLException {
    return new NetworkSettings(
        row.getString("device_name"),
        standard,
        row.getBoolean("host_name_automatic"),
        row.getString("host_name"),
        row.getBoolean("domain_name_automatic"),
        row.getString("domain_name"),
        row.getBoolean("proxy_used"),
        row.getString("proxy_server"),
        row.getInt("proxy_port"),
        row.getBoolean("ipv6"),
        additional,
        MailNetwork.valueOf(row.getString("mail_network")));
  }

  private static Ip port(Handle handle, String name) {
    return handle
        .createQuery("SELECT * FROM network_port WHERE name = ?")
        .bind(0, name)
        .map(
            (row, context) ->
                new Ip(
                    row.getBoolean("address_automatic"),
                    row.getString("ip_address"),
                    row.getString("subnet_mask"),
                    row.getString("default_gateway"),
                    row.getBoolean("dns_automatic"),
                    row.getString("primary_dns"),
                    row.getString("secondary_dns")))
        .one();
  }

  /** The saved settings, or those from the factory. */
  public NetworkSettings read() {
    return current;
  }

  /** Saves; when this returns, the settings survive a power cut. */
  public void write(NetworkSettings settings) {
    database.write(
        handle -> {
          handle.execute(
              "INSERT OR REPLACE INTO network VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              settings.deviceName(),
              settings.automaticHostName(),
              settings.hostName(),
              settings.automaticDomainName(),
              settings.domainName(),
              settings.useProxy(),
              settings.proxyServer(),
              settings.proxyPort(),
              settings.ipv6(),
              settings.mailNetwork().name());
          write(handle, STANDARD, settings.standard());
          write(handle, ADDITIONAL, settings.additional());
          return true;
        });
    current = settings;
  }

  private static void write(Handle handle, String name, Ip ip) {
    handle.execute(
        "INSERT OR REPLACE INTO network_port VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        name,
        ip.automaticAddress(),
        ip.ipAddress(),
        ip.subnetMask(),
        ip.defaultGateway(),
        ip.automaticDns(),
        ip.primaryDns(),
        ip.secondaryDns());
  }
}
