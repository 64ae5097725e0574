package dev.platen.stubs.entra.page;

/**
 * A page that tells why a sign-in cannot go on.
 *
 * @param message {@code AADSTS700016: ...}
 * @param byCode whether the person came with a device's code, and may enter another
 */
public record ErrorView(
    Words words,
    String message,
    int number,
    String requestId,
    String correlationId,
    String timestamp,
    boolean byCode) {}
