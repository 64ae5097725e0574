package dev.platen.stubs.fault.net;

import dev.platen.stubs.ca.CertificateAuthority;
import dev.platen.stubs.fault.FaultAction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** TLS that something is wrong with, for one server. Safe for use by many threads. */
public final class TlsFaults {
  /** Long over for every clock that certificates here are meant for. */
  private static final Instant EXPIRY = Instant.parse("2020-01-01T00:00:00Z");

  /** Ahead of every clock that certificates here are meant for. */
  private static final Instant BEGINNING = Instant.parse("2049-01-01T00:00:00Z");

  private static final Instant END = Instant.parse("2049-12-31T23:59:59Z");

  private static final String OTHER_HOST = "other-host.platen.example";

  private final CertificateAuthority ca;
  private final List<String> names;
  private final Map<String, SSLContext> made = new ConcurrentHashMap<>();

  /**
   * @param names the server's own, as in its right certificate
   */
  public TlsFaults(CertificateAuthority ca, List<String> names) {
    this.ca = ca;
    this.names = List.copyOf(names);
  }

  /** What to negotiate with. Keys are made at their first use, and kept. */
  public SSLContext context(FaultAction.Tls fault) {
    return switch (fault) {
      case FaultAction.ExpiredCertificate it ->
          kept("expired", () -> ca.serverContextUntil(names, EXPIRY));
      case FaultAction.NotYetValidCertificate it ->
          kept("not yet valid", () -> ca.serverContextBetween(names, BEGINNING, END));
      case FaultAction.SelfSignedCertificate it ->
          kept("self-signed", () -> CertificateAuthority.selfSignedServerContext(names));
      case FaultAction.MissingIntermediate it ->
          kept("missing intermediate", () -> ca.intermediateServerContext(names, false));
      case FaultAction.WrongName it ->
          kept("wrong name", () -> ca.serverContext(List.of(OTHER_HOST)));
      case FaultAction.UnknownAuthority it ->
          kept("unknown", () -> CertificateAuthority.unknownServerContext(names));
      case FaultAction.OnlyProtocol it -> kept("right", () -> ca.serverContext(names));
      case FaultAction.CutHandshake it -> kept("right", () -> ca.serverContext(names));
    };
  }

  /** The versions of TLS to negotiate. */
  public static String[] protocols(FaultAction.Tls fault) {
    return fault instanceof FaultAction.OnlyProtocol(String protocol)
        ? new String[] {protocol}
        : new String[] {"TLSv1.3", "TLSv1.2"};
  }

  private SSLContext kept(String kind, Supplier<SSLContext> maker) {
    return made.computeIfAbsent(kind, key -> maker.get());
  }
}
