package dev.platen.stubs.exchange.smtp;

/** Where a SASL exchange stands after a response (RFC 4954). */
sealed interface SaslStep {

  /**
   * @param reply the row of the reply catalogue that asks for more
   */
  record Challenge(String reply) implements SaslStep {}

  record Done(Authenticator.Result result) implements SaslStep {}

  /** One exchange of one mechanism. */
  interface Exchange {
    /** The first step where the client sent no response of its own accord. */
    SaslStep start();

    /**
     * @param response decoded from base64
     */
    SaslStep next(byte[] response);

    /** As in AUTH, in upper case. */
    String mechanism();

    /** The name that the client has given, once it has; empty before. */
    String name();
  }
}
