package dev.platen.features.lab;

import dev.platen.features.device.InfrastructureException;
import dev.platen.features.device.StatusSheet;
import dev.platen.features.lab.Operator.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/** A status sheet on paper, fetched once for a scenario: from the glass, or from the operator. */
final class PaperSheet implements StatusSheet {
  private static final String PDF = "application/pdf";
  private final Supplier<List<Reply.Shown>> fetching;
  private @Nullable Fetched fetched;

  /** What was fetched, and its text; exact where it did not have to be read from a picture. */
  private record Fetched(List<Reply.Shown> files, String text, boolean exact) {}

  private PaperSheet(Supplier<List<Reply.Shown>> fetching) {
    this.fetching = fetching;
  }

  /** The operator uploads a photo or a PDF file of it. */
  static PaperSheet uploaded(Operator operator) {
    return new PaperSheet(() -> List.of(Asking.aboutTheFirmware(operator).toShow("sheet.upload")));
  }

  /** The operator puts it on the glass, and the printer scans it. */
  static PaperSheet onTheGlass(Operator operator, EsclScanner scanner) {
    return new PaperSheet(
        () -> {
          Asking.aboutTheLab(operator).toDo("sheet.put-on-glass");
          return scanner.scan().stream().map(page -> new Reply.Shown(page, "image/jpeg")).toList();
        });
  }

  private Fetched fetched() {
    if (fetched == null) {
      List<Reply.Shown> files = fetching.get();
      boolean exact =
          files.stream().allMatch(file -> file.mediaType().equals(PDF) && hasText(file));
      fetched =
          new Fetched(
              files,
              files.stream()
                  .map(file -> exact ? textOf(file) : Tesseract.read(picture(file)))
                  .collect(Collectors.joining("\n")),
              exact);
    }
    return fetched;
  }

  private static boolean hasText(Reply.Shown file) {
    return !textOf(file).isBlank();
  }

  private static byte[] picture(Reply.Shown file) {
    if (file.mediaType().equals(PDF)) {
      throw new InfrastructureException(
          "The PDF file of the sheet holds a picture only. Upload a photo (JPEG or PNG) instead.");
    }
    return file.content();
  }

  private static String textOf(Reply.Shown file) {
    try (PDDocument document = Loader.loadPDF(file.content())) {
      return new PDFTextStripper().getText(document);
    } catch (IOException e) {
      throw new InfrastructureException("What was uploaded as the sheet is not a PDF file", e);
    }
  }

  @Override
  public String text() {
    return fetched().text();
  }

  @Override
  public boolean carries(String text) {
    Fetched sheet = fetched();
    if (sheet.exact()) {
      return sheet.text().contains(text);
    }
    return switch (new SheetReading(sheet.text()).look(text)) {
      case THERE -> true;
      case NOT_THERE -> false;
      case OPEN ->
          throw new InfrastructureException(
              "The reading of the sheet leaves open whether it carries \"%s\": letters and digits look alike there. Upload a PDF file or a sharper photo. The reading:\n%s"
                  .formatted(text, sheet.text()));
    };
  }

  /** Nobody is asked for a sheet only to illustrate a report. */
  @Override
  public List<byte[]> files() {
    List<byte[]> files = new ArrayList<>();
    if (fetched != null) {
      fetched.files().stream()
          .filter(file -> file.mediaType().equals(PDF))
          .forEach(file -> files.add(file.content()));
    }
    return files;
  }
}
