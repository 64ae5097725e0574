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
 * @param maxAdministratorPasswordLength characters of the administrator's password
 * @param scanResolutions dots per inch that a scan can have
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
    boolean serverless,
    int maxAdministratorPasswordLength,
    List<Integer> scanResolutions) {
  private static final int USUAL_PASSWORD_LENGTH = 70;
  private static final List<Integer> USUAL_RESOLUTIONS = List.of(150, 200, 300);

  /** A model with the usual length of the administrator's password and the usual resolutions. */
  public Model(
      String id,
      String name,
      int panelWidth,
      int panelHeight,
      List<String> panelLanguages,
      List<String> webConfigLanguages,
      boolean fax,
      boolean additionalNetwork,
      boolean serverless) {
    this(
        id,
        name,
        panelWidth,
        panelHeight,
        panelLanguages,
        webConfigLanguages,
        fax,
        additionalNetwork,
        serverless,
        USUAL_PASSWORD_LENGTH,
        USUAL_RESOLUTIONS);
  }

  public Model {
    panelLanguages = List.copyOf(panelLanguages);
    webConfigLanguages = List.copyOf(webConfigLanguages);
    scanResolutions = List.copyOf(scanResolutions);
  }

  /** The same hardware with another name on its front. */
  public Model withName(String other) {
    return new Model(
        id,
        other,
        panelWidth,
        panelHeight,
        panelLanguages,
        webConfigLanguages,
        fax,
        additionalNetwork,
        serverless,
        maxAdministratorPasswordLength,
        scanResolutions);
  }

  /** The language of Web Config beside a panel in {@code panelLanguage}. */
  public String webConfigLanguageFor(String panelLanguage) {
    return webConfigLanguages.contains(panelLanguage)
        ? panelLanguage
        : webConfigLanguages.getFirst();
  }
}
