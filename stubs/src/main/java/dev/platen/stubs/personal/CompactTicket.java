package dev.platen.stubs.personal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The form of a personal account's access token: {@code EwB...}, opaque to clients (reference entra
 * 5.3). Within is a signed token that says whose it is; the real one's content is not known.
 */
public final class CompactTicket {
  /** The claim with the account's own id in the directory. */
  public static final String ACCOUNT = "account";

  // The start of the sample in Microsoft's Exchange documentation. Mark: verified
  private static final String PREFIX = "EwBAAl3BAAUF";
  private static final int LONGEST = 16 * 1024;

  private CompactTicket() {}

  /** Hides a signed token. */
  public static String wrap(String token) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(token.getBytes(StandardCharsets.US_ASCII));
      deflater.finish();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] part = new byte[1024];
      while (!deflater.finished()) {
        bytes.write(part, 0, deflater.deflate(part));
      }
      return PREFIX + Base64.getEncoder().encodeToString(bytes.toByteArray());
    } finally {
      deflater.end();
    }
  }

  /** The signed token within, or nothing where this is no such ticket; it is not yet verified. */
  public static Optional<String> unwrap(String ticket) {
    if (!ticket.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Inflater inflater = new Inflater();
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      inflater.setInput(Base64.getDecoder().decode(ticket.substring(PREFIX.length())));
      byte[] part = new byte[1024];
      while (!inflater.finished()) {
        int count = inflater.inflate(part);
        if (count == 0 || bytes.size() > LONGEST) {
          return Optional.empty();
        }
        bytes.write(part, 0, count);
      }
      return Optional.of(bytes.toString(StandardCharsets.US_ASCII));
    } catch (DataFormatException | IllegalArgumentException | IOException e) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
