package dev.platen.stubs.entra.http;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A request on its way through the service.
 *
 * @param traceId the service's own name for it: {@code x-ms-request-id} and {@code trace_id}
 * @param correlationId the client's name for it where it sent one, else a new one
 */
public record Call(Request request, UUID traceId, UUID correlationId) {
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

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
    if (!GUID.matcher(stripped).matches()) {
      return Optional.empty();
    }
    return Optional.of(UUID.fromString(stripped));
  }
}
