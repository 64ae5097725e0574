package dev.platen.printer.trust;

import java.time.Instant;

/**
 * The factory's roots as installed on the printer.
 *
 * @param version in the vendor's form, for example {@code 02.03}
 * @param installedAt on the printer's clock
 * @param automatic whether the firmware's set is installed by itself when the printer starts;
 *     otherwise it stays as it is until somebody updates it
 * @param count certificates in it
 */
public record RootSet(String version, Instant installedAt, boolean automatic, int count) {}
