package dev.platen.stubs.admin;

import dev.platen.stubs.entra.http.Reply;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Renders templates of {@code src/main/jte/admin} with the headers that guard them. */
final class Renderer {
  static final String STYLE_PATH = "/admin.css";
  private static final String POLICY = "Content-Security-Policy";
  private static final Map<String, String> HEADERS = headers();

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final String style = style();

  private static Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(
        POLICY,
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
            + " 'none'");
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "no-referrer");
    return headers;
  }

  /**
   * @param loginBase the sign-in service: browsers hold {@code form-action} against the redirects
   *     that follow a form, and signing out leads there
   */
  Reply page(Answer.Page page, Frame frame, String loginBase) {
    Map<String, Object> parameters = new LinkedHashMap<>(page.parameters());
    parameters.put("frame", frame);
    StringOutput output = new StringOutput(8192);
    engine.render("admin/" + page.template() + ".jte", parameters, output);
    Map<String, String> headers = new LinkedHashMap<>(HEADERS);
    headers.computeIfPresent(
        POLICY,
        (name, value) -> value.replace("form-action 'self'", "form-action 'self' " + loginBase));
    return Reply.html(page.status(), output.toString()).withFirst(headers);
  }

  /** The style sheet. */
  Reply stylesheet() {
    return Reply.of(200, "text/css; charset=utf-8", style).withFirst(HEADERS);
  }

  static Reply redirect(String location) {
    return Reply.redirect(location).withFirst(HEADERS);
  }

  private static String style() {
    String file = "/dev/platen/stubs/admin/admin.css";
    try (InputStream stream = Renderer.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("The file " + file + " is missing from the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + file, e);
    }
  }
}
