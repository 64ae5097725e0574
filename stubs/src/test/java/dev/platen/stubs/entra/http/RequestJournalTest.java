package dev.platen.stubs.entra.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of a request, and what is not. */
class RequestJournalTest {
  private static final Map<String, List<String>> HEADERS =
      Map.of(
          "User-Agent", List.of("Printer/1.0"),
          "Accept", List.of("application/json", "text/plain"),
          "x-client-SKU", List.of("firmware"),
          "Authorization", List.of("Basic c2VjcmV0"),
          "X-Of-Its-Own", List.of("who knows"),
          "Cookie", List.of("session=secret"),
          "Host", List.of("login.microsoftonline.com"),
          "Content-Length", List.of("57"));

  private final RequestJournal journal = new RequestJournal(2, Clock.systemUTC());

  private void ask() {
    byte[] form =
        "grant_type=refresh_token&refresh_token=secret".getBytes(StandardCharsets.US_ASCII);
    journal.add(
        Request.of(
            "POST", "https", "localhost", "/common/oauth2/v2.0/token", HEADERS, form, "127.0.0.2"),
        200,
        "{}",
        "",
        false);
  }

  @Test
  void whoListensHearsWhatTheClientSaysOfItself() {
    List<RequestJournal.Entry> heard = new ArrayList<>();
    journal.onEntry(heard::add);
    ask();
    assertThat(heard.getFirst().headers())
        .containsExactly(
            "Accept: application/json",
            "Accept: text/plain",
            "Authorization: ***",
            "User-Agent: Printer/1.0",
            "x-client-SKU: firmware",
            "X-Of-Its-Own: ***");
  }

  @Test
  void noSecretIsKept() {
    journal.onEntry(entry -> {});
    ask();
    assertThat(journal.entries().toString()).doesNotContain("secret", "c2VjcmV0", "who knows");
  }

  @Test
  void whereNobodyListensHeadersAreNotLookedAt() {
    ask();
    assertThat(journal.entries().getFirst().headers()).isEmpty();
  }
}
