package dev.platen.printer.user;

import dev.platen.printer.change.ChangeListeners;
import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.Defects;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.job.PrinterJobs;
import dev.platen.printer.job.ScanToEmail;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.signin.UserSignIns;
import dev.platen.printer.store.Database;
import dev.platen.printer.user.ServerlessSettings.Sender;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Epson Print Admin Serverless: users who log in at the panel, and To My Email, with which they
 * scan to their own address. Safe for use by many threads.
 */
public final class Serverless {
  private final BooleanSupplier oauth2;
  private final Defects defects;
  private final Database database;
  private final Supplier<EmailServerSettings> printerSettings;
  private final UserSignIns signIns;
  private final PrinterJobs jobs;
  private final ScanToEmail scanToEmail;
  private final Users users;
  private final ChangeListeners listeners = new ChangeListeners();

  // The panel asks for the settings all the time; nobody else writes to this database.
  private volatile ServerlessSettings settings;

  /**
   * @param oauth2 whether the firmware has OAuth2, and so a sender's address of the user's own
   * @param defects of the firmware of the moment
   */
  public Serverless(
      BooleanSupplier oauth2,
      Database database,
      Supplier<EmailServerSettings> printerSettings,
      UserSignIns signIns,
      PrinterJobs jobs,
      ScanToEmail scanToEmail,
      Defects defects) {
    this.defects = defects;
    this.oauth2 = oauth2;
    this.database = database;
    this.printerSettings = printerSettings;
    this.signIns = signIns;
    this.jobs = jobs;
    this.scanToEmail = scanToEmail;
    this.users = new Users(database, listeners::changed);
    this.settings = read();
    database.onUndone(() -> settings = read());
  }

  private ServerlessSettings read() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM serverless")
                .map(
                    (row, context) ->
                        new ServerlessSettings(
                            row.getBoolean("access_control"),
                            Sender.valueOf(row.getString("sender"))))
                .findOne()
                .orElseGet(ServerlessSettings::factory));
  }

  /** Whether the sender's address can be the user's: this firmware can sign in. */
  public boolean offersUserSender() {
    return oauth2.getAsBoolean();
  }

  public ServerlessSettings settings() {
    return settings;
  }

  /**
   * Saves settings; when this returns, they survive a power cut.
   *
   * @throws IllegalArgumentException for the user's address on a firmware without OAuth2
   */
  public void save(ServerlessSettings changed) {
    if (changed.sender() == Sender.USER && !oauth2.getAsBoolean()) {
      throw new IllegalArgumentException("This firmware has no OAuth2 for users to sign in with");
    }
    database.write(
        handle ->
            handle.execute(
                "INSERT OR REPLACE INTO serverless (id, access_control, sender) VALUES (1, ?, ?)",
                changed.accessControl(),
                changed.sender().name()));
    settings = changed;
    listeners.changed();
  }

  public Users users() {
    return users;
  }

  /** The users' own sign-ins to Microsoft. */
  public UserSignIns signIns() {
    return signIns;
  }

  /** Deletes a user, and the sign-in with it; nothing where there is no such user. */
  public void delete(long userId) {
    users.delete(userId);
    signIns.forget(userId);
  }

  /** Forgets a user's sign-in: the next To My Email asks for one. */
  public void signOut(long userId) {
    signIns.signOut(userId);
    listeners.changed();
  }

  /** Whether To My Email of this user has to begin with a sign-in (EPAS-2, EPAS-U). */
  public boolean needsSignIn(User user) {
    return settings.sender() == Sender.USER
        && signIns.account(user.id()).isEmpty()
        && !defects.has(Defect.ASKS_NO_USER_TO_SIGN_IN);
  }

  /** The address that To My Email of this user sends from now, empty where there is none. */
  public String senderOf(User user) {
    if (settings.sender() == Sender.USER) {
      return signIns.account(user.id()).orElse("");
    }
    EmailServerSettings printer = printerSettings.get();
    return printer.senderAddress().isBlank() ? printer.account() : printer.senderAddress();
  }

  /**
   * Scans what lies on the glass and mails it to the user's registered address.
   *
   * @return the job, active
   * @throws IllegalArgumentException where the user has no registered address
   */
  public Job toMyEmail(User user, ScanFormat format) {
    if (user.email().isEmpty()) {
      throw new IllegalArgumentException("User " + user.id() + " has no mail address");
    }
    Sender sender =
        defects.has(Defect.SENDS_FROM_PRINTERS_ADDRESS) ? Sender.PRINTER : settings.sender();
    return jobs.scan(
        Job.Type.TO_MY_EMAIL,
        user.shownName(),
        user.email(),
        format,
        (job, message) ->
            switch (sender) {
              case PRINTER -> scanToEmail.send(job, message, List.of(user.email()), "");
              case USER ->
                  scanToEmail.sendAs(
                      job, message, user.email(), () -> signIns.accessToken(user.id()));
            });
  }

  /** Is called after each change of users or settings, on any thread; close it to stop. */
  public AutoCloseable onChange(Runnable listener) {
    return listeners.add(listener);
  }
}
