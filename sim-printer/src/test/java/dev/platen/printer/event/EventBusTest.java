package dev.platen.printer.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.event.DeviceEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBusTest {
  private static final DeviceEvent EVENT = DeviceEvent.onPanel(Kind.LOGGED_OUT, "");

  private final EventBus bus = new EventBus();

  @Test
  void aListenerThatFailsKeepsTheEventFromNoOther() {
    List<DeviceEvent> heard = new ArrayList<>();
    bus.subscribe(
        event -> {
          throw new IllegalStateException("deaf");
        });
    bus.subscribe(heard::add);
    bus.publish(EVENT);
    assertThat(heard).containsExactly(EVENT);
  }

  @Test
  void whoeverClosesTheirHandleHearsNoMoreAndOthersDo() throws Exception {
    List<DeviceEvent> heard = new ArrayList<>();
    AutoCloseable first = bus.subscribe(heard::add);
    bus.subscribe(heard::add);
    first.close();
    bus.publish(EVENT);
    assertThat(heard).containsExactly(EVENT);
  }
}
