package dev.platen.printer;

import dev.platen.printer.fax.FaxDocument;
import dev.platen.printer.fax.FaxSettings;
import dev.platen.printer.fax.FaxUnit;
import dev.platen.printer.fax.ReceivedFax;
import dev.platen.printer.job.Job;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.signin.SignInState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A fax unit in memory. */
public final class FakeFax implements FaxUnit {
  public final FakeDevice.FakeSignIn signIn = new FakeDevice.FakeSignIn();
  public final List<EmailServerSettings> saves = new CopyOnWriteArrayList<>();

  private final FakeDevice.FakeJobs jobs;
  private volatile FaxSettings settings = FaxSettings.factory();
  private volatile EmailServerSettings server = EmailServerSettings.factory();

  FakeFax(FakeDevice.FakeJobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public FaxSettings settings() {
    return settings;
  }

  @Override
  public void saveSettings(FaxSettings saved) {
    settings = saved;
  }

  @Override
  public EmailServerSettings emailServerSettings() {
    return server;
  }

  @Override
  public void saveEmailServerSettings(EmailServerSettings saved) {
    server = saved;
    saves.add(saved);
    if (signIn.state() instanceof SignInState.SignedIn in) {
      signIn.become(new SignInState.SignedIn(in.service(), in.account(), true));
    }
  }

  @Override
  public FakeDevice.FakeSignIn signIn() {
    return signIn;
  }

  @Override
  public Job send(String number) {
    return jobs.add(Job.Type.FAX_SEND, settings.address(number), "FAX0001.pdf");
  }

  @Override
  public Job receive(String from, FaxDocument document) {
    return jobs.add(Job.Type.FAX_RECEIVE, "Printer", "FAX0001.pdf");
  }

  @Override
  public List<ReceivedFax> received() {
    return List.of();
  }
}
