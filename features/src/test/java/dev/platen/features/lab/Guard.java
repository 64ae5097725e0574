package dev.platen.features.lab;

import dev.platen.features.device.InfrastructureException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.opentest4j.TestAbortedException;

/**
 * Stands before a driver. Where something went wrong, it looks whether the printer is still there
 * and well: if not, the lab has failed and not the firmware.
 */
final class Guard {
  private Guard() {}

  static <T> T before(Class<T> capability, T driver, DeviceWatch watch) {
    return capability.cast(
        Proxy.newProxyInstance(
            capability.getClassLoader(),
            new Class<?>[] {capability},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(driver, arguments);
              } catch (InvocationTargetException e) {
                throw verdict(e.getCause() == null ? e : e.getCause(), watch);
              }
            }));
  }

  /** What a failure means. */
  static Throwable verdict(Throwable failure, DeviceWatch watch) {
    if (failure instanceof InfrastructureException || failure instanceof TestAbortedException) {
      return failure;
    }
    Optional<String> trouble = watch.trouble();
    if (trouble.isPresent()) {
      return new InfrastructureException(trouble.get(), failure);
    }
    // The printer is well but for its pages.
    if (failure instanceof TimeoutException) {
      return new AssertionError("A page of the printer did not come in time", failure);
    }
    if (failure instanceof WebDriverException) {
      return new InfrastructureException(
          "The browser could not do it, though the printer answers: "
              + String.valueOf(failure.getMessage()).lines().findFirst().orElse(""),
          failure);
    }
    return failure;
  }
}
