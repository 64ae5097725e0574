package dev.platen.bench.device;

import java.time.Duration;

/**
 * The page for the person beside the printer.
 *
 * @param address of this machine, which the tablet reaches
 * @param port 0 takes a free one
 * @param language language tag of the instructions
 * @param patience how long an answer may take
 */
public record OperatorPage(String address, int port, String language, Duration patience) {}
