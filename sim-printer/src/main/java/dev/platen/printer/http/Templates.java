package dev.platen.printer.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The pages' templates, compiled with the program, and the files beside them. */
public final class Templates {
  private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

  private Templates() {}

  /**
   * Renders {@code template}; what it inserts is escaped for its place in the page.
   *
   * @param template path below {@code src/main/jte}, for example {@code webconfig/email.jte}
   */
  public static String render(String template, Map<String, Object> parameters) {
    StringOutput output = new StringOutput(8 * 1024);
    ENGINE.render(template, parameters, output);
    return output.toString();
  }

  /** The text of a file on the class path, for example a style sheet beside {@code owner}. */
  public static String file(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + name, e);
    }
  }
}
