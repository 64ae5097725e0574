package dev.platen.stubs.exchange.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the octets of a message are. */
sealed interface MessageContent {

  /**
   * The message as it was sent.
   *
   * @throws UncheckedIOException where it cannot be read
   */
  byte[] octets();

  /** How many octets it has. */
  long size();

  /** Octets that are only in memory; not copied, they do not change. */
  @SuppressWarnings("ArrayRecordComponent") // large, never compared, never changed
  record InMemory(byte[] octets) implements MessageContent {
    @Override
    public long size() {
      return octets.length;
    }
  }

  /**
   * Octets in a file.
   *
   * @param offset where the message begins, behind the envelope
   */
  record OnDisk(Path file, long offset, long size) implements MessageContent {
    @Override
    public byte[] octets() {
      try (InputStream in = Files.newInputStream(file)) {
        in.skipNBytes(offset);
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read the message in " + file, e);
      }
    }
  }
}
