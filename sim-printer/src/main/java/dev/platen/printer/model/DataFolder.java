package dev.platen.printer.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A folder of YAML files that come with the printer, beside its classes or in their jar. */
final class DataFolder {
  private static final String BASE = "/dev/platen/printer/";
  private static final String SUFFIX = ".yaml";

  private final String name;

  /** What was read, by its id: files that come with the classes do not change. */
  private final Map<String, Object> records = new ConcurrentHashMap<>();

  /**
   * @param name for example {@code models}
   */
  DataFolder(String name) {
    this.name = name;
  }

  /** Names of its files without {@code .yaml}, in alphabetical order. */
  List<String> ids() {
    var url = DataFolder.class.getResource(BASE + name);
    if (url == null) {
      throw new IllegalStateException("The folder " + BASE + name + " is not in the jar");
    }
    try {
      if (!url.getProtocol().equals("jar")) {
        return ids(Path.of(url.toURI()));
      }
      // Opened by its file: of a jar opened by its address there can be only one at a time.
      URL file = ((JarURLConnection) url.openConnection()).getJarFileURL();
      try (FileSystem jar = FileSystems.newFileSystem(Path.of(file.toURI()))) {
        return ids(jar.getPath(BASE + name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Listing " + BASE + name, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> ids(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }

  /** The file of {@code id}, where there is one. */
  Optional<InputStream> open(String id) {
    // No path out of the folder: an id can come from a command line.
    return id.matches("[A-Za-z0-9.-]+")
        ? Optional.ofNullable(DataFolder.class.getResourceAsStream(BASE + name + "/" + id + SUFFIX))
        : Optional.empty();
  }

  /** The record in the file of {@code id}. */
  <T> T read(String what, String id, Class<T> type) {
    return type.cast(records.computeIfAbsent(id, key -> parse(what, key, type)));
  }

  private <T> T parse(String what, String id, Class<T> type) {
    InputStream stream =
        open(id)
            .orElseThrow(
                () ->
                    new ModelException(
                        "There is no %s %s. Known: %s"
                            .formatted(what, id, String.join(", ", ids()))));
    return YamlFile.read(name + "/" + id + SUFFIX, stream, type);
  }
}
