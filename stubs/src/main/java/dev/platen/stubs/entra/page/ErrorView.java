package dev.platen.stubs.entra.page;

/**
 * A page that tells why a sign-in cannot go on.
 *
 * @param message {@code AADSTS700016: ...}
 */
public record ErrorView(
    Words words,
    String message,
    int number,
    String requestId,
    String correlationId,
    String timestamp) {}
