package dev.platen.features.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The commands that {@code docs/lab.md} shows, each under the name of the machine it is for. */
final class LabDocument {
  private static final Pattern BLOCK =
      Pattern.compile("```sh\n# on ([^\n]*)\n(.*?)```", Pattern.DOTALL);
  private static final String SCENARIOS = "\n## 7. ";
  private static final String AFTER_THEM = "\n## Who uses which printer";
  private final List<MatchResult> blocks;

  private LabDocument(String text) {
    this.blocks = BLOCK.matcher(text).results().toList();
  }

  /** All but the scenarios: a bench, its network, and what it takes for a printer to reach it. */
  static LabDocument beforeTheScenarios(Path project) throws IOException {
    String text = text(project);
    return new LabDocument(
        text.substring(0, text.indexOf(SCENARIOS)) + text.substring(text.indexOf(AFTER_THEM)));
  }

  /** The part about the scenarios at a printer. */
  static LabDocument ofTheScenarios(Path project) throws IOException {
    String text = text(project);
    return new LabDocument(text.substring(text.indexOf(SCENARIOS), text.indexOf(AFTER_THEM)));
  }

  private static String text(Path project) throws IOException {
    return Files.readString(project.resolve("docs/lab.md"));
  }

  /** How many blocks of commands it has. */
  int size() {
    return blocks.size();
  }

  /** The lines of the first block for the bench's machine that has these words. */
  String here(String words) {
    return lines("the bench's machine", words);
  }

  /** The same for another machine. */
  String there(String words) {
    return lines("another machine of the lab", words);
  }

  private String lines(String machine, String words) {
    return blocks.stream()
        .filter(block -> block.group(1).startsWith(machine) && block.group(2).contains(words))
        .map(block -> block.group(2))
        .findFirst()
        .orElseThrow(() -> new AssertionError("docs/lab.md has no block with " + words));
  }
}
