package dev.platen.features.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.features.device.Administration;
import dev.platen.features.device.Site;
import dev.platen.features.device.WebConfig;
import dev.platen.reports.timeline.Lane;
import dev.platen.reports.timeline.Timeline;
import dev.platen.reports.timeline.TimelineEvent;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchedTest {
  private final FlightRecorder recorder = new FlightRecorder(text -> text);

  /** A site that does nothing, whose Web Config has no button. */
  private final Site site =
      Watched.site(
          inert(
              Site.class,
              method ->
                  switch (method) {
                    case "webConfig" ->
                        inert(
                            WebConfig.class,
                            inner -> {
                              if (inner.equals("click")) {
                                throw new AssertionError("no button");
                              }
                              return null;
                            });
                    case "administration" -> inert(Administration.class, inner -> null);
                    default -> null;
                  }),
          recorder);

  private interface Answer {
    @Nullable Object to(String method);
  }

  private static <T> T inert(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            WatchedTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.to(method.getName())));
  }

  /** The inert site needs no browser. */
  @SuppressWarnings("NullAway")
  private WebConfig webConfig() {
    return site.webConfig(null);
  }

  private List<String> noted() {
    return end().events().stream().map(TimelineEvent::what).toList();
  }

  private Timeline end() {
    return recorder.end("A scenario", "en", List.of(), true);
  }

  @Test
  void whatIsDoneIsNotedInTheWordsOfTheGuide() {
    WebConfig config = webConfig();
    config.openPage("Network > Basic");
    config.choose("Authentication Method", "OAuth2");

    assertThat(noted())
        .containsExactly("Opens “Network > Basic”", "Sets “Authentication Method” to “OAuth2”");
    assertThat(end().events()).allMatch(event -> event.to().get() == Lane.WEB_CONFIG);
  }

  @Test
  void aPasswordIsNotLookedAt() {
    webConfig().logIn("Log in", "Kmvt-5927-xqra", "OK");
    webConfig().enter("Password", "Kmvt-5927-xqra");

    assertThat(noted()).containsExactly("Logs in as the administrator", "Fills in “Password”");
    assertThat(end().toString()).doesNotContain("Kmvt");
  }

  @Test
  void aSwitchIsNotedAsItIsTurned() {
    site.administration().setSmtpAuth(false);
    site.administration().setSmtpAuth("anna@contoso.com", true);

    assertThat(noted())
        .containsExactly(
            "Turns off SMTP AUTH for the organization", "Turns on SMTP AUTH for anna@contoso.com");
  }

  @Test
  void whatCannotBeDoneFailsAsBefore() {
    WebConfig config = webConfig();

    assertThatThrownBy(() -> config.click("OK"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("no button");
    assertThat(noted()).containsExactly("Clicks “OK”");
  }

  @Test
  void allWordsAreOfMethodsThatThereAre() {
    assertThat(Watched.WORDS.stringPropertyNames())
        .allSatisfy(
            key -> {
              String[] names = key.replaceFirst("(/\\d)?(\\.off|\\.shows)?$", "").split("\\.");
              assertThat(Watched.CAPABILITIES.keySet())
                  .anyMatch(
                      type ->
                          type.getSimpleName().equals(names[0])
                              && Arrays.stream(type.getMethods())
                                  .anyMatch(method -> method.getName().equals(names[1])));
            });
  }
}
