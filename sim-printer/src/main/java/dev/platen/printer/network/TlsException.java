package dev.platen.printer.network;

/** A {@link NetworkFailure} after the connection: while shaking hands in TLS. */
public final class TlsException extends NetworkException {
  private static final long serialVersionUID = 1;

  TlsException(NetworkFailure failure, Throwable cause) {
    super(failure, cause);
  }
}
