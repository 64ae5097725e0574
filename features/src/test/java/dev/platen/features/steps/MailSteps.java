package dev.platen.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.features.device.Account;
import dev.platen.features.device.Mailbox;
import io.cucumber.java.en.Given;
import java.util.List;

/** The mail that leaves the printer, or does not. */
public final class MailSteps {

  private final World world;

  public MailSteps(World world) {
    this.world = world;
  }

  @Given("the mail is in the recipient's mailbox with the scanned page")
  @Given("el correu és a la bústia del destinatari amb la pàgina escanejada")
  @Given("il messaggio è nella casella di posta del destinatario con la pagina scansionata")
  @Given("laiškas yra gavėjo pašto dėžutėje su nuskaitytu puslapiu")
  @Given("a mensagem está na caixa de correio do destinatário com a página digitalizada")
  @Given("e-brevet finns i mottagarens brevlåda med den skannade sidan")
  public void mailIsThere() {
    mailIsThereFrom(world.account());
  }

  @Given("the mail is in the recipient's mailbox and comes from the employee")
  public void mailFromEmployee() {
    mailIsThereFrom(world.site().employee());
  }

  @Given("the mail is in the recipient's mailbox and comes from the administrator")
  public void mailFromAdministrator() {
    mailIsThereFrom(world.site().administrator());
  }

  @Given("the recipient is told {string}")
  public void told(String what) {
    world
        .site()
        .patience()
        .until(
            "A mail about " + what,
            () -> !world.newMails().isEmpty(),
            () -> world.panel().jobs().toString());
    assertThat(world.newMails()).singleElement().asString().contains(what);
  }

  private void mailIsThereFrom(Account sender) {
    world
        .site()
        .patience()
        .until(
            "A new mail",
            () -> !world.newMails().isEmpty(),
            () -> world.site().recipient().mails().toString());
    List<Mailbox.Mail> mails = world.newMails();
    assertThat(mails).as("what is sent once arrives once").hasSize(1);
    Mailbox.Mail mail = mails.getFirst();
    assertThat(mail.from()).isEqualTo(sender.name());
    assertThat(mail.attachments()).hasSize(1);
    Mailbox.Attachment scan = mail.attachments().getFirst();
    assertThat(scan.contentType()).startsWith("application/pdf");
    assertThat(ScannedPage.pagesOf(scan.content())).isEqualTo(1);
  }

  @Given("no mail has arrived")
  @Given("no ha arribat cap correu")
  @Given("non è arrivato alcun messaggio")
  @Given("joks laiškas neatėjo")
  @Given("não chegou nenhuma mensagem")
  @Given("inget e-brev har kommit")
  public void noMail() {
    assertThat(world.newMails()).isEmpty();
  }

  @Given("the printer is signed in and the sign-in is saved")
  @Given("la impressora té la sessió iniciada i desada")
  @Given("la stampante ha un accesso effettuato e salvato")
  @Given("spausdintuvas yra prisijungęs ir prisijungimas išsaugotas")
  @Given("a impressora tem a sessão iniciada e guardada")
  @Given("skrivaren är inloggad och inloggningen är sparad")
  public void printerSignedIn() {
    world.site().signIn(true);
  }

  @Given("the printer is signed in but nobody has clicked OK")
  @Given("la impressora té la sessió iniciada però ningú no ha fet clic a OK")
  @Given("la stampante ha un accesso effettuato ma nessuno ha fatto clic su OK")
  @Given("spausdintuvas yra prisijungęs, bet niekas nespustelėjo OK")
  @Given("a impressora tem a sessão iniciada mas ninguém clicou em OK")
  @Given("skrivaren är inloggad men ingen har klickat på OK")
  public void printerSignedInButNotSaved() {
    world.site().signIn(false);
  }

  @Given("the printer uses OAuth2 but nobody has signed in")
  @Given("la impressora fa servir OAuth2 però ningú no ha iniciat sessió")
  @Given("la stampante usa OAuth2 ma nessuno ha effettuato l'accesso")
  @Given("spausdintuvas naudoja OAuth2, bet niekas neprisijungė")
  @Given("a impressora usa OAuth2 mas ninguém iniciou sessão")
  @Given("skrivaren använder OAuth2 men ingen har loggat in")
  public void printerWithOauth2AndNobodySignedIn() {
    world.site().useOauth2();
  }
}
