package dev.platen.features.prove;

import java.nio.file.Path;
import java.util.Set;

/**
 * A scenario that can be run.
 *
 * @param tags without the at sign
 */
record Script(Path file, String title, Set<String> tags) {
  Script {
    tags = Set.copyOf(tags);
  }

  /** Where to find it, for a reader: folder, file and title. */
  String name() {
    int names = file.getNameCount();
    return file.subpath(names - 2, names) + ": " + title;
  }
}
