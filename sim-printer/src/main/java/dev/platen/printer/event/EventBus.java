package dev.platen.printer.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who listen what happened in the printer. They are told one after the other on the
 * thread of whoever publishes, so that what a listener writes is on the disk when the page answers.
 * Safe for use by many threads.
 *
 * <pre>{@code
 * var subscription = bus.subscribe(event -> log.add(event));
 * bus.publish(DeviceEvent.ofPrinter(Kind.MAIL_SIGN_IN_EXPIRED, "17"));
 * }</pre>
 */
public final class EventBus {
  private static final Logger log = LoggerFactory.getLogger(EventBus.class);

  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

  /** Adds a listener until the returned handle is closed. */
  public AutoCloseable subscribe(Consumer<DeviceEvent> listener) {
    Subscription subscription = new Subscription(listener);
    subscriptions.add(subscription);
    return () -> subscriptions.remove(subscription);
  }

  /** Tells everybody; one that throws does not keep it from the others. */
  public void publish(DeviceEvent event) {
    for (Subscription subscription : subscriptions) {
      try {
        subscription.listener.accept(event);
      } catch (RuntimeException e) {
        log.warn("A listener failed at {}", event.kind(), e);
      }
    }
  }

  /** Of its own identity, so that the same listener can be added twice and removed once. */
  private static final class Subscription {
    private final Consumer<DeviceEvent> listener;

    Subscription(Consumer<DeviceEvent> listener) {
      this.listener = listener;
    }
  }
}
