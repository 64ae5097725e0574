package dev.platen.stubs.entra.page;

import dev.platen.stubs.entra.authorize.Redirect;
import dev.platen.stubs.entra.authorize.ResponseMode;
import dev.platen.stubs.entra.error.ErrorCatalog;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Reply;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends a browser to a redirect URI, as its response mode wants it. */
final class Redirects {
  private final Pages pages;
  private final ErrorCatalog errors;

  Redirects(Pages pages, ErrorCatalog errors) {
    this.pages = pages;
    this.errors = errors;
  }

  Reply to(Redirect redirect, Words words, Map<String, String> parameters) {
    if (redirect.mode() != ResponseMode.FORM_POST) {
      return Reply.redirect(redirect.location(parameters));
    }
    Reply page =
        pages.render(
            200,
            "formpost",
            Map.of(
                "words",
                words,
                "action",
                redirect.uri(),
                "parameters",
                List.copyOf(parameters.entrySet())));
    return Pages.allowing(page, redirect.source(), true);
  }

  /** Tells the application why it gets nothing. */
  Reply refused(
      Call call,
      Redirect redirect,
      Words words,
      Problem problem,
      Instant now,
      Map<String, String> before) {
    Map<String, String> parameters = new LinkedHashMap<>(before);
    parameters.putAll(errors.parameters(problem, call, now));
    redirect.state().ifPresent(state -> parameters.put("state", state));
    return to(redirect, words, parameters);
  }
}
