package dev.platen.stubs.entra;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.entra.access.SignInEvent;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.http.Request;
import dev.platen.stubs.entra.http.Service;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The sign-in service and what is hosted beside it, without a transport. */
public final class InProcess implements Service {
  private final LoginService login;
  private final HostedServices hosted;

  public InProcess(Directory directory, Clock clock) {
    login = new LoginService(EntraSettings.onLoopback(clock), directory, Cloud.KEYS);
    hosted = new HostedServices(login);
  }

  /** The sign-in service alone. */
  public Service login() {
    return hosted.login();
  }

  public void host(List<String> names, Service service) {
    hosted.add(names, service);
  }

  public List<SignInEvent> signIns(UUID tenantId) {
    return login.signIns().of(tenantId);
  }

  @Override
  public Reply answer(Request request) {
    return hosted.answer(request);
  }
}
