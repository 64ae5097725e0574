package dev.platen.printer.fax;

import dev.platen.printer.defect.Defect;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Job.Result;
import dev.platen.printer.job.JobFailure;
import dev.platen.printer.job.Mailer;
import dev.platen.printer.job.PrinterJobs;
import dev.platen.printer.mail.Attachment;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettingsStore;
import dev.platen.printer.mail.Mail;
import dev.platen.printer.mail.MailClient;
import dev.platen.printer.mail.MailOutcome;
import dev.platen.printer.model.Firmware;
import dev.platen.printer.scan.ScanFile;
import dev.platen.printer.scan.Scanner;
import dev.platen.printer.signin.DeviceSignIn;
import dev.platen.printer.signin.SignIn;
import dev.platen.printer.store.Database;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The fax unit of a printer: settings, sign-in, sending, inbox. */
public final class PrinterFax implements FaxUnit, AutoCloseable {
  private static final String FROM_PANEL = "Panel";
  private static final String FROM_FAX = "Fax";
  private static final String TO_INBOX = "Printer";

  private final Supplier<Firmware> firmware;
  private final FaxSettingsStore settingsStore;
  private final EmailServerSettingsStore serverStore;
  private final DeviceSignIn signIn;
  private final Inbox inbox;
  private final PrinterJobs jobs;
  private final Scanner scanner;
  private final Mailer toFaxServer;
  private final Mailer toPeople;
  private final Supplier<Words> words;

  /** Texts of mails in the panel's language. */
  public interface Words {
    String sentSubject(String number);

    String sentText(String number);

    /**
     * @param from the sender's number, empty where withheld
     */
    String receivedSubject(String from);

    /**
     * @param from the sender's number, empty where withheld
     */
    String receivedText(String from);
  }

  /**
   * @param firmware of the moment
   * @param serverStore the fax server's mail settings
   * @param signIn to the fax server; closed with the fax unit
   * @param toPeople mails with the printer's own mail server
   * @param words asked for each mail
   */
  public PrinterFax(
      Supplier<Firmware> firmware,
      Database database,
      EmailServerSettingsStore serverStore,
      DeviceSignIn signIn,
      PrinterJobs jobs,
      Scanner scanner,
      MailClient mailClient,
      Mailer toPeople,
      Supplier<Words> words) {
    this.firmware = firmware;
    this.settingsStore = new FaxSettingsStore(database);
    this.serverStore = serverStore;
    this.signIn = signIn;
    this.inbox = new Inbox(database);
    this.jobs = jobs;
    this.scanner = scanner;
    this.toFaxServer =
        new Mailer(mailClient, signIn, serverStore::read, defect -> firmware.get().has(defect));
    this.toPeople = toPeople;
    this.words = words;
  }

  @Override
  public FaxSettings settings() {
    return settingsStore.read();
  }

  @Override
  public void saveSettings(FaxSettings settings) {
    settingsStore.write(settings);
  }

  @Override
  public EmailServerSettings emailServerSettings() {
    return serverStore.read();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException for OAuth2 on a firmware without it
   */
  @Override
  public void saveEmailServerSettings(EmailServerSettings settings) {
    if (settings.authenticationMethod() == AuthenticationMethod.OAUTH2
        && !firmware.get().oauth2()) {
      throw new IllegalArgumentException(
          "Firmware %s has no OAuth2".formatted(firmware.get().version()));
    }
    signIn.save(settings);
  }

  /** Does {@code work} while nobody else changes the fax server's sign-in. */
  public void undisturbed(Runnable work) {
    signIn.undisturbed(work);
  }

  @Override
  public SignIn signIn() {
    return signIn;
  }

  @Override
  public Job send(String number) {
    if (!FaxNumber.isValid(number)) {
      throw new IllegalArgumentException("Not a fax number: " + number);
    }
    FaxSettings now = settings();
    if (!now.useFaxServer()) {
      throw new IllegalStateException(
          "No fax server is set up: set one on Fax > Fax Server > Basic");
    }
    String address =
        firmware.get().has(Defect.FAX_ADDRESS_WITHOUT_NUMBER)
            ? now.address("fax")
            : now.address(number);
    return jobs.take(
        new PrinterJobs.Order(
            Job.Type.FAX_SEND,
            FROM_PANEL,
            address,
            receipt -> fileName(receipt, FaxDocument.Format.PDF),
            (handle, job) -> {}),
        job -> doSend(job, number, address));
  }

  private Result doSend(Job job, String number, String address) throws IOException {
    ScanFile page = scanner.scan(ScanFile.Kind.PDF, job.fileName());
    jobs.pages(job, 1);
    Words texts = words.get();
    Attachment attachment = new Attachment(page.name(), page.kind().contentType(), page.content());
    MailOutcome outcome =
        (firmware.get().has(Defect.FAX_USES_MAIL_SIGN_IN) ? toPeople : toFaxServer)
            .send(
                sender ->
                    new Mail(
                        id("fax", job),
                        sender,
                        List.of(address),
                        texts.sentSubject(number),
                        texts.sentText(number),
                        attachment));
    return jobs.result(job, outcome, JobFailure::of);
  }

  @Override
  public Job receive(String from, FaxDocument document) {
    if (!from.isEmpty() && !FaxNumber.isValid(from)) {
      throw new IllegalArgumentException("Not a fax number: " + from);
    }
    String forwardTo = settings().forwardTo();
    return jobs.take(
        new PrinterJobs.Order(
            Job.Type.FAX_RECEIVE,
            from.isEmpty() ? FROM_FAX : from,
            forwardTo.isEmpty() ? TO_INBOX : forwardTo,
            receipt -> fileName(receipt, document.format()),
            (handle, job) -> inbox.insert(handle, job, from, document)),
        job -> doForward(job, from, document, forwardTo));
  }

  private Result doForward(Job job, String from, FaxDocument document, String forwardTo) {
    jobs.pages(job, document.pages());
    if (forwardTo.isEmpty()) {
      return new Result.Succeeded();
    }
    Words texts = words.get();
    Attachment attachment =
        new Attachment(job.fileName(), document.format().contentType(), document.content());
    MailOutcome outcome =
        toPeople.send(
            sender ->
                new Mail(
                    id("received-fax", job),
                    sender,
                    List.of(forwardTo),
                    texts.receivedSubject(from),
                    texts.receivedText(from),
                    attachment));
    return jobs.result(job, outcome, JobFailure::ofForwarding);
  }

  private static String fileName(long receipt, FaxDocument.Format format) {
    return String.format(Locale.ROOT, "FAX%04d%s", receipt, format.suffix());
  }

  private static String id(String kind, Job job) {
    return "%s-%d-%d".formatted(kind, job.number(), job.receivedAt().toEpochMilli());
  }

  @Override
  public List<ReceivedFax> received() {
    return inbox.all();
  }

  /** Stops an unfinished sign-in. */
  @Override
  public void close() {
    signIn.close();
  }
}
