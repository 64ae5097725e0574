package dev.platen.printer.fax;

import dev.platen.printer.job.Job;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.signin.SignIn;
import java.util.List;

/**
 * The fax unit of a printer that has one, as its user interfaces see it (guide case FAX-1). Safe
 * for use by many threads.
 */
public interface FaxUnit {

  /** The saved settings of Fax &gt; Fax Server &gt; Basic. */
  FaxSettings settings();

  /** Saves settings; when this returns, they survive a power cut. */
  void saveSettings(FaxSettings settings);

  /** The saved settings of Fax &gt; Fax Server &gt; Email Server Settings. */
  EmailServerSettings emailServerSettings();

  /**
   * Saves the fax server's mail settings and, with them in one step, an unsaved sign-in to it; the
   * printer's mail settings and sign-in stay as they are. When this returns, they survive a power
   * cut.
   *
   * @param settings checked by the caller field by field
   */
  void saveEmailServerSettings(EmailServerSettings settings);

  /** The sign-in to the fax server, apart from that to the mail server. */
  SignIn signIn();

  /**
   * Scans what lies on the glass and mails it to the fax server, which is to send it to {@code
   * number}.
   *
   * @param number as checked by {@link FaxNumber}
   * @return the job, active
   * @throws IllegalArgumentException where it is not a number
   * @throws IllegalStateException where no fax server is to be used, see {@link
   *     FaxSettings#useFaxServer()}
   */
  Job send(String number);

  /**
   * A fax comes in: it is kept in the inbox and, where the settings name an address, mailed on to
   * it through the printer's mail server. When this returns, the fax survives a power cut.
   *
   * @param from the sender's number, empty where withheld
   * @return the job, active
   * @throws IllegalArgumentException where {@code from} is neither empty nor a number
   */
  Job receive(String from, FaxDocument document);

  /** What is in the inbox, the oldest first, whether or not it could be mailed on. */
  List<ReceivedFax> received();
}
