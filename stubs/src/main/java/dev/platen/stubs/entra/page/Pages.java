package dev.platen.stubs.entra.page;

import dev.platen.stubs.entra.http.Reply;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders templates of {@code src/main/jte/entra} with the headers that guard them. */
final class Pages {
  /** Where the style sheet is. */
  static final String STYLE_PATH = "signin.css";

  /** Where the script of a page that posts itself is. */
  static final String SCRIPT_PATH = "formpost.js";

  private static final String POLICY = "Content-Security-Policy";
  private static final Map<String, String> HEADERS = headers();

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final String style = read("signin.css");
  private final String script = read("formpost.js");

  private static Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    // Nothing from elsewhere, no scripts at all; form-action keeps a password from being posted
    // elsewhere.
    headers.put(
        POLICY,
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
            + " 'none'");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "no-referrer");
    return headers;
  }

  Reply render(int status, String template, Map<String, Object> parameters) {
    StringOutput output = new StringOutput(4096);
    engine.render("entra/" + template + ".jte", parameters, output);
    return Reply.html(status, output.toString()).withFirst(HEADERS);
  }

  /**
   * The same page, which may also post to {@code source} or be sent on there.
   *
   * @param bySelf whether it does so without being asked
   */
  static Reply allowing(Reply page, String source, boolean bySelf) {
    List<Reply.Header> headers =
        page.headers().stream()
            .map(
                header ->
                    header.name().equals(POLICY)
                        ? new Reply.Header(
                            POLICY,
                            header
                                    .value()
                                    .replace("form-action 'self'", "form-action 'self' " + source)
                                + (bySelf ? "; script-src 'self'" : ""))
                        : header)
            .toList();
    return new Reply(page.status(), headers, page.body());
  }

  /** Posts the one form of a page. */
  Reply script() {
    return Reply.of(200, "text/javascript; charset=utf-8", script);
  }

  Reply style() {
    return Reply.of(200, "text/css; charset=utf-8", style);
  }

  private static String read(String file) {
    try (InputStream stream =
        Pages.class.getResourceAsStream("/dev/platen/stubs/entra/page/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("The file " + file + " is missing from the class path");
      }
      return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + file, e);
    }
  }
}
