package dev.platen.printer.panel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the touch screen shows, ready to be drawn: texts in the panel's language, and the buttons
 * that can be pressed. Immutable.
 */
public sealed interface Screen {
  /** Stable name, the same in each language, for example {@code network_status}. */
  String name();

  String title();

  /** Everything that can be pressed on this screen. */
  List<Button> buttons();

  /**
   * A button.
   *
   * @param action stable name, the same in each language; see {@link ControlPanel#press}
   */
  record Button(String action, String label) {}

  /** A label and its value. */
  record Row(String key, String label, String value) {}

  /** The first screen: one icon per function. */
  record Home(String title, List<Button> buttons) implements Screen {
    public Home {
      buttons = List.copyOf(buttons);
    }

    @Override
    public String name() {
      return "home";
    }
  }

  /**
   * A list to choose from.
   *
   * @param selected action of the current choice, empty where the list leads to other screens
   */
  record Menu(String name, String title, List<Button> buttons, String selected) implements Screen {
    public Menu {
      buttons = List.copyOf(buttons);
    }
  }

  /**
   * Labels and values.
   *
   * @param tabs none where the screen has no tabs
   * @param selected action of the open tab
   */
  record Details(String name, String title, List<Row> rows, List<Button> tabs, String selected)
      implements Screen {
    public Details {
      rows = List.copyOf(rows);
      tabs = List.copyOf(tabs);
    }

    @Override
    public List<Button> buttons() {
      return tabs;
    }
  }

  /** A text to read, and to answer where there are buttons. */
  record Message(String name, Kind kind, String title, String text, List<Button> buttons)
      implements Screen {
    public Message {
      buttons = List.copyOf(buttons);
    }

    /** What kind of text it is. */
    public enum Kind {
      QUESTION,
      PROGRESS,
      GOOD,
      BAD
    }
  }

  /**
   * The way to the sign-in page, which the panel's browser opens in place of the screen.
   *
   * @param linkLabel of the link to that page
   */
  record SignInPage(String name, String title, String text, String linkLabel, List<Button> buttons)
      implements Screen {
    public SignInPage {
      buttons = List.copyOf(buttons);
    }
  }

  /**
   * A text field with a keyboard under it.
   *
   * @param text what was typed, empty where it is secret
   * @param secret whether the text may not be shown
   * @param typed characters typed so far
   * @param error what is wrong with the text, empty where nothing is
   * @param keys rows of characters and of {@code shift}, {@code symbols}, {@code letters}, {@code
   *     space} and {@code backspace}
   */
  record Keyboard(
      String name,
      String title,
      String label,
      String text,
      boolean secret,
      int typed,
      String error,
      String hint,
      List<List<SoftKey>> keys,
      List<Button> answers)
      implements Screen {
    public Keyboard {
      keys = keys.stream().map(List::copyOf).toList();
      answers = List.copyOf(answers);
    }

    /**
     * A key.
     *
     * @param character what it types, empty for a key that types nothing
     */
    public record SoftKey(Button button, String character) {}

    @Override
    public List<Button> buttons() {
      return Stream.concat(
              answers.stream(), keys.stream().flatMap(List::stream).map(SoftKey::button))
          .toList();
    }

    @Override
    public String toString() {
      return "Keyboard[" + name + ", " + typed + " typed]";
    }
  }

  /**
   * Scan &gt; Email: what is sent to whom.
   *
   * @param recipients each removed by its button
   * @param settings Scan Settings in one line
   * @param error what is missing, empty where nothing is
   */
  record EmailForm(
      String title,
      List<Button> recipients,
      List<String> addresses,
      String subject,
      List<Button> formats,
      String selectedFormat,
      String settings,
      String error,
      List<Button> answers,
      Labels labels)
      implements Screen {
    public EmailForm {
      recipients = List.copyOf(recipients);
      addresses = List.copyOf(addresses);
      formats = List.copyOf(formats);
      answers = List.copyOf(answers);
    }

    /** Labels of the rows. */
    public record Labels(
        String recipients,
        Button addRecipient,
        String subject,
        Button editSubject,
        String format,
        String settings,
        Button editSettings) {}

    @Override
    public String name() {
      return "scan_email";
    }

    @Override
    public List<Button> buttons() {
      return Stream.of(
              recipients,
              List.of(labels.addRecipient(), labels.editSubject()),
              formats,
              List.of(labels.editSettings()),
              answers)
          .flatMap(List::stream)
          .toList();
    }
  }

  /** Job Status &gt; Job Status. */
  record JobList(
      String title,
      List<Button> tabs,
      String activeLabel,
      List<JobLine> active,
      String pastLabel,
      List<JobLine> past,
      String none)
      implements Screen {
    public JobList {
      tabs = List.copyOf(tabs);
      active = List.copyOf(active);
      past = List.copyOf(past);
    }

    /**
     * A job.
     *
     * @param state {@code active}, {@code succeeded}, {@code cancelled} or {@code failed}
     * @param code empty where the job did not fail
     */
    public record JobLine(Button button, String time, String state, String result, String code) {}

    @Override
    public String name() {
      return "job_status";
    }

    @Override
    public List<Button> buttons() {
      return Stream.concat(
              tabs.stream(), Stream.concat(active.stream(), past.stream()).map(JobLine::button))
          .toList();
    }
  }

  /**
   * The whole panel.
   *
   * @param language language tag
   * @param time hours and minutes of the printer's clock
   * @param network label of the network icon
   * @param lock the lock icon, where there is something to unlock, or to log off from
   * @param user the button that logs the user off, where one is logged in
   * @param keys the keys beside the screen that do something now
   */
  record Panel(
      String language,
      String time,
      String network,
      Optional<Button> lock,
      Optional<Button> user,
      Screen screen,
      List<PanelKey> keys) {
    public Panel {
      keys = List.copyOf(keys);
    }
  }

  /** A key beside the screen. */
  record PanelKey(Button button, boolean enabled) {}
}
