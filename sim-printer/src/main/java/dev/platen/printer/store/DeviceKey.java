package dev.platen.printer.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one printer, under which its secrets lie in the database: AES-256-GCM. The file {@code
 * device.key}, readable by its owner only, stands for the printer's TPM; a database that is copied
 * without it gives no secret away.
 */
public final class DeviceKey {
  static final String FILE_NAME = "device.key";

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private final SecretKeySpec key;

  private DeviceKey(Path file, byte[] key) {
    this.file = file;
    this.key = new SecretKeySpec(key, "AES");
  }

  /**
   * @throws StoreException where the file is not a device key or cannot be read
   */
  static DeviceKey load(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new StoreException(
          file,
          "The device key cannot be read (" + e.getClass().getSimpleName() + ")",
          "Make it readable for the user who runs the printer, or restore it from a copy",
          e);
    }
    if (bytes.length != KEY_BYTES) {
      throw new StoreException(
          file,
          "This is not a device key: %d bytes instead of %d".formatted(bytes.length, KEY_BYTES),
          "Restore it together with the database beside it, or start the printer in an empty"
              + " folder as from the factory");
    }
    return new DeviceKey(file, bytes);
  }

  /** Makes a key; it is complete on the disk, or not there at all. */
  static DeviceKey create(Path file) throws IOException {
    byte[] bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    Path draft = file.resolveSibling(FILE_NAME + ".new");
    Files.deleteIfExists(draft);
    var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(draft, options, ownerOnly())) {
      channel.write(ByteBuffer.wrap(bytes));
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return new DeviceKey(file, bytes);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * @param purpose what the secret is, for example {@code tokens}; opens only under the same
   */
  public byte[] seal(String purpose, String secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] locked =
          cipher(Cipher.ENCRYPT_MODE, nonce, purpose)
              .doFinal(secret.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(NONCE_BYTES + locked.length).put(nonce).put(locked).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of every Java", e);
    }
  }

  /**
   * @throws StoreException where the secret was sealed under another key or was changed since
   */
  public String open(String purpose, byte[] locked) {
    return tryOpen(purpose, locked)
        .orElseThrow(
            () ->
                new StoreException(
                    file,
                    "This key does not open what the database keeps under it (" + purpose + ")",
                    "Restore database and key from the same copy, or start the printer in an empty"
                        + " folder as from the factory"));
  }

  private Optional<String> tryOpen(String purpose, byte[] locked) {
    if (locked.length < NONCE_BYTES) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(locked, NONCE_BYTES);
    try {
      byte[] clear =
          cipher(Cipher.DECRYPT_MODE, nonce, purpose)
              .doFinal(locked, NONCE_BYTES, locked.length - NONCE_BYTES);
      return Optional.of(new String(clear, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
