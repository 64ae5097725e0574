package dev.platen.features.prove;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A scenario that can be run.
 *
 * @param tags without the at sign
 */
record Script(Path file, String title, Set<String> tags) {
  private static final Pattern CASE = Pattern.compile("[A-Z]{2,8}-[A-Z0-9]{1,4}");

  Script {
    tags = Set.copyOf(tags);
  }

  /** Ids of the guide's cases that it proves. */
  Set<String> cases() {
    return tags.stream().filter(CASE.asMatchPredicate()).collect(Collectors.toSet());
  }

  /** Where to find it, for a reader: folder, file and title. */
  String name() {
    int names = file.getNameCount();
    return file.subpath(names - 2, names) + ": " + title;
  }
}
