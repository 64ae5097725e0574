package dev.platen.features.steps;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
