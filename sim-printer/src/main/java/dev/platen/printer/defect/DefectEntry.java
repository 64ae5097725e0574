package dev.platen.printer.defect;

import java.util.Map;

/**
 * A row of the catalogue.
 *
 * @param title what is wrong, in plain words
 * @param harm what a drop like this does to who uses it
 * @param guideCase id of the guide's case that it hurts
 * @param language language tag of the guide whose scenarios find it
 * @param beyond title of the scenario beyond the guide that finds it, empty where the case's own do
 * @param jobCodes cause to code: where there are some, they are the defect
 * @param texts language tag to key to text: where there are some, they are the defect
 * @param source where the idea is from
 */
public record DefectEntry(
    Defect defect,
    String title,
    String harm,
    String guideCase,
    String language,
    String beyond,
    Map<String, String> jobCodes,
    Map<String, Map<String, String>> texts,
    String source) {

  public DefectEntry {
    jobCodes = Map.copyOf(jobCodes);
    texts = Map.copyOf(texts);
  }

  /** Whether the defect is other data, and no other behaviour. */
  public boolean isData() {
    return !jobCodes.isEmpty() || !texts.isEmpty();
  }
}
