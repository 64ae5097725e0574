package dev.platen.printer.model;

import java.util.List;

/**
 * What a printer's hardware can do (data: {@code models/*.yaml}).
 *
 * @param id short name used on the command line and in device files
 * @param name the name on the front, shown by Web Config, panel and sheet
 * @param panelWidth pixels of the touch screen
 * @param panelHeight pixels of the touch screen
 * @param panelLanguages language tags that the panel offers, the default first
 * @param webConfigLanguages language tags that Web Config offers, the default first; a panel
 *     language that is not among them leaves Web Config in its default
 * @param fax whether there is a fax unit
 * @param additionalNetwork whether there is a second network port
 * @param serverless whether there is Print Admin Serverless: users at the panel, and To My Email
 */
public record Model(
    String id,
    String name,
    int panelWidth,
    int panelHeight,
    List<String> panelLanguages,
    List<String> webConfigLanguages,
    boolean fax,
    boolean additionalNetwork,
    boolean serverless) {

  public Model {
    panelLanguages = List.copyOf(panelLanguages);
    webConfigLanguages = List.copyOf(webConfigLanguages);
  }

  /** The language of Web Config beside a panel in {@code panelLanguage}. */
  public String webConfigLanguageFor(String panelLanguage) {
    return webConfigLanguages.contains(panelLanguage)
        ? panelLanguage
        : webConfigLanguages.getFirst();
  }
}
