package dev.platen.printer.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate of a printer's Web Config: self-signed (EC P-256), as a printer leaves the
 * factory, or one of a certification authority that an administrator imported. The self-signed one
 * is made at the first connection, kept in the printer's folder, and made anew when the printer has
 * got another address or, even while it runs, another name. The key is held in memory: reading it
 * from its file again at each handshake would cost more than the handshake.
 */
public final class PrinterCertificate extends X509ExtendedKeyManager {
  private static final Logger LOG = LoggerFactory.getLogger(PrinterCertificate.class);
  private static final String ALIAS = "printer";
  private static final String IMPORTED_ALIAS = "imported";
  private static final String FILE = "web-config.pem";
  private static final String IMPORTED_FILE = "web-config-ca-signed.pem";

  /** Is there while the imported certificate is used. */
  private static final String CHOICE_FILE = "web-config-ca-signed.used";

  private static final Duration LIFETIME = Duration.ofDays(3650);
  // RFC 5280 section 4.2.1.6
  private static final int SAN_TYPE_IP = 7;

  private final Path folder;
  private final Path file;
  private final Clock clock;
  private final Supplier<String> commonName;
  private final Set<String> addresses;
  private final Path importedFile;
  private final Path choiceFile;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private @Nullable Entry entry;
  private Optional<KeyChain> imported = Optional.empty();
  private boolean usesImported;

  private record Entry(PrivateKey key, X509Certificate certificate) {
    boolean isOf(String name) {
      return certificate.getSubjectX500Principal().equals(new X500Principal("CN=" + name));
    }
  }

  /**
   * @param folder the printer's state folder, made if it is not there
   * @param clock the printer's; its certificate is as wrong as its clock
   * @param commonName the printer's host name, asked at each connection
   * @param addresses IPv4 addresses that it answers on
   * @throws UncheckedIOException where the folder cannot be made
   */
  public PrinterCertificate(
      Path folder, Clock clock, Supplier<String> commonName, Set<String> addresses) {
    this.folder = folder;
    this.file = folder.resolve(FILE);
    this.importedFile = folder.resolve(IMPORTED_FILE);
    this.choiceFile = folder.resolve(CHOICE_FILE);
    this.clock = clock;
    this.commonName = commonName;
    this.addresses = new TreeSet<>(addresses);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The printer's folder " + folder + " cannot be made; choose one that can be written", e);
    }
    this.imported = loadImported();
    this.usesImported = imported.isPresent() && Files.exists(choiceFile);
  }

  /** A TLS context that shows this certificate and asks clients for none. */
  public SSLContext sslContext() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {this}, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no TLS", e);
    }
  }

  /** Calls {@code listener} after each change of what is shown to new connections. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Makes the self-signed certificate anew where the printer has another name than it says. */
  public void refresh() {
    boolean outdated;
    synchronized (this) {
      outdated = entry != null && !entry.isOf(commonName.get());
    }
    if (outdated) {
      entry();
      listeners.forEach(Runnable::run);
    }
  }

  /** The printer's own certificate. */
  public X509Certificate selfSigned() {
    return entry().certificate();
  }

  /** The certificate that was imported, used or not. */
  public synchronized Optional<KeyChain> imported() {
    return imported;
  }

  public synchronized boolean usesImported() {
    return usesImported;
  }

  /** Keeps a checked certificate and shows it from now on; another that was imported is lost. */
  public void install(KeyChain chain) {
    change(
        () -> {
          write(importedFile, chain);
          imported = Optional.of(chain);
          choose(true);
        });
  }

  /**
   * Chooses between the imported and the self-signed certificate.
   *
   * @throws IllegalStateException where none was imported
   */
  public void useImported(boolean use) {
    change(
        () -> {
          if (use && imported.isEmpty()) {
            throw new IllegalStateException("No certificate was imported");
          }
          choose(use);
        });
  }

  /** Forgets the imported certificate and its key, and shows the self-signed one. */
  public void deleteImported() {
    change(
        () -> {
          choose(false);
          Files.deleteIfExists(importedFile);
          imported = Optional.empty();
        });
  }

  private interface Work {
    void run() throws IOException;
  }

  private void change(Work work) {
    synchronized (this) {
      try {
        work.run();
      } catch (IOException e) {
        throw new UncheckedIOException("Keeping the certificate in " + folder, e);
      }
    }
    listeners.forEach(Runnable::run);
  }

  private void choose(boolean use) throws IOException {
    if (use && !Files.exists(choiceFile)) {
      Files.createFile(choiceFile);
    } else if (!use) {
      Files.deleteIfExists(choiceFile);
    }
    usesImported = use;
  }

  private Optional<KeyChain> loadImported() {
    if (!Files.exists(importedFile)) {
      return Optional.empty();
    }
    try (PEMParser in = new PEMParser(Files.newBufferedReader(importedFile))) {
      PrivateKey key = new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) in.readObject());
      List<X509Certificate> chain = new ArrayList<>();
      for (Object part = in.readObject(); part != null; part = in.readObject()) {
        chain.add(new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) part));
      }
      return Optional.of(new KeyChain(key, chain));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      LOG.warn("{} is damaged; the printer uses its self-signed certificate", importedFile);
      return Optional.empty();
    }
  }

  private synchronized Optional<KeyChain> importedInUse() {
    return usesImported ? imported : Optional.empty();
  }

  private synchronized Entry entry() {
    Entry known = entry;
    String name = commonName.get();
    if (known == null || !known.isOf(name)) {
      try {
        known = Files.exists(file) ? loadOrRenew(name) : renew(name);
      } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
        LOG.error("The certificate of Web Config in {} cannot be read or made", file, e);
        throw new IllegalStateException("The certificate in " + file + " cannot be used", e);
      }
      entry = known;
    }
    return known;
  }

  private Entry loadOrRenew(String name)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    Entry stored;
    try (PEMParser in = new PEMParser(Files.newBufferedReader(file))) {
      if (in.readObject() instanceof PrivateKeyInfo key
          && in.readObject() instanceof X509CertificateHolder certificate) {
        stored =
            new Entry(
                new JcaPEMKeyConverter().getPrivateKey(key),
                new JcaX509CertificateConverter().getCertificate(certificate));
      } else {
        LOG.warn("{} is damaged; the printer makes a new certificate", file);
        return renew(name);
      }
    } catch (IOException e) {
      LOG.warn("{} is damaged; the printer makes a new certificate", file);
      return renew(name);
    }
    return addressesOf(stored.certificate()).equals(addresses) && stored.isOf(name)
        ? stored
        : renew(name);
  }

  private static Set<String> addressesOf(X509Certificate certificate)
      throws CertificateParsingException {
    var names = certificate.getSubjectAlternativeNames();
    return names == null
        ? Set.of()
        : names.stream()
            .filter(name -> name.getFirst().equals(SAN_TYPE_IP))
            .map(name -> name.get(1).toString())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private Entry renew(String name)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    Entry made = new Entry(pair.getPrivate(), selfSigned(pair, name));
    store(made);
    return made;
  }

  @SuppressWarnings("JavaUtilDate") // the builder's interface
  private X509Certificate selfSigned(KeyPair pair, String commonName)
      throws CertIOException, GeneralSecurityException, OperatorCreationException {
    Instant now = clock.instant();
    var name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
    var sans =
        new GeneralNames(
            addresses.stream()
                .map(address -> new GeneralName(GeneralName.iPAddress, address))
                .toArray(GeneralName[]::new));
    var builder =
        new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(127, new SecureRandom()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(LIFETIME)),
                name,
                pair.getPublic())
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
            .addExtension(Extension.subjectAlternativeName, false, sans);
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  /**
   * The key without a password, for whoever may read the file could read one too; the file's mode
   * protects it. Writes beside and moves, so that a power cut leaves the old file or the new one.
   */
  private void store(Entry made) throws IOException {
    write(file, new KeyChain(made.key(), List.of(made.certificate())));
  }

  private void write(Path target, KeyChain chain) throws IOException {
    Path beside =
        folder.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? Files.createTempFile(
                folder,
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
            : Files.createTempFile(folder, FILE, ".new");
    try (JcaPEMWriter out = new JcaPEMWriter(Files.newBufferedWriter(beside))) {
      out.writeObject(new JcaPKCS8Generator(chain.key(), null));
      for (X509Certificate certificate : chain.chain()) {
        out.writeObject(certificate);
      }
    }
    Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private @Nullable String aliasFor(String keyType) {
    Optional<KeyChain> chain = importedInUse();
    if (chain.isEmpty()) {
      return keyType.startsWith("EC") ? ALIAS : null;
    }
    String algorithm = chain.get().certificate().getPublicKey().getAlgorithm();
    return keyType.equals(algorithm) || (algorithm.equals("EC") && keyType.startsWith("EC"))
        ? IMPORTED_ALIAS
        : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    return aliasFor(keyType);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    String alias = aliasFor(keyType);
    return alias == null ? null : new String[] {alias};
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, Socket socket) {
    return aliasFor(keyType);
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return chain(alias).chain().toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return chain(alias).key();
  }

  private KeyChain chain(String alias) {
    Optional<KeyChain> chain = alias.equals(IMPORTED_ALIAS) ? imported() : Optional.empty();
    return chain.orElseGet(() -> new KeyChain(entry().key(), List.of(entry().certificate())));
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }
}
