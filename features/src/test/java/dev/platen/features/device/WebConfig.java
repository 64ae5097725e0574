package dev.platen.features.device;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The printer's administration in a browser. Everything is found as a person finds it: by the words
 * on the page, in the language of the page.
 */
public interface WebConfig {

  /** Opens Web Config as one does from the address that the panel shows. */
  void open(String ipAddress);

  /** Follows the log-in link, enters the administrator password and confirms. */
  void logIn(String logInLabel, String password, String okLabel);

  /** Opens a page by its path of labels, for example {@code Network > Email Server > Basic}. */
  void openPage(String path);

  /**
   * Opens a page where one has been before, by its address; the first time by its path.
   *
   * @param logIn logs in where the page that shows asks for it
   */
  void openBookmark(String ipAddress, String path, Runnable logIn);

  /** Chooses {@code option} in the drop-down list that is labelled {@code field}. */
  void choose(String field, String option);

  /** Enters {@code text} in the field that is labelled {@code field}, in place of what it holds. */
  void enter(String field, String text);

  /** Selects the radio button or ticks the box with this label. */
  void tick(String label);

  /** Chooses a file in the field that is labelled {@code field}. */
  void upload(String field, Path file);

  /** Clicks the button with this label, from which a file comes; puts it into {@code folder}. */
  Path download(String label, Path folder);

  /** Whether the drop-down list that is labelled {@code field} offers {@code option}. */
  boolean offers(String field, String option);

  /** Changes the language of the pages to the one that calls itself {@code name}. */
  void changeLanguage(String name);

  /** Clicks the button or link with this label. */
  void click(String label);

  /** Whether a button with this label can be clicked. */
  boolean hasButton(String label);

  /** The value beside a label of the page, empty where the page has no such label. */
  Optional<String> value(String label);

  /** The whole text of the page. */
  String text();

  /** What a person reads when the printer asks to sign in elsewhere; waits until it is there. */
  CodeScreen codeScreen();

  /** Clicks the link of the code screen; the browser shows Microsoft's page afterwards. */
  void followVerificationLink();

  /** Shows Web Config again after another page. */
  void show();

  /**
   * A code and where to enter it.
   *
   * @param userCode never to be logged
   */
  record CodeScreen(String userCode, URI url) {
    @Override
    public String toString() {
      return "CodeScreen[" + url + "]";
    }
  }
}
