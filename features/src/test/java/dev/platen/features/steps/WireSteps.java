package dev.platen.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.features.device.Wires;
import dev.platen.features.device.Wires.BadCertificate;
import io.cucumber.java.en.Given;

/** What goes wrong on the way between the printer and the cloud. */
public final class WireSteps {
  private static final int ALWAYS = Integer.MAX_VALUE;
  private final World world;

  public WireSteps(World world) {
    this.world = world;
  }

  @Given("the name server does not know {string}")
  public void forgetName(String host) {
    wires().forgetName(host);
  }

  @Given("the name server knows {string} by IPv6 addresses only")
  public void onlyIpv6(String host) {
    wires().onlyIpv6(host);
  }

  @Given("nobody listens at {string}")
  public void refuse(String host) {
    wires().refuse(host);
  }

  @Given("{string} shows a certificate that has expired")
  public void expiredCertificate(String host) {
    wires().showCertificate(host, BadCertificate.EXPIRED);
  }

  @Given("{string} shows a certificate for another host")
  public void certificateForAnother(String host) {
    wires().showCertificate(host, BadCertificate.WRONG_NAME);
  }

  @Given("{string} shows a certificate of an authority that nobody knows")
  public void certificateOfUnknownAuthority(String host) {
    wires().showCertificate(host, BadCertificate.UNKNOWN_AUTHORITY);
  }

  @Given("{string} speaks TLS 1.{int} only")
  public void onlyTls(String host, int minor) {
    wires().onlyTls(host, "TLSv1." + minor);
  }

  @Given("the mail server offers no STARTTLS")
  public void noStartTls() {
    wires().stripStartTls();
  }

  @Given("the mail server answers {word} with {string}")
  public void answer(String command, String reply) {
    wires().answer(command, reply, ALWAYS);
  }

  @Given("the mail server answers {word} with {string} once")
  public void answerOnce(String command, String reply) {
    wires().answer(command, reply, 1);
  }

  @Given("the connection breaks in the middle of the next message")
  public void breakMessage() {
    wires().breakNextMessage();
  }

  @Given("Entra ID answers with the status {int} only")
  public void entraAnswers(int status) {
    wires().entraAnswers(status);
  }

  /** Without this, a scenario in which all goes well would prove nothing. */
  @Given("the printer has come across it")
  public void met() {
    assertThat(wires().met()).as("the printer has met each fault that was made").isTrue();
  }

  @Given("all is well again between printer and cloud")
  public void mend() {
    wires().mend();
  }

  private Wires wires() {
    return world.site().wires();
  }
}
