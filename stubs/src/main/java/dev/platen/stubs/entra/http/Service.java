package dev.platen.stubs.entra.http;

/** Answers requests. Safe for use by many threads; never throws. */
@FunctionalInterface
public interface Service {
  Reply answer(Request request);
}
