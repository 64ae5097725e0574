package dev.platen.bench.operator;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What octets are, told by how they begin and by nothing that somebody says about them. */
final class MediaTypes {
  static final String JPEG = "image/jpeg";
  static final String PNG = "image/png";
  static final String PDF = "application/pdf";
  static final String CSV = "text/csv";
  private static final String SVG = "image/svg+xml";

  /** ISO/IEC 23008-12: the brands of photos that only some programs read. */
  private static final Pattern HEIF =
      Pattern.compile("....ftyp(hei[cxms]|he[vm][cxms]|mi[fa][12f]|avi[fs])", Pattern.DOTALL);

  private MediaTypes() {}

  /** The type of a photo or PDF file; empty for everything else. */
  static Optional<String> scan(byte[] content) {
    String start = start(content);
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    return start.startsWith("%PDF-") ? Optional.of(PDF) : Optional.empty();
  }

  /** The type of a picture that a page can show; empty for everything else. */
  static Optional<String> picture(byte[] content) {
    Optional<String> scan = scan(content).filter(type -> !type.equals(PDF));
    String start = start(content).strip().toLowerCase(Locale.ROOT);
    return scan.isEmpty() && (start.startsWith("<svg") || start.startsWith("<?xml"))
        ? Optional.of(SVG)
        : scan;
  }

  static boolean isHeif(byte[] content) {
    return HEIF.matcher(start(content)).lookingAt();
  }

  private static String start(byte[] content) {
    return new String(content, 0, Math.min(content.length, 64), StandardCharsets.ISO_8859_1);
  }
}
