package dev.platen.printer.update;

import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.update.FirmwareUpdate.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A firmware image; for its form see this package.
 *
 * <pre>{@code
 * new FirmwareImage("px-e900fn", "05.23.XF24Q9").write(Path.of("px-e900fn-05.23.XF24Q9.img"));
 * }</pre>
 *
 * @param model id of the model that it is for
 * @param version in the vendor's form, or with defects as {@link FirmwareVersions#get} takes it;
 *     not looked at here
 */
public record FirmwareImage(String model, String version) {
  /** The longest image that a printer takes. */
  public static final int MAX_BYTES = 1024 * 1024;

  private static final String SIGNATURE = "PLATEN-FIRMWARE ";
  private static final String FORM = "1";
  private static final int PAYLOAD_BYTES = 64 * 1024;
  private static final int LONGEST_HEAD = 512;
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9.+_-]{1,128}");
  private static final Pattern HEAD =
      Pattern.compile(
          """
          PLATEN-FIRMWARE 1
          model: ([A-Za-z0-9.+_-]{1,128})
          version: ([A-Za-z0-9.+_-]{1,128})
          sha256: ([0-9a-f]{64})
          """);

  public FirmwareImage {
    for (String word : new String[] {model, version}) {
      if (!WORD.matcher(word).matches()) {
        throw new IllegalArgumentException(
            "A firmware image cannot name '%s': only 1 to 128 of A-Z a-z 0-9 . + _ -"
                .formatted(word));
      }
    }
  }

  /** The whole image; the same bytes each time. */
  public byte[] bytes() {
    byte[] payload = new byte[PAYLOAD_BYTES];
    new Random(version.hashCode()).nextBytes(payload);
    byte[] names = names().getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    image.writeBytes(names);
    image.writeBytes(
        ("sha256: " + hash(names, payload, 0) + "\n").getBytes(StandardCharsets.US_ASCII));
    image.writeBytes(payload);
    return image.toByteArray();
  }

  private String names() {
    return SIGNATURE + FORM + "\nmodel: " + model + "\nversion: " + version + "\n";
  }

  /** Writes the image; does not close the stream. */
  public void write(OutputStream out) throws IOException {
    out.write(bytes());
  }

  /** Writes the image to a file, in place of one that is there. */
  public void write(Path file) throws IOException {
    Files.write(file, bytes());
  }

  /**
   * Reads an image.
   *
   * @throws RefusedImageException where it is none, or damaged
   */
  static FirmwareImage read(byte[] file) throws RefusedImageException {
    // Latin-1: one character for each byte, so that places in the text are places in the file.
    String start =
        new String(file, 0, Math.min(file.length, LONGEST_HEAD), StandardCharsets.ISO_8859_1);
    if (!start.startsWith(SIGNATURE)) {
      throw new RefusedImageException(Refusal.NOT_AN_IMAGE);
    }
    Matcher head = HEAD.matcher(start);
    if (!head.lookingAt()) {
      throw new RefusedImageException(Refusal.DAMAGED);
    }
    FirmwareImage image = new FirmwareImage(head.group(1), head.group(2));
    byte[] names = image.names().getBytes(StandardCharsets.US_ASCII);
    if (!hash(names, file, head.end()).equals(head.group(3))) {
      throw new RefusedImageException(Refusal.DAMAGED);
    }
    return image;
  }

  private static String hash(byte[] names, byte[] file, int payloadFrom) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(names);
      digest.update(Arrays.copyOfRange(file, payloadFrom, file.length));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }

  /** A file that is no whole image. */
  static final class RefusedImageException extends Exception {
    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    RefusedImageException(Refusal refusal) {
      super(refusal.name());
      this.refusal = refusal;
    }

    Refusal refusal() {
      return refusal;
    }
  }
}
