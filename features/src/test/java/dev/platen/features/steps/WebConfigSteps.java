package dev.platen.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.features.device.WebConfig;
import io.cucumber.java.en.Given;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Web Config: from the address bar to OK. */
public final class WebConfigSteps {
  private static final Pattern CODE = Pattern.compile("[A-Z0-9]{6,}");

  private final World world;

  public WebConfigSteps(World world) {
    this.world = world;
  }

  @Given("the browser opens the IP address that the panel shows")
  @Given("el navegador obre l'adreça IP que mostra el tauler")
  @Given("il browser apre l'indirizzo IP mostrato dal pannello")
  @Given("naršyklėje atidaromas skydelyje rodomas IP adresas")
  @Given("o browser abre o endereço IP que o painel mostra")
  @Given("webbläsaren öppnar IP-adressen som panelen visar")
  public void openAddressOfPanel() {
    String shown = world.panel().ipAddress();
    assertThat(shown).isEqualTo(world.site().printerAddress());
    world.webConfig().open(shown);
  }

  @Given("{string} is selected and the administrator password confirmed with {string}")
  @Given("se selecciona {string} i es confirma la contrasenya d'administrador amb {string}")
  @Given("si seleziona {string} e si conferma la password di amministratore con {string}")
  @Given("pasirenkama {string} ir administratoriaus slaptažodis patvirtinamas su {string}")
  @Given("se seleciona {string} e se confirma a palavra-passe de administrador com {string}")
  @Given("{string} väljs och administratörslösenordet bekräftas med {string}")
  public void logIn(String logIn, String ok) {
    world.webConfig().logIn(logIn, world.site().administratorPassword(), ok);
  }

  @Given("the Web Config page {string} is opened")
  @Given("s'obre la pàgina {string} de Web Config")
  @Given("si apre la pagina {string} di Web Config")
  @Given("atidaromas Web Config puslapis {string}")
  @Given("se abre a página {string} do Web Config")
  @Given("Web Config-sidan {string} öppnas")
  public void openPage(String path) {
    world.webConfig().openPage(path);
  }

  /** For one who is not in Web Config yet. */
  @Given("the administrator opens the Web Config page {string}")
  @Given("l'administrador obre la pàgina {string} de Web Config")
  @Given("l'amministratore apre la pagina {string} di Web Config")
  @Given("administratorius atidaro Web Config puslapį {string}")
  @Given("o administrador abre a página {string} do Web Config")
  @Given("administratören öppnar Web Config-sidan {string}")
  public void administratorOpensPage(String path) {
    world.openWebConfigAsAdministrator(path);
  }

  @Given("{string} is chosen as {string}")
  @Given("se selecciona {string} com a {string}")
  @Given("si seleziona {string} come {string}")
  @Given("{string} pasirenkama kaip {string}")
  @Given("se seleciona {string} como {string}")
  @Given("{string} väljs som {string}")
  public void choose(String option, String field) {
    world.webConfig().choose(field, option);
  }

  @Given("{string} and then {string} are clicked")
  @Given("es fa clic a {string} i després a {string}")
  @Given("si fa clic su {string} e poi su {string}")
  @Given("spustelima {string} ir po to {string}")
  @Given("se clica em {string} e depois em {string}")
  @Given("man klickar på {string} och sedan på {string}")
  public void clickOneThenOther(String first, String second) {
    world.webConfig().click(first);
    world.webConfig().click(second);
  }

  @Given("the code is copied and the URL that is shown is opened")
  @Given("es copia el codi i s'obre la URL que es mostra")
  @Given("si copia il codice e si apre l'URL visualizzato")
  @Given("kodas nukopijuojamas ir atidaromas rodomas URL")
  @Given("se copia o código e se abre o URL apresentado")
  @Given("koden kopieras och den visade URL:en öppnas")
  public void copyCodeAndOpenUrl() {
    WebConfig.CodeScreen screen = world.webConfig().codeScreen();
    assertThat(screen.url()).hasToString(world.site().verificationUrl(world.account()));
    // A code is not to be seen in a report: so the assertion does not show it.
    assertThat(CODE.matcher(screen.userCode()).matches())
        .as("the code is shown in capitals and digits, as the service gives it")
        .isTrue();
    world.remember(screen);
    world.webConfig().followVerificationLink();
  }

  @Given("Web Config shows {string} as {string} and the account")
  @Given("Web Config mostra {string} amb el valor {string} i el compte")
  @Given("Web Config mostra {string} con il valore {string} e l'account")
  @Given("Web Config rodo {string} su reikšme {string} ir paskyrą")
  @Given("o Web Config mostra {string} com o valor {string} e a conta")
  @Given("Web Config visar {string} med värdet {string} och kontot")
  public void showsStatusAndAccount(String label, String status) {
    showsStatus(label, status);
    assertThat(world.webConfig().text()).contains(world.account().name());
  }

  @Given("Web Config shows {string} as {string}")
  @Given("Web Config mostra {string} amb el valor {string}")
  @Given("Web Config mostra {string} con il valore {string}")
  @Given("Web Config rodo {string} su reikšme {string}")
  @Given("o Web Config mostra {string} com o valor {string}")
  @Given("Web Config visar {string} med värdet {string}")
  public void showsStatus(String label, String status) {
    WebConfig page = world.webConfig();
    page.show();
    world
        .site()
        .patience()
        .until(
            label + " is " + status,
            () -> page.value(label).filter(status::equals).isPresent(),
            page::text);
  }

  /** OK sends the settings to the printer, which says so. */
  @Given("{string} is clicked")
  @Given("es fa clic a {string}")
  @Given("si fa clic su {string}")
  @Given("spustelima {string}")
  @Given("se clica em {string}")
  @Given("man klickar på {string}")
  public void click(String label) {
    world.webConfig().click(label);
    assertThat(world.webConfig().text()).contains(world.label("web.setup_complete"));
  }

  @Given("{string} is not shown and the button {string} is")
  @Given("{string} no es mostra i el botó {string} sí")
  @Given("{string} non è visualizzato e il pulsante {string} sì")
  @Given("{string} nerodoma, o mygtukas {string} rodomas")
  @Given("{string} não é apresentado e o botão {string} sim")
  @Given("{string} visas inte men knappen {string} visas")
  public void offersSignIn(String status, String button) {
    notShown(status);
    offersButton(button);
  }

  @Given("{string} does not offer {string}")
  @Given("{string} no ofereix {string}")
  @Given("{string} non offre {string}")
  @Given("{string} nesiūlo {string}")
  @Given("{string} não oferece {string}")
  @Given("{string} erbjuder inte {string}")
  public void doesNotOffer(String field, String option) {
    WebConfig page = world.webConfig();
    Seen.require(
        !page.offers(field, option),
        "\"%s\" does not offer \"%s\"".formatted(field, option),
        page::text);
  }

  @Given("{string} offers {string}")
  @Given("{string} ofereix {string}")
  @Given("{string} offre {string}")
  @Given("{string} siūlo {string}")
  @Given("{string} oferece {string}")
  @Given("{string} erbjuder {string}")
  public void offers(String field, String option) {
    WebConfig page = world.webConfig();
    Seen.require(
        page.offers(field, option), "\"%s\" offers \"%s\"".formatted(field, option), page::text);
  }

  @Given("a printer with firmware from before OAuth 2.0")
  @Given("una impressora amb un microprogramari anterior a OAuth 2.0")
  @Given("una stampante con un firmware precedente a OAuth 2.0")
  @Given("spausdintuvas su senesne nei OAuth 2.0 programine įranga")
  @Given("uma impressora com firmware anterior ao OAuth 2.0")
  @Given("en skrivare med fast programvara från tiden före OAuth 2.0")
  public void printerWithOldFirmware() {
    world.panel();
  }

  @Given("the administrator installs the newest firmware")
  @Given("l'administrador instal·la el microprogramari més recent")
  @Given("l'amministratore installa il firmware più recente")
  @Given("administratorius įdiegia naujausią programinę įrangą")
  @Given("o administrador instala o firmware mais recente")
  @Given("administratören installerar den senaste fasta programvaran")
  public void installNewestFirmware() {
    world.installNewestFirmware();
  }

  @Given("a printer with an additional network")
  @Given("una impressora amb una xarxa addicional")
  @Given("una stampante con una rete aggiuntiva")
  @Given("spausdintuvas su papildomu tinklu")
  @Given("uma impressora com uma rede adicional")
  @Given("en skrivare med ett extra nätverk")
  public void printerWithTwoNetworks() {
    world.panel();
  }

  @Given("the administrator chooses the additional network for mail")
  @Given("l'administrador tria la xarxa addicional per al correu")
  @Given("l'amministratore sceglie la rete aggiuntiva per la posta")
  @Given("administratorius paštui parenka papildomą tinklą")
  @Given("o administrador escolhe a rede adicional para o correio")
  @Given("administratören väljer det extra nätverket för e-post")
  public void chooseAdditionalNetwork() {
    world.chooseNetworkForMail(world.label("network.value.additional"));
  }

  @Given("the administrator chooses the standard network for mail")
  @Given("l'administrador tria la xarxa estàndard per al correu")
  @Given("l'amministratore sceglie la rete standard per la posta")
  @Given("administratorius paštui parenka standartinį tinklą")
  @Given("o administrador escolhe a rede padrão para o correio")
  @Given("administratören väljer standardnätverket för e-post")
  public void chooseStandardNetwork() {
    world.chooseNetworkForMail(world.label("network.value.standard"));
  }

  @Given("Web Config says {string}")
  public void webConfigSays(String text) {
    WebConfig page = world.webConfig();
    page.show();
    world
        .site()
        .patience()
        .until("Web Config says " + text, () -> page.text().contains(text), page::text);
  }

  @Given("Web Config offers the button {string}")
  public void offersButton(String label) {
    WebConfig page = world.webConfig();
    Seen.require(page.hasButton(label), "the button \"%s\"".formatted(label), page::text);
  }

  @Given("{string} is not shown anywhere")
  public void notShown(String label) {
    WebConfig page = world.webConfig();
    Seen.require(page.value(label).isEmpty(), "no \"%s\"".formatted(label), page::text);
  }

  @Given("the sign-in is cancelled in Web Config")
  public void cancelSignIn() {
    world.webConfig().click("Cancel");
  }

  @Given("the administrator signs the printer out")
  public void signOut() {
    openPageOfMailServer();
    world.webConfig().click(world.label("web.sign_out"));
  }

  @Given("the administrator password is changed")
  public void changePassword() {
    world.openWebConfigAsAdministrator("Product Security > Change Administrator Password");
    WebConfig config = world.webConfig();
    config.enter("Old password", world.administratorPassword());
    String changed = "Changed-" + UUID.randomUUID();
    TestRun.current().leaks().watchFor(changed);
    config.enter("New password", changed);
    config.enter("Confirm new password", changed);
    config.click("OK");
    assertThat(config.text()).contains("Setup complete");
    world.administratorPasswordIs(changed);
  }

  @Given("the connection test is run")
  public void runConnectionTest() {
    world.openWebConfigAsAdministrator("Network > Email Server > Connection Test");
    world.webConfig().click("Start");
  }

  @Given("the language of Web Config is changed to {string}")
  public void changeLanguage(String name) {
    world.webConfig().changeLanguage(name);
  }

  @Given("the button {string} is clicked")
  public void clickButton(String label) {
    world.webConfig().click(label);
  }

  @Given("the same code is still on the screen")
  public void sameCode() {
    assertThat(world.webConfig().codeScreen().userCode().equals(world.rememberedCode()))
        .as("the code is the one of before")
        .isTrue();
  }

  @Given("a wrong administrator password is entered {int} times")
  public void wrongPasswords(int times) {
    WebConfig config = world.webConfig();
    config.open(world.site().printerAddress());
    for (int i = 0; i < times; i++) {
      config.logIn(world.label("web.log_in"), "wrong-password-" + i, world.label("web.ok"));
    }
  }

  @Given("the administrator enters the employee's address as {string}")
  public void enterSender(String field) {
    openPageOfMailServer();
    world.webConfig().enter(field, world.site().employee().name());
    click(world.label("web.ok"));
  }

  @Given("the power fails and comes back")
  public void powerFails() {
    world.cutPower();
  }

  @Given("the administrator tries to get a code")
  public void tryToGetCode() {
    world.beginSignIn(world.pageOfMailServer());
  }

  @Given("a second administrator comes to the sign-in at another computer")
  public void secondAdministrator() {
    world.changePlaces();
    world.beginSignIn(world.pageOfMailServer());
  }

  @Given("the first administrator looks again")
  public void firstAdministrator() {
    world.changePlaces();
  }

  @Given("the administrator goes back to firmware from before OAuth 2.0")
  public void downgrade() {
    world.installFirmware(world.site().firmwareBeforeOauth2(), List.of("Allow an older version"));
  }

  @Given("the administrator asks for mail about {string} to the recipient")
  public void askForNotification(String event) {
    world.openWebConfigAsAdministrator("Device Management > Email Notification");
    world.webConfig().enter("Email address", world.site().recipient().address());
    world.webConfig().tick(event);
    click("OK");
  }

  @Given("the administrator sets the mail server to SMTP AUTH with a password")
  public void smtpAuth() {
    openPageOfMailServer();
    String password = "Mail-" + UUID.randomUUID().toString().substring(0, 8);
    TestRun.current().leaks().watchFor(password);
    WebConfig config = world.webConfig();
    config.choose("Authentication Method", "SMTP AUTH");
    config.enter("Authenticated Account", world.site().administrator().name());
    config.enter("Authenticated Password", password);
    config.enter("Sender's Email Address", world.site().administrator().name());
    config.enter("SMTP Server Address", "smtp.office365.com");
    click("OK");
    world.mailPasswordIs(password);
  }

  private void openPageOfMailServer() {
    world.openWebConfigAsAdministrator(world.pageOfMailServer());
  }
}
