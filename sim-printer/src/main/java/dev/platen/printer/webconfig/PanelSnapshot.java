package dev.platen.printer.webconfig;

import dev.platen.printer.http.HttpProblem;

/** Takes a picture of the control panel. */
@FunctionalInterface
public interface PanelSnapshot {

  /** What the panel shows now, as a JPEG file; no secret is to be read in it. */
  byte[] jpeg();

  /** Of a printer without a panel, whose page is not there. */
  static PanelSnapshot none() {
    return () -> {
      throw HttpProblem.notFound();
    };
  }
}
