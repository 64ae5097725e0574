package dev.platen.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.features.device.FaxProvider;
import dev.platen.features.device.Mailbox;
import dev.platen.features.device.WebConfig;
import io.cucumber.java.en.Given;

/** Faxes through the fax server of a provider. */
public final class FaxSteps {

  private final World world;
  private int faxesBefore;

  public FaxSteps(World world) {
    this.world = world;
  }

  /** The provider is a customer of Microsoft like any other: an organization that is prepared. */
  @Given("a fax provider whose server uses OAuth 2.0")
  @Given("un proveïdor de fax amb un servidor que fa servir OAuth 2.0")
  @Given("un fornitore di fax il cui server usa OAuth 2.0")
  @Given("fakso paslaugų teikėjas, kurio serveris naudoja OAuth 2.0")
  @Given("um fornecedor de fax cujo servidor usa OAuth 2.0")
  @Given("en faxleverantör vars server använder OAuth 2.0")
  public void provider() {
    new OrganizationSteps(world).organizationPrepared();
    world.site().faxProvider();
  }

  @Given("a printer with fax")
  @Given("una impressora amb fax")
  @Given("una stampante con fax")
  @Given("spausdintuvas su faksu")
  @Given("uma impressora com fax")
  @Given("en skrivare med fax")
  public void printerWithFax() {
    world.panel();
  }

  @Given("the provider's fax server is entered")
  @Given("s'introdueix el servidor de fax del proveïdor")
  @Given("si inserisce il server fax del fornitore")
  @Given("įvedamas teikėjo fakso serveris")
  @Given("se introduz o servidor de fax do fornecedor")
  @Given("leverantörens faxserver anges")
  public void enterFaxServer() {
    WebConfig config = world.webConfig();
    config.openPage(
        String.join(
            " > ",
            world.label("web.tab_fax"),
            world.label("web.fax_server"),
            world.label("web.basic")));
    config.tick(world.label("web.fax.yes"));
    config.enter(world.label("web.fax.domain"), world.site().faxProvider().domain());
    config.click(world.label("web.ok"));
    assertThat(config.text()).contains(world.label("web.setup_complete"));
  }

  @Given("a page is faxed")
  @Given("s'envia una pàgina per fax")
  @Given("si invia una pagina via fax")
  @Given("puslapis siunčiamas faksu")
  @Given("se envia uma página por fax")
  @Given("en sida faxas")
  public void fax() {
    faxesBefore = world.site().faxProvider().mailbox().mails().size();
    world.panel().fax(world.site().faxProvider().number());
  }

  @Given("the fax provider receives the page")
  @Given("el proveïdor de fax rep la pàgina")
  @Given("il fornitore di fax riceve la pagina")
  @Given("fakso paslaugų teikėjas gauna puslapį")
  @Given("o fornecedor de fax recebe a página")
  @Given("faxleverantören tar emot sidan")
  public void faxArrives() {
    FaxProvider provider = world.site().faxProvider();
    world
        .site()
        .patience()
        .until(
            "A fax to " + provider.number(),
            () -> provider.mailbox().mails().size() > faxesBefore,
            () -> world.panel().jobs().toString());
    Mailbox.Mail fax = provider.mailbox().mails().getLast();
    assertThat(fax.from()).isEqualTo(world.site().administrator().name());
    assertThat(fax.attachments()).hasSize(1);
    assertThat(ScannedPage.pagesOf(fax.attachments().getFirst().content())).isEqualTo(1);
  }

  @Given("the administrator signs the fax server in and clicks OK")
  public void signFaxServerIn() {
    world.signInThroughTheBrowser(
        world.site().administrator(),
        String.join(
            " > ",
            world.label("web.tab_fax"),
            world.label("web.fax_server"),
            world.label("web.fax_email_settings")));
  }
}
