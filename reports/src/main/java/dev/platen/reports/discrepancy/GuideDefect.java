package dev.platen.reports.discrepancy;

/** A defect of a guide: what a check is about, and what it has found in one locale. */
public record GuideDefect(
    String id,
    String locale,
    String cases,
    String about,
    String says,
    String others,
    String reading,
    String how) {}
