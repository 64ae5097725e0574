package dev.platen.reports.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lines of UTF-8, none longer than it may be: a file without line ends must not fill the memory.
 */
final class LineReader {
  private final InputStream in;
  private final int longest;
  private final String where;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final byte[] buffer = new byte[1 << 16];
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream(1 << 12);
  private int position;
  private int end;
  private int number;

  /**
   * @param longest in bytes
   * @param where the file, for errors
   */
  LineReader(InputStream in, int longest, String where) {
    this.in = in;
    this.longest = longest;
    this.where = where;
  }

  /** The number of the line that was read last, from 1. */
  int number() {
    return number;
  }

  /** The next line, without its end; empty at the end of the file. */
  Optional<String> next() throws IOException, ArchiveException {
    number++;
    while (true) {
      if (position == end) {
        end = in.read(buffer);
        position = 0;
        if (end <= 0) {
          end = 0;
          return begun.size() == 0 ? Optional.empty() : Optional.of(taken(0));
        }
      }
      int start = position;
      while (position < end && buffer[position] != '\n') {
        position++;
      }
      if (begun.size() + position - start > longest) {
        throw new ArchiveException(
            "%s, line %d is longer than %d MiB.".formatted(where, number, longest >> 20));
      }
      if (position < end) {
        position++;
        return Optional.of(taken(start));
      }
      begun.write(buffer, start, position - start);
    }
  }

  /** The line: what was begun, and the buffer from {@code start} up to the line's end. */
  private String taken(int start) throws ArchiveException {
    ByteBuffer bytes;
    if (begun.size() == 0) {
      bytes = ByteBuffer.wrap(buffer, start, position - start - 1);
    } else {
      if (position > start) {
        begun.write(buffer, start, position - start - 1);
      }
      bytes = ByteBuffer.wrap(begun.toByteArray());
      begun.reset();
    }
    try {
      return decoder.decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new ArchiveException(where + ", line " + number + " is not UTF-8.", e);
    }
  }
}
