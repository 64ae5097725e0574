package dev.platen.features.device;

import java.util.List;

/** What became of a printer's jobs. */
public interface JobHistory {

  /**
   * The jobs, the newest first.
   *
   * @throws InfrastructureException where the history cannot be had
   */
  List<Entry> jobs();

  /**
   * A job as the printer tells of it, in its own language.
   *
   * @param result with the code of a failed one
   */
  record Entry(String number, String type, String result, String destination) {}
}
