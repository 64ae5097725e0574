package dev.platen.stubs.exchange.smtp;

import java.nio.charset.StandardCharsets;

/** AUTH LOGIN as Microsoft has it ([MS-XLOGIN]); the name may come with the command. */
final class LoginExchange implements SaslStep.Exchange {
  private final Authenticator authenticator;
  private String name = "";

  LoginExchange(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  @Override
  public SaslStep start() {
    return new SaslStep.Challenge("auth-username");
  }

  @Override
  public SaslStep next(byte[] response) {
    String text = new String(response, StandardCharsets.UTF_8);
    if (name.isEmpty() && !text.isEmpty()) {
      name = text;
      return new SaslStep.Challenge("auth-password");
    }
    return new SaslStep.Done(authenticator.password(name, text));
  }

  @Override
  public String mechanism() {
    return "LOGIN";
  }

  @Override
  public String name() {
    return name;
  }
}
