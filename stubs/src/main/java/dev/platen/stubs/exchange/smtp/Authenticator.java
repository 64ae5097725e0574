package dev.platen.stubs.exchange.smtp;

import java.net.InetAddress;

/** Decides who may submit mail. */
public interface Authenticator {

  /** AUTH LOGIN. */
  Result password(String user, String password);

  /** AUTH XOAUTH2. */
  Result bearer(String user, String token);

  /** The same for clients at an address, where that matters. */
  default Authenticator from(InetAddress client) {
    return this;
  }

  /** What came of it. */
  sealed interface Result {}

  /** The session is this mailbox's from now on. */
  record Authenticated(Identity identity) implements Result {}

  /**
   * @param reply the row of the reply catalogue
   * @param why for the transcript, where the reply tells the client less; free of secrets
   */
  record Refused(String reply, String why) implements Result {}
}
