package dev.platen.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.features.device.ControlPanel;
import dev.platen.features.device.StatusSheet;
import io.cucumber.java.en.Given;
import java.util.List;
import java.util.Map;

/** The control panel, what it shows, and the status sheet that it prints. */
public final class PanelSteps {

  private final World world;

  public PanelSteps(World world) {
    this.world = world;
  }

  @Given("a printer with its panel in this language")
  @Given("una impressora amb el tauler en aquest idioma")
  @Given("una stampante con il pannello in questa lingua")
  @Given("spausdintuvas, kurio skydelis rodomas šia kalba")
  @Given("uma impressora com o painel neste idioma")
  @Given("en skrivare med panelen på detta språk")
  public void printerInThisLanguage() {
    world.panel();
  }

  @Given("the panel menu {string} is opened")
  @Given("s'obre el menú {string} al tauler")
  @Given("si apre sul pannello il menu {string}")
  @Given("skydelyje atidaromas meniu {string}")
  @Given("se abre no painel o menu {string}")
  @Given("panelens meny {string} öppnas")
  public void openMenu(String path) {
    world.panel().openMenu(path);
  }

  @Given("the panel is locked by the administrator")
  @Given("el tauler està bloquejat per l'administrador")
  @Given("il pannello è bloccato dall'amministratore")
  @Given("skydelis užrakintas administratoriaus")
  @Given("o painel está bloqueado pelo administrador")
  @Given("panelen är låst av administratören")
  public void panelLocked() {
    world.site().lockPanel();
  }

  @Given("somebody tries to open the panel menu {string}")
  @Given("algú prova d'obrir el menú {string} al tauler")
  @Given("qualcuno prova ad aprire sul pannello il menu {string}")
  @Given("kas nors skydelyje bando atidaryti meniu {string}")
  @Given("alguém tenta abrir no painel o menu {string}")
  @Given("någon försöker öppna panelens meny {string}")
  public void tryMenu(String path) {
    world.panel().tryMenu(path);
  }

  @Given("the panel asks for the administrator password")
  @Given("el tauler demana la contrasenya d'administrador")
  @Given("il pannello chiede la password di amministratore")
  @Given("skydelyje prašoma administratoriaus slaptažodžio")
  @Given("o painel pede a palavra-passe de administrador")
  @Given("panelen frågar efter administratörslösenordet")
  public void panelAsksForPassword() {
    Seen.require(
        world.panel().asksForPassword(),
        "the panel asks for the administrator password",
        world.panel()::text);
  }

  @Given("the lock icon is selected and the administrator logs in")
  @Given("se selecciona la icona del cadenat i l'administrador inicia la sessió")
  @Given("si seleziona l'icona del lucchetto e l'amministratore effettua l'accesso")
  @Given("pasirenkama spynos piktograma ir administratorius prisijungia")
  @Given("se seleciona o ícone do cadeado e o administrador inicia sessão")
  @Given("låsikonen väljs och administratören loggar in")
  public void logInAtLock() {
    world.panel().logInAtLock(world.site().administratorPassword());
  }

  @Given("a page is scanned to the recipient")
  @Given("s'escaneja una pàgina per al destinatari")
  @Given("si scansiona una pagina per il destinatario")
  @Given("gavėjui nuskaitomas puslapis")
  @Given("se digitaliza uma página para o destinatário")
  @Given("en sida skannas till mottagaren")
  public void scanToRecipient() {
    world.countMails();
    world.panel().scanToEmail(world.site().recipient().address());
  }

  @Given("the panel shows the message {string}")
  @Given("el tauler mostra el missatge {string}")
  @Given("il pannello mostra il messaggio {string}")
  @Given("skydelyje rodomas pranešimas {string}")
  @Given("o painel mostra a mensagem {string}")
  @Given("panelen visar meddelandet {string}")
  public void panelShowsMessage(String message) {
    assertThat(world.panel().message()).isEqualTo(message);
  }

  @Given("the panel says that the sign-in has expired")
  @Given("el tauler diu que la sessió ha caducat")
  @Given("il pannello dice che l'accesso è scaduto")
  @Given("skydelyje pranešama, kad prisijungimo galiojimas baigėsi")
  @Given("o painel diz que a sessão expirou")
  @Given("panelen säger att inloggningen har gått ut")
  public void panelSaysExpired() {
    assertThat(world.panel().message()).isEqualTo(world.label("msg.sign_in_expired"));
  }

  /** The newest job is the one that this scenario is about. */
  @Given("the job under {string} carries the code {int}")
  @Given("la tasca a {string} porta el codi {int}")
  @Given("il lavoro in {string} riporta il codice {int}")
  @Given("užduotis, rodoma {string}, turi kodą {int}")
  @Given("a tarefa em {string} tem o código {int}")
  @Given("jobbet under {string} har koden {int}")
  public void jobCarriesCode(String path, int code) {
    world.panel().openMenu(path);
    assertThat(world.panel().jobs()).first().asString().contains(Integer.toString(code));
  }

  @Given("the panel shows the mail server settings")
  @Given("el tauler mostra la configuració del servidor de correu")
  @Given("il pannello mostra le impostazioni del server di posta")
  @Given("skydelyje rodomi pašto serverio nustatymai")
  @Given("o painel mostra as definições do servidor de correio")
  @Given("panelen visar e-postserverns inställningar")
  public void panelShowsMailServer() {
    Map<String, String> details = world.panel().details();
    assertThat(details.values())
        .contains(
            "OAuth2",
            "Microsoft Exchange Online",
            "smtp.office365.com",
            "587",
            "STARTTLS",
            world.site().administrator().name(),
            world.label("panel.signed_in"));
  }

  @Given("the message is checked and printing is started")
  @Given("es comprova el missatge i s'inicia la impressió")
  @Given("si controlla il messaggio e si avvia la stampa")
  @Given("patikrinamas pranešimas ir pradedama spausdinti")
  @Given("se verifica a mensagem e se inicia a impressão")
  @Given("meddelandet kontrolleras och utskriften startas")
  public void confirmAndPrint() {
    ControlPanel panel = world.panel();
    assertThat(panel.message()).isNotBlank();
    panel.confirmAndStart();
  }

  @Given("the status sheet carries the network information and the mail server settings")
  @Given("el full d'estat conté la informació de xarxa i la configuració del servidor de correu")
  @Given("il foglio di stato riporta le informazioni di rete e le impostazioni del server di posta")
  @Given("būsenos lape yra tinklo informacija ir pašto serverio nustatymai")
  @Given("a folha de estado contém as informações de rede e as definições do servidor de correio")
  @Given("statusbladet innehåller nätverksinformationen och e-postserverns inställningar")
  public void sheetCarriesSettings() {
    StatusSheet sheet = world.site().statusSheet();
    assertThat(sheet.text()).doesNotContain(world.site().administrator().password());
    assertThat(
            List.of(
                world.site().printerAddress(),
                "OAuth2",
                "Microsoft Exchange Online",
                "smtp.office365.com",
                "587",
                world.site().administrator().name(),
                // In the panel's language, as the rest of the sheet is.
                world.label("panel.signed_in")))
        .allSatisfy(
            text -> Seen.require(sheet.carries(text), "the sheet has " + text, sheet::text));
  }

  @Given("the status sheet shows the password as asterisks and no secret")
  public void sheetHidesSecrets() {
    assertThat(world.site().statusSheet().text())
        .contains(world.site().administrator().name(), "********")
        .doesNotContain(
            world.mailPassword(),
            world.administratorPassword(),
            world.site().administrator().password());
  }
}
