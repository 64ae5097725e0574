package dev.platen.printer.lab;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * login.microsoftonline.com as a script: what it answers next, in Entra's own forms (reference
 * entra 2.1 to 2.3). Polls that the script says nothing about are pending.
 */
public final class LabEntra implements AutoCloseable {
  public static final String HOST = "login.microsoftonline.com";
  public static final String USER_CODE = "FRWQDE7YL";
  private static final String PENDING =
      """
      {"error":"authorization_pending","error_description":"AADSTS70016: pending",\
      "error_codes":[70016]}\
      """;

  private final HttpsServer server;
  private final Queue<Reply> deviceCodeReplies = new ConcurrentLinkedQueue<>();
  private final Queue<Reply> pollReplies = new ConcurrentLinkedQueue<>();
  private final Queue<Reply> codeReplies = new ConcurrentLinkedQueue<>();
  private final Queue<Reply> refreshReplies = new ConcurrentLinkedQueue<>();
  private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger polls = new AtomicInteger();

  /** A status and a JSON body. */
  private record Reply(int status, String body) {}

  public LabEntra(SSLContext tls) {
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** What the next device authorization gets instead of a code. */
  public void answerDeviceCode(int status, String body) {
    deviceCodeReplies.add(new Reply(status, body));
  }

  /** What the next poll gets. */
  public void answerPoll(int status, String body) {
    pollReplies.add(new Reply(status, body));
  }

  /** The next poll gets tokens for {@code account}. */
  public void signIn(String account, String accessToken, String refreshToken) {
    answerPoll(200, tokens(account, accessToken, refreshToken));
  }

  /** What the next authorization code gets; without a script it is refused. */
  public void answerCode(int status, String body) {
    codeReplies.add(new Reply(status, body));
  }

  /** What the next refresh gets; without a script it is refused as expired. */
  public void answerRefresh(int status, String body) {
    refreshReplies.add(new Reply(status, body));
  }

  public static String tokens(String account, String accessToken, String refreshToken) {
    String idToken =
        new PlainJWT(
                new JWTClaimsSet.Builder()
                    .issuer("https://login.microsoftonline.com/t/v2.0")
                    .subject("s")
                    .claim("preferred_username", account)
                    .build())
            .serialize();
    return """
    {"token_type":"Bearer","scope":"https://outlook.office.com/SMTP.Send","expires_in":3599,\
    "ext_expires_in":3599,"access_token":"%s","refresh_token":"%s","id_token":"%s"}\
    """
        .formatted(accessToken, refreshToken, idToken);
  }

  public static String error(String code) {
    return "{\"error\":\"%s\",\"error_description\":\"AADSTS1: %s\",\"error_codes\":[1]}"
        .formatted(code, code);
  }

  /** Form parameters of all requests so far, with {@code path} and {@code agent} added. */
  public List<Map<String, String>> requests() {
    return List.copyOf(requests);
  }

  public int polls() {
    return polls.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> form = form(exchange);
      requests.add(form);
      Reply reply = reply(form);
      byte[] body = reply.body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(reply.status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    Map<String, String> form = new HashMap<>();
    form.put("path", exchange.getRequestURI().getPath());
    form.put("agent", String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  private Reply reply(Map<String, String> form) {
    if (form.getOrDefault("path", "").endsWith("/devicecode")) {
      return next(deviceCodeReplies, new Reply(200, deviceCode()));
    }
    if (form.getOrDefault("grant_type", "").equals("refresh_token")) {
      return next(refreshReplies, new Reply(400, error("invalid_grant")));
    }
    if (form.getOrDefault("grant_type", "").equals("authorization_code")) {
      return next(codeReplies, new Reply(400, error("invalid_grant")));
    }
    Reply reply = next(pollReplies, new Reply(400, PENDING));
    polls.incrementAndGet();
    return reply;
  }

  private static Reply next(Queue<Reply> script, Reply otherwise) {
    Reply scripted = script.poll();
    return scripted == null ? otherwise : scripted;
  }

  private static String deviceCode() {
    return """
    {"user_code":"%s","device_code":"FAQABAAEAAAAdevicecode",\
    "verification_uri":"https://microsoft.com/devicelogin","expires_in":900,"interval":5,\
    "message":"To sign in, use a web browser"}\
    """
        .formatted(USER_CODE);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
