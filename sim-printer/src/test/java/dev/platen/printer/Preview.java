package dev.platen.printer;

import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.panel.ControlPanel;
import dev.platen.printer.panel.ControlPanelOptions;
import dev.platen.printer.signin.SignInState;
import dev.platen.printer.webconfig.WebConfig;
import dev.platen.printer.webconfig.WebConfigOptions;
import io.undertow.Handlers;
import io.undertow.Undertow;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Web Config and control panels over printers in memory, to look at in a browser. Arguments: port
 * of Web Config, port of the panels ({@code /800x480/}, {@code /480x272/}, {@code /1024x600/}).
 */
final class Preview {
  private Preview() {}

  public static void main(String[] arguments) throws Exception {
    var worker = HttpWorker.start();
    var scheduler = Executors.newSingleThreadScheduledExecutor();
    var device = new FakeDevice();
    fill(device);
    device.signIn.onChange(
        () -> {
          if (device.signIn.state() instanceof SignInState.Requesting requesting) {
            var end = device.clock.instant().plus(Duration.ofMinutes(15));
            var account = "printer.admin@contoso.onmicrosoft.com";
            scheduler.schedule(
                () -> device.signIn.codeIssued(requesting.service(), end), 1, TimeUnit.SECONDS);
            scheduler.schedule(
                () ->
                    device.signIn.become(
                        new SignInState.SignedIn(requesting.service(), account, false)),
                6,
                TimeUnit.SECONDS);
          }
        });
    WebConfig.start(
        WebConfigOptions.of(
            InetAddress.getLoopbackAddress(),
            Integer.parseInt(arguments[0]),
            0,
            Files.createTempDirectory("preview"),
            worker),
        device);
    var panels = Handlers.path();
    for (int[] size : List.of(new int[] {800, 480}, new int[] {480, 272}, new int[] {1024, 600})) {
      var printer = new FakeDevice(FakeDevice.model(size[0], size[1]), true);
      fill(printer);
      printer.setPanelLocked(true);
      printer.jobs.onChange(
          () ->
              printer.jobs.active().stream()
                  .filter(job -> job.type() == Job.Type.SCAN_TO_EMAIL)
                  .forEach(
                      job ->
                          scheduler.schedule(
                              () -> printer.jobs.end(job.number(), new Job.Result.Failed("360")),
                              1500,
                              TimeUnit.MILLISECONDS)));
      var panel = ControlPanel.of(printer, ControlPanelOptions.of(worker, scheduler));
      panels.addPrefixPath("/%dx%d".formatted(size[0], size[1]), panel.handler());
    }
    Undertow.builder()
        .addHttpListener(Integer.parseInt(arguments[1]), "127.0.0.1", panels)
        .build()
        .start();
    Thread.currentThread().join();
  }

  private static void fill(FakeDevice device) {
    for (String code : List.of("", "360", "361", "313")) {
      var job =
          device.jobs.scanToEmail(
              List.of("jurate.kazlauskiene@contoso.onmicrosoft.com"), "Sąskaita", ScanFormat.PDF);
      device.jobs.end(
          job.number(), code.isEmpty() ? new Job.Result.Succeeded() : new Job.Result.Failed(code));
    }
    device.jobs.printStatusSheet();
  }
}
