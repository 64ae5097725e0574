package dev.platen.printer.http;

/** A file that came with a form. */
public final class Upload {
  private final String fileName;
  private final byte[] content;

  Upload(String fileName, byte[] content) {
    this.fileName = fileName;
    this.content = content.clone();
  }

  /** As the browser named it, without folders; not to be trusted as a path all the same. */
  public String fileName() {
    return fileName;
  }

  public byte[] content() {
    return content.clone();
  }

  @Override
  public String toString() {
    return "Upload[%s, %d bytes]".formatted(fileName, content.length);
  }
}
