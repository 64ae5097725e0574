package dev.platen.features.browser;

import java.util.function.UnaryOperator;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.CommandExecutor;
import org.openqa.selenium.remote.SessionId;

/** Where somebody who measures can look at every command that goes to a browser. */
public final class CommandTap {
  private static volatile UnaryOperator<CommandExecutor> tap = UnaryOperator.identity();

  private CommandTap() {}

  /**
   * Has the commands to browsers that are started from now on go through what {@code tap} makes.
   */
  public static void through(UnaryOperator<CommandExecutor> tap) {
    CommandTap.tap = tap;
  }

  static ChromeDriver start(ChromeDriverService service, ChromeOptions options) {
    return new Tapped(service, options);
  }

  private static final class Tapped extends ChromeDriver {
    private final ChromeDriverService service;

    Tapped(ChromeDriverService service, ChromeOptions options) {
      super(service, options);
      this.service = service;
      setCommandExecutor(tap.apply(getCommandExecutor()));
    }

    @Override
    public void quit() {
      if (service instanceof GridService grid) {
        SessionId session = getSessionId();
        if (session != null) {
          grid.end(session);
        }
      } else {
        super.quit();
      }
    }
  }
}
