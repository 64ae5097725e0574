package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.defect.Defect;
import dev.platen.printer.event.DeviceEvent;
import dev.platen.printer.fax.FaxUnit;
import dev.platen.printer.http.Form;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.LogInGuard;
import dev.platen.printer.http.PrinterCertificate;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.text.Messages;
import dev.platen.printer.user.Serverless;
import dev.platen.printer.webconfig.WebLanguages.WebLanguage;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which page answers which request, and what is checked before it does. */
final class Site implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Site.class);
  private static final HttpString HTMX_REQUEST = new HttpString("HX-Request");
  private static final String SET = "SET";
  private static final String TOKEN = "INPUTT_SETUPTOKEN";

  private static final Map<String, Reply> ASSETS =
      Map.of(
          SiteMap.ROOT + "COMMON/STYLE.CSS",
          Reply.asset("text/css; charset=utf-8", Templates.file(WebConfig.class, "web-config.css")),
          "/PRESENTATION/SCRIPT/WEBCONFIG.JS",
          Reply.asset(
              "text/javascript; charset=utf-8", Templates.file(WebConfig.class, "web-config.js")),
          "/PRESENTATION/SCRIPT/HTMX.JS",
          Reply.asset(
              "text/javascript; charset=utf-8",
              Templates.file(
                  WebConfig.class, "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js")),
          "/PRESENTATION/IMAGE/ICON.SVG",
          Reply.asset("image/svg+xml", Templates.file(WebConfig.class, "icon.svg")));

  private final Device device;
  private final Sessions sessions;
  private final WebLanguages languages;
  private final Map<String, Route> gets = new HashMap<>();
  private final Map<String, Route> posts = new HashMap<>();

  /**
   * @param maxUpload longest body in bytes of a form that carries a file, 0 where it carries none
   */
  record Route(boolean administrator, Function<Visit, Reply> page, int maxUpload) {}

  Site(
      WebConfigOptions options,
      Device device,
      PrinterCertificate certificate,
      PanelSnapshot snapshot) {
    this.device = device;
    this.languages = new WebLanguages(device.model());
    this.languages.offered().forEach(language -> Messages.of(language.tag()));
    this.sessions = new Sessions(device.clock(), options.idleTime());
    var guard = new LogInGuard(device.clock(), options.maxWrongPasswords(), options.lockOut());
    var status = new StatusPages(device);
    var password = new AdministratorPasswordPage(device, sessions, guard);
    var notification = new EmailNotificationPage(device);
    var audit = new AuditLogPage(device);
    var transfer = new SettingsTransferPages(device, options.settingsFileRounds());
    var tls = new CertificatePages(device, certificate);
    var logIn = new LogInPages(device, sessions, guard, Site::withSession);
    add(new EmailServerPages(device, EmailServer.ofMail(device)));
    device.fax().ifPresent(this::addFax);
    var panel = new PanelSettingsPage(device);
    var machine = new MachineStatusPages(device);
    var history = new JobHistoryFile(device);
    var panelSnapshot = new PanelSnapshotPage(device.model(), snapshot);
    var firmware = new FirmwareUpdatePage(device);
    var test = new ConnectionTestPages(device);
    var network = new NetworkBasicPage(device);
    var scan = new ScanDefaultsPage(device);
    var ca = new CaCertificatePages(device);
    var roots = new RootCertificatePage(device);

    gets.put(SiteMap.LANDING, everybody(status::landing));
    gets.put(SiteMap.Page.PRODUCT_STATUS.top(), everybody(machine::product));
    gets.put(SiteMap.Page.NETWORK_STATUS.top(), everybody(status::network));
    gets.put(SiteMap.Page.USAGE_STATUS.top(), everybody(machine::usage));
    gets.put(SiteMap.Page.HARDWARE_STATUS.top(), everybody(machine::hardware));
    gets.put(SiteMap.Page.JOB_HISTORY.top(), everybody(status::jobs));
    gets.put(SiteMap.Page.PANEL_SNAPSHOT.top(), everybody(panelSnapshot::top));
    gets.put(PanelSnapshotPage.IMAGE, everybody(panelSnapshot::image));
    gets.put(LogInPages.TOP, everybody(logIn::top));
    gets.put(SiteMap.Page.CONTROL_PANEL.top(), administrator(panel::top));
    gets.put(SiteMap.Page.FIRMWARE_UPDATE.top(), administrator(firmware::top));
    gets.put(ConnectionTestPages.TOP, administrator(test::top));
    gets.put(ConnectionTestPages.RESULT, administrator(test::result));
    gets.put(ConnectionTestPages.STATUS, administrator(test::status));
    gets.put(ScanDefaultsPage.TOP, administrator(scan::top));
    gets.put(NetworkBasicPage.TOP, administrator(network::top));
    gets.put(CaCertificatePages.TOP, administrator(ca::top));
    gets.put(CaCertificatePages.CONFIRM, administrator(ca::confirm));
    gets.put(RootCertificatePage.TOP, administrator(roots::top));

    gets.put(SiteMap.Page.ADMINISTRATOR_PASSWORD.top(), administrator(password::top));
    gets.put(SiteMap.Page.EMAIL_NOTIFICATION.top(), administrator(notification::top));
    gets.put(SiteMap.Page.AUDIT_LOG.top(), administrator(audit::top));
    gets.put(AuditLogPage.CLEAR, administrator(audit::askBeforeClear));

    gets.put(SiteMap.Page.SETTINGS_EXPORT.top(), administrator(transfer::exportTop));
    gets.put(SiteMap.Page.SETTINGS_IMPORT.top(), administrator(transfer::importTop));
    gets.put(SiteMap.Page.SSL_TLS_CERTIFICATE.top(), administrator(tls::top));
    gets.put(CertificatePages.CA_IMPORT, administrator(tls::importTop));
    gets.put(CertificatePages.DELETE, administrator(tls::askBeforeDelete));

    posts.put(SettingsTransferPages.EXPORT, administrator(transfer::export));
    posts.put(
        SettingsTransferPages.IMPORT,
        upload(transfer::importFile, SettingsTransferPages.MAX_UPLOAD));
    posts.put(SiteMap.Page.SSL_TLS_CERTIFICATE.path(SET), administrator(tls::set));
    posts.put(CertificatePages.DELETE, administrator(tls::delete));
    posts.put(CertificatePages.IMPORT_CHAIN, upload(tls::importChain, CertificatePages.MAX_UPLOAD));
    posts.put(AdministratorPasswordPage.SET, administrator(password::set));
    posts.put(SiteMap.Page.EMAIL_NOTIFICATION.path(SET), administrator(notification::set));
    posts.put(EmailNotificationPage.TEST, administrator(notification::test));
    posts.put(SiteMap.Page.AUDIT_LOG.path(SET), administrator(audit::set));
    posts.put(AuditLogPage.CLEAR, administrator(audit::clear));
    posts.put(AuditLogPage.CSV, administrator(audit::csv));
    posts.put(SiteMap.LANDING, everybody(this::chooseLanguage));
    posts.put(SiteMap.Page.JOB_HISTORY.path("OUTPUT.CSV"), everybody(history::csv));
    posts.put(LogInPages.SET, everybody(logIn::set));
    posts.put(LogInPages.LOG_OUT, everybody(logIn::logOut));
    posts.put(SiteMap.Page.CONTROL_PANEL.path("SET"), administrator(panel::set));
    posts.put(ConnectionTestPages.START, administrator(test::start));
    posts.put(ScanDefaultsPage.SET, administrator(scan::set));
    posts.put(NetworkBasicPage.SET, administrator(network::set));
    posts.put(
        CaCertificatePages.IMPORT, upload(ca::importFile, CaCertificatePages.MAX_UPLOAD_BYTES));
    posts.put(CaCertificatePages.DELETE, administrator(ca::delete));
    posts.put(RootCertificatePage.SET, administrator(roots::set));
    posts.put(RootCertificatePage.UPDATE, administrator(roots::update));
    posts.put(
        SiteMap.Page.FIRMWARE_UPDATE.path("SET"),
        upload(firmware::set, FirmwareUpdatePage.MAX_UPLOAD));
    device.serverless().ifPresent(this::addUserPages);
  }

  private void addUserPages(Serverless serverless) {
    var users = new UserPages(serverless);
    var toMyEmail = new ToMyEmailPage(serverless, defect -> device.firmware().has(defect));
    gets.put(UserPages.TOP, administrator(users::top));
    gets.put(UserPages.EDIT, administrator(users::edit));
    gets.put(UserPages.REMOVE, administrator(users::remove));
    gets.put(ToMyEmailPage.TOP, administrator(toMyEmail::top));
    posts.put(UserPages.ACCESS, administrator(users::access));
    posts.put(UserPages.SET, administrator(users::set));
    posts.put(UserPages.DELETE, administrator(users::delete));
    posts.put(UserPages.SIGN_OUT, administrator(users::signOut));
    posts.put(ToMyEmailPage.SET, administrator(toMyEmail::set));
  }

  private void add(EmailServerPages pages) {
    pages.gets().forEach((path, page) -> gets.put(path, administrator(page)));
    pages.posts().forEach((path, page) -> posts.put(path, administrator(page)));
  }

  private void addFax(FaxUnit fax) {
    add(new EmailServerPages(device, EmailServer.ofFaxServer(fax)));
    var basic = new FaxServerPage(fax);
    gets.put(FaxServerPage.TOP, administrator(basic::top));
    posts.put(FaxServerPage.SET, administrator(basic::set));
  }

  private static Route everybody(Function<Visit, Reply> page) {
    return new Route(false, page, 0);
  }

  private static Route administrator(Function<Visit, Reply> page) {
    return new Route(true, page, 0);
  }

  /** A form of the administrator's that carries a file, its body of at most {@code maxBytes}. */
  static Route upload(Function<Visit, Reply> page, int maxBytes) {
    return new Route(true, page, maxBytes);
  }

  /** Nobody but the administrator can make the printer hold a file in memory. */
  private static Form form(HttpServerExchange exchange, Route route, Visit visit)
      throws IOException {
    if (route.maxUpload() == 0) {
      return Form.read(exchange);
    }
    return visit.session().isPresent()
        ? Form.readUpload(exchange, route.maxUpload())
        : Form.empty();
  }

  private static Reply withSession(Reply reply, Optional<Session> session) {
    return reply.with("Set-Cookie", Cookies.setSession(session));
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    String path = exchange.getRequestPath();
    Reply asset = ASSETS.get(path);
    if (asset != null) {
      asset.send(exchange);
      return;
    }
    if (path.equals("/") || path.equals("/PRESENTATION/BONJOUR")) {
      Reply.seeOther(SiteMap.LANDING).send(exchange);
      return;
    }
    Optional<String> visitor = Cookies.visitor(exchange);
    String visitorSecret = visitor.orElseGet(sessions::newSecret);
    Reply reply = answer(exchange, path, visitorSecret);
    // A HEAD gets the head of the GET's answer; Undertow leaves the body away.
    (visitor.isPresent() ? reply : reply.with("Set-Cookie", Cookies.setVisitor(visitorSecret)))
        .send(exchange);
  }

  private Reply answer(HttpServerExchange exchange, String path, String visitorSecret) {
    Visit visit = visit(exchange, path, visitorSecret, Form.empty());
    try {
      boolean get =
          exchange.getRequestMethod().equals(Methods.GET)
              || exchange.getRequestMethod().equals(Methods.HEAD);
      if (!get && !exchange.getRequestMethod().equals(Methods.POST)) {
        throw HttpProblem.methodNotAllowed();
      }
      Route route = (get ? gets : posts).get(path);
      if (route == null) {
        throw (get ? posts : gets).containsKey(path)
            ? HttpProblem.methodNotAllowed()
            : HttpProblem.notFound();
      }
      Form form = get ? Form.empty() : form(exchange, route, visit);
      if (route.administrator() && visit.session().isEmpty()) {
        return toLogIn(visit);
      }
      if (!get && !isToken(form.text(TOKEN), visit, visitorSecret)) {
        throw HttpProblem.staleForm();
      }
      Reply reply = route.page().apply(visit(exchange, path, visitorSecret, form));
      if (!get && route.administrator()) {
        tellSaved(visit, reply);
      }
      return reply;
    } catch (HttpProblem problem) {
      Reply reply = problemPage(visit, problem);
      return problem.status() == 405
          ? reply.with("Allow", gets.containsKey(path) ? "GET, HEAD" : "POST")
          : reply;
    } catch (IOException e) {
      return problemPage(visit, HttpProblem.badRequest());
    } catch (RuntimeException e) {
      LOG.error("Web Config could not answer {}", path, e);
      return problemPage(visit, new HttpProblem(500, "web.problem.internal"));
    }
  }

  /** A form that was not taken is shown again; one that was leads on (RFC 9110 section 15.4.4). */
  private void tellSaved(Visit visit, Reply reply) {
    String path = visit.path();
    if (reply.status() == 303
        && path.startsWith(SiteMap.ROOT)
        && path.endsWith("/" + SET)
        && !path.equals(AdministratorPasswordPage.SET)) {
      String folder = path.substring(SiteMap.ROOT.length(), path.length() - SET.length() - 1);
      device.events().publish(visit.event(DeviceEvent.Kind.SETTINGS_SAVED, folder));
    }
  }

  private boolean isToken(String token, Visit visit, String visitorSecret) {
    return sessions.isFormToken(token, visit.session().map(Session::id).orElse(visitorSecret));
  }

  private static Reply toLogIn(Visit visit) {
    String wanted = visit.path().substring(0, visit.path().lastIndexOf('/')) + "/TOP";
    String logIn = LogInPages.before(wanted);
    return visit.background()
        ? Reply.data("text/html; charset=utf-8", "").with("HX-Redirect", logIn)
        : Reply.seeOther(logIn);
  }

  private Visit visit(HttpServerExchange exchange, String path, String visitorSecret, Form form) {
    boolean background = exchange.getRequestHeaders().contains(HTMX_REQUEST);
    Optional<String> secret = Cookies.session(exchange);
    Optional<Session> session = secret.flatMap(value -> sessions.find(value, !background));
    WebLanguage language = language(exchange);
    Map<String, String> query = new HashMap<>();
    exchange.getQueryParameters().forEach((name, values) -> query.put(name, values.getFirst()));
    return new Visit(
        path,
        query,
        form,
        session,
        secret.isPresent() && session.isEmpty(),
        sessions.formToken(session.map(Session::id).orElse(visitorSecret)),
        language,
        languages,
        Messages.of(language.tag(), device.firmware()),
        device.model(),
        background,
        exchange.getSourceAddress().getAddress().getHostAddress());
  }

  /** The chosen language, else the panel's where Web Config has it, else the model's first. */
  private WebLanguage language(HttpServerExchange exchange) {
    return Cookies.language(exchange)
        .flatMap(languages::byId)
        .orElseGet(
            () -> languages.byTag(device.model().webConfigLanguageFor(device.panelLanguage())));
  }

  private Reply chooseLanguage(Visit visit) {
    WebLanguage language =
        languages.byId(visit.form().text("SEL_LANGA")).orElseThrow(HttpProblem::unknownValue);
    if (device.firmware().has(Defect.LANGUAGE_CHANGE_DROPS_CODE)) {
      device.signIn().cancel();
    }
    String back = SiteMap.known(visit.form().text("INPUTT_RETURN")).orElse(SiteMap.LANDING);
    return Reply.seeOther(back).with("Set-Cookie", Cookies.setLanguage(language.id()));
  }

  private static Reply problemPage(Visit visit, HttpProblem problem) {
    var words = visit.words();
    var frame =
        visit.frame(
            words.text("web.problem.title"),
            SiteMap.LANDING,
            Optional.empty(),
            Optional.empty(),
            0);
    return Reply.page(
        problem.status(),
        Templates.render(
            "webconfig/problem.jte",
            Map.of("frame", frame, "text", words.text(problem.textKey()))));
  }
}
