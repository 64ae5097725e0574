package dev.platen.stubs.exchange.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class CatalogueTest {

  @Test
  void everyReplyHasASourceAndAMark() throws Exception {
    try (InputStream file =
        ReplyCatalogue.class.getResourceAsStream("/dev/platen/stubs/exchange/replies.yaml")) {
      JsonNode rows = new YAMLMapper().readTree(file);

      assertThat(rows).isNotEmpty();
      assertThat(rows)
          .allSatisfy(
              row -> {
                assertThat(row.get("mark").asString()).isIn("verified", "recalled", "uncertain");
                assertThat(row.get("source").asString()).isNotBlank();
                assertThat(row.path("suffix").asString("none")).isIn("session", "mailbox", "none");
              });
    }
  }

  @Test
  void everyReplyThatTheCodeNamesIsThere() throws Exception {
    Pattern named =
        Pattern.compile("(?:say|reply|Challenge|Refused|Optional\\.of)\\(\\s*\"([a-z0-9-]+)\"");
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/platen/stubs/exchange"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher matcher = named.matcher(Files.readString(file));
        while (matcher.find()) {
          names.add(matcher.group(1));
        }
      }
    }

    assertThat(names).hasSizeGreaterThan(40);
    assertThat(ReplyCatalogue.standard().names()).containsAll(names);
  }

  @Test
  void anIncompleteOrDoubleRowIsRefusedByName() {
    assertThatThrownBy(() -> read("- {name: x, code: 250, mark: verified, source: s}"))
        .hasMessageContaining("Reply x has neither text nor lines");
    assertThatThrownBy(
            () ->
                read(
                    "- {name: x, code: 250, text: a, mark: verified, source: s}\n"
                        + "- {name: x, code: 251, text: a, mark: verified, source: s}"))
        .hasMessageContaining("Two replies are called x");
    assertThatThrownBy(() -> ReplyCatalogue.standard().reply("no-such", Map.of(), "", ""))
        .hasMessageContaining("No reply no-such");
  }

  @Test
  void aReplyThatIsTooUncertainGivesWayToAnother() {
    assertThat(
            ReplyCatalogue.standard().reply("auth-malformed-xoauth2", Map.of(), "[S]", "").lines())
        .containsExactly("535 5.7.3 Authentication unsuccessful [S]");
    assertThatThrownBy(
            () -> read("- {name: x, code: 250, text: a, instead: y, mark: verified, source: s}"))
        .hasMessageContaining("Reply x has the unknown y instead of it");
  }

  @Test
  void aMissingLimitIsNamed() {
    assertThatThrownBy(
            () ->
                SmtpLimits.read(
                    new ByteArrayInputStream(
                        "- {name: message-octets, value: 1, mark: verified, source: s}"
                            .getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining("lack header-octets");
  }

  @Test
  void theForestKeepsItsCaseAndTheSessionItsId() {
    ServerNames old =
        new ServerNames(
            List.of("smtp.office365.com"),
            "AM0PR02CA0134",
            "outlook.office365.com",
            "eurprd02.prod.outlook.com",
            "VI1PR05MB5405.eurprd05.prod.outlook.com",
            "verified",
            "exchange 1.2");

    assertThat(old.greeting()).isEqualTo("AM0PR02CA0134.outlook.office365.com");
    assertThat(old.signature()).isEqualTo("AM0PR02CA0134.eurprd02.prod.outlook.com");
  }

  @Test
  void aSessionIdIsTheTicksOfTheServersStartCountedUp() {
    // A public log has 08DE2A6028D26C22 in a banner of 2025-11-23 (reference exchange 1.2).
    SessionIds ids = new SessionIds(Instant.parse("2025-11-23T07:16:02.329501Z"));

    assertThat(Long.parseLong(ids.next(), 16)).isEqualTo(0x08DE2A6028D26C22L);
    assertThat(ids.next()).isEqualTo("08DE2A6028D26C23");
  }

  private static ReplyCatalogue read(String yaml) {
    return ReplyCatalogue.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
