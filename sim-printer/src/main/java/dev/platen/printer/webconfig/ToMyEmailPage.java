package dev.platen.printer.webconfig;

import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.Defects;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.user.Serverless;
import dev.platen.printer.user.ServerlessSettings;
import dev.platen.printer.user.ServerlessSettings.Sender;
import dev.platen.printer.webconfig.view.Frame.Choice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Product Security &gt; To My Email: whose address it sends from (guide case EPAS-0). */
final class ToMyEmailPage {
  private static final SiteMap.Page PAGE = SiteMap.Page.TO_MY_EMAIL;

  static final String TOP = PAGE.top();
  static final String SET = PAGE.path("SET");

  private final Serverless serverless;
  private final Defects defects;

  ToMyEmailPage(Serverless serverless, Defects defects) {
    this.defects = defects;
    this.serverless = serverless;
  }

  private List<Sender> offered() {
    return Arrays.stream(Sender.values())
        .filter(sender -> sender != Sender.USER || serverless.offersUserSender())
        .toList();
  }

  Reply top(Visit visit) {
    List<Choice> senders =
        offered().stream()
            .map(
                sender ->
                    new Choice(
                        sender.name(),
                        visit
                            .words()
                            .text("serverless.sender_" + sender.name().toLowerCase(Locale.ROOT)),
                        sender == serverless.settings().sender()))
            .toList();
    return Reply.page(
        200,
        Templates.render(
            "webconfig/tomyemail.jte", Map.of("frame", visit.frame(PAGE), "senders", senders)));
  }

  Reply set(Visit visit) {
    Sender sender =
        offered().stream()
            .filter(value -> value.name().equals(visit.form().text("INPUTD_MYEMAILSENDER")))
            .findAny()
            .orElseThrow(HttpProblem::unknownValue);
    if (!defects.has(Defect.IGNORES_SENDER_CHOICE)) {
      serverless.save(new ServerlessSettings(serverless.settings().accessControl(), sender));
    }
    visit.administrator().notice("web.setup_complete");
    return Reply.seeOther(TOP);
  }
}
