package dev.platen.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.features.browser.SeleniumPanel;
import dev.platen.features.device.Account;
import dev.platen.features.device.Mailbox;
import io.cucumber.java.en.Given;
import java.util.List;

/** Users at the panel who send to themselves: Print Admin Serverless and its To My Email. */
public final class UserSteps {

  private final World world;
  private int mailsBefore;

  public UserSteps(World world) {
    this.world = world;
  }

  @Given("a printer with Print Admin Serverless")
  @Given("una impressora amb Print Admin Serverless")
  @Given("una stampante con Print Admin Serverless")
  @Given("spausdintuvas su „Print Admin Serverless“")
  @Given("uma impressora com Print Admin Serverless")
  @Given("en skrivare med Print Admin Serverless")
  public void printerWithUsers() {
    world.panel();
  }

  /** Each with an address of the organization and a PIN of their own. */
  @Given("an administrator and an employee are registered at the printer")
  @Given("un administrador i un empleat estan registrats a la impressora")
  @Given("un amministratore e un dipendente sono registrati sulla stampante")
  @Given("spausdintuve užregistruoti administratorius ir darbuotojas")
  @Given("um administrador e um funcionário estão registados na impressora")
  @Given("en administratör och en anställd är registrerade på skrivaren")
  public void usersRegistered() {
    world.site().registerUsers();
  }

  @Given("an administrator has consented for the organization")
  @Given("un administrador ha donat el consentiment per a l'organització")
  @Given("un amministratore ha dato il consenso per l'organizzazione")
  @Given("administratorius davė sutikimą organizacijos vardu")
  @Given("um administrador deu o consentimento pela organização")
  @Given("en administratör har samtyckt för organisationen")
  public void organizationConsented() {
    world.site().consentForOrganization();
  }

  @Given("the administrator sets {string} to {string}")
  @Given("l'administrador posa {string} a {string}")
  @Given("l'amministratore imposta {string} su {string}")
  @Given("administratorius nustato {string} į {string}")
  @Given("o administrador define {string} como {string}")
  @Given("administratören ställer in {string} på {string}")
  public void setSender(String field, String option) {
    world.openWebConfigAsAdministrator(
        world.label("web.tab_product_security") + " > " + world.label("web.to_my_email"));
    world.webConfig().choose(field, option);
    world.webConfig().click(world.label("web.ok"));
    assertThat(world.webConfig().text()).contains(world.label("web.setup_complete"));
  }

  @Given("To My Email sends from the users' own addresses")
  @Given("l'enviament al correu propi surt de l'adreça de cada usuari")
  @Given("la funzione di invio a se stessi usa l'indirizzo di ciascun utente")
  @Given("siuntimas sau vyksta iš kiekvieno naudotojo adreso")
  @Given("o envio para o próprio e-mail sai do endereço de cada utilizador")
  @Given("sändning till egen e-post sker från användarnas egna adresser")
  public void usersSendFromOwnAddresses() {
    world.site().sendFromUsersAddresses();
  }

  @Given("the employee has signed in to Microsoft at the panel")
  @Given("l'empleat ha iniciat la sessió de Microsoft al tauler")
  @Given("il dipendente ha effettuato l'accesso a Microsoft dal pannello")
  @Given("darbuotojas skydelyje prisijungė prie „Microsoft“")
  @Given("o funcionário iniciou sessão na Microsoft no painel")
  @Given("den anställde har loggat in hos Microsoft på panelen")
  public void employeeHasSignedIn() {
    world.site().signInAtPanel(world.site().employee());
  }

  @Given("a user with administrator rights logs in at the panel")
  @Given("un usuari amb drets d'administrador inicia la sessió al tauler")
  @Given("un utente con diritti di amministratore accede dal pannello")
  @Given("naudotojas su administratoriaus teisėmis prisijungia skydelyje")
  @Given("um utilizador com direitos de administrador inicia sessão no painel")
  @Given("en användare med administratörsrättigheter loggar in på panelen")
  public void administratorLogsIn() {
    logIn(world.site().administrator());
  }

  @Given("the employee logs in at the panel")
  @Given("l'empleat inicia la sessió al tauler")
  @Given("il dipendente accede dal pannello")
  @Given("darbuotojas prisijungia skydelyje")
  @Given("o funcionário inicia sessão no painel")
  @Given("den anställde loggar in på panelen")
  public void employeeLogsIn() {
    logIn(world.site().employee());
  }

  private void logIn(Account user) {
    world.signsIn(user);
    world.panel().logInUser(world.site().pinOf(user));
  }

  @Given("the user logs out of the panel")
  @Given("l'usuari tanca la sessió al tauler")
  @Given("l'utente si disconnette dal pannello")
  @Given("naudotojas atsijungia nuo skydelio")
  @Given("o utilizador termina a sessão no painel")
  @Given("användaren loggar ut från panelen")
  public void logOut() {
    world.panel().logOutUser();
  }

  @Given("{string} is selected on the panel")
  @Given("se selecciona {string} al tauler")
  @Given("si seleziona {string} sul pannello")
  @Given("skydelyje pasirenkama {string}")
  @Given("se seleciona {string} no painel")
  @Given("{string} väljs på panelen")
  public void select(String label) {
    world.panel().select(label);
    world.microsoftShowsOn(SeleniumPanel.SURFACE);
  }

  @Given("the panel does not ask for a sign-in")
  @Given("el tauler no demana cap inici de sessió")
  @Given("il pannello non chiede alcun accesso")
  @Given("skydelyje neprašoma prisijungti")
  @Given("o painel não pede início de sessão")
  @Given("panelen frågar inte efter inloggning")
  public void noSignInAsked() {
    Seen.require(
        !world.panel().asksForSignIn(), "the panel asks for no sign-in", world.panel()::text);
  }

  @Given("the panel says that the sign-in succeeded and OK closes the message")
  @Given("el tauler diu que s'ha iniciat la sessió i OK tanca el missatge")
  @Given("il pannello dice che l'accesso è riuscito e OK chiude il messaggio")
  @Given("skydelyje pranešama, kad prisijungta, ir OK uždaro pranešimą")
  @Given("o painel diz que a sessão foi iniciada e OK fecha a mensagem")
  @Given("panelen säger att inloggningen lyckades och OK stänger meddelandet")
  public void signedIn() {
    world.panel().closeSignedIn();
  }

  @Given("a page is scanned to the user's own e-mail")
  @Given("s'escaneja una pàgina al correu propi de l'usuari")
  @Given("si scansiona una pagina per l'e-mail dell'utente stesso")
  @Given("puslapis nuskaitomas į paties naudotojo el. paštą")
  @Given("se digitaliza uma página para o e-mail do próprio utilizador")
  @Given("en sida skannas till användarens egen e-post")
  public void scanToOwnAddress() {
    mailsBefore = mailbox().mails().size();
    world.panel().sendToMyEmail();
  }

  @Given("the mail comes from the user's own address with the scanned page")
  @Given("el correu arriba des de l'adreça de l'usuari amb la pàgina escanejada")
  @Given("il messaggio arriva dall'indirizzo dell'utente con la pagina scansionata")
  @Given("laiškas ateina iš paties naudotojo adreso su nuskaitytu puslapiu")
  @Given("a mensagem vem do endereço do próprio utilizador com a página digitalizada")
  @Given("e-brevet kommer från användarens egen adress med den skannade sidan")
  public void mailFromOwnAddress() {
    Mailbox mailbox = mailbox();
    world
        .site()
        .patience()
        .until(
            "A mail to " + mailbox.address(),
            () -> mailbox.mails().size() > mailsBefore,
            () -> mailbox.mails().toString());
    List<Mailbox.Mail> mails = mailbox.mails();
    assertThat(mails.getLast().from()).isEqualTo(world.account().name());
    assertThat(mails.getLast().attachments()).hasSize(1);
    assertThat(ScannedPage.pagesOf(mails.getLast().attachments().getFirst().content()))
        .isEqualTo(1);
  }

  private Mailbox mailbox() {
    return world.site().mailbox(world.account().name());
  }
}
