package dev.platen.stubs.directory;

import dev.platen.stubs.entra.fact.Facts;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The administrators' web sites, from {@code centers.yaml}, and the applications that people sign
 * in to on them. They are in every organization without being registered there.
 */
public final class FirstParty {
  private static final Sites SITES = Facts.read("centers.yaml", Sites.class);

  private static final List<Application> APPLICATIONS =
      SITES.centers().stream().map(FirstParty::application).toList();

  private FirstParty() {}

  /**
   * One web site.
   *
   * @param key names it in this program: {@code entra}, {@code exchange}, {@code office}
   * @param title as its pages have it
   * @param hosts names that it answers to, the best known first
   * @param clientId of its application
   * @param application the application's name
   * @param source where the row is from
   * @param mark how sure it is
   */
  public record Center(
      String key,
      String title,
      List<String> hosts,
      UUID clientId,
      String application,
      String source,
      String mark) {

    /** The name by which a browser finds it on this machine without being told. */
    public String localHost() {
      return hosts.getLast();
    }
  }

  private record Sites(List<Center> centers, String callback) {}

  private static Application application(Center center) {
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    return new Application(
        center.clientId(),
        center.application(),
        false,
        true,
        Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
        center.hosts().stream().map(host -> "https://" + host + SITES.callback()).toList());
  }

  /** All web sites. */
  public static List<Center> centers() {
    return SITES.centers();
  }

  /** The names of all web sites. */
  public static List<String> hosts() {
    return SITES.centers().stream().flatMap(center -> center.hosts().stream()).toList();
  }

  /** The path to which a person comes back from signing in. */
  public static String callback() {
    return SITES.callback();
  }

  /** The application with this client id, where it is one of Microsoft's own. */
  public static Optional<Application> application(UUID clientId) {
    return APPLICATIONS.stream().filter(app -> app.clientId().equals(clientId)).findFirst();
  }
}
