package dev.platen.features.device;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** An HTTP proxy between the printer's network and the web. */
public interface WebProxy {
  /** An address that the printer reaches. */
  String host();

  int port();

  /**
   * The file with the certificate of the authority in whose name it inspects, for printers to
   * trust.
   *
   * @throws IllegalStateException for a proxy that does not inspect
   */
  Path certificate();

  /** The hosts that it was asked for, in order. */
  List<String> asked();

  /** When it was asked for a connection, each time, by the site's clock. */
  List<Instant> askedAt();
}
