package dev.platen.features.benchmark;

import dev.platen.features.browser.BrowserOptions;
import dev.platen.features.browser.BrowserPool;
import dev.platen.features.browser.CommandTap;
import dev.platen.features.device.Administration;
import dev.platen.features.device.Site;
import dev.platen.features.simulator.SimulatedSites;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.remote.Command;
import org.openqa.selenium.remote.CommandExecutor;
import org.openqa.selenium.remote.Response;
import org.openqa.selenium.remote.SessionId;

/**
 * Records what a scenario sends to its browser, and sends it again to a browser of its own, on a
 * bench of its own, with the same presuppositions made there first.
 */
final class Yardstick implements AutoCloseable {
  private static final String OUTLOOK = "a person with an account at Outlook.com";
  private static final Pattern DAYS = Pattern.compile("(\\d+) days pass without use");
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static @Nullable Yardstick current;
  private final SimulatedSites sites = SimulatedSites.start();
  private final BrowserPool browsers;
  private final Replay replay;
  private Recording recording = new Recording();
  private List<String> recorded = List.of();
  private int recordedMails;

  /** What a browser is driven by, and its session. */
  private static final class Raw implements CommandExecutor {
    private final CommandExecutor executor;
    private @Nullable SessionId session;

    Raw(CommandExecutor executor) {
      this.executor = executor;
    }

    @Override
    public Response execute(Command command) throws IOException {
      session = command.getSessionId();
      return executor.execute(command);
    }
  }

  /** Starts the browser that replays; every browser that is started afterwards is recorded. */
  Yardstick() {
    browsers = new BrowserPool(BrowserOptions.ofThisMachine(sites.hostRules()));
    List<Raw> started = new ArrayList<>();
    CommandTap.through(
        executor -> {
          Raw raw = new Raw(executor);
          started.add(raw);
          return raw;
        });
    browsers.giveBack(browsers.lend());
    Raw raw = started.getFirst();
    replay = new Replay(raw.executor, Objects.requireNonNull(raw.session));
    CommandTap.through(executor -> new Recorder(executor, () -> recording));
    current = this;
  }

  /** A scenario begins. */
  void begin() {
    recording = new Recording();
  }

  /** A step of it begins. */
  void step(String text) {
    recording.step(text);
  }

  static void stepsEnd(Site site) {
    Yardstick yardstick = Objects.requireNonNull(current, "Nobody measures");
    yardstick.recording.stepsEnd();
    yardstick.recorded = texts(site, yardstick.recording.hasStep(OUTLOOK));
    yardstick.recordedMails = site.recipient().mails().size();
  }

  /** What the scenario sent that ended last. */
  Recording recording() {
    return recording;
  }

  /**
   * Sends the commands of the scenario that ended last again, those of its evidence left out.
   *
   * @return from the first command until the mails are there that the scenario has sent
   */
  Duration replay() {
    try (Site site = sites.newSite("en", Set.of())) {
      List<String> here = texts(site, recording.hasStep(OUTLOOK));
      Map<String, String> texts = new LinkedHashMap<>();
      for (int i = 0; i < here.size(); i++) {
        texts.put(recorded.get(i), here.get(i));
      }
      replay.begin(texts);
      List<Recording.Sent> commands = recording.commands();
      int steps = recording.evidenceFrom();
      recording.stepsBefore(0).forEach(step -> presuppose(step, site));
      long from = System.nanoTime();
      for (int i = 0; i < steps; i++) {
        if (i > 0) {
          recording.stepsBefore(i).forEach(step -> presuppose(step, site));
        }
        replay.send(commands.get(i), () -> site.patience().pass(LOOK));
      }
      site.patience()
          .until(
              "The mails of the scenario",
              () -> site.recipient().mails().size() >= recordedMails,
              () -> site.surroundings().records().toString());
      Duration taken = Duration.ofNanos(System.nanoTime() - from);
      // The next round begins with the same windows and without cookies.
      for (Recording.Sent sent : commands.subList(steps, commands.size())) {
        if (!sent.parameters().toString().contains("captureScreenshot")) {
          replay.send(sent, () -> {});
        }
      }
      return taken;
    }
  }

  /** What steps do that send nothing to the browser. */
  private static void presuppose(String step, Site site) {
    Administration administration = site.administration();
    Matcher days = DAYS.matcher(step);
    if (step.equals("an organization that is prepared for mail from printers")) {
      administration.setSecurityDefaults(false);
      administration.setSmtpAuth(true);
      administration.setSmtpAuth(site.administrator().name(), true);
    } else if (step.equals("the printer is signed in and the sign-in is saved")) {
      site.signIn(true);
    } else if (days.matches()) {
      site.patience().pass(Duration.ofDays(Integer.parseInt(days.group(1))));
    }
  }

  /** What a site calls its own, the longest first: a part must not be replaced before its whole. */
  private static List<String> texts(Site site, boolean outlook) {
    List<String> texts =
        new ArrayList<>(
            List.of(
                site.panelAddress().toString(),
                site.webConfigAddress().toString(),
                site.recipient().address(),
                site.administrator().name(),
                site.administrator().password(),
                site.administratorPassword(),
                site.printerAddress()));
    if (outlook) {
      texts.add(site.personalAccount().name());
      texts.add(site.personalAccount().password());
    }
    return texts;
  }

  @Override
  public void close() {
    CommandTap.through(UnaryOperator.identity());
    current = null;
    browsers.close();
    sites.close();
  }
}
