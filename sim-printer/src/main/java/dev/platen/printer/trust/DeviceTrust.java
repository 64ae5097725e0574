package dev.platen.printer.trust;

import dev.platen.printer.store.Database;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;

/**
 * The roots that the printer trusts: the installed factory set and what persons imported. A change
 * counts for the next connection. Safe for use by many threads.
 */
public final class DeviceTrust implements TrustStore {
  private final Database database;
  private final Clock clock;
  private final List<X509Certificate> factoryRoots;
  private final String factoryVersion;
  private final ReentrantLock lock = new ReentrantLock();

  // Each connection asks; nobody else writes to this database.
  private volatile List<X509Certificate> anchors;

  /**
   * Opens it. At factory state the factory's roots are installed; later, where the update is
   * automatic and they are others than before, or of another version.
   *
   * @param factoryRoots those that the firmware carries
   * @param factoryVersion of that set
   */
  public DeviceTrust(
      Database database, Clock clock, List<X509Certificate> factoryRoots, String factoryVersion) {
    this.database = database;
    this.clock = clock;
    this.factoryRoots = List.copyOf(factoryRoots);
    this.factoryVersion = factoryVersion;
    if (firstStart() || (rootSet().automatic() && changed())) {
      install();
    }
    this.anchors = readAnchors();
  }

  private boolean firstStart() {
    return database.read(
        handle ->
            handle.createQuery("SELECT count(*) = 0 FROM root_set").mapTo(Boolean.class).one());
  }

  private boolean changed() {
    return !rootSet().version().equals(factoryVersion)
        || !new HashSet<>(installedRoots()).equals(new HashSet<>(factoryRoots));
  }

  private void install() {
    database.write(
        handle -> {
          handle.execute("DELETE FROM root_certificate");
          for (X509Certificate root : factoryRoots) {
            handle.execute("INSERT INTO root_certificate (der) VALUES (?)", der(root));
          }
          handle.execute("INSERT OR IGNORE INTO root_set VALUES (1, '', 0, TRUE)");
          return handle.execute(
              "UPDATE root_set SET version = ?, installed_at = ?",
              factoryVersion,
              clock.instant().toEpochMilli());
        });
  }

  /** The roots that the printer trusts now. */
  public List<X509Certificate> anchors() {
    return anchors;
  }

  @Override
  public RootSet rootSet() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT *, (SELECT count(*) FROM root_certificate) AS roots FROM root_set")
                .map(
                    (row, context) ->
                        new RootSet(
                            row.getString("version"),
                            Instant.ofEpochMilli(row.getLong("installed_at")),
                            row.getBoolean("automatic"),
                            row.getInt("roots")))
                .one());
  }

  @Override
  public void updateRoots() {
    lock.lock();
    try {
      install();
      anchors = readAnchors();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void setAutomaticUpdate(boolean automatic) {
    database.write(handle -> handle.execute("UPDATE root_set SET automatic = ?", automatic));
  }

  @Override
  public List<CaCertificate> imported() {
    return database.read(DeviceTrust::readImported);
  }

  private static List<CaCertificate> readImported(Handle handle) {
    return handle
        .createQuery("SELECT id, der FROM ca_certificate ORDER BY id")
        .map(
            (row, context) ->
                new CaCertificate(row.getLong("id"), certificate(row.getBytes("der"))))
        .list();
  }

  @Override
  public ImportResult add(byte[] file) {
    List<X509Certificate> found = parse(file);
    if (found.size() != 1) {
      return found.isEmpty() ? ImportResult.NOT_A_CERTIFICATE : ImportResult.SEVERAL;
    }
    X509Certificate certificate = found.getFirst();
    if (certificate.getBasicConstraints() < 0) {
      return ImportResult.NOT_A_CA;
    }
    if (clock.instant().isAfter(certificate.getNotAfter().toInstant())) {
      return ImportResult.EXPIRED;
    }
    lock.lock();
    try {
      List<CaCertificate> there = imported();
      if (there.stream().anyMatch(known -> known.certificate().equals(certificate))) {
        return ImportResult.DUPLICATE;
      }
      if (there.size() >= MAX_IMPORTED) {
        return ImportResult.TOO_MANY;
      }
      database.write(
          handle ->
              handle.execute("INSERT INTO ca_certificate (der) VALUES (?)", der(certificate)));
      anchors = readAnchors();
      return ImportResult.IMPORTED;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean delete(long id) {
    lock.lock();
    try {
      boolean deleted =
          database.write(
              handle -> handle.execute("DELETE FROM ca_certificate WHERE id = ?", id) > 0);
      anchors = readAnchors();
      return deleted;
    } finally {
      lock.unlock();
    }
  }

  private List<X509Certificate> readAnchors() {
    List<X509Certificate> all = new ArrayList<>(installedRoots());
    imported().forEach(each -> all.add(each.certificate()));
    return List.copyOf(all);
  }

  private List<X509Certificate> installedRoots() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT der FROM root_certificate ORDER BY id")
                .map((row, context) -> certificate(row.getBytes("der")))
                .list());
  }

  private static List<X509Certificate> parse(byte[] file) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(file))
          .stream()
          .filter(X509Certificate.class::isInstance)
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException e) {
      return List.of();
    }
  }

  private static X509Certificate certificate(byte[] der) {
    return parse(der).getFirst();
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("A certificate that was read can be written", e);
    }
  }
}
