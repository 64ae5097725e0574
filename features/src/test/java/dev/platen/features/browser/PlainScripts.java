package dev.platen.features.browser;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.remote.Command;
import org.openqa.selenium.remote.CommandExecutor;
import org.openqa.selenium.remote.DriverCommand;
import org.openqa.selenium.remote.Response;

/**
 * Sends scripts that deal in plain values, not in elements, by the browser's own protocol: a
 * WebDriver script brings some ten thousand characters along each time that know how to pass
 * elements, which costs as much as all else that a look at a page does.
 */
final class PlainScripts implements CommandExecutor {
  /** What such a script begins with. */
  static final String MARK = "/* plain */ ";

  private static final String EVALUATE = "executeCdpCommand";
  private static final Json JSON = new Json();
  private final CommandExecutor executor;

  PlainScripts(CommandExecutor executor) {
    this.executor = executor;
  }

  @Override
  public Response execute(Command command) throws IOException {
    if (command.getName().equals(DriverCommand.EXECUTE_SCRIPT)
        && command.getParameters().get("script") instanceof String script
        && script.startsWith(MARK)) {
      Response response =
          executor.execute(
              new Command(
                  command.getSessionId(),
                  EVALUATE,
                  Map.of("cmd", "Runtime.evaluate", "params", evaluation(script, command))));
      if (response.getValue() instanceof Map<?, ?> answer && answer.containsKey("result")) {
        response.setValue(value(answer));
        return response;
      }
      // The page left while it was looked at: WebDriver waits for the next one and looks there.
    }
    return executor.execute(command);
  }

  private static Map<String, Object> evaluation(String script, Command command) {
    Object given = command.getParameters().get("args");
    Object arguments = given == null ? List.of() : given;
    return Map.of(
        "expression",
        // A page that is still coming may lack its very body: WebDriver's own scripts wait as well.
        """
        (() => {
          const look = () => (function() {%s}).apply(null, %s);
          return document.readyState === 'complete'
              ? look()
              : new Promise((there) => addEventListener('load', there, {once: true})).then(look);
        })()
        """
            .formatted(script, JSON.toJson(arguments)),
        "returnByValue",
        true,
        "awaitPromise",
        true);
  }

  private static @Nullable Object value(Map<?, ?> answer) {
    if (answer.get("exceptionDetails") instanceof Map<?, ?> details) {
      throw new JavascriptException(
          String.valueOf(
              details.get("exception") instanceof Map<?, ?> thrown
                  ? thrown.get("description")
                  : details.get("text")));
    }
    return answer.get("result") instanceof Map<?, ?> result ? result.get("value") : null;
  }
}
