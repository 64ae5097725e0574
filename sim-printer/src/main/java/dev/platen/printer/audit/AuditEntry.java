package dev.platen.printer.audit;

import dev.platen.printer.event.DeviceEvent;
import java.time.Instant;

/**
 * A line of the audit log.
 *
 * @param number rising, never given twice
 * @param at on the printer's clock
 */
public record AuditEntry(long number, Instant at, DeviceEvent event) {}
