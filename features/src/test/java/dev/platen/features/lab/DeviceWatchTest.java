package dev.platen.features.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.bench.device.DeviceFile;
import dev.platen.features.device.Identity;
import dev.platen.features.device.InfrastructureException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.opentest4j.TestAbortedException;

class DeviceWatchTest {
  private static final DeviceFile DEVICE = DeviceFile.read(Path.of("../lab/second-floor.yaml"));
  private final Settable printer = new Settable();
  private final DeviceWatch watch = new DeviceWatch(DEVICE, printer);

  /** A printer that is what it is told to be. */
  private static final class Settable implements Identity {
    private Who who = new Who("EPSON PX-B600F Series", "X3B1000123", "05.23.XF24Q9");
    private State state = State.IDLE;
    private long upSeconds = 1000;

    @Override
    public Who who() {
      return who;
    }

    @Override
    public Condition condition() {
      return new Condition(state, Set.of("jammed"), Optional.of(Duration.ofSeconds(upSeconds)));
    }
  }

  @Test
  void theDescribedPrinterIsWellUnderTheNameThatItsProtocolGivesIt() {
    assertThat(watch.trouble()).isEmpty();
  }

  @Test
  void anotherFirmwareIsToldWithBothVersions() {
    printer.who = new Identity.Who("PX-B600F", "X3B1000123", "05.26.XF09QB");

    assertThatThrownBy(watch::requireWell)
        .isInstanceOf(InfrastructureException.class)
        .hasMessageContaining(
            "has the firmware 05.26.XF09QB, but the device file names 05.23.XF24Q9")
        .hasMessageContaining("Install that one, or name the other.");
  }

  @Test
  void anotherPrinterAtTheAddressIsToldByItsSerialNumber() {
    printer.who = new Identity.Who("PX-B600F", "X3B1000999", "05.23.XF24Q9");

    assertThat(watch.trouble().orElseThrow())
        .contains("has the serial number X3B1000999, but second-floor is X3B1000123")
        .contains("Its address may have changed");
  }

  @Test
  void anotherModelIsTold() {
    printer.who = new Identity.Who("PX-B600FX", "X3B1000123", "05.23.XF24Q9");

    assertThat(watch.trouble().orElseThrow()).contains("is a \"PX-B600FX\"");
  }

  @Test
  void aRestartIsToldOnceAndNotWhereTheMainsWereCutOnPurpose() {
    assertThat(watch.trouble()).isEmpty();
    printer.upSeconds = 5;

    assertThat(watch.trouble().orElseThrow())
        .contains("has restarted by itself: it was up for 1000 s, and now for 5 s");
    assertThat(watch.trouble()).isEmpty();

    watch.expectRestart();
    printer.upSeconds = 1;
    assertThat(watch.trouble()).isEmpty();
  }

  @Test
  void aPrinterThatHasStoppedIsToldWithTheReason() {
    printer.state = Identity.State.STOPPED;

    assertThat(watch.trouble().orElseThrow()).contains("has stopped: [jammed]");
  }

  @Test
  void aFailureAtAWellPrinterIsTheFirmwaresAndAtAnUnwellOneTheLabs() {
    AssertionError failure = new AssertionError("no such button");

    assertThat(Guard.verdict(failure, watch)).isSameAs(failure);

    printer.state = Identity.State.STOPPED;
    assertThat(Guard.verdict(failure, watch))
        .isInstanceOf(InfrastructureException.class)
        .hasCause(failure);
  }

  @Test
  void aPageThatDoesNotComeFromAWellPrinterIsAFailureAndABrowserThatBreaksIsNot() {
    assertThat(Guard.verdict(new TimeoutException("20 s"), watch))
        .isInstanceOf(AssertionError.class);
    assertThat(Guard.verdict(new WebDriverException("crashed"), watch))
        .isInstanceOf(InfrastructureException.class);
  }

  @Test
  void aSkippedScenarioStaysSkipped() {
    TestAbortedException skipped = new TestAbortedException("no fax");
    printer.state = Identity.State.STOPPED;

    assertThat(Guard.verdict(skipped, watch)).isSameAs(skipped);
  }

  @Test
  void theGuardLetsResultsThroughAndTurnsFailures() {
    Runnable fine = Guard.before(Runnable.class, () -> {}, watch);
    Runnable failing =
        Guard.before(
            Runnable.class,
            () -> {
              throw new AssertionError("no such button");
            },
            watch);

    fine.run();
    assertThatThrownBy(failing::run)
        .isInstanceOf(AssertionError.class)
        .hasMessage("no such button");
    printer.state = Identity.State.STOPPED;
    assertThatThrownBy(failing::run).isInstanceOf(InfrastructureException.class);
  }
}
