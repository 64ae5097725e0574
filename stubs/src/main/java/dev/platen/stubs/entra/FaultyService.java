package dev.platen.stubs.entra;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Mishap;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.http.Request;
import dev.platen.stubs.entra.http.Service;
import dev.platen.stubs.fault.FaultAction;
import dev.platen.stubs.fault.Faults;
import dev.platen.stubs.fault.Occasion;
import dev.platen.stubs.fault.net.Hold;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;

/** Another service, at which something may go wrong. */
final class FaultyService implements Service {
  private final Service service;
  private final BiFunction<Request, Integer, Reply> troubles;
  private final Directory directory;
  private final Faults faults;
  private final ScheduledExecutorService scheduler;

  /**
   * @param troubles makes the reply with an AADSTS number
   */
  FaultyService(
      Service service,
      BiFunction<Request, Integer, Reply> troubles,
      Directory directory,
      Faults faults,
      ScheduledExecutorService scheduler) {
    this.service = service;
    this.troubles = troubles;
    this.directory = directory;
    this.faults = faults;
    this.scheduler = scheduler;
  }

  @Override
  public Reply answer(Request request) {
    if (!faults.hasAny(FaultAction.Http.class)) {
      return service.answer(request);
    }
    Occasion occasion =
        Occasion.of(request.clientAddress(), Set.of(request.host()))
            .tenant(tenants(request))
            .path(request.path());
    Optional<FaultAction.Http> fault = faults.ask(FaultAction.Http.class, occasion);
    if (fault.isEmpty()) {
      return service.answer(request);
    }
    return switch (fault.get()) {
      case FaultAction.Status status -> reply(status);
      case FaultAction.Trouble(int number) -> troubles.apply(request, number);
      case FaultAction.ResetRequest it -> Mishap.reset();
      case FaultAction.Garbage it -> Mishap.garbage();
      case FaultAction.TruncatedBody(int octets) ->
          Mishap.truncated(service.answer(request), octets);
      case FaultAction.LateReply(Duration delay) -> {
        hold(delay);
        yield service.answer(request);
      }
    };
  }

  private static Reply reply(FaultAction.Status status) {
    Reply reply =
        status.body().isEmpty()
            ? Reply.empty(status.status())
            : Reply.of(status.status(), "application/json; charset=utf-8", status.body());
    return status
        .retryAfter()
        .map(seconds -> reply.with("Retry-After", seconds.toString()))
        .orElse(reply);
  }

  private void hold(Duration delay) {
    try {
      Hold.until(delay, scheduler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RejectedExecutionException e) {
      // The bench closes; nobody needs to wait any longer.
      return;
    }
  }

  /** By the path, by the user who is signing in, or by the application, as far as they tell. */
  private Set<String> tenants(Request request) {
    Optional<Tenant> named =
        request.segments().stream()
            .findFirst()
            .flatMap(directory::tenant)
            .or(() -> request.form().value("loginfmt").flatMap(directory::homeOf))
            .or(
                () ->
                    request
                        .form()
                        .value("client_id")
                        .flatMap(Call::uuid)
                        .flatMap(id -> directory.tenantsOf(id).stream().findFirst()));
    Set<String> names = new HashSet<>();
    named.ifPresent(
        tenant -> {
          names.add(tenant.id().toString());
          names.addAll(tenant.domains());
        });
    return names;
  }
}
