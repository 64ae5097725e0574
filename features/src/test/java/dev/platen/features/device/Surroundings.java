package dev.platen.features.device;

import java.util.Map;

/** Evidence of what happened around the printer, for the report. Secrets are masked in it. */
public interface Surroundings {

  /** Text files by name, for example the SMTP transcript. */
  Map<String, String> records();
}
