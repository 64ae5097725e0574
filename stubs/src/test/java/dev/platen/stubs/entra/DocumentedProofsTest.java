package dev.platen.stubs.entra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.entra.error.ErrorCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Holds that docs/entra.md names a test for everything, and that each of them exists. */
class DocumentedProofsTest {
  private static final Path ROOT = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
  private static final Pattern PROOF = Pattern.compile("`([A-Z]\\w*Test)\\.(\\w+)`");
  private static final Pattern ERROR =
      Pattern.compile(
          "(?m)^\\| `(\\w+)` \\| (\\d+) \\| `(\\w+)`.*\\| (\\d{3}) \\|.*`(\\w+)\\.\\w+` \\|$");

  /** The main document, and parts of it that stand in files of their own. */
  private static String documents() throws IOException {
    List<Path> files = new ArrayList<>(List.of(ROOT.resolve("docs/entra.md")));
    Path parts = ROOT.resolve("docs/parts");
    if (Files.isDirectory(parts)) {
      try (Stream<Path> found = Files.list(parts)) {
        found
            .filter(file -> file.getFileName().toString().startsWith("entra-"))
            .forEach(files::add);
      }
    }
    StringBuilder all = new StringBuilder();
    for (Path file : files) {
      all.append(Files.readString(file)).append('\n');
    }
    return all.toString();
  }

  /** Sources of all test classes, by the class's simple name. */
  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new HashMap<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.map(it -> it.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(module)) {
          try (Stream<Path> files = Files.walk(module)) {
            files
                .filter(file -> file.toString().endsWith(".java"))
                .forEach(
                    file ->
                        tests.merge(
                            file.getFileName().toString().replace(".java", ""),
                            read(file),
                            String::concat));
          }
        }
      }
    }
    return tests;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Map<String, String> tests = tests();
    Matcher proofs = PROOF.matcher(documents());
    int found = 0;
    while (proofs.find()) {
      found++;
      assertThat(tests.getOrDefault(proofs.group(1), ""))
          .as(proofs.group())
          .contains("void " + proofs.group(2) + "(");
    }
    assertThat(found).isGreaterThan(250);
  }

  @Test
  void everyRowOfATableWithProofsNamesATest() throws IOException {
    List<String> unproved = new ArrayList<>();
    boolean proved = false;
    for (String line : documents().lines().toList()) {
      if (line.endsWith("| proof |")) {
        proved = true;
      } else if (!line.startsWith("|")) {
        proved = false;
      } else if (proved && !line.startsWith("|---") && !PROOF.matcher(line).find()) {
        unproved.add(line);
      }
    }
    assertThat(unproved).isEmpty();
  }

  @Test
  void everyErrorHasItsRowAndATestThatSpeaksOfItsNumber() throws IOException {
    Map<String, String> tests = tests();
    Map<String, Matcher> rows = new HashMap<>();
    Matcher each = ERROR.matcher(documents());
    while (each.find()) {
      Matcher row = ERROR.matcher(each.group());
      assertThat(row.matches()).isTrue();
      rows.put(row.group(1), row);
    }
    JsonNode file;
    try (var in = ErrorCatalog.class.getResourceAsStream("/dev/platen/stubs/entra/aadsts.yaml")) {
      file = new YAMLMapper().readTree(in);
    }
    for (JsonNode error : file.path("errors")) {
      String situation = error.path("situation").asString();
      String number = error.path("number").asString();
      assertThat(rows).as("docs/entra.md").containsKey(situation);
      Matcher row = Objects.requireNonNull(rows.get(situation));
      assertThat(row.group(2)).as(situation).isEqualTo(number);
      assertThat(row.group(3)).as(situation).isEqualTo(error.path("error").asString());
      assertThat(row.group(4)).as(situation).isEqualTo(error.path("status").asString());
      boolean spoken =
          Stream.of(number, error.path("error").asString())
              .anyMatch(tests.getOrDefault(row.group(5), "")::contains);
      assertThat(spoken).as("%s in %s", number, row.group(5)).isTrue();
      assertThat(error.path("source").asString("")).as("source of %s", situation).isNotBlank();
      assertThat(error.path("mark").asString(""))
          .as("mark of %s", situation)
          .isIn("verified", "recalled", "uncertain");
    }
  }
}
