package dev.platen.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.features.browser.MicrosoftPages;
import dev.platen.features.device.Account;
import io.cucumber.java.en.Given;
import java.util.Locale;

/** The sign-in on Microsoft's pages. */
public final class MicrosoftSteps {

  private final World world;

  public MicrosoftSteps(World world) {
    this.world = world;
  }

  @Given("the code is entered and {string} clicked")
  @Given("s'introdueix el codi i es fa clic a {string}")
  @Given("si inserisce il codice e si fa clic su {string}")
  @Given("įvedamas kodas ir spustelima {string}")
  @Given("se introduz o código e se clica em {string}")
  @Given("koden anges och man klickar på {string}")
  public void enterCode(String next) {
    world.microsoft().enterCode(world.rememberedCode(), next);
  }

  @Given("the account of a global administrator is entered and {string} clicked")
  @Given("s'introdueix el compte d'un administrador global i es fa clic a {string}")
  @Given("si inserisce l'account di un amministratore globale e si fa clic su {string}")
  @Given("įvedama visuotinio administratoriaus paskyra ir spustelima {string}")
  @Given("se introduz a conta de um administrador global e se clica em {string}")
  @Given("kontot för en global administratör anges och man klickar på {string}")
  public void enterAccount(String next) {
    enterAccount(world.site().administrator(), next);
  }

  @Given("the employee's work account is entered and {string} clicked")
  @Given("s'introdueix el compte de feina de l'empleat i es fa clic a {string}")
  @Given("si inserisce l'account aziendale del dipendente e si fa clic su {string}")
  @Given("įvedama darbuotojo darbo paskyra ir spustelima {string}")
  @Given("se introduz a conta profissional do funcionário e se clica em {string}")
  @Given("den anställdes arbetskonto anges och man klickar på {string}")
  public void enterEmployeeAccount(String next) {
    enterAccount(world.site().employee(), next);
  }

  @Given("the personal account is entered and {string} clicked")
  @Given("s'introdueix el compte personal i es fa clic a {string}")
  @Given("si inserisce l'account personale e si fa clic su {string}")
  @Given("įvedama asmeninė paskyra ir spustelima {string}")
  @Given("se introduz a conta pessoal e se clica em {string}")
  @Given("det personliga kontot anges och man klickar på {string}")
  public void enterPersonalAccount(String next) {
    enterAccount(world.site().personalAccount(), next);
  }

  private void enterAccount(Account account, String next) {
    world.signsIn(account);
    world.microsoft().enterAccount(account.name(), next);
  }

  @Given("its password is entered and {string} clicked")
  @Given("s'introdueix la seva contrasenya i es fa clic a {string}")
  @Given("si inserisce la sua password e si fa clic su {string}")
  @Given("įvedamas jos slaptažodis ir spustelima {string}")
  @Given("se introduz a sua palavra-passe e se clica em {string}")
  @Given("dess lösenord anges och man klickar på {string}")
  public void enterPassword(String signIn) {
    world.microsoft().enterPassword(world.account().password(), signIn);
  }

  @Given("{string} is ticked and {string} clicked")
  @Given("es marca {string} i es fa clic a {string}")
  @Given("si spunta {string} e si fa clic su {string}")
  @Given("pažymima {string} ir spustelima {string}")
  @Given("se marca {string} e se clica em {string}")
  @Given("{string} markeras och man klickar på {string}")
  public void consent(String forOrganization, String accept) {
    world.microsoft().consent(forOrganization, accept);
  }

  @Given("the permissions are accepted with {string}")
  @Given("s'accepten els permisos amb {string}")
  @Given("si accettano le autorizzazioni con {string}")
  @Given("leidimai patvirtinami su {string}")
  @Given("se aceitam as permissões com {string}")
  @Given("behörigheterna godkänns med {string}")
  public void permit(String accept) {
    world.microsoft().accept(accept);
  }

  /**
   * Microsoft asks once more whether this is the application one meant; the guide is silent on it.
   */
  @Given("Microsoft's page says that the printer is signed in")
  @Given("la pàgina de Microsoft diu que la impressora ha iniciat sessió")
  @Given("la pagina di Microsoft dice che la stampante ha effettuato l'accesso")
  @Given("„Microsoft“ puslapis praneša, kad spausdintuvas prisijungė")
  @Given("a página da Microsoft diz que a impressora iniciou sessão")
  @Given("Microsofts sida säger att skrivaren är inloggad")
  public void signedIn() {
    assertThat(world.microsoft().confirmAndReadResult()).contains(world.applicationName());
  }

  @Given("the administrator signs the printer in and clicks OK")
  @Given("l'administrador inicia la sessió de la impressora i fa clic a OK")
  @Given("l'amministratore effettua l'accesso della stampante e fa clic su OK")
  @Given("administratorius prijungia spausdintuvą ir spusteli OK")
  @Given("o administrador inicia a sessão da impressora e clica em OK")
  @Given("administratören loggar in skrivaren och klickar på OK")
  public void administratorSignsIn() {
    world.signInThroughTheBrowser(world.site().administrator());
  }

  @Given("the administrator tries to sign the printer in")
  @Given("l'administrador prova d'iniciar la sessió de la impressora")
  @Given("l'amministratore prova a effettuare l'accesso della stampante")
  @Given("administratorius bando prijungti spausdintuvą")
  @Given("o administrador tenta iniciar a sessão da impressora")
  @Given("administratören försöker logga in skrivaren")
  public void administratorTriesToSignIn() {
    world.signInAsFarAsMicrosoftLets(world.site().administrator());
  }

  @Given("Microsoft's page refuses with {string}")
  @Given("la pàgina de Microsoft ho refusa amb {string}")
  @Given("la pagina di Microsoft rifiuta con {string}")
  @Given("„Microsoft“ puslapis atsisako su {string}")
  @Given("a página da Microsoft recusa com {string}")
  @Given("Microsofts sida nekar med {string}")
  public void refused(String code) {
    assertThat(world.microsoft().text()).contains(code);
  }

  @Given("the employee signs the printer in and clicks OK")
  public void employeeSignsIn() {
    world.signInThroughTheBrowser(world.site().employee());
  }

  @Given("the administrator has a code on the screen")
  public void administratorHasCode() {
    world.askForCode();
  }

  @Given("the link is followed and the code entered")
  public void followLinkAndEnterCode() {
    world.webConfig().followVerificationLink();
    world.microsoft().enterCode(world.rememberedCode(), world.label("ms.next"));
  }

  @Given("the link is followed and the code {string} entered")
  public void followLinkAndEnterCode(String code) {
    world.webConfig().followVerificationLink();
    world.microsoft().enterCode(code, world.label("ms.next"));
  }

  @Given("the link is followed and the code entered in lower case with blanks around it")
  public void followLinkAndEnterUntidyCode() {
    followLinkAndEnterCode("  " + world.rememberedCode().toLowerCase(Locale.ROOT) + " ");
  }

  @Given("the link is opened on a phone and the sign-in finished there")
  public void signInOnPhone() {
    world.webConfig().followVerificationLink();
    world.browser().actAsPhone(MicrosoftPages.SURFACE);
    world.enterAtMicrosoft(world.site().administrator());
    world.finishAtMicrosoft();
  }

  @Given("the link is followed and the sign-in finished there")
  public void signInByLink() {
    world.webConfig().followVerificationLink();
    world.enterAtMicrosoft(world.site().administrator());
    world.finishAtMicrosoft();
  }

  @Given("the password {string} is entered")
  public void enterWrongPassword(String password) {
    world.microsoft().enterPassword(password, world.label("ms.sign_in"));
  }

  @Given("{string} is clicked on Microsoft's page")
  public void clickAtMicrosoft(String label) {
    world.microsoft().click(label);
  }

  @Given("Microsoft's page says {string}")
  public void microsoftSays(String text) {
    assertThat(world.microsoft().text()).contains(text);
  }

  @Given("Microsoft's page asks for {string}")
  public void microsoftAsksFor(String field) {
    assertThat(world.microsoft().fields()).contains(field);
  }

  @Given("Microsoft's page asks for permissions")
  public void microsoftAsksForPermissions() {
    Seen.require(
        world.microsoft().asksForConsent(),
        "Microsoft's page asks for permissions",
        world.microsoft()::text);
  }
}
