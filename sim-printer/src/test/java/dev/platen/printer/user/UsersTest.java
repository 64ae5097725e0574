package dev.platen.printer.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.printer.PrinterDevice;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.model.Models;
import dev.platen.printer.user.ServerlessSettings.Sender;
import dev.platen.printer.user.User.LogInMethod;
import dev.platen.printer.user.Users.Field;
import dev.platen.printer.user.Users.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest {
  @TempDir Path folder;
  private Lab lab;
  private PrinterDevice printer;
  private Users users;

  @BeforeEach
  void setUp() {
    lab = new Lab(folder);
    printer = start();
    users = printer.serverless().orElseThrow().users();
  }

  @AfterEach
  void tearDown() {
    lab.close();
  }

  private PrinterDevice start() {
    return lab.start(lab.options().model(Models.get("px-e900fn")));
  }

  private static UserDraft anna() {
    return UserDraft.named("anna")
        .withDisplayName("Anna Ūsė")
        .withPin("471100")
        .withCard("04a1b2c3d4")
        .withPassword("a pass phrase")
        .withEmail("anna@contoso.com");
  }

  @Test
  void areFoundByPinCardAndPassword() {
    User anna = users.add(anna());
    users.add(UserDraft.named("bert").withPin("4712"));
    assertThat(users.byPin("471100")).contains(anna);
    assertThat(users.byCard("04A1B2C3D4")).contains(anna);
    assertThat(users.byPassword("Anna", "a pass phrase")).contains(anna);
    assertThat(users.byPin("4713")).isEmpty();
    assertThat(users.byPin("")).isEmpty();
    assertThat(users.byCard("471100")).isEmpty();
    assertThat(users.byPassword("anna", "471100")).isEmpty();
    assertThat(users.byPassword("bert", "")).isEmpty();
    assertThat(users.byPassword("nobody", "nobody")).isEmpty();
    assertThat(anna.shownName()).isEqualTo("Anna Ūsė");
    assertThat(anna.methods()).containsExactlyInAnyOrder(LogInMethod.values());
  }

  @Test
  void keepWhatIsNotChangedAndLoseWhatIsRemoved() {
    User anna = users.add(anna());
    users.change(anna.id(), UserDraft.named("anna2").withCard("").withPassword("another"));
    assertThat(users.byPin("471100").orElseThrow().userName()).isEqualTo("anna2");
    assertThat(users.byCard("04a1b2c3d4")).isEmpty();
    assertThat(users.byPassword("anna2", "another")).isPresent();
    assertThat(users.byPassword("anna2", "a pass phrase")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "anna.b", "fifteenletters1", "añna", "a b"})
  void haveANameOfOneTo14LettersAndDigits(String name) {
    assertThat(users.check(OptionalLong.empty(), UserDraft.named(name).withPin("4711")))
        .isEqualTo(Map.of(Field.USER_NAME, Problem.FORM));
  }

  @ParameterizedTest
  @CsvSource({"123", "123456789", "12a4", "'12 4'"})
  void haveAPinOfFourToEightDigits(String pin) {
    assertThat(users.check(OptionalLong.empty(), UserDraft.named("a").withPin(pin)))
        .isEqualTo(Map.of(Field.PIN, Problem.FORM));
  }

  @Test
  void breakEachRuleByItsField() {
    users.add(anna());
    UserDraft wrong =
        UserDraft.named("ANNA")
            .withDisplayName("two\nlines")
            .withPin("471100")
            .withCard("04A1B2C3D4")
            .withPassword("ä")
            .withEmail("anna");
    assertThat(users.check(OptionalLong.empty(), wrong))
        .isEqualTo(
            Map.of(
                Field.USER_NAME, Problem.TAKEN,
                Field.DISPLAY_NAME, Problem.FORM,
                Field.PIN, Problem.TAKEN,
                Field.CARD, Problem.TAKEN,
                Field.PASSWORD, Problem.FORM,
                Field.EMAIL, Problem.FORM));
    assertThatThrownBy(() -> users.add(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("EMAIL")
        .hasMessageNotContaining("471100");
    assertThat(users.list()).hasSize(1);
  }

  @Test
  void canNotBeWithoutAWayToLogIn() {
    assertThat(users.check(OptionalLong.empty(), UserDraft.named("bert")))
        .isEqualTo(Map.of(Field.PIN, Problem.NO_LOG_IN));
    User anna = users.add(UserDraft.named("anna").withPin("4711"));
    assertThat(users.check(OptionalLong.of(anna.id()), UserDraft.named("anna"))).isEmpty();
    assertThat(users.check(OptionalLong.of(anna.id()), UserDraft.named("anna").withPin("")))
        .isEqualTo(Map.of(Field.PIN, Problem.NO_LOG_IN));
    assertThatThrownBy(() -> users.change(77, anna())).hasMessageContaining("no user 77");
  }

  @Test
  void surviveAPowerCutWithTheSettings() {
    User anna = users.add(anna());
    User bert = users.add(UserDraft.named("bert").withPin("4712").withAdministrator(true));
    printer.serverless().orElseThrow().delete(anna.id());
    printer.serverless().orElseThrow().save(new ServerlessSettings(true, Sender.USER));
    printer.cutPower();

    Serverless restarted = start().serverless().orElseThrow();
    assertThat(restarted.users().list()).containsExactly(bert);
    assertThat(restarted.users().byPin("4712")).contains(bert);
    assertThat(restarted.settings()).isEqualTo(new ServerlessSettings(true, Sender.USER));
    assertThat(restarted.users().add(anna()).id()).isGreaterThan(bert.id());
  }

  @Test
  void leaveNoSecretInTheStoreNorInAnyText() throws Exception {
    users.add(anna());
    assertThat(anna().toString()).doesNotContain("471100", "04a1b2c3d4", "a pass phrase");
    assertThat(users.list().toString()).doesNotContain("471100", "04a1b2c3d4", "a pass phrase");
    printer.cutPower();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("471100")
            .doesNotContainIgnoringCase("04a1b2c3d4")
            .doesNotContain("a pass phrase");
      }
    }
  }

  @Test
  void areOnlyOnModelsThatHaveThem() {
    printer.close();
    assertThat(lab.start().serverless()).isEmpty();
  }
}
