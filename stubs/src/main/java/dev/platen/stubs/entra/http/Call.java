package dev.platen.stubs.entra.http;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * A request on its way through the service.
 *
 * @param traceId the service's own name for it: {@code x-ms-request-id} and {@code trace_id}
 * @param correlationId the client's name for it where it sent one, else a new one
 */
public record Call(Request request, UUID traceId, UUID correlationId) {
  /** What is not a hexadecimal digit in a GUID's usual form. */
  private static final String FORM = "        -    -    -    -            ";

  /** Names a request. */
  public static Call of(Request request) {
    UUID correlation = clientRequestId(request).orElseGet(UUID::randomUUID);
    return new Call(request, UUID.randomUUID(), correlation);
  }

  private static Optional<UUID> clientRequestId(Request request) {
    return request
        .header("client-request-id")
        .or(() -> request.form().value("client-request-id"))
        .or(() -> request.query().value("client-request-id"))
        .flatMap(Call::uuid);
  }

  /** A GUID in its usual form, or nothing where the text is not one. */
  public static Optional<UUID> uuid(String text) {
    String stripped = text.strip();
    if (stripped.length() != FORM.length()) {
      return Optional.empty();
    }
    for (int i = 0; i < FORM.length(); i++) {
      char c = stripped.charAt(i);
      if (FORM.charAt(i) == '-' ? c != '-' : !HexFormat.isHexDigit(c)) {
        return Optional.empty();
      }
    }
    return Optional.of(UUID.fromString(stripped));
  }
}
