package dev.platen.features.prove;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.DefectCatalogue;
import dev.platen.printer.defect.DefectEntry;
import dev.platen.reports.coverage.Coverage;
import dev.platen.reports.coverage.GuideCase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CatalogueTest {
  private static final Path FEATURES = Path.of("").toAbsolutePath();

  @Test
  void eachDefectHurtsACaseOfTheGuideAndHasAScenarioThatMustFindIt() throws IOException {
    Set<String> cases =
        Coverage.cases(FEATURES.resolve("guide/cases.csv")).stream()
            .map(GuideCase::id)
            .collect(Collectors.toSet());
    Scripts scripts = Scripts.in(FEATURES);
    assertThat(DefectCatalogue.all())
        .allSatisfy(
            entry -> {
              assertThat(cases).contains(entry.guideCase());
              assertThat(scripts.thatMustFind(entry)).as(entry.defect().id()).isNotEmpty();
            });
  }

  @Test
  void eachDefectIsOtherDataOrAskedForInThePrinter() {
    JavaClasses printer =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.platen.printer");
    Set<String> asked =
        printer.stream()
            .filter(each -> !each.getName().equals(Defect.class.getName()))
            .flatMap(each -> each.getFieldAccessesFromSelf().stream())
            .filter(access -> access.getTargetOwner().getName().equals(Defect.class.getName()))
            .map(JavaFieldAccess::getName)
            .collect(Collectors.toSet());
    for (DefectEntry entry : DefectCatalogue.all()) {
      assertThat(asked.contains(entry.defect().name()))
          .as(entry.defect().id())
          .isNotEqualTo(entry.isData());
    }
  }

  @Test
  void theDocumentListsEachDefectAsTheCatalogueHasIt() throws IOException {
    assertThat(Files.readString(FEATURES.resolve("../docs/firmware-defects.md")))
        .contains(
            DefectCatalogue.all().stream()
                .map(
                    entry ->
                        String.format(
                            Locale.ROOT,
                            "| %s | `%s` | %s |",
                            entry.guideCase(),
                            entry.defect().id(),
                            entry.title()))
                .toList());
  }

  @Test
  void anUnknownNameIsRefusedWithTheNearest() {
    assertThat(said("--defect", "silent-okay"))
        .contains("There is no defect \"silent-okay\". The nearest names are: silent-ok, ");
    assertThat(said("--only-case", "SET-99"))
        .contains("No defect belongs to a case \"SET-99\". Cases with defects: PRE-1, ");
  }

  private static String said(String... arguments) {
    StringWriter said = new StringWriter();
    int exit = new CommandLine(new Prove()).setErr(new PrintWriter(said)).execute(arguments);
    assertThat(exit).isEqualTo(2);
    return said.toString();
  }
}
