package dev.platen.printer.webconfig.view;

/** A line of the audit log, in words. */
public record AuditRow(
    long number, String time, String kind, String via, String address, String detail) {}
