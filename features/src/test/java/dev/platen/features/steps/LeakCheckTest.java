package dev.platen.features.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.reports.timeline.Timeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakCheckTest {
  @TempDir Path folder;
  private final LeakCheck check = new LeakCheck();

  @Test
  void aPasswordInAResultIsFoundAndNotRepeated() throws IOException {
    check.watchFor("Kmvt-5927-xqra");
    Files.writeString(folder.resolve("a.txt"), "login with Kmvt-5927-xqra");

    assertThatThrownBy(() -> check.requireNoneIn(folder))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a.txt holds a password or code")
        .hasMessageNotContaining("Kmvt");
  }

  @Test
  void aTokenIsFoundByItsForm() throws IOException {
    Files.writeString(
        folder.resolve("b.txt"),
        "C: AUTH XOAUTH2 eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL291dGxvb2si.x");

    assertThatThrownBy(() -> check.requireNoneIn(folder))
        .hasMessageContaining("b.txt holds a token");
  }

  @Test
  void whatIsMaskedPasses() throws IOException {
    check.watchFor("Kmvt-5927-xqra");
    Files.writeString(folder.resolve("c.txt"), "C: AUTH XOAUTH2 ********");

    assertThatCode(() -> check.requireNoneIn(folder)).doesNotThrowAnyException();
  }

  @Test
  void aTokenWithinAPackedAttachmentIsFound() throws IOException {
    check.watchFor("1.AXkAq7-refresh-token");
    String packed =
        Base64.getEncoder()
            .encodeToString(
                "{\"what\":\"1.AXkAq7-refresh-token\"}".getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        folder.resolve("messages.ndjson"),
        "{\"attachment\":{\"body\":\""
            + packed
            + "\",\"contentEncoding\":\"BASE64\",\"fileName\":\"Timeline data\",\"mediaType\":\""
            + Timeline.MEDIA_TYPE
            + "\"}}\n");

    assertThatThrownBy(() -> check.requireNoneIn(folder))
        .hasMessageContaining("messages.ndjson holds, in an attachment, a password or code");
  }

  @Test
  void oneAmongManySecretsIsFoundInALongFile() throws IOException {
    IntStream.range(0, 2_000).forEach(number -> check.watchFor("Secret-" + number + "-of-many"));
    Files.writeString(
        folder.resolve("long.txt"), "x".repeat(300_000) + "Secret-1234-of-many" + "y".repeat(9));

    assertThatThrownBy(() -> check.requireNoneIn(folder)).hasMessageContaining("long.txt");
  }

  @Test
  void aPinIsFoundAsANumberOfItsOwnOnly() throws IOException {
    check.watchFor("48151623");
    Files.writeString(folder.resolve("d.json"), "{\"nanos\":48151623,\"id\":148151623}");
    assertThatCode(() -> check.requireNoneIn(folder)).doesNotThrowAnyException();

    Files.writeString(folder.resolve("e.txt"), "PIN 48151623");
    assertThatThrownBy(() -> check.requireNoneIn(folder)).hasMessageContaining("e.txt");
  }

  @Test
  void aTextIsMaskedWhereverASecretStands() {
    check.watchFor("Kmvt-5927-xqra");
    check.watchFor("Kmvt-5927-other");

    assertThat(check.masked("a Kmvt-5927-xqra, Kmvt-5927-other and Kmvt-5927"))
        .isEqualTo("a ********, ******** and Kmvt-5927");
    assertThat(check.masked("")).isEmpty();
  }
}
