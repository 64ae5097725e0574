package dev.platen.reports.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Renders and writes pages that need nothing but themselves. */
public final class Pages {
  private Pages() {}

  /**
   * @param template for example {@code coverage/page.jte}
   * @return HTML
   */
  public static String render(String template, Map<String, Object> parameters) {
    StringOutput html = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render(template, parameters, html);
    return html.toString();
  }

  /** Writes a file, and the folders above it; a reader sees the old one or the new one. */
  public static void write(Path file, String text) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
    Files.writeString(temporary, text);
    Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
  }
}
