package dev.platen.printer.escl;

import dev.platen.printer.scan.ScanFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The ScanSettings that a client posts. Lengths are in 1/300 inch, as the protocol has them.
 *
 * @param resolution dots per inch
 */
record ScanRequest(
    int x, int y, int width, int height, int resolution, boolean color, ScanFile.Kind kind) {

  /** The glass, in 1/300 inch: a little wider than A4. */
  static final int GLASS_WIDTH = 2550;

  static final int GLASS_HEIGHT = 3508;
  static final int SMALLEST = 16;

  private static final Set<String> COLOR_MODES = Set.of("RGB24", "Grayscale8");
  private static final int USUAL_RESOLUTION = 300;

  /** Why a request is refused. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    /**
     * @param status of HTTP: 400 for what is not understood, 409 for what the scanner cannot do
     */
    Refused(int status, String message) {
      super(message);
      this.status = status;
    }

    int status() {
      return status;
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * @param resolutions that the scanner has
   */
  static ScanRequest parse(byte[] body, List<Integer> resolutions) throws Refused {
    Document settings = xml(body);
    if (!settings.getDocumentElement().getLocalName().equals("ScanSettings")) {
      throw new Refused(400, "Not ScanSettings");
    }
    if (!text(settings, "InputSource").orElse("Platen").equals("Platen")) {
      throw new Refused(409, "The scanner has a platen only");
    }
    String mode = text(settings, "ColorMode").orElse("RGB24");
    if (!COLOR_MODES.contains(mode)) {
      throw new Refused(409, "The scanner has no ColorMode " + mode);
    }
    int resolution = number(settings, "XResolution", USUAL_RESOLUTION);
    if (!resolutions.contains(resolution)
        || number(settings, "YResolution", resolution) != resolution) {
      throw new Refused(409, "The scanner has no resolution " + resolution);
    }
    int x = number(settings, "XOffset", 0);
    int y = number(settings, "YOffset", 0);
    int width = number(settings, "Width", GLASS_WIDTH - x);
    int height = number(settings, "Height", GLASS_HEIGHT - y);
    if (width < SMALLEST
        || height < SMALLEST
        || x + (long) width > GLASS_WIDTH
        || y + (long) height > GLASS_HEIGHT) {
      throw new Refused(409, "The region does not lie on the glass");
    }
    return new ScanRequest(x, y, width, height, resolution, mode.equals("RGB24"), kind(settings));
  }

  private static ScanFile.Kind kind(Document settings) throws Refused {
    String format =
        text(settings, "DocumentFormatExt")
            .or(() -> text(settings, "DocumentFormat"))
            .orElse("image/jpeg");
    return switch (format) {
      case "image/jpeg" -> ScanFile.Kind.JPEG;
      case "application/pdf" -> ScanFile.Kind.PDF;
      default -> throw new Refused(409, "The scanner makes no " + format);
    };
  }

  private static Document xml(byte[] body) throws Refused {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      // No entities: what a client sends must not read a file here.
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(body));
    } catch (SAXException | IOException e) {
      throw new Refused(400, "Not well-formed XML");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("This Java has no safe XML parser", e);
    }
  }

  private static Optional<String> text(Document settings, String name) {
    NodeList found = settings.getElementsByTagNameNS("*", name);
    return found.getLength() == 0
        ? Optional.empty()
        : Optional.of(found.item(0).getTextContent().strip());
  }

  private static int number(Document settings, String name, int otherwise) throws Refused {
    Optional<String> text = text(settings, name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.get().matches("\\d{1,6}")) {
      throw new Refused(400, name + " is no number: from 0 to 999999");
    }
    return Integer.parseInt(text.get());
  }
}
