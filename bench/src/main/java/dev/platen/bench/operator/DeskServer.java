package dev.platen.bench.operator;

import dev.platen.printer.http.Form;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.time.Clock;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The addresses of the operator's pages: who may open them, and what is answered where. */
final class DeskServer implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(DeskServer.class);
  private static final Pattern PRINTER = Pattern.compile("/printers/([a-z0-9-]+)/([a-z]*)");
  private static final Pattern INVITATION =
      Pattern.compile("/in/([A-Za-z0-9_-]{1,100})/(?:([a-z0-9-]+)/)?");
  private static final Pattern PICTURE = Pattern.compile("/pictures/([a-z-]+)\\.svg");
  private static final int ROOM_FOR_FIELDS = 256 * 1024;

  private final OperatorDesk desk;
  private final AccessKey key;
  private final DeskEvents events;
  private final Executor workers;
  private final Attempts attempts;
  private final DeskPages pages;
  private final Clock clock;

  DeskServer(OperatorDesk desk, AccessKey key, DeskEvents events, Executor workers, Clock clock) {
    this.desk = desk;
    this.key = key;
    this.events = events;
    this.workers = workers;
    this.clock = clock;
    this.attempts = new Attempts(clock);
    this.pages = new DeskPages(desk, key, clock);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    Visitor visitor = Visitor.of(exchange, key);
    if (exchange.getRequestPath().equals("/events")
        && exchange.getRequestMethod().equals(Methods.GET)
        && visitor.browser().isPresent()) {
      exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
      exchange.getResponseHeaders().put(new HttpString("X-Content-Type-Options"), "nosniff");
      events.handleRequest(exchange);
    } else {
      exchange.dispatch(workers, asked -> reply(asked, visitor).send(asked));
    }
  }

  private Reply reply(HttpServerExchange exchange, Visitor visitor) {
    try {
      return exchange.getRequestMethod().equals(Methods.POST)
          ? post(exchange, visitor)
          : get(exchange, visitor);
    } catch (HttpProblem problem) {
      return pages.problem(visitor, problem.status());
    } catch (IOException e) {
      return pages.problem(visitor, 400);
    } catch (RuntimeException e) {
      LOG.error("The operator's page could not answer {}", exchange.getRequestMethod(), e);
      return pages.problem(visitor, 500);
    }
  }

  // Reading

  private Reply get(HttpServerExchange exchange, Visitor visitor) {
    if (!exchange.getRequestMethod().equals(Methods.GET)
        && !exchange.getRequestMethod().equals(Methods.HEAD)) {
      throw HttpProblem.methodNotAllowed();
    }
    String path = exchange.getRequestPath();
    switch (path) {
      case "/assets/operator.css" -> {
        return asset("text/css; charset=utf-8", "operator.css");
      }
      case "/assets/operator.js" -> {
        return asset("text/javascript; charset=utf-8", "operator.js");
      }
      case "/language" -> {
        return chooseLanguage(exchange);
      }
      default -> {
        // Only for those who are paired, or want to be.
      }
    }
    Matcher invitation = INVITATION.matcher(path);
    if (invitation.matches()) {
      return invited(visitor, invitation.group(1), Optional.ofNullable(invitation.group(2)));
    }
    Matcher printer = PRINTER.matcher(path);
    Optional<Workplace> workplace =
        printer.matches() ? desk.workplaceAt(printer.group(1)) : Optional.empty();
    if (visitor.browser().isEmpty()) {
      return pages.pairing(visitor, workplace, 403, Optional.empty());
    }
    if (workplace.isPresent()) {
      return switch (printer.group(2)) {
        case "" -> pages.printer(visitor, workplace.orElseThrow());
        case "picture" -> picture(exchange, workplace.orElseThrow());
        case "answer" -> throw HttpProblem.methodNotAllowed();
        default -> throw HttpProblem.notFound();
      };
    }
    Matcher picture = PICTURE.matcher(path);
    if (picture.matches() && pages.hasPicture(picture.group(1))) {
      return asset("image/svg+xml", "pictures/" + picture.group(1) + ".svg");
    }
    return switch (path) {
      case "/" -> pages.start(visitor);
      case "/name" -> pages.name(visitor, asked(exchange, "at"), "", Optional.empty());
      case "/pair" -> Reply.seeOther("/");
      default -> throw HttpProblem.notFound();
    };
  }

  private static Reply asset(String type, String name) {
    return Reply.asset(type, Templates.file(OperatorDesk.class, name));
  }

  /** A parameter of the address, empty where it is missing. */
  private static String asked(HttpServerExchange exchange, String parameter) {
    Deque<String> values = exchange.getQueryParameters().get(parameter);
    return values == null ? "" : values.getFirst();
  }

  /** Where a printer's page is; the list, where there is no such printer. */
  private String addressOf(String path) {
    return desk.workplaceAt(path).map(DeskPages::address).orElse("/");
  }

  private Reply chooseLanguage(HttpServerExchange exchange) {
    String language = asked(exchange, "to");
    Reply back = Reply.seeOther(addressOf(asked(exchange, "at")));
    return Words.LANGUAGES.containsKey(language)
        ? back.with("Set-Cookie", Visitor.languageCookie(language))
        : back;
  }

  private Reply invited(Visitor visitor, String secret, Optional<String> path) {
    if (!key.isInvitation(secret)) {
      return pages.pairing(visitor, Optional.empty(), 403, Optional.of("ui.invitation_wrong"));
    }
    return paired(path.orElse(""));
  }

  private Reply paired(String path) {
    return Reply.seeOther(addressOf(path)).with("Set-Cookie", Visitor.passCookie(key.newPass()));
  }

  /** The picture that came with the question that shows. */
  private static Reply picture(HttpServerExchange exchange, Workplace workplace) {
    byte[] picture =
        workplace
            .open()
            .filter(question -> question.number().equals(asked(exchange, "number")))
            .flatMap(question -> question.instruction().picture())
            .orElseThrow(HttpProblem::notFound);
    return Reply.data(MediaTypes.picture(picture).orElseThrow(HttpProblem::notFound), picture)
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  }

  // Changing

  private Reply post(HttpServerExchange exchange, Visitor visitor) throws IOException {
    String path = exchange.getRequestPath();
    if (path.equals("/pair")) {
      return pair(Form.read(exchange), visitor);
    }
    Matcher printer = PRINTER.matcher(path);
    Optional<Workplace> workplace =
        printer.matches() && printer.group(2).equals("answer")
            ? desk.workplaceAt(printer.group(1))
            : Optional.empty();
    if (visitor.browser().isEmpty()) {
      return pages.pairing(visitor, workplace, 403, Optional.empty());
    }
    if (path.equals("/name")) {
      return name(own(Form.read(exchange), visitor), visitor);
    }
    return answer(exchange, visitor, workplace.orElseThrow(HttpProblem::notFound));
  }

  /** A form that a page of this desk has sent. */
  private Form own(Form form, Visitor visitor) {
    if (!key.isFormToken(visitor.browser().orElse(""), form.text("token"))) {
      throw HttpProblem.staleForm();
    }
    return form;
  }

  private Reply pair(Form form, Visitor visitor) {
    Optional<Workplace> workplace = desk.workplaceAt(form.text("at"));
    if (!attempts.allowed()) {
      return pages.pairing(visitor, workplace, 429, Optional.of("ui.pair_later"));
    }
    if (!key.isPairingCode(form.text("code"))) {
      attempts.failed();
      return pages.pairing(visitor, workplace, 422, Optional.of("ui.pair_wrong"));
    }
    attempts.succeeded();
    return paired(form.text("at"));
  }

  private Reply name(Form form, Visitor visitor) {
    String typed = form.text("name");
    return Visitor.cleanName(typed)
        .map(
            name ->
                Reply.seeOther(addressOf(form.text("at")))
                    .with("Set-Cookie", Visitor.nameCookie(name)))
        .orElseGet(() -> pages.name(visitor, form.text("at"), typed, Optional.of("ui.name_wrong")));
  }

  private Reply answer(HttpServerExchange exchange, Visitor visitor, Workplace workplace)
      throws IOException {
    Form form;
    try {
      form = Form.readUpload(exchange, SentFile.MAX_BYTES + ROOM_FOR_FIELDS);
    } catch (HttpProblem problem) {
      if (problem.status() == 413) {
        return pages.refused(
            visitor, workplace, 413, new AnswerForm.Refused("file", "ui.file_large"));
      }
      throw problem;
    }
    own(form, visitor);
    String number = form.text("number");
    Reply next = Reply.seeOther(DeskPages.address(workplace));
    Optional<Question> question = workplace.open().filter(open -> open.number().equals(number));
    if (question.isEmpty()) {
      // A button that was pressed twice is nothing to tell of.
      return workplace.wasAnswered(number) ? next : pages.late(visitor, workplace);
    }
    if (visitor.name().isEmpty()) {
      return next;
    }
    return switch (AnswerForm.read(
        form, question.orElseThrow().instruction(), visitor.name().orElseThrow(), clock)) {
      case AnswerForm.Given given ->
          workplace.answer(number, given.answer()) ? next : pages.late(visitor, workplace);
      case AnswerForm.Refused refused -> pages.refused(visitor, workplace, 422, refused, form);
    };
  }
}
