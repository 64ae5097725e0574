package dev.platen.bench.device;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;

/** Where a secret is, in place of the secret. */
public sealed interface SecretReference {

  /**
   * Fetches the secret.
   *
   * @param environment variables of the environment by name
   * @throws DeviceFileException where it is not there, or others than its owner could read it
   */
  Secret resolve(Map<String, String> environment);

  /** A variable of the environment. */
  record Environment(String name) implements SecretReference {
    @Override
    public Secret resolve(Map<String, String> environment) {
      String value = environment.getOrDefault(name, "");
      if (value.isEmpty()) {
        throw new DeviceFileException(
            "The variable %s is not set. Set it in the environment of this command to the secret that the device file refers to by it."
                .formatted(name));
      }
      return new Secret(value);
    }
  }

  /**
   * A file that holds the secret and nothing else; a line break at its end does not count.
   *
   * @param path absolute
   */
  record SecretFile(Path path) implements SecretReference {
    private static final Set<PosixFilePermission> OF_OTHERS =
        Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    @Override
    public Secret resolve(Map<String, String> environment) {
      try {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")
            && Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains)) {
          throw new DeviceFileException(
              "%s can be read or written by others than its owner. Run: chmod 600 %s"
                  .formatted(path, path));
        }
        String value = Files.readString(path).strip();
        if (value.isEmpty()) {
          throw new DeviceFileException(
              "%s is empty. Write the secret into it, and nothing else.".formatted(path));
        }
        return new Secret(value);
      } catch (FileSystemException e) {
        throw new DeviceFileException(
            "%s cannot be read. The device file refers to it for a secret: make it, readable by its owner alone."
                .formatted(path));
      } catch (IOException e) {
        throw new DeviceFileException(
            "%s is not a text file in UTF-8. Write the secret into it, and nothing else."
                .formatted(path));
      }
    }
  }
}
