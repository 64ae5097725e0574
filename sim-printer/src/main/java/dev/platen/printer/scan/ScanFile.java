package dev.platen.printer.scan;

/** The file that a scan became. */
public final class ScanFile {
  private final String name;
  private final Kind kind;
  private final byte[] content;

  ScanFile(String name, Kind kind, byte[] content) {
    this.name = name;
    this.kind = kind;
    this.content = content;
  }

  /** For example {@code SCAN0001.pdf}. */
  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  public byte[] content() {
    return content.clone();
  }

  /** In bytes. */
  public int size() {
    return content.length;
  }

  /** What kind of file. */
  public enum Kind {
    PDF("application/pdf"),
    JPEG("image/jpeg");

    private final String contentType;

    Kind(String contentType) {
      this.contentType = contentType;
    }

    public String contentType() {
      return contentType;
    }
  }
}
