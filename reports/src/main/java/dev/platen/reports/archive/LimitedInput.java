package dev.platen.reports.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with an error where more comes than may come: a zip bomb must not fill the machine. */
final class LimitedInput extends FilterInputStream {
  /** More came than may come. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
      super(message);
    }
  }

  private final String where;
  private final long limit;
  private long left;

  LimitedInput(InputStream in, long limit, String where) {
    super(in);
    this.limit = limit;
    this.left = limit;
    this.where = where;
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    if (octet >= 0) {
      count(1);
    }
    return octet;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) {
      count(count);
    }
    return count;
  }

  private void count(int octets) throws TooLarge {
    left -= octets;
    if (left < 0) {
      throw new TooLarge(where + " is larger than " + limit + " bytes unpacked: it is not read.");
    }
  }
}
