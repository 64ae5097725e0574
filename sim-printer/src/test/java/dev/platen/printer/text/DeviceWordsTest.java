package dev.platen.printer.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.model.Models;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceWordsTest {
  private static Properties words(String language) throws IOException {
    Properties words = new Properties();
    String file = "device_" + language + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Messages.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8)) {
      words.load(reader);
    }
    return words;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca", "it", "lt", "pt", "sv"})
  void areThereInEachLanguage(String language) throws IOException {
    Properties words = words(language);
    assertThat(words.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(words("en").stringPropertyNames());
    assertThat(words.values()).noneMatch(text -> text.toString().isBlank());
  }

  @Test
  void coverEveryPanelLanguageOfEveryModel() {
    for (String id : Models.ids()) {
      assertThat(Models.get(id).panelLanguages()).allMatch(Messages::exists);
    }
  }

  @Test
  void explainEveryJobCode() throws IOException {
    Set<String> codes = new TreeSet<>(Set.of("370"));
    for (String version : FirmwareVersions.ids()) {
      codes.addAll(FirmwareVersions.jobCodes(version).values());
    }
    Set<String> keys = words("en").stringPropertyNames();
    assertThat(codes).allSatisfy(code -> assertThat(keys).contains("jobcode." + code));
  }

  @Test
  void useTheGuidesWordsWhereItHasThem() throws IOException {
    assertThat(words("it").getProperty("sheet.signed_in")).isEqualTo("Accesso effettuato");
    assertThat(words("pt").getProperty("sheet.current_status")).isEqualTo("Estado actual");
    assertThat(words("sv").getProperty("sheet.auth_method")).isEqualTo("Autentiseringsmetod");
    assertThat(words("sv").getProperty("sheet.email_service")).isEqualTo("E-posttjänst");
  }
}
