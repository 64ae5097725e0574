package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.connectiontest.ConnectionTest.State;
import dev.platen.printer.connectiontest.TestResult;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.text.DeviceTexts;
import dev.platen.printer.webconfig.view.ConnectionTestView;
import dev.platen.printer.webconfig.view.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Network &gt; Email Server &gt; Connection Test (reference printer 1.3). */
final class ConnectionTestPages {
  private static final SiteMap.Page PAGE = SiteMap.Page.EMAIL_SERVER_TEST;
  private static final int NO_SCRIPT_REFRESH_SECONDS = 3;

  static final String TOP = PAGE.top();
  static final String START = PAGE.path("START");
  static final String RESULT = PAGE.path("RESULT");
  static final String STATUS = PAGE.path("STATUS");

  private final Device device;

  ConnectionTestPages(Device device) {
    this.device = device;
  }

  Reply top(Visit visit) {
    return page(visit, Optional.empty(), false);
  }

  Reply start(Visit visit) {
    return device.connectionTest().start()
        ? Reply.seeOther(RESULT)
        : page(visit, Optional.of(TestResult.BUSY), false);
  }

  /** The progress of a test, then what it found. */
  Reply result(Visit visit) {
    return switch (device.connectionTest().state()) {
      case State.NotRun none -> Reply.seeOther(TOP);
      case State.Running running -> page(visit, Optional.empty(), true);
      case State.Done(TestResult result) -> page(visit, Optional.of(result), false);
    };
  }

  /** What the page asks for while a test runs: the same again, or to be loaded again. */
  Reply status(Visit visit) {
    return device.connectionTest().state() instanceof State.Running
        ? Reply.data(
            "text/html; charset=utf-8", Templates.render("webconfig/testprogress.jte", Map.of()))
        : Reply.data("text/html; charset=utf-8", "").with("HX-Redirect", RESULT);
  }

  private Reply page(Visit visit, Optional<TestResult> result, boolean running) {
    var words = visit.words();
    var settings = device.emailServerSettings();
    var view =
        new ConnectionTestView(
            running,
            result.map(found -> found.message()).orElse(""),
            result
                .map(found -> words.text("web.connection_test." + found.message()))
                .map(text -> List.of(text.split("\\|")))
                .orElse(List.of()),
            List.of(
                new Row(
                    "auth_method",
                    words.text("web.auth_method"),
                    DeviceTexts.name(words, settings.authenticationMethod())),
                new Row("smtp_server", words.text("web.field.smtp_server"), settings.smtpServer()),
                new Row(
                    "smtp_port",
                    words.text("web.field.smtp_port"),
                    Integer.toString(settings.smtpPort())),
                new Row(
                    "secure_connection",
                    words.text("web.field.secure_connection"),
                    DeviceTexts.name(words, settings.secureConnection()))));
    var frame =
        visit.frame(
            PAGE.title(words),
            TOP,
            Optional.of(PAGE.tab()),
            Optional.of(PAGE),
            running ? NO_SCRIPT_REFRESH_SECONDS : 0);
    return Reply.page(
        200,
        Templates.render("webconfig/connectiontest.jte", Map.of("frame", frame, "view", view)));
  }
}
