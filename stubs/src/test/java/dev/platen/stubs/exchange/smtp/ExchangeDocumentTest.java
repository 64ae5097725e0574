package dev.platen.stubs.exchange.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** docs/exchange.md says what is said, and by what that is proved. */
class ExchangeDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/exchange.md");
  private static final Path SCRIPTS = Path.of("src/test/resources/dev/platen/stubs/exchange/smtp");
  private static final List<Path> TESTS =
      List.of(Path.of("src/test/java"), Path.of("../bench/src/test/java"));
  private static final Path CODE = Path.of("src/main/java/dev/platen/stubs/exchange");
  private static final Path MAGIC =
      Path.of("src/main/resources/dev/platen/stubs/exchange/magic-recipients.yaml");
  private static final String NO_PROOF = "–";
  private static final Pattern PROOF =
      Pattern.compile("`[A-Z]\\w+Test\\.\\w+`|`[a-z0-9-]+\\.smtp`");

  private static String document = "";
  private static String tests = "";
  private static List<JsonNode> replies = List.of();
  private static List<Row> table = List.of();

  private record Row(String reply, String text, String source, String proof) {}

  @BeforeAll
  static void read() throws Exception {
    document = Files.readString(DOCUMENT);
    tests = all(TESTS.getFirst()) + all(TESTS.getLast());
    List<JsonNode> read = new ArrayList<>();
    new YAMLMapper()
        .readTree(Path.of("src/main/resources/dev/platen/stubs/exchange/replies.yaml").toFile())
        .forEach(read::add);
    replies = read;
    table =
        document
            .lines()
            .dropWhile(line -> !line.startsWith("| reply |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.split("\\|", -1))
            .map(cell -> new Row(cell[1].strip(), cell[2], cell[4].strip(), cell[5].strip()))
            .toList();
  }

  private static String all(Path folder) throws Exception {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  @Test
  void eachReplyHasARowWithItsTextMarkAndSource() {
    assertThat(table)
        .extracting(Row::reply)
        .as("a row | name | text | when | mark: source | proof | for each of replies.yaml")
        .containsExactlyInAnyOrderElementsOf(
            replies.stream().map(reply -> reply.get("name").asString()).toList());
    for (JsonNode reply : replies) {
      Row row = row(reply.get("name").asString());
      assertThat(row.source())
          .as("mark and source of %s", row.reply())
          .isEqualTo(reply.get("mark").asString() + ": " + reply.get("source").asString());
      String shown = row.text().replaceFirst("^ `", "").replaceFirst("( \\.\\.\\.)?`.*", "");
      assertThat(String.join(" / ", lines(reply)).strip())
          .as("text of %s", row.reply())
          .startsWith(shown.strip());
    }
  }

  @Test
  void eachProofIsThere() {
    List<String> scripts = found("`([a-z0-9-]+\\.smtp)`");
    assertThat(scripts).hasSizeGreaterThan(50);
    assertThat(scripts).allSatisfy(script -> assertThat(SCRIPTS.resolve(script)).exists());
    List<String> methods = found("`([A-Z]\\w+Test\\.\\w+)`");
    assertThat(methods).hasSizeGreaterThan(15);
    assertThat(methods)
        .allSatisfy(
            method -> {
              String[] parts = method.split("\\.");
              assertThat(tests).contains("class " + parts[0], "void " + parts[1] + "(");
            });
  }

  @Test
  void eachRowOfTheOtherTablesNamesItsProof() {
    List<String> unproved = new ArrayList<>();
    boolean proved = false;
    for (String line : document.lines().toList()) {
      if (line.startsWith("| what |") || line.startsWith("| name |")) {
        proved = true;
        assertThat(line).endsWith("| proof |");
      } else if (!line.startsWith("|")) {
        proved = false;
      } else if (proved
          && !line.startsWith("|---")
          && !PROOF.matcher(line.substring(line.lastIndexOf('|', line.length() - 2))).find()) {
        unproved.add(line);
      }
    }
    assertThat(unproved).isEmpty();
  }

  @Test
  void aScriptThatProvesAReplyHasIt() throws Exception {
    for (JsonNode reply : replies) {
      Row row = row(reply.get("name").asString());
      for (String script : found(row.proof(), "`([a-z0-9-]+\\.smtp)`")) {
        String line =
            Pattern.quote(lines(reply).getFirst()).replaceAll("\\{[a-z-]+}", "\\\\E.*\\\\Q");
        assertThat(Pattern.compile("(?m)^S(\\+\\d+)?: " + line).matcher(read(script)).find())
            .as("%s in %s", row.reply(), script)
            .isTrue();
      }
    }
  }

  @Test
  void aReplyIsWithoutProofOnlyWhereNothingSaysIt() throws Exception {
    String code = all(CODE);
    List<String> magic = new ArrayList<>();
    new YAMLMapper()
        .readTree(MAGIC.toFile())
        .forEach(name -> magic.add(name.path("row").asString("")));
    for (JsonNode reply : replies) {
      Row row = row(reply.get("name").asString());
      boolean said =
          magic.contains(row.reply())
              || (code.contains("\"" + row.reply() + "\"") && !reply.has("instead"));
      assertThat(row.proof().equals(NO_PROOF))
          .as(
              "%s is %s: name a script or a test that proves it in docs/exchange.md, or %s",
              row.reply(), said ? "said" : "not said", NO_PROOF)
          .isEqualTo(!said);
    }
  }

  private static Row row(String reply) {
    return table.stream().filter(it -> it.reply().equals(reply)).findFirst().orElseThrow();
  }

  /** As on the wire, without what stands at its end. */
  private static List<String> lines(JsonNode reply) {
    String head =
        reply.has("status")
            ? " " + reply.get("status").asString() + " "
            : reply.has("lines") ? "-" : " ";
    String code = reply.get("code").asString();
    if (!reply.has("lines")) {
      return List.of(code + head + reply.get("text").asString());
    }
    List<String> lines = new ArrayList<>();
    reply.get("lines").forEach(line -> lines.add(line.asString()));
    lines.set(0, code + head + lines.getFirst());
    return lines;
  }

  private static List<String> found(String pattern) {
    return found(document, pattern);
  }

  private static List<String> found(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(it -> it.group(1)).toList();
  }

  private static String read(String script) throws Exception {
    return Files.readString(SCRIPTS.resolve(script));
  }
}
