package dev.platen.features.benchmark;

import java.io.IOException;
import java.util.function.Supplier;
import org.openqa.selenium.remote.Command;
import org.openqa.selenium.remote.CommandExecutor;
import org.openqa.selenium.remote.Response;

/** Passes a browser's commands on, and notes them. */
final class Recorder implements CommandExecutor {
  private final CommandExecutor executor;
  private final Supplier<Recording> recording;

  /**
   * @param recording what to note commands in now
   */
  Recorder(CommandExecutor executor, Supplier<Recording> recording) {
    this.executor = executor;
    this.recording = recording;
  }

  @Override
  public Response execute(Command command) throws IOException {
    long startedAt = System.nanoTime();
    Response response = executor.execute(command);
    recording
        .get()
        .add(
            new Recording.Sent(
                command.getName(),
                Recording.plainParameters(command.getParameters()),
                Recording.plain(response.getValue()),
                succeeded(response)),
            startedAt);
    return response;
  }

  static boolean succeeded(Response response) {
    return "success".equals(response.getState());
  }
}
