package dev.platen.printer.http;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a TLS server shows and signs with.
 *
 * @param chain the server's certificate first, then each one's issuer
 */
public record KeyChain(PrivateKey key, List<X509Certificate> chain) {
  public KeyChain {
    chain = List.copyOf(chain);
  }

  public X509Certificate certificate() {
    return chain.getFirst();
  }

  @Override
  public String toString() {
    return "KeyChain[" + certificate().getSubjectX500Principal() + ", " + chain.size() + "]";
  }
}
