package dev.platen.printer.network;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** For mail settings with Certificate Validation disabled: encrypts, but asks nobody's name. */
final class UncheckedTrustManager implements X509TrustManager {
  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
