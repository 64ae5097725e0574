package dev.platen.stubs.entra.authority;

import dev.platen.stubs.entra.http.Request;

/**
 * The address under which a client reached the service, without a path. Under one of Microsoft's
 * names (at the usual port) documents name {@code https://login.microsoftonline.com}; under any
 * other, for example {@code localhost:8443}, they name that, so that a client works without any
 * mapping of names.
 *
 * @param base scheme and authority that documents name
 */
public record Address(String base) {

  public static Address of(Request request) {
    ServiceFacts facts = ServiceFacts.FACTS;
    if (!facts.hosts().contains(request.host())) {
      return new Address(request.scheme() + "://" + request.authority());
    }
    String port = request.authority().substring(request.host().length());
    boolean usual = port.isEmpty() || port.equals(":443");
    return new Address("https://" + facts.loginHost() + (usual ? "" : port));
  }
}
