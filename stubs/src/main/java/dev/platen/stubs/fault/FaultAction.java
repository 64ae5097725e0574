package dev.platen.stubs.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What goes wrong, by the point at which it does. */
public sealed interface FaultAction {
  Point point();

  /** A question to the name server. */
  sealed interface Dns extends FaultAction {
    @Override
    default Point point() {
      return Point.DNS;
    }
  }

  /** No reply at all. */
  record NoAnswer() implements Dns {}

  /** NXDOMAIN. */
  record NameError() implements Dns {}

  /** SERVFAIL. */
  record ServerFailure() implements Dns {}

  /** Has an AAAA record ({@code ::1}) and no A record. */
  record OnlyIpv6() implements Dns {}

  /** The right reply, late. */
  record LateAnswer(Duration delay) implements Dns {}

  /** A connection to a server. */
  sealed interface Tcp extends FaultAction {
    @Override
    default Point point() {
      return Point.TCP;
    }
  }

  /**
   * Nobody listens. A server cannot refuse one client and serve another, so this happens by the
   * name server: it leads the client to an address where nobody listens. Who comes by another way
   * is reset after the accept.
   */
  record Refuse() implements Tcp {}

  /** RST at once. */
  record ResetAfterAccept() implements Tcp {}

  /** RST once the server has sent so many octets, TLS included. */
  record ResetAfterOctets(int octets) implements Tcp {}

  /** The connection stands, and nothing ever comes. */
  record Silence() implements Tcp {}

  /** A TLS handshake, at the start of HTTPS or after STARTTLS. */
  sealed interface Tls extends FaultAction {
    @Override
    default Point point() {
      return Point.TLS;
    }
  }

  /** The certificate ended in 2020. */
  record ExpiredCertificate() implements Tls {}

  /** The certificate begins in 2049. */
  record NotYetValidCertificate() implements Tls {}

  /** The certificate is signed by its own key. */
  record SelfSignedCertificate() implements Tls {}

  /** The server keeps the certificate of the authority between it and the root to itself. */
  record MissingIntermediate() implements Tls {}

  /** The certificate is for another host. */
  record WrongName() implements Tls {}

  /** The certificate is of an authority that nobody trusts. */
  record UnknownAuthority() implements Tls {}

  /**
   * One version of TLS only.
   *
   * @param protocol {@code TLSv1.2} or {@code TLSv1.3}
   */
  record OnlyProtocol(String protocol) implements Tls {}

  /** The connection ends after the client's first message. */
  record CutHandshake() implements Tls {}

  /** A request to Entra ID. */
  sealed interface Http extends FaultAction {
    @Override
    default Point point() {
      return Point.HTTP;
    }
  }

  /**
   * Another answer; the request has no effect.
   *
   * @param retryAfter in seconds
   * @param body of type {@code application/json}; may be empty
   */
  record Status(int status, Optional<Integer> retryAfter, String body) implements Http {}

  /**
   * Entra ID says that it is in trouble, or what the stub has no state for; the request has no
   * effect.
   *
   * @param number AADSTS number of a row of {@code troubles} in {@code aadsts.yaml}
   */
  record Trouble(int number) implements Http {}

  /** RST in place of an answer; the request has no effect. */
  record ResetRequest() implements Http {}

  /**
   * The right answer, cut off: the request has its effect.
   *
   * @param octets of the body that still come
   */
  record TruncatedBody(int octets) implements Http {}

  /** The right answer, late. */
  record LateReply(Duration delay) implements Http {}

  /** Octets that are no HTTP; the request has no effect. */
  record Garbage() implements Http {}

  /** A command to Exchange Online. */
  sealed interface Smtp extends FaultAction {
    @Override
    default Point point() {
      return Point.SMTP;
    }
  }

  /** What happens in place of a command's own reply. */
  sealed interface AtCommand extends Smtp {}

  /**
   * Another reply; the command has no effect. 421 also ends the connection.
   *
   * @param lines whole, with code, and a dash after it in all but the last
   */
  record SmtpReply(List<String> lines) implements AtCommand {
    public SmtpReply {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The connection ends without a reply; the command has no effect.
   *
   * @param reset by RST rather than by FIN
   */
  record Cut(boolean reset) implements AtCommand {}

  /** The right reply, late. */
  record LateSmtpReply(Duration delay) implements AtCommand {}

  /**
   * The connection ends amid a message.
   *
   * @param octets of it that are still taken
   */
  record CutInData(int octets, boolean reset) implements Smtp {}

  /** EHLO does not offer STARTTLS. */
  record StripStartTls() implements Smtp {}

  /** STARTTLS is answered with 220, and the connection ends. */
  record CutAfterStartTls() implements Smtp {}
}
