package dev.platen.printer.signin;

import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.util.function.Supplier;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Carries the OAuth SDK's requests over the printer's own HTTP client. */
final class OkHttpSender implements HTTPRequestSender {
  private final OkHttpClient http;
  private final Supplier<String> userAgent;

  OkHttpSender(OkHttpClient http, Supplier<String> userAgent) {
    this.http = http;
    this.userAgent = userAgent;
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    Request.Builder builder =
        new Request.Builder()
            .url(request.getURL())
            .method(
                request.getMethod().name(),
                RequestBody.create(
                    String.valueOf(request.getBody()),
                    MediaType.get("application/x-www-form-urlencoded")))
            .header("User-Agent", userAgent.get())
            .header("Accept", "application/json");
    try (Response response = http.newCall(builder.build()).execute()) {
      HTTPResponse answer = new HTTPResponse(response.code());
      for (String name : response.headers().names()) {
        answer.setHeader(name, response.headers(name).toArray(String[]::new));
      }
      answer.setBody(response.body().string());
      return answer;
    }
  }
}
