package dev.platen.stubs.exchange.smtp;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AUTH XOAUTH2: one response with name and token. A failure is told at once, without the JSON
 * challenge that Google sends (reference exchange 2.1).
 */
final class XOAuth2Exchange implements SaslStep.Exchange {
  private static final Pattern RESPONSE =
      Pattern.compile(
          "user=([^\\x01]*)\\x01auth=Bearer +([^\\x01]*)\\x01\\x01", Pattern.CASE_INSENSITIVE);

  private final Authenticator authenticator;
  private String name = "";

  XOAuth2Exchange(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  @Override
  public SaslStep start() {
    return new SaslStep.Challenge("auth-continue");
  }

  @Override
  public SaslStep next(byte[] response) {
    Matcher matcher = RESPONSE.matcher(new String(response, StandardCharsets.UTF_8));
    if (!matcher.matches()) {
      return new SaslStep.Done(
          new Authenticator.Refused(
              "auth-malformed-xoauth2",
              "the XOAUTH2 response is not user=NAME^Aauth=Bearer TOKEN^A^A in base64"));
    }
    name = matcher.group(1);
    return new SaslStep.Done(authenticator.bearer(name, matcher.group(2)));
  }

  @Override
  public String mechanism() {
    return "XOAUTH2";
  }

  @Override
  public String name() {
    return name;
  }
}
