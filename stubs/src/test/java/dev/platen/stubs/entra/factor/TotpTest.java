package dev.platen.stubs.entra.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.qrcode.decoder.Decoder;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  /** The ASCII text 12345678901234567890 of RFC 6238, appendix B. */
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  private static final Instant NOW = Instant.parse("2026-08-13T21:24:29Z");

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long second, String code) {
    assertThat(Totp.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"-60, false", "-30, true", "0, true", "30, true", "60, false"})
  void aClockMayBeOneStepAheadOrBehind(long seconds, boolean accepted) {
    String code = Totp.code(SECRET, NOW.plusSeconds(seconds));

    assertThat(Totp.accept(SECRET, code, NOW, -1).isPresent()).isEqualTo(accepted);
  }

  @Test
  void aCodeCountsOnceAndTheNextOneAfterIt() {
    String code = Totp.code(SECRET, NOW);
    long step =
        Totp.accept(SECRET, code.substring(0, 3) + " " + code.substring(3), NOW, -1).orElseThrow();

    assertThat(Totp.accept(SECRET, code, NOW, step)).isEmpty();
    assertThat(Totp.accept(SECRET, Totp.code(SECRET, NOW.plusSeconds(30)), NOW, step)).isPresent();
  }

  @Test
  void aNewSecretIsOf160BitsAndEachTimeAnother() {
    assertThat(Totp.newSecret()).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.newSecret());
  }

  @Test
  void aSecretThatIsNotBase32IsToldWithoutIt() {
    assertThatThrownBy(() -> Totp.code("not base32!", NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A secret of an authenticator app is not base32");
  }

  @Test
  void anAppReadsThePicture() throws Exception {
    String address = Totp.address("Contoso & Co", "anna@contoso.onmicrosoft.com", SECRET);

    assertThat(read(QrCode.of(address)))
        .isEqualTo(
            "otpauth://totp/Contoso%20%26%20Co:anna%40contoso.onmicrosoft.com?secret="
                + SECRET
                + "&issuer=Contoso%20%26%20Co");
  }

  /** Reads a picture back, less its quiet zone. */
  private static String read(QrCode code) throws Exception {
    boolean[][] modules = new boolean[code.size() - 8][code.size() - 8];
    Pattern.compile("M(\\d+) (\\d+)h1v1h-1z")
        .matcher(code.path())
        .results()
        .forEach(
            one ->
                modules[Integer.parseInt(one.group(2)) - 4][Integer.parseInt(one.group(1)) - 4] =
                    true);
    return new Decoder().decode(modules).getText();
  }
}
