package dev.platen.stubs.admin;

import dev.platen.stubs.admin.entra.EntraCenter;
import dev.platen.stubs.admin.exchange.ExchangeCenter;
import dev.platen.stubs.admin.office.OfficeCenter;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.FirstParty;
import dev.platen.stubs.entra.EntraId;
import dev.platen.stubs.entra.http.Service;
import dev.platen.stubs.exchange.ExchangeOnline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The web sites on which administrators look after their organization, beside the sign-in service
 * on its port:
 *
 * <table>
 * <caption>Web sites</caption>
 * <tr><td>{@code https://entra.microsoft.com}<td>Microsoft Entra admin center
 * <tr><td>{@code https://admin.exchange.microsoft.com}<td>Exchange admin center
 * <tr><td>{@code https://admin.microsoft.com}<td>Microsoft 365 admin center
 * </table>
 *
 * Whatever is done there goes through the operations that Java and the control API have.
 */
public final class AdminCenters {
  private AdminCenters() {}

  /** Opens the web sites; they close with the sign-in service. */
  public static void open(Directory directory, EntraId entra, ExchangeOnline exchange) {
    services(
            directory,
            entra::answer,
            new EntraCenter(directory, entra::signIns),
            new ExchangeCenter(directory, exchange::trace, exchange::smtpAuthClients),
            new OfficeCenter(directory))
        .forEach((site, service) -> entra.host(site.hosts(), service));
  }

  /**
   * What answers at each web site.
   *
   * @param login the sign-in service
   * @param all what the sites are about, one for each
   */
  static Map<FirstParty.Center, Service> services(
      Directory directory, Service login, Center... all) {
    Map<String, Center> centers =
        Stream.of(all).collect(Collectors.toMap(Center::key, center -> center));
    Map<FirstParty.Center, Service> services = new LinkedHashMap<>();
    for (FirstParty.Center site : FirstParty.centers()) {
      Center center = centers.get(site.key());
      if (center == null) {
        throw new IllegalStateException("Nobody has the pages of " + site.key());
      }
      services.put(site, new CenterService(site, center, directory, login));
    }
    return services;
  }
}
