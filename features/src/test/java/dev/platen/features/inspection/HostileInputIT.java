package dev.platen.features.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.bench.BenchPrinter;
import dev.platen.features.inspection.WebConfigVisitor.Answer;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.panel.ControlPanel;
import dev.platen.printer.panel.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is typed or sent with ill will, at every form of Web Config and every field of the panel.
 */
class HostileInputIT {
  private static final String MARKUP = "\"'><i class=pwned>x</i><script>pwned()</script>";
  private static final String TOO_LONG = "a".repeat(5000);

  /** What no field of a printer can hold: refused, or not looked at where the field is not used. */
  private static final List<String> NEVER_RIGHT =
      List.of(TOO_LONG, MARKUP + TOO_LONG, "a\r\nBcc: spy@example.com", "a\0b", "\u001b[2J");

  /** What some fields may hold: a password may be anything that can be typed. */
  private static final List<String> SUSPICIOUS =
      List.of(
          MARKUP,
          "x\" onmouseover=\"pwned()",
          "'); DROP TABLE setting; --",
          "../../../../etc/passwd",
          "%s%n%x%00",
          "${7*7}",
          "\u202eЖ\uD83D\uDE00",
          "-1",
          "0",
          "65536",
          "99999999999999999999",
          "1e3",
          " ");

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static InspectedBench bench;
  private final Set<String> problems = new TreeSet<>();
  private WebConfigVisitor administrator;
  private WebConfigVisitor guest;
  private String shown = "";

  @BeforeAll
  static void start() {
    bench = InspectedBench.with(List.of("px-e900fn"));
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @BeforeEach
  void visit() {
    guest = new WebConfigVisitor(printer().webConfig());
    administrator = new WebConfigVisitor(printer().webConfig());
    administrator.logIn(printer().label().administratorPassword());
  }

  @AfterEach
  void report() {
    assertThat(problems).isEmpty();
  }

  private static BenchPrinter printer() {
    return bench.printers().getFirst();
  }

  private static PrinterDevice device() {
    return printer().printer().device();
  }

  /** The forms of all pages that show to an administrator, each action once, log-out left out. */
  private List<PostedForm> forms() {
    Map<String, PostedForm> byAction = new LinkedHashMap<>();
    administrator
        .pages()
        .forEach(
            (path, page) ->
                PostedForm.of(path, page)
                    .forEach(form -> byAction.putIfAbsent(form.action(), form)));
    byAction.keySet().removeIf(action -> action.endsWith("/LOGOUT"));
    assertThat(byAction).hasSizeGreaterThan(3);
    return List.copyOf(byAction.values());
  }

  /** What can be set, as all pages show it. */
  private String settings() {
    StringBuilder settings = new StringBuilder();
    administrator
        .pages()
        .forEach(
            (path, page) ->
                PostedForm.of(path, page)
                    .forEach(
                        form -> {
                          Map<String, String> values = new LinkedHashMap<>(form.values());
                          values.remove(WebConfigVisitor.TOKEN);
                          settings.append(form).append(values).append('\n');
                        }));
    return settings
        .append(device().emailServerSettings())
        .append(device().panelLanguage())
        .toString();
  }

  private void check(String what, boolean right) {
    if (!right) {
      problems.add(what);
    }
  }

  private void checkHarmless(String what, Answer answer) {
    check(what + ": answer " + answer.status(), answer.status() < 500);
    check(what + ": the answer has the markup as markup", isHarmless(answer.body()));
    check(
        what + ": leads to " + answer.location(),
        answer.location().isEmpty() || answer.location().startsWith("/PRESENTATION/"));
  }

  private static boolean isHarmless(String body) {
    Document page = Jsoup.parse(body);
    return page.select(".pwned, [onmouseover]").isEmpty() && !body.contains("<script>pwned()");
  }

  private static boolean hasMessage(Answer answer) {
    return !answer.page().select("[role=alert], .error").text().isBlank();
  }

  @Test
  void everyFieldRefusesWhatItCannotHold() {
    for (PostedForm form : forms()) {
      if (form.typed().isEmpty()) {
        continue;
      }
      Set<String> neverRefused = new TreeSet<>(form.typed());
      shown = shown(administrator.get(form.page()));
      // What a button does with the fields of a form, it does before they are saved.
      List<String> suspicious = form.byButton() ? List.of(MARKUP) : SUSPICIOUS;
      for (Map<String, String> values : form.byButton() ? List.of(form.values()) : variants(form)) {
        for (String field : form.typed()) {
          NEVER_RIGHT.forEach(text -> attack(form, values, field, text, true, neverRefused));
          // What is wrong with one choice may be right with another.
          suspicious.forEach(text -> attack(form, values, field, text, false, neverRefused));
        }
      }
      check(
          form + ": never refuses anything in " + neverRefused,
          form.byButton() || neverRefused.isEmpty());
    }
  }

  /** The form as it is, and with each choice of the list that shows other rows. */
  private static List<Map<String, String>> variants(PostedForm form) {
    List<Map<String, String>> variants = new ArrayList<>();
    form.choices().entrySet().stream()
        .limit(1)
        .forEach(
            list ->
                list.getValue().forEach(value -> variants.add(form.with(list.getKey(), value))));
    return variants.isEmpty() ? List.of(form.values()) : variants;
  }

  private void attack(
      PostedForm form,
      Map<String, String> values,
      String field,
      String text,
      boolean neverRight,
      Set<String> neverRefused) {
    String what =
        "%s, %s = %s"
            .formatted(
                form, field, text.substring(0, Math.min(30, text.length())).replace('\n', ' '));
    Map<String, String> sent = new LinkedHashMap<>(values);
    sent.put(field, text);
    Answer answer = administrator.post(form.action(), sent);
    checkHarmless(what, answer);
    Answer after = administrator.get(form.page());
    checkHarmless(what + ", seen again", after);
    if (answer.status() >= 400) {
      neverRefused.remove(field);
      check(what + ": refused without a message", hasMessage(answer));
      check(what + ": refused, and yet something changed", shown(after).equals(shown));
    } else if (neverRight) {
      check(
          what + ": saved",
          !after.body().contains(TOO_LONG) && !after.body().contains("spy@example.com"));
    }
    shown = shown(after);
  }

  /** What the form's page holds now. */
  private static String shown(Answer answer) {
    Document page = answer.page();
    page.select("input[name=" + WebConfigVisitor.TOKEN + "], [role=status]").remove();
    return page.select("main").outerHtml();
  }

  @Test
  void unknownChoicesAreRefusedAndHiddenFieldsLeadNowhereElse() {
    String before = settings();
    for (PostedForm form : forms()) {
      form.choices()
          .keySet()
          .forEach(
              name -> {
                Answer answer = administrator.post(form.action(), form.with(name, "__unknown__"));
                checkHarmless(form + ", " + name, answer);
                check(
                    form + ", " + name + " unknown: answer " + answer.status(),
                    answer.status() >= 400 && hasMessage(answer));
              });
    }
    assertThat(settings()).isEqualTo(before);
    for (PostedForm form : forms()) {
      for (String name : form.hidden()) {
        for (String text :
            List.of(
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "javascript:pwned()",
                "/PRESENTATION/\r\nSet-Cookie: pwned=1",
                MARKUP,
                TOO_LONG)) {
          checkHarmless(
              form + ", " + name + " = " + text.substring(0, Math.min(30, text.length())),
              administrator.post(form.action(), form.with(name, text)));
        }
      }
    }
    for (String text : List.of("https://evil.example/", "//evil.example/", MARKUP)) {
      WebConfigVisitor other = new WebConfigVisitor(printer().webConfig());
      checkHarmless(
          "log-in, wanted " + text,
          other.post(
              WebConfigVisitor.LOG_IN_SET,
              Map.of(
                  WebConfigVisitor.TOKEN,
                  other.token(),
                  "INPUTT_PASSWORD",
                  printer().label().administratorPassword(),
                  "INPUTT_WANTED",
                  text)));
    }
  }

  @Test
  void aFormWithoutItsTokenIsRefusedAndChangesNothing() {
    String before = settings();
    String language = device().panelLanguage();
    List<PostedForm> forms = new ArrayList<>(forms());
    for (PostedForm form : forms) {
      for (String token : List.of("", "wrong", MARKUP, guest.token())) {
        Answer answer = administrator.post(form.action(), form.with(WebConfigVisitor.TOKEN, token));
        checkHarmless(form + " with a wrong token", answer);
        check(
            form + " with the token \"" + token + "\": answer " + answer.status(),
            answer.status() == 403 && hasMessage(answer));
      }
      Map<String, String> none = new LinkedHashMap<>(form.values());
      none.remove(WebConfigVisitor.TOKEN);
      check(form + " without a token", administrator.post(form.action(), none).status() == 403);
    }
    administrator.post("/PRESENTATION/ADVANCED/PASSWORD/LOGOUT", Map.of());
    assertThat(settings()).isEqualTo(before);
    assertThat(device().panelLanguage()).isEqualTo(language);
  }

  @Test
  void aGuestGetsTheLogInInsteadOfAnAdministratorsPage() {
    Map<String, Document> pages = administrator.pages();
    String before = settings();
    String token = guest.token();
    int administrators = 0;
    for (Map.Entry<String, Document> entry : pages.entrySet()) {
      String path = entry.getKey();
      List<PostedForm> inMain =
          PostedForm.of(path, entry.getValue()).stream()
              .filter(form -> isInMain(form, entry.getValue()))
              .filter(form -> !form.action().equals(WebConfigVisitor.LOG_IN_SET))
              .toList();
      if (inMain.stream().noneMatch(PostedForm::isEditable)) {
        continue;
      }
      administrators++;
      Answer answer = guest.get(path);
      check(
          path + " answers a guest with " + answer.status() + " " + answer.location(),
          answer.status() == 303 && answer.location().startsWith(WebConfigVisitor.LOG_IN));
      check(path + " shows a guest its content", answer.page().select("form").isEmpty());
      for (PostedForm form : inMain) {
        Answer posted = guest.post(form.action(), form.with(WebConfigVisitor.TOKEN, token));
        check(
            form + " answers a guest with " + posted.status() + " " + posted.location(),
            posted.status() == 303 && posted.location().startsWith(WebConfigVisitor.LOG_IN));
      }
    }
    assertThat(administrators).isGreaterThanOrEqualTo(2);
    assertThat(settings()).isEqualTo(before);
  }

  private static boolean isInMain(PostedForm form, Document page) {
    return page.select("main form[action], main [formaction]").stream()
        .anyMatch(
            element ->
                element.attr("action").equals(form.action())
                    || element.attr("formaction").equals(form.action()));
  }

  @Test
  void bodiesThatAreNoFormsAreRefused() {
    String before = settings();
    for (PostedForm form : forms()) {
      String token = WebConfigVisitor.TOKEN + "=" + WebConfigVisitor.encoded(administrator.token());
      refused(form, "too large", send(form, FORM, token + "&a=" + "a".repeat(70_000)), 413);
      refused(form, "JSON", send(form, "application/json", "{}"), 400, 415);
      refused(form, "bad percent signs", send(form, FORM, token + "&a=%zz"), 400);
      refused(form, "too many fields", send(form, FORM, token + "&a=1".repeat(300)), 400);
      refused(
          form,
          "DELETE",
          administrator.send("DELETE", form.action(), FORM, BodyPublishers.noBody()),
          405);
    }
    assertThat(settings()).isEqualTo(before);
  }

  private Answer send(PostedForm form, String type, String body) {
    return administrator.send("POST", form.action(), type, BodyPublishers.ofString(body));
  }

  private void refused(PostedForm form, String what, Answer answer, Integer... statuses) {
    checkHarmless(form + ", " + what, answer);
    check(
        form + ", " + what + ": answer " + answer.status(),
        List.of(statuses).contains(answer.status()) && hasMessage(answer));
  }

  @Test
  void addressesHarmNothing() {
    List<String> addresses =
        new ArrayList<>(
            List.of(
                "/PRESENTATION/ADVANCED/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
                "/PRESENTATION/..%2f..%2fetc%2fpasswd",
                "/%00",
                "/%22%3E%3Ci%20class=pwned%3E",
                "/" + "a".repeat(8000),
                "/PRESENTATION/ADVANCED/COMMON/TOP/"));
    for (String path : administrator.pages().keySet()) {
      String page = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
      for (String parameter : List.of("TAB", "WANTED", "DRAFT", "SEEN", "ID")) {
        addresses.add(page + "?" + parameter + "=" + WebConfigVisitor.encoded(MARKUP));
        addresses.add(page + "?" + parameter + "=https://evil.example/&" + parameter + "=%00");
      }
    }
    for (String address : addresses) {
      String what = address.substring(0, Math.min(90, address.length()));
      checkHarmless(what, guest.get(address));
      checkHarmless(what, administrator.get(address));
    }
    assertThat(addresses).hasSizeGreaterThan(30);
  }

  @Test
  void thePanelsFieldsTakeNothingThatHarms() throws Exception {
    ControlPanel panel = printer().printer().panel();
    URI page = bench.panel(printer());
    List<String> keyboards = new ArrayList<>();
    for (boolean locked : List.of(false, true)) {
      device().setPanelLocked(locked);
      new PanelWalk(panel)
          .visitAll(
              screen -> {
                if (screen instanceof Screen.Keyboard && !keyboards.contains(screen.name())) {
                  keyboards.add(screen.name());
                  attackKeyboard(panel, page, screen.name());
                }
              });
    }
    device().setPanelLocked(false);
    assertThat(keyboards).hasSizeGreaterThanOrEqualTo(3);
  }

  private void attackKeyboard(ControlPanel panel, URI page, String name) {
    List<String> texts = new ArrayList<>(NEVER_RIGHT);
    texts.addAll(SUSPICIOUS);
    for (String text : texts) {
      String what =
          "panel "
              + name
              + " = "
              + text.substring(0, Math.min(30, text.length())).replace('\n', ' ');
      String body = "screen=" + name + "&action=&text=" + WebConfigVisitor.encoded(text);
      HttpResponse<String> answer = press(page, body);
      check(what + ": answer " + answer.statusCode(), answer.statusCode() < 500);
      check(what + ": markup as markup", isHarmless(answer.body()) && isHarmless(get(page)));
      String typed = panel.screen() instanceof Screen.Keyboard keyboard ? keyboard.text() : "";
      check(what + ": took " + typed.length() + " characters", typed.length() <= 255);
    }
    press(page, "screen=" + name + "&action=&text=");
  }

  @Test
  void thePanelObeysItsOwnPageOnly() {
    ControlPanel panel = printer().printer().panel();
    panel.press("home");
    URI page = bench.panel(printer());
    HttpResponse<String> foreign =
        press(page, "screen=home&action=settings", "Origin", "https://evil.example");
    assertThat(foreign.statusCode()).isEqualTo(403);
    for (String body :
        List.of(
            "screen=home&action=" + WebConfigVisitor.encoded(MARKUP),
            "screen=" + WebConfigVisitor.encoded(MARKUP) + "&action=settings",
            "screen=home&action=job:99999999999999999999",
            "screen=home&action=job:x",
            "screen=home&action=language:" + WebConfigVisitor.encoded(MARKUP),
            "screen=home&action=remove:-1",
            "screen=home&action=",
            "",
            "%zz",
            "a=" + "a".repeat(70_000))) {
      HttpResponse<String> answer = press(page, body);
      check(
          "panel " + body.substring(0, Math.min(60, body.length())) + ": " + answer.statusCode(),
          answer.statusCode() < 500 && isHarmless(answer.body()));
    }
    assertThat(panel.screen().name()).isEqualTo("home");
  }

  private static HttpResponse<String> press(URI page, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(page.resolve("press"))
            .header("Content-Type", FORM)
            .POST(BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request.build());
  }

  private static String get(URI page) {
    return send(HttpRequest.newBuilder(page).GET().build()).body();
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
