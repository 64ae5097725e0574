package dev.platen.stubs.entra;

import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.http.Request;
import dev.platen.stubs.entra.http.Service;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Several services on one port: each answers to names of its own, the first to all others. */
final class HostedServices implements Service {
  private final Service login;
  private final Map<String, Service> others = new ConcurrentHashMap<>();

  HostedServices(Service login) {
    this.login = login;
  }

  void add(List<String> hosts, Service service) {
    hosts.forEach(host -> others.put(host, service));
  }

  /** The one that answers to all names that no other has. */
  Service login() {
    return login;
  }

  @Override
  public Reply answer(Request request) {
    return others.getOrDefault(request.host(), login).answer(request);
  }
}
