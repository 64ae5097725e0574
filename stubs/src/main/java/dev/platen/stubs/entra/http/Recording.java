package dev.platen.stubs.entra.http;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A service whose answers are passed on and kept.
 *
 * @param service its address without a path, for example {@code https://login.microsoftonline.com}
 * @param folder where a mapping is kept for each answer
 * @param trust whom to believe that it is the service; the machine's authorities where it is empty
 */
public record Recording(URI service, Path folder, Optional<SSLContext> trust) {

  /**
   * @throws IllegalArgumentException where the address is not one of HTTPS without a path
   */
  public Recording {
    boolean bare = service.getPath() == null || service.getPath().matches("/?");
    if (!"https".equals(service.getScheme()) || service.getHost() == null || !bare) {
      throw new IllegalArgumentException(
          "What is recorded needs an address such as https://login.microsoftonline.com, not "
              + service);
    }
  }
}
