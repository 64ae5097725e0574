package dev.platen.printer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MultipartBodyTest {
  private static final String TYPE = "multipart/form-data; boundary=\"x--y\"";

  private static byte[] body(String... parts) {
    var body = new ByteArrayOutputStream();
    for (String part : parts) {
      body.writeBytes(("--x--y\r\n" + part + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes("--x--y--\r\n".getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }

  private static String text(String name, String value) {
    return "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value;
  }

  private static String file(String name, String fileName, String content) {
    return """
    Content-Disposition: form-data; name="%s"; filename="%s"\r
    Content-Type: application/octet-stream\r
    \r
    %s\
    """
        .formatted(name, fileName, content);
  }

  @Test
  void readsTextsAndFilesByteForByte() {
    Form form =
        MultipartBody.parse(
            TYPE,
            body(
                text("INPUTT_SETUPTOKEN", "token"),
                text("name", "Jūratė"),
                file("cert0", "root.pem", "a\r\n--x-\r\n\0b"),
                text("name", "second")));
    assertThat(form.text("INPUTT_SETUPTOKEN")).isEqualTo("token");
    assertThat(form.text("name")).isEqualTo("Jūratė");
    assertThat(form.file("cert0"))
        .hasValueSatisfying(
            upload -> {
              assertThat(upload.fileName()).isEqualTo("root.pem");
              assertThat(upload.content())
                  .isEqualTo("a\r\n--x-\r\n\0b".getBytes(StandardCharsets.UTF_8));
            });
    assertThat(form.find("cert0")).isEmpty();
  }

  @Test
  void aFieldWithoutAChosenFileIsAbsentAndAPathIsCutOff() {
    Form form =
        MultipartBody.parse(
            TYPE, body(file("none", "", ""), file("cert0", "C:\\Users\\q\\root.der", "x")));
    assertThat(form.file("none")).isEmpty();
    assertThat(form.file("cert0").orElseThrow().fileName()).isEqualTo("root.der");
  }

  @Test
  void aBodyThatIsCutOffOrHasNoBoundaryOrNoNameIsABadRequest() {
    byte[] whole = body(text("a", "b"));
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 12);
    assertBad(TYPE, cut);
    assertBad("multipart/form-data", whole);
    assertBad(TYPE, body("Content-Disposition: form-data\r\n\r\nvalue"));
    assertBad(TYPE, body(java.util.Collections.nCopies(60, text("a", "b")).toArray(String[]::new)));
  }

  private static void assertBad(String type, byte[] body) {
    assertThatThrownBy(() -> MultipartBody.parse(type, body))
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.status()).isEqualTo(400));
  }
}
