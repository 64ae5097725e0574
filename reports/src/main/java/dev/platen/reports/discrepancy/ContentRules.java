package dev.platen.reports.discrepancy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the guides say that their own pages, or Microsoft, say otherwise. */
final class ContentRules {
  /** Exchange Online's client submission host (reference exchange 1). */
  private static final String EXCHANGE_HOST = "smtp.office365.com";

  private static final Pattern SAMPLE_SERVICE =
      Pattern.compile("(?m)^Email service[ \\t]*:[ \\t]*(.*Exchange.*)$");
  private static final Pattern SAMPLE_HOST =
      Pattern.compile("(?m)^SMTP Server Address[ \\t]*:[ \\t]*([A-Za-z0-9.-]+)[ \\t]*$");
  private final Vocabulary words;

  ContentRules(Vocabulary words) {
    this.words = words;
  }

  /** Sentences about faxes that go through a file server. */
  List<Finding> faxServer(Guides guides) {
    List<Finding> found = new ArrayList<>();
    guides
        .texts()
        .forEach(
            (locale, text) -> {
              for (String sentence : text.sentences()) {
                Matcher fileServer = words.of("G-9", "file_server", locale).matcher(sentence);
                if (fileServer.find() && words.of("G-9", "fax", locale).matcher(sentence).find()) {
                  found.add(
                      new Finding(
                          locale,
                          fileServer.group(),
                          "a sentence about faxes names a file server; the page is called "
                              + guides.label("web.fax_server", locale)));
                }
              }
            });
    return found;
  }

  /** Sentences that have security defaults and Exchange, but not Entra. */
  List<Finding> adminCenter(Guides guides) {
    List<Finding> found = new ArrayList<>();
    guides
        .texts()
        .forEach(
            (locale, text) -> {
              for (String sentence : text.sentences()) {
                Matcher defaults = words.of("G-10", "security_defaults", locale).matcher(sentence);
                if (defaults.find()
                    && sentence.contains("Exchange")
                    && !sentence.contains("Entra")) {
                  found.add(
                      new Finding(
                          locale,
                          "Exchange ... " + defaults.group(),
                          "security defaults stand in one sentence with Exchange, not with Entra"));
                }
              }
            });
    return found;
  }

  /** Samples of the page that have Exchange Online as service, and another's host. */
  List<Finding> mailServer(Guides guides) {
    List<Finding> found = new ArrayList<>();
    guides
        .texts()
        .forEach(
            (locale, text) -> {
              Matcher host = SAMPLE_HOST.matcher(text.lines());
              if (SAMPLE_SERVICE.matcher(text.lines()).find()
                  && host.find()
                  && !host.group(1).equals(EXCHANGE_HOST)) {
                found.add(
                    new Finding(
                        locale,
                        host.group(1),
                        "the sample of the page has Exchange Online as service and another host"));
              }
            });
    return found;
  }
}
