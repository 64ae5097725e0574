package dev.platen.features.lab;

import dev.platen.bench.device.Secret;
import dev.platen.features.device.InfrastructureException;
import dev.platen.features.device.Mailbox;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A mailbox of a real organization, read by Microsoft Graph with the application permission {@code
 * Mail.Read}. Only the newest mails are looked at.
 */
final class GraphMailbox implements Mailbox {
  private static final int NEWEST = 25;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final Access access;
  private final String address;

  /**
   * Who reads, and where.
   *
   * @param login for example {@code https://login.microsoftonline.com}
   * @param graph for example {@code https://graph.microsoft.com}
   */
  record Access(URI login, URI graph, String tenantId, String clientId, Secret secret) {
    static Access toMicrosoft(String tenantId, String clientId, Secret secret) {
      return new Access(
          URI.create("https://login.microsoftonline.com"),
          URI.create("https://graph.microsoft.com"),
          tenantId,
          clientId,
          secret);
    }
  }

  GraphMailbox(Access access, String address) {
    this.access = access;
    this.address = address;
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public List<Mail> mails() {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      String token = token(client);
      JsonNode answer =
          ask(
              client,
              HttpRequest.newBuilder(
                      access
                          .graph()
                          .resolve(
                              "/v1.0/users/%s/messages?$orderby=receivedDateTime%%20desc&$top=%d&$expand=attachments"
                                  .formatted(encoded(address), NEWEST)))
                  .header("Authorization", "Bearer " + token)
                  .GET());
      List<Mail> mails = new ArrayList<>();
      answer.path("value").forEach(message -> mails.addFirst(mail(message)));
      return mails;
    }
  }

  private static Mail mail(JsonNode message) {
    List<Attachment> attachments = new ArrayList<>();
    message
        .path("attachments")
        .forEach(
            each ->
                attachments.add(
                    new Attachment(
                        each.path("name").asString(""),
                        each.path("contentType").asString(""),
                        Base64.getDecoder().decode(each.path("contentBytes").asString("")))));
    return new Mail(
        message.path("from").path("emailAddress").path("address").asString(""),
        message.path("subject").asString(""),
        attachments);
  }

  /** RFC 6749 section 4.4. */
  private String token(HttpClient client) {
    String form =
        Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                access.clientId(),
                "client_secret",
                access.secret().value(),
                "scope",
                "https://graph.microsoft.com/.default")
            .entrySet()
            .stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return ask(
            client,
            HttpRequest.newBuilder(
                    access.login().resolve("/" + access.tenantId() + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)))
        .path("access_token")
        .asString("");
  }

  /** What the other side says is not repeated: it may repeat what it was sent. */
  private static JsonNode ask(HttpClient client, HttpRequest.Builder builder) {
    HttpRequest request = builder.timeout(PATIENCE).build();
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() != 200) {
        throw new InfrastructureException(
            "%s%s answered with the status %d. Look at the application's secret and its permission Mail.Read."
                .formatted(
                    request.uri().getAuthority(), request.uri().getPath(), response.statusCode()));
      }
      return JsonMapper.shared().readTree(response.body());
    } catch (java.io.IOException | JacksonException e) {
      throw new InfrastructureException(
          request.uri().getAuthority() + " cannot be asked, or does not answer in JSON", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InfrastructureException("Reading a mailbox was interrupted", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
