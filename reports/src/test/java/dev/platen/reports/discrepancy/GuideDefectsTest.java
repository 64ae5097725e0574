package dev.platen.reports.discrepancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** On invented guides: a rule finds what is wrong, and nothing once it is put right. */
class GuideDefectsTest {
  private static final String LABELS =
      """
      key,surface,en,ca,it,lt,pt,sv
      web.current_status,webconfig,Current Status,Estat actual,Stato corrente,Esama būsena,Estado actual,Aktuell status
      web.signed_in,webconfig,Signed in,Connectat,Collegato,Prisijungta,Ligado,Inloggad
      web.sign_in,webconfig,Sign In,Connecta,Accedi,Prisijungti,Ligar,Logga in
      web.fax_server,webconfig,Fax Server,Servidor de fax,Server fax,Fakso serveris,Servidor de fax,Faxserver
      panel.status_sheet,panel,Print Status Sheet,Imprimeix el full,Stampa il foglio,Spausdinti lapą,Imprimir a folha,Skriv ut bladet
      ms.consent_org,microsoft,Consent,Accepto,Acconsento,Sutinku,Concordo,Samtycke på gruppens vägnar
      serverless.consent,serverless,Consent,Accepto,Acconsento,Sutinku,Concordo,Samtycke på gruppens vägnar
      ms.accept,microsoft,Accept,Acceptar,Accetta,Sutikti,Aceitar,Godkänn
      """;

  @TempDir Path folder;
  private String labels = LABELS;
  private String ca =
      text(
          "Si Estat actual és Connectat, és possible que falti.",
          "Si no hi ha Estat actual i el botó Connecta apareix, entreu.");
  private String it =
      text(
          "Se Stato corrente è Collegato, potrebbe mancare.",
          "Se non c’è Stato corrente e **Accedi** è visibile, entrare.");
  private String lt =
      text(
          "Jei Esama būsena yra Prisijungta, gali trūkti.",
          "Jei nėra Esama būsena ir rodomas Prisijungti, junkitės.");
  private String pt =
      text(
          "Se o Estado actual é Ligado, pode faltar.",
          "Se não há Estado actual e Ligar aparece, entre.");
  private String sv =
      text(
          "Om Aktuell status är Inloggad, kan den saknas.",
          "Om det inte finns Aktuell status och Logga in visas, logga in.");

  private static String text(String... sentences) {
    return String.join("\n\n", sentences) + "\n";
  }

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectory(folder.resolve("guides"));
  }

  private GuideDefects find() throws IOException {
    Path table = Files.writeString(folder.resolve("labels.csv"), labels);
    Path guides = folder.resolve("guides");
    Files.writeString(guides.resolve("guide-ca.txt"), ca);
    Files.writeString(guides.resolve("guide-it.txt"), it);
    Files.writeString(guides.resolve("guide-lt.txt"), lt);
    Files.writeString(guides.resolve("guide-pt.txt"), pt);
    Files.writeString(guides.resolve("guide-sv.txt"), sv);
    return GuideDefects.find(table, guides);
  }

  private List<String> found() throws IOException {
    return find().defects().stream()
        .map(defect -> defect.id() + " " + defect.locale() + ": " + defect.says())
        .toList();
  }

  @Test
  void guidesThatAgreeHaveNoDefects() throws IOException {
    assertThat(find().defects()).isEmpty();
    assertThat(find().notMade()).isEmpty();
  }

  @Test
  void aButtonThatOneGuideSaysIsNotThereIsFound() throws IOException {
    lt = lt.replace("rodomas Prisijungti,", "Prisijungti nerodomas,");

    assertThat(found()).containsExactly("G-1 lt: Prisijungti nerodomas");
  }

  @Test
  void aGuideThatIsSurerThanTheOthersIsFound() throws IOException {
    it = it.replace("potrebbe mancare", "manca sempre");

    assertThat(found()).containsExactly("G-2 it: , manca sempre.");
  }

  @Test
  void withoutAMajorityNobodyIsWrong() throws IOException {
    it = it.replace("potrebbe mancare", "manca");
    pt = pt.replace("pode faltar", "falta");
    sv = "";
    assertThat(found()).isEmpty();
  }

  @Test
  void anItemThatDoesNotSayPrintIsFound() throws IOException {
    labels = labels.replace("Stampa il foglio", "Foglio");

    assertThat(found()).containsExactly("G-3 it: Foglio");
  }

  @Test
  void aSecondSpellingIsFoundAndAnotherEndingIsNot() throws IOException {
    pt += "\n\nVeja o estado atual.\n";
    lt += "\n\nPatikrinkite esamas būsenas ir esamą būsenos lapą.\n";

    assertThat(found()).containsExactly("G-4 pt: Estado actual / estado atual");
  }

  @Test
  void twoNamesForOneBoxAreFound() throws IOException {
    labels = labels.replace("serverless,Consent,Accepto,", "serverless,Consent,Hi consento,");

    assertThat(found()).containsExactly("G-5 ca: Accepto / Hi consento");
  }

  @Test
  void aWordOfAnotherLanguageIsFound() throws IOException {
    labels = labels.replace("Acceptar", "Aceptar");

    assertThat(found()).containsExactly("G-6 ca: Aceptar");
  }

  @Test
  void aWordThatLacksALetterIsFound() throws IOException {
    labels = labels.replace("på gruppens", "å gruppens");

    assertThat(found()).containsExactly("G-7 sv: Samtycke å gruppens vägnar");
  }

  @Test
  void aWebConfigInEnglishIsFound() throws IOException {
    labels =
        labels
            .replace(",Estat actual,", ",Current Status,")
            .replace(",Connectat,", ",Signed in,")
            .replace(",Connecta,", ",Sign In,")
            .replace("Fax Server,Servidor de fax,", "Fax Server,Fax Server,");
    ca =
        ca.replace("Estat actual", "Current Status")
            .replace("Connectat", "Signed in")
            .replace("Connecta", "Sign In");

    assertThat(found()).containsExactly("G-8 ca: Current Status, Signed in");
  }

  @Test
  void faxesThroughAFileServerAreFound() throws IOException {
    sv += "\n\nFax går genom en filserver.\n\nEn filserver har filer.\n";
    pt += "\n\nO fax passa por um servidor de fax.\n";

    assertThat(found()).containsExactly("G-9 sv: filserver");
  }

  @Test
  void securityDefaultsInExchangeAreFound() throws IOException {
    sv += "\n\n- I Exchange admincenter: säkerhetsstandarder av.\n- I Entra: inget.\n";
    it += "\n\n- In Entra, non in Exchange: impostazioni di sicurezza predefinite.\n";

    assertThat(found()).containsExactly("G-10 sv: Exchange ... säkerhetsstandard");
  }

  @Test
  void aSampleWithAnotherHostIsFound() throws IOException {
    String sample = "\n\nEmail service : Microsoft Exchange Online\n\nSMTP Server Address : ";
    ca += sample + "smtp.office365.com\n";
    lt += sample + "smtp.example.com\n";
    pt += sample + "\n\nSMTP Server Port Number : 587\n";

    assertThat(found()).containsExactly("G-11 lt: smtp.example.com");
  }

  @Test
  void aSmallLetterIsFound() throws IOException {
    labels = labels.replace("Server fax", "server fax");

    assertThat(found()).containsExactly("G-12 it: server fax");
  }

  @Test
  void withoutTextsTheLabelsAreCheckedAndThePageSaysWhatWasNot() throws IOException {
    labels = labels.replace("Acceptar", "<b>Aceptar</b>");
    Path table = Files.writeString(folder.resolve("labels.csv"), labels);

    GuideDefects found = GuideDefects.find(table, Path.of(""));
    Document page = Jsoup.parse(GuideDefectReport.page(found));

    assertThat(found.notMade()).hasSize(6).first().asString().startsWith("G-1, ");
    assertThat(page.select("#notMade li")).hasSize(6);
    assertThat(page.select("tbody th").eachText()).containsExactly("G-6");
    assertThat(page.select("b, script, link, img")).isEmpty();
    assertThat(page.text()).contains("<b>Aceptar</b>", "never of the firmware");
  }

  @Test
  void theCommandWritesPageAndTable() throws IOException {
    labels = labels.replace("Stampa il foglio", "\"Foglio \"\"A\"\"\"");
    Path table = Files.writeString(folder.resolve("labels.csv"), labels);
    Path out = folder.resolve("report/guide-defects.html");

    int code =
        new CommandLine(new GuideDefectReport())
            .execute("--labels=" + table, "--guides=", "--out=" + out);

    assertThat(code).isZero();
    assertThat(out).content().contains("Foglio");
    assertThat(out.resolveSibling("guide-defects.csv"))
        .content()
        .startsWith("\"id\",\"locale\"")
        .contains("\"G-3\",\"it\",\"CHK-2\"", "\"Foglio \"\"A\"\"\"");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() throws IOException {
    Path table = Files.writeString(folder.resolve("labels.csv"), labels);

    assertThatIOException()
        .isThrownBy(() -> GuideDefects.find(table, folder.resolve("nowhere")))
        .withMessageContaining("nowhere is not a folder");
  }
}
