package dev.platen.stubs.admin;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.FirstParty;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.http.Request;
import dev.platen.stubs.entra.http.Service;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One web site: whoever is not signed in signs in first; whoever lacks the role stays outside; a
 * form without its token changes nothing.
 */
final class CenterService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(CenterService.class);
  private static final String SESSION = "AdminSession";
  private static final String BROWSER = "AdminBrowser";
  private static final String FLAGS = "; path=/; secure; httponly; samesite=lax";
  private static final Duration LONGEST = Duration.ofHours(24);

  private final FirstParty.Center site;
  private final Center center;
  private final Directory directory;
  private final PortalSignIn signIn;
  private final Renderer renderer = new Renderer();
  private final Recent<AdminSession> sessions = new Recent<>();

  CenterService(FirstParty.Center site, Center center, Directory directory, Service login) {
    this.site = site;
    this.center = center;
    this.directory = directory;
    this.signIn = new PortalSignIn(login);
  }

  @Override
  public Reply answer(Request request) {
    try {
      return route(request);
    } catch (RuntimeException e) {
      LOG.error("Answering {} of the {} failed", request, site.title(), e);
      return outside(500, "Something went wrong", "The page could not be made. Try again.");
    }
  }

  private Reply route(Request request) {
    if (request.malformed()) {
      return outside(
          400, "This request cannot be read", "It is too long, or not in UTF-8. Nothing changed.");
    }
    if (request.path().equals(Renderer.STYLE_PATH)) {
      return renderer.stylesheet();
    }
    if (request.path().equals(FirstParty.callback())) {
      return signedIn(request);
    }
    Optional<AdminSession> session = session(request);
    Optional<Visit> visit = session.flatMap(known -> visit(request, known));
    if (visit.isEmpty()) {
      session.ifPresent(known -> sessions.remove(known.id()));
      return begin(request);
    }
    return answer(visit.get(), session.orElseThrow());
  }

  // --- Signing in

  private Optional<AdminSession> session(Request request) {
    return Optional.ofNullable(request.cookies().get(SESSION)).flatMap(sessions::find);
  }

  /** Nothing, where the administrator is gone, disabled, or signed in too long ago. */
  private Optional<Visit> visit(Request request, AdminSession session) {
    Optional<Tenant> tenant = directory.tenant(session.tenantId());
    Optional<User> user =
        tenant
            .flatMap(known -> known.user(session.userId()))
            .filter(User::enabled)
            .filter(known -> !session.signedInAt().isBefore(known.tokensValidFrom()));
    if (tenant.isEmpty() || user.isEmpty()) {
      return Optional.empty();
    }
    Clock clock = directory.clock(session.tenantId());
    return session.signedInAt().plus(LONGEST).isBefore(clock.instant())
        ? Optional.empty()
        : Optional.of(new Visit(request, tenant.get(), user.get(), clock));
  }

  private Reply begin(Request request) {
    boolean asked = request.method().equals("GET");
    Optional<String> known = Optional.ofNullable(request.cookies().get(BROWSER));
    String browser = known.orElseGet(Secrets::next);
    Reply reply =
        Renderer.redirect(signIn.location(site, request, browser, asked ? path(request) : "/"));
    return known.isPresent() ? reply : reply.with("Set-Cookie", BROWSER + "=" + browser + FLAGS);
  }

  /** The path, encoded again; a person who has signed in goes on there. */
  private static String path(Request request) {
    StringBuilder path = new StringBuilder();
    for (String segment : request.segments()) {
      path.append('/')
          .append(URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return path.isEmpty() ? "/" : path.toString();
  }

  private Reply signedIn(Request request) {
    String browser = request.cookies().getOrDefault(BROWSER, "");
    return switch (signIn.finish(site, request, browser)) {
      case PortalSignIn.Failed failed -> outside(400, "You are not signed in", failed.text());
      case PortalSignIn.SignedIn who -> {
        Instant now = directory.clock(who.tenantId()).instant();
        AdminSession session =
            new AdminSession(Secrets.next(), Secrets.next(), who.tenantId(), who.userId(), now);
        sessions.put(session.id(), session);
        yield Renderer.redirect(who.wanted())
            .with("Set-Cookie", SESSION + "=" + session.id() + FLAGS);
      }
    };
  }

  private Reply signOut(Visit visit, AdminSession session) {
    sessions.remove(session.id());
    return Renderer.redirect(PortalSignIn.signOutLocation(site, visit.request()))
        .with("Set-Cookie", SESSION + "=; max-age=0" + FLAGS);
  }

  // --- Pages

  private Reply answer(Visit visit, AdminSession session) {
    boolean admitted = center.admits(visit.user());
    if (visit.posted()) {
      if (!Secrets.equal(visit.field("csrf"), session.csrf())) {
        return problem(
            visit,
            session,
            403,
            "This form is no longer valid",
            "It was not sent from a page of yours, or you have signed in again since. Nothing"
                + " changed.");
      }
      if (visit.request().path().equals("/signout")) {
        return signOut(visit, session);
      }
    }
    if (!admitted) {
      return problem(
          visit,
          session,
          403,
          "You don't have access",
          visit.user().principalName() + " has no role that may use the " + site.title() + ".");
    }
    try {
      return switch (center.answer(visit)) {
        case Answer.Page page -> render(visit, session, page);
        case Answer.Moved moved -> {
          session.say(moved.said());
          yield Reply.empty(303).with("Location", moved.path());
        }
      };
    } catch (NoSuchPageException e) {
      return problem(
          visit, session, 404, "Not found", "There is no such page, or it is gone from here.");
    } catch (NoPermissionException e) {
      return problem(
          visit, session, 403, "You don't have permission", String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      return problem(
          visit, session, 400, "This was not done", e.getMessage() + ". Nothing changed.");
    }
  }

  private Reply problem(Visit visit, AdminSession session, int status, String title, String text) {
    return render(visit, session, new Answer.Page(status, "problem", title, Map.of("text", text)));
  }

  private Reply render(Visit visit, AdminSession session, Answer.Page page) {
    return renderer.page(
        page, frame(visit, session, page.title()), PortalSignIn.loginBase(site, visit.request()));
  }

  /** For somebody who is not signed in. */
  private Reply outside(int status, String title, String text) {
    Frame bare =
        new Frame(site.title(), title, "", "", List.of(), "", List.of(), "", Optional.empty());
    return renderer.page(new Answer.Page(status, "problem", title, Map.of("text", text)), bare, "");
  }

  private Frame frame(Visit visit, AdminSession session, String title) {
    return new Frame(
        site.title(),
        title,
        visit.tenant().displayName(),
        visit.user().principalName(),
        center.admits(visit.user()) ? center.menu() : List.of(),
        visit.request().path(),
        others(visit),
        session.csrf(),
        session.said());
  }

  /** By the same kind of name as this one was reached by. */
  private List<Frame.Link> others(Visit visit) {
    Request request = visit.request();
    boolean local = request.host().equals(site.localHost());
    String port = request.authority().substring(request.host().length());
    String hint =
        "/?login_hint=" + URLEncoder.encode(visit.user().principalName(), StandardCharsets.UTF_8);
    return FirstParty.centers().stream()
        .filter(other -> !other.key().equals(site.key()))
        .map(
            other ->
                new Frame.Link(
                    other.title(),
                    "https://"
                        + (local ? other.localHost() : other.hosts().getFirst())
                        + port
                        + hint))
        .toList();
  }
}
