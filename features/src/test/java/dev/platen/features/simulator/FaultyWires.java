package dev.platen.features.simulator;

import dev.platen.features.device.Wires;
import dev.platen.stubs.fault.Fault;
import dev.platen.stubs.fault.FaultAction;
import dev.platen.stubs.fault.Faults;
import dev.platen.stubs.fault.Matcher;
import dev.platen.stubs.fault.Occurrence;
import dev.platen.stubs.fault.SmtpCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Faults of the bench's servers towards one printer, which they know by its address. */
final class FaultyWires implements Wires {
  private static final int AMID_THE_MESSAGE = 200;
  private final Faults faults;
  private final Supplier<String> address;
  private final List<String> broken = new ArrayList<>();

  /**
   * @param address of the printer, which a power cut may change
   */
  FaultyWires(Faults faults, Supplier<String> address) {
    this.faults = faults;
    this.address = address;
  }

  @Override
  public void forgetName(String host) {
    add(new FaultAction.NameError(), ofPrinter().host(host), new Occurrence.Always());
  }

  @Override
  public void onlyIpv6(String host) {
    add(new FaultAction.OnlyIpv6(), ofPrinter().host(host), new Occurrence.Always());
  }

  @Override
  public void refuse(String host) {
    add(new FaultAction.Refuse(), ofPrinter().host(host), new Occurrence.Always());
  }

  @Override
  public void showCertificate(String host, BadCertificate certificate) {
    FaultAction action =
        switch (certificate) {
          case EXPIRED -> new FaultAction.ExpiredCertificate();
          case WRONG_NAME -> new FaultAction.WrongName();
          case UNKNOWN_AUTHORITY -> new FaultAction.UnknownAuthority();
        };
    add(action, ofPrinter().host(host), new Occurrence.Always());
  }

  @Override
  public void onlyTls(String host, String protocol) {
    add(new FaultAction.OnlyProtocol(protocol), ofPrinter().host(host), new Occurrence.Always());
  }

  @Override
  public void stripStartTls() {
    add(new FaultAction.StripStartTls(), ofPrinter(), new Occurrence.Always());
  }

  @Override
  public void answer(String command, String reply, int times) {
    add(
        new FaultAction.SmtpReply(List.of(reply)),
        ofPrinter().command(SmtpCommand.valueOf(command)),
        new Occurrence.First(times));
  }

  @Override
  public void breakNextMessage() {
    add(new FaultAction.CutInData(AMID_THE_MESSAGE, true), ofPrinter(), new Occurrence.First(1));
  }

  @Override
  public void entraAnswers(int status) {
    add(new FaultAction.Status(status, Optional.empty(), ""), ofPrinter(), new Occurrence.Always());
  }

  @Override
  public boolean met() {
    return !broken.isEmpty()
        && faults.list().stream()
            .filter(listed -> broken.contains(listed.fault().id()))
            .allMatch(listed -> listed.happened() > 0);
  }

  @Override
  public void mend() {
    broken.forEach(faults::remove);
    broken.clear();
  }

  private Matcher ofPrinter() {
    return Matcher.ANY.client(address.get());
  }

  private void add(FaultAction action, Matcher whom, Occurrence when) {
    broken.add(faults.add(Fault.of(action).forWhom(whom).when(when)).id());
  }
}
