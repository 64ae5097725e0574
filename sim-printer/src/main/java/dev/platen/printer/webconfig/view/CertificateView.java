package dev.platen.printer.webconfig.view;

/**
 * A certificate in a list.
 *
 * @param subject distinguished name (RFC 4514)
 * @param validFrom day
 * @param validTo day
 * @param expired whether {@code validTo} is past on the printer's clock
 */
public record CertificateView(
    long id, String subject, String issuer, String validFrom, String validTo, boolean expired) {}
