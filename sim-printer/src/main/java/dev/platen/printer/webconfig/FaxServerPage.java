package dev.platen.printer.webconfig;

import dev.platen.printer.fax.FaxSettings;
import dev.platen.printer.fax.FaxUnit;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.job.EmailAddress;
import dev.platen.printer.webconfig.view.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fax &gt; Fax Server &gt; Basic: whether faxes go through a fax server, under which domain, and
 * where received ones are mailed on to. Labels and control names are invented.
 */
final class FaxServerPage {
  static final String TOP = SiteMap.Page.FAX_SERVER_BASIC.top();
  static final String SET = SiteMap.Page.FAX_SERVER_BASIC.path("SET");

  private static final int UNPROCESSABLE = 422;
  private static final String USE = "INPUTR_USEFAXSERVER";
  private static final String DOMAIN = "INPUTT_FAXDOMAIN";
  private static final String FORWARD_TO = "INPUTT_FAXFORWARD";

  private final FaxUnit fax;

  FaxServerPage(FaxUnit fax) {
    this.fax = fax;
  }

  Reply top(Visit visit) {
    FaxSettings saved = fax.settings();
    return page(
        visit,
        200,
        saved.useFaxServer(),
        domain(visit, saved.domain(), Optional.empty()),
        forwardTo(visit, saved.forwardTo(), Optional.empty()));
  }

  Reply set(Visit visit) {
    boolean use =
        switch (visit.form().text(USE)) {
          case "YES" -> true;
          case "NO" -> false;
          default -> throw HttpProblem.unknownValue();
        };
    String domain = visit.form().text(DOMAIN).strip();
    String forwardTo = visit.form().text(FORWARD_TO).strip();
    Optional<String> wrongDomain =
        domain.isEmpty()
            ? missing(use)
            : broken(FaxSettings.isDomain(domain), "web.fax.rule_domain");
    Optional<String> wrongAddress =
        broken(forwardTo.isEmpty() || EmailAddress.isValid(forwardTo), "web.rule.address");
    if (wrongDomain.isPresent() || wrongAddress.isPresent()) {
      return page(
          visit,
          UNPROCESSABLE,
          use,
          domain(visit, domain, wrongDomain),
          forwardTo(visit, forwardTo, wrongAddress));
    }
    fax.saveSettings(new FaxSettings(use, domain, forwardTo));
    visit.administrator().notice("web.setup_complete");
    return Reply.seeOther(TOP);
  }

  private static Optional<String> missing(boolean use) {
    return broken(!use, "web.fax.rule_domain_missing");
  }

  private static Optional<String> broken(boolean good, String rule) {
    return good ? Optional.empty() : Optional.of(rule);
  }

  private static Field domain(Visit visit, String value, Optional<String> wrong) {
    return field(visit, DOMAIN, "web.fax.domain", value, "web.fax.domain_hint", wrong);
  }

  private static Field forwardTo(Visit visit, String value, Optional<String> wrong) {
    return field(visit, FORWARD_TO, "web.fax.forward_to", value, "web.fax.forward_to_hint", wrong);
  }

  private static Field field(
      Visit visit, String name, String label, String value, String hint, Optional<String> wrong) {
    var words = visit.words();
    return new Field(
        name,
        words.text(label),
        value,
        words.text(hint),
        wrong.map(words::text).orElse(""),
        "",
        true);
  }

  private static Reply page(Visit visit, int status, boolean use, Field domain, Field forwardTo) {
    return Reply.page(
        status,
        Templates.render(
            "webconfig/faxserver.jte",
            Map.of(
                "frame",
                visit.frame(SiteMap.Page.FAX_SERVER_BASIC),
                "use",
                use,
                "fields",
                List.of(domain, forwardTo))));
  }
}
