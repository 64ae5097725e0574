package dev.platen.features.steps;

import dev.platen.features.device.Administration;
import io.cucumber.java.en.Given;
import java.time.Duration;

/** The organization, its switches in Microsoft's admin centers, and the passing of time. */
public final class OrganizationSteps {

  private final World world;

  public OrganizationSteps(World world) {
    this.world = world;
  }

  /** Guide cases PRE-2 and PRE-3 done: the presupposition of all that follows them. */
  @Given("an organization that is prepared for mail from printers")
  @Given("una organització preparada per al correu de les impressores")
  @Given("un'organizzazione preparata per la posta delle stampanti")
  @Given("organizacija, paruošta spausdintuvų paštui")
  @Given("uma organização preparada para o correio das impressoras")
  @Given("en organisation som är förberedd för e-post från skrivare")
  public void organizationPrepared() {
    Administration administration = world.site().administration();
    administration.setSecurityDefaults(false);
    administration.setSmtpAuth(true);
    administration.setSmtpAuth(world.site().administrator().name(), true);
  }

  /** As Microsoft hands over a new organization. */
  @Given("an organization with security defaults on and SMTP AUTH off")
  @Given(
      "una organització amb els valors predeterminats de seguretat activats i SMTP AUTH desactivat")
  @Given(
      "un'organizzazione con le impostazioni di sicurezza predefinite attive e SMTP AUTH"
          + " disattivato")
  @Given("organizacija, kurioje numatytosios saugumo nuostatos įjungtos, o SMTP AUTH išjungtas")
  @Given("uma organização com as predefinições de segurança ativas e SMTP AUTH desativado")
  @Given("en organisation med säkerhetsstandarder på och SMTP AUTH av")
  public void organizationUnprepared() {
    Administration administration = world.site().administration();
    administration.setSecurityDefaults(true);
    administration.setSmtpAuth(false);
  }

  /** By hand, in the Entra admin center. */
  @Given("security defaults are turned off for the organization")
  @Given("es desactiven els valors predeterminats de seguretat per a tota l'organització")
  @Given("si disattivano le impostazioni di sicurezza predefinite per tutta l'organizzazione")
  @Given("numatytosios saugumo nuostatos išjungiamos visai organizacijai")
  @Given("se desativam as predefinições de segurança para toda a organização")
  @Given("säkerhetsstandarder stängs av för hela organisationen")
  public void securityDefaultsOff() {
    world.adminCenters().turnOffSecurityDefaults();
  }

  /** By hand, in the Exchange admin center. */
  @Given("SMTP AUTH is turned on for the organization")
  @Given("s'activa SMTP AUTH per a tota l'organització")
  @Given("si attiva SMTP AUTH per tutta l'organizzazione")
  @Given("SMTP AUTH įjungiamas visai organizacijai")
  @Given("se ativa SMTP AUTH para toda a organização")
  @Given("SMTP AUTH slås på för hela organisationen")
  public void smtpAuthOn() {
    world.adminCenters().turnOnSmtpAuth();
  }

  @Given("SMTP AUTH is off for the administrator's mailbox")
  @Given("SMTP AUTH està desactivat per a la bústia de l'administrador")
  @Given("SMTP AUTH è disattivato per la casella di posta dell'amministratore")
  @Given("SMTP AUTH išjungtas administratoriaus pašto dėžutei")
  @Given("SMTP AUTH está desativado para a caixa de correio do administrador")
  @Given("SMTP AUTH är av för administratörens brevlåda")
  public void smtpAuthOffForMailbox() {
    world.site().administration().setSmtpAuth(world.site().administrator().name(), false);
  }

  /** By hand, in the Microsoft 365 admin center. */
  @Given("SMTP AUTH is turned on for the administrator's mailbox")
  @Given("s'activa SMTP AUTH per a la bústia de l'administrador")
  @Given("si attiva SMTP AUTH per la casella di posta dell'amministratore")
  @Given("SMTP AUTH įjungiamas administratoriaus pašto dėžutei")
  @Given("se ativa SMTP AUTH para a caixa de correio do administrador")
  @Given("SMTP AUTH slås på för administratörens brevlåda")
  public void smtpAuthOnForMailbox() {
    world.adminCenters().turnOnSmtpAuth(world.site().administrator().name());
  }

  @Given("a person with an account at Outlook.com")
  @Given("una persona amb un compte d'Outlook.com")
  @Given("una persona con un account Outlook.com")
  @Given("asmuo, turintis „Outlook.com“ paskyrą")
  @Given("uma pessoa com uma conta do Outlook.com")
  @Given("en person med ett konto på Outlook.com")
  public void personWithOutlook() {
    world.signsIn(world.site().personalAccount());
  }

  @Given("a conditional access policy that blocks the device code flow")
  @Given("una directiva d'accés condicional que bloqueja el flux de codi de dispositiu")
  @Given("un criterio di accesso condizionale che blocca il flusso del codice dispositivo")
  @Given("sąlyginės prieigos strategija, blokuojanti įrenginio kodo srautą")
  @Given("uma política de acesso condicional que bloqueia o fluxo de código de dispositivo")
  @Given("en princip för villkorsstyrd åtkomst som blockerar enhetskodflödet")
  public void policyAgainstDeviceCode() {
    world.site().administration().blockDeviceCodeFlow();
  }

  @Given("a conditional access policy that blocks the employee")
  @Given("una directiva d'accés condicional que bloqueja l'empleat")
  @Given("un criterio di accesso condizionale che blocca il dipendente")
  @Given("sąlyginės prieigos strategija, blokuojanti darbuotoją")
  @Given("uma política de acesso condicional que bloqueia o funcionário")
  @Given("en princip för villkorsstyrd åtkomst som blockerar den anställde")
  public void policyAgainstEmployee() {
    world.site().administration().block(world.site().employee().name());
  }

  @Given("the policy is checked and turned off")
  @Given("es revisa i es desactiva la directiva")
  @Given("si controlla e si disattiva il criterio")
  @Given("strategija patikrinama ir išjungiama")
  @Given("a política é verificada e desativada")
  @Given("principen kontrolleras och stängs av")
  public void policyOff() {
    world.site().administration().turnPoliciesOff();
  }

  @Given("{int} days pass without use")
  @Given("passen {int} dies sense ús")
  @Given("passano {int} giorni senza utilizzo")
  @Given("be naudojimo praeina {int} diena/dienos/dienų")
  @Given("passam {int} dias sem utilização")
  @Given("{int} dagar går utan användning")
  public void daysPass(int days) {
    world.site().patience().pass(Duration.ofDays(days));
  }

  @Given("{int} minutes pass")
  public void minutesPass(int minutes) {
    world.site().patience().pass(Duration.ofMinutes(minutes));
  }

  @Given("{int} hours pass")
  public void hoursPass(int hours) {
    world.site().patience().pass(Duration.ofHours(hours));
  }

  @Given("the administrator's account is disabled")
  public void accountDisabled() {
    world.site().administration().setAccountEnabled(world.site().administrator().name(), false);
  }

  @Given("the administrator's account is enabled")
  public void accountEnabled() {
    world.site().administration().setAccountEnabled(world.site().administrator().name(), true);
  }

  @Given("the administrator's password is reset")
  public void passwordReset() {
    world.site().administration().resetPassword(world.site().administrator().name());
    TestRun.current().leaks().watchFor(world.site().administrator().password());
  }

  @Given("the consent for the printer is withdrawn")
  public void consentWithdrawn() {
    world.site().administration().withdrawConsent();
  }

  @Given("the administrator's mailbox has lost its license")
  public void licenseLost() {
    world.site().administration().setLicensed(world.site().administrator().name(), false);
  }

  @Given("the administrator's mailbox has its license again")
  public void licenseGiven() {
    world.site().administration().setLicensed(world.site().administrator().name(), true);
  }

  @Given("the printer's application does not allow public client flows")
  public void publicClientFlowsOff() {
    world.site().administration().setPublicClientFlows(false);
  }

  @Given("the printer's application allows public client flows")
  public void publicClientFlowsOn() {
    world.site().administration().setPublicClientFlows(true);
  }

  @Given("a conditional access policy that blocks the administrator")
  public void policyAgainstAdministrator() {
    world.site().administration().block(world.site().administrator().name());
  }
}
