package dev.platen.features.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.features.browser.WebConfigLocators.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebConfigLocatorsTest {
  private static final List<Rule> RULES =
      List.of(
          new Rule(".*", "", "", "manual", "verified", Map.of("menu", "nav a", "code", "#a")),
          new Rule(
              "PX-B.*",
              "05.20.XF01Q1",
              "05.26.XF01QA",
              "seen",
              "verified",
              Map.of("menu", ".menu > a")));

  @Test
  void theLastEntryThatFitsModelAndFirmwareCounts() {
    assertThat(WebConfigLocators.of(RULES, "PX-B600F", "05.23.XF24Q9").get("menu"))
        .isEqualTo(".menu > a");
    assertThat(WebConfigLocators.of(RULES, "PX-B600F", "05.23.XF24Q9").get("code")).isEqualTo("#a");
  }

  @Test
  void anotherModelOrFirmwareHasWhatMostHave() {
    assertThat(WebConfigLocators.of(RULES, "PX-D400", "05.23.XF24Q9").get("menu"))
        .isEqualTo("nav a");
    assertThat(WebConfigLocators.of(RULES, "PX-B600F", "05.17.XF08P2").get("menu"))
        .isEqualTo("nav a");
    assertThat(WebConfigLocators.of(RULES, "PX-B600F", "05.26.XF09QB").get("menu"))
        .isEqualTo("nav a");
    assertThat(WebConfigLocators.of(RULES, "PX-B600F", "unheard of").get("menu"))
        .isEqualTo("nav a");
  }

  @Test
  void aPartThatNobodyKnowsIsToldByName() {
    assertThatThrownBy(() -> WebConfigLocators.usual().get("ear"))
        .hasMessageContaining("web-config.yaml has no ear");
  }

  @Test
  void scriptsGetTheLocatorsInPlaceOfTheirNames() {
    assertThat(
            WebConfigLocators.usual()
                .in("const f = (x) => { return document.querySelector('{code}') }"))
        .isEqualTo("const f = (x) => { return document.querySelector('#userCode') }");
  }

  @Test
  void noLocatorEndsTheTextThatItStandsIn() {
    for (String part : List.of("buttons", "menu", "row-value", "language", "code")) {
      assertThat(WebConfigLocators.usual().get(part)).doesNotContain("'");
    }
  }
}
