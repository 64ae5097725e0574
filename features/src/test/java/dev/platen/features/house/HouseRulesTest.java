package dev.platen.features.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
  private static JavaClasses ours;

  @BeforeAll
  static void load() {
    ours =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.platen");
  }

  private static void holds(ArchRule rule) {
    rule.check(ours);
  }

  @Test
  void cloudAndPrinterMeetOnTheWireOnly() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("dev.platen.stubs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.platen.printer..", "dev.platen.bench.."));
    holds(
        noClasses()
            .that()
            .resideInAPackage("dev.platen.printer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.platen.stubs..", "dev.platen.bench.."));
  }

  @Test
  void reportsReadFilesAndKnowNobody() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("dev.platen.reports..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.platen.stubs..", "dev.platen.printer..", "dev.platen.bench.."));
  }

  @Test
  void onlyTheBenchsClockAsksTheMachineForTheTime() {
    holds(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.platen.bench.time.BenchClock")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(Date.class));
  }

  @Test
  void nobodySleeps() {
    holds(
        noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .orShould()
            .callMethod(TimeUnit.class, "sleep", long.class));
  }

  @Test
  void onlyTheCommandLinePrints() {
    holds(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.platen.bench.cli.Terminal")
            .and()
            .resideOutsideOfPackage("dev.platen.reports..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"));
  }

  @Test
  void theCoresKnowNoHttpServer() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("dev.platen.stubs..")
            .and()
            .resideOutsideOfPackage("dev.platen.stubs.entra.http..")
            .and()
            .doNotHaveFullyQualifiedName("dev.platen.stubs.entra.EntraId")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.github.tomakehurst..", "wiremock.."));
    holds(
        noClasses()
            .that()
            .resideInAPackage("dev.platen.stubs.exchange.smtp..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.Socket")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.ServerSocket")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("javax.net.."));
  }

  @Test
  void everyPackageIsNullMarked() {
    holds(
        classes()
            .that()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith("org.jspecify.annotations.NullMarked"));
  }
}
