package dev.platen.features.lab;

import dev.platen.bench.device.DeviceFile;
import dev.platen.bench.device.Secret;
import dev.platen.features.browser.WebConfigLocators;
import dev.platen.features.device.Labels;
import dev.platen.features.device.WebConfig;
import dev.platen.features.device.WebConfig.CodeScreen;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What is done to a printer before and after scenarios, through Web Config in English: it is the
 * one language that all have. One administrator at a time: each errand ends with a log-out.
 */
final class Housekeeping {
  private static final String ENGLISH = "en";
  private final DeviceFile device;
  private final Secret password;
  private final LabPatience patience;
  private final WebConfigLocators locators;

  Housekeeping(
      DeviceFile device, Secret password, LabPatience patience, WebConfigLocators locators) {
    this.locators = locators;
    this.device = device;
    this.password = password;
    this.patience = patience;
  }

  /** Something that an administrator does. */
  interface Errand {
    void run(WebConfig config);
  }

  /** Logs in, runs an errand, and logs out whatever becomes of it. */
  void asAdministrator(WebConfig config, Errand errand) {
    config.open(device.address());
    if (!config.hasButton(label("web.log_in"))) {
      config.changeLanguage(word("english"));
    }
    try {
      if (config.hasButton(label("web.log_in"))) {
        config.logIn(label("web.log_in"), password.value(), label("web.ok"));
      }
      errand.run(config);
    } finally {
      logOut(config);
    }
  }

  /** Somebody who is logged in keeps others from it. */
  private void logOut(WebConfig config) {
    if (config.hasButton(word("log-out"))) {
      config.click(word("log-out"));
    }
  }

  /** Chooses OAuth2 with Exchange Online, and saves. */
  void useOauth2(WebConfig config) {
    openMailServer(config);
    chooseOauth2(config);
    config.click(label("web.ok"));
    requireComplete(config);
  }

  private static void chooseOauth2(WebConfig config) {
    config.choose(label("web.auth_method"), label("web.oauth2"));
    config.choose(label("web.email_service"), label("web.service_exchange"));
  }

  /**
   * Signs in.
   *
   * @param approval signs in at Microsoft with the code
   * @param saved whether OK is clicked afterwards
   */
  void signIn(WebConfig config, Consumer<CodeScreen> approval, boolean saved) {
    openMailServer(config);
    chooseOauth2(config);
    config.click(label("web.sign_in"));
    if (config.hasButton(label("web.sign_in_microsoft"))) {
      config.click(label("web.sign_in_microsoft"));
    }
    approval.accept(config.codeScreen());
    config.show();
    patience.until(
        "Web Config shows that somebody is signed in",
        () ->
            config
                .value(label("web.current_status"))
                .filter(label("web.signed_in")::equals)
                .isPresent(),
        config::text);
    if (saved) {
      config.click(label("web.ok"));
      requireComplete(config);
    }
  }

  /** Signs out whoever is signed in. */
  void signOut(WebConfig config) {
    openMailServer(config);
    if (config.value(label("web.current_status")).isPresent()) {
      config.click(label("web.sign_out"));
    }
  }

  private static void openMailServer(WebConfig config) {
    config.openPage(
        String.join(
            " > ", label("web.tab_network"), label("web.email_server"), label("web.basic")));
  }

  /** Sets the panel's language and lock. */
  void setPanel(WebConfig config, String languageName, boolean locked) {
    openControlPanel(config);
    config.choose(word("panel-language"), languageName);
    config.tick(word(locked ? "on" : "off"));
    config.click(label("web.ok"));
    if (config.hasButton(word("log-out"))) {
      requireComplete(config);
    } else {
      // Web Config follows the panel where nobody has chosen otherwise: so it was saved.
      config.changeLanguage(word("english"));
      require(config, word("log-out"));
    }
  }

  /** Locks the panel's menus, in whatever language it is. */
  void lockPanel(WebConfig config) {
    openControlPanel(config);
    config.tick(word("on"));
    config.click(label("web.ok"));
    requireComplete(config);
  }

  private void openControlPanel(WebConfig config) {
    config.openPage(label("web.tab_device_management") + " > " + word("control-panel"));
  }

  /** The settings as a file; sign-ins are not among them. */
  Path exportSettings(WebConfig config, Path folder) {
    config.openPage(
        String.join(
            " > ", label("web.tab_device_management"), word("export-import"), word("export")));
    return config.download(word("export"), folder);
  }

  void importSettings(WebConfig config, Path file) {
    config.openPage(
        String.join(
            " > ", label("web.tab_device_management"), word("export-import"), word("import")));
    config.upload(word("file"), file);
    config.click(word("import"));
    require(config, word("imported"));
  }

  /** Imports the certificate of an authority, unless the printer has it. */
  void trust(WebConfig config, Path certificate) {
    config.openPage(word("network-security") + " > " + word("ca-certificate"));
    config.upload(word("ca-certificate"), certificate);
    config.click(word("import"));
    if (!config.text().contains(word("imported-already"))) {
      requireComplete(config);
    }
  }

  private static void requireComplete(WebConfig config) {
    require(config, label("web.setup_complete"));
  }

  private static void require(WebConfig config, String text) {
    if (!config.text().contains(text)) {
      throw new AssertionError(
          "Web Config does not say \"%s\", but:\n%s".formatted(text, config.text()));
    }
  }

  /** A word that the guide does not name. */
  private String word(String key) {
    return locators.get("word-" + key);
  }

  private static String label(String key) {
    return Labels.ofTheGuide().text(key, ENGLISH);
  }
}
