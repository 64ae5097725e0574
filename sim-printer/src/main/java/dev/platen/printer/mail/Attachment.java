package dev.platen.printer.mail;

/** A file that goes with a mail. */
public final class Attachment {
  private final String fileName;
  private final String contentType;
  private final byte[] content;

  public Attachment(String fileName, String contentType, byte[] content) {
    this.fileName = fileName;
    this.contentType = contentType;
    this.content = content.clone();
  }

  public String fileName() {
    return fileName;
  }

  /** For example {@code application/pdf}. */
  public String contentType() {
    return contentType;
  }

  public byte[] content() {
    return content.clone();
  }
}
