package dev.platen.printer.network;

import java.io.IOException;

/** A {@link NetworkFailure} on its way to where it is handled. */
public sealed class NetworkException extends IOException permits TlsException {
  private static final long serialVersionUID = 1;

  private final transient NetworkFailure failure;

  NetworkException(NetworkFailure failure) {
    super(failure.toString());
    this.failure = failure;
  }

  NetworkException(NetworkFailure failure, Throwable cause) {
    super(failure.toString(), cause);
    this.failure = failure;
  }

  public NetworkFailure failure() {
    return failure;
  }
}
