package dev.platen.printer.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Job.Result;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.lab.LabIpp;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IppPrinterTest {
  private static final byte[] PDF = {'%', 'P', 'D', 'F'};

  @TempDir private Path folder;
  private LabIpp paper;

  @BeforeEach
  void start() {
    paper = new LabIpp();
  }

  @AfterEach
  void stop() {
    paper.close();
  }

  private void print() throws IppException {
    IppPrinter.at(paper.uri()).print("0001.pdf", PDF);
  }

  @Test
  void theStatusSheetIsPrintedOnPaperAndKeptInTheTray() throws Exception {
    try (Lab lab = new Lab(folder)) {
      PrinterDevice printer = lab.start(lab.options().ippPrinter(paper.uri()));
      Job job = lab.ended(printer, printer.jobs().printStatusSheet().number());
      assertThat(job.result()).isEqualTo(new Result.Succeeded());
      assertThat(printer.outputTray()).hasSize(1);
      assertThat(paper.documents()).hasSize(1);
      assertThat(paper.documents().getFirst())
          .isEqualTo(Files.readAllBytes(printer.outputTray().getFirst()));
      try (PDDocument sheet = Loader.loadPDF(paper.documents().getFirst())) {
        assertThat(sheet.getNumberOfPages()).isPositive();
      }
    }
  }

  @Test
  void withoutThePrinterTheJobFailsAndTheTrayHasTheSheet() {
    URI nowhere = paper.uri();
    paper.close();
    try (Lab lab = new Lab(folder)) {
      PrinterDevice printer = lab.start(lab.options().ippPrinter(nowhere));
      Job job = lab.ended(printer, printer.jobs().printStatusSheet().number());
      assertThat(job.result()).isEqualTo(new Result.Failed("341"));
      assertThat(printer.outputTray()).hasSize(1);
    }
  }

  @Test
  void aRefusalFailsTheJobAndTheTrayHasTheSheet() {
    paper.refuse(Operation.printJob, Status.serverErrorBusy);
    try (Lab lab = new Lab(folder)) {
      PrinterDevice printer = lab.start(lab.options().ippPrinter(paper.uri()));
      Job job = lab.ended(printer, printer.jobs().printStatusSheet().number());
      assertThat(job.result()).isEqualTo(new Result.Failed("334"));
      assertThat(printer.outputTray()).hasSize(1);
    }
  }

  @Test
  void asksWhatThePrinterTakesAndWhetherItWouldBeforeItSends() throws Exception {
    print();
    assertThat(paper.operations())
        .containsExactly("Get-Printer-Attributes", "Validate-Job", "Print-Job");
    assertThat(paper.documents()).containsExactly(PDF);
    assertThat(paper.jobName()).contains("0001.pdf");
    assertThat(paper.requests().getLast().getValue(Tag.operationAttributes, Types.documentFormat))
        .isEqualTo("application/pdf");
  }

  @Test
  void sendsAtOnceWhereThePrinterCannotValidate() throws Exception {
    paper.knows(Operation.printJob, Operation.getPrinterAttributes);
    print();
    assertThat(paper.operations()).containsExactly("Get-Printer-Attributes", "Print-Job");
  }

  private void refused(String why) {
    assertThatThrownBy(this::print)
        .isInstanceOfSatisfying(IppException.class, e -> assertThat(e.reached()).isTrue())
        .hasMessageContaining(paper.uri().toString())
        .hasMessageContaining(why);
  }

  @Test
  void sendsNothingToAPrinterThatTakesNoPdf() {
    paper.takes("image/urf", "image/pwg-raster");
    refused("takes no PDF, only image/urf, image/pwg-raster");
    assertThat(paper.operations()).containsExactly("Get-Printer-Attributes");
  }

  @Test
  void sendsNothingToAPrinterThatAcceptsNoJobs() {
    paper.acceptNoJobs();
    refused("is not accepting jobs now");
  }

  @Test
  void namesTheOperationTheStatusAndTheMessageOfARefusal() {
    paper.refuse(Operation.validateJob, Status.clientErrorNotAuthorized);
    refused("refused Validate-Job with client-error-not-authorized: not today");
    assertThat(paper.documents()).isEmpty();
  }

  @Test
  void aJobThatIsAbortedAtOnceIsNoSuccess() {
    paper.endJobsAs(JobState.aborted);
    refused("gave it up (aborted)");
  }

  @Test
  void saysWhereSomethingElseThanIppAnswers() {
    paper.speakSomethingElse();
    refused("does not speak IPP");
  }

  @Test
  void saysWhereThePathLeadsNowhere() {
    IppPrinter wrong = IppPrinter.at(paper.uri().resolve("/printers/lab"));
    assertThatThrownBy(() -> wrong.print("0001.pdf", PDF))
        .isInstanceOf(IppException.class)
        .hasMessageContaining("HTTP 404 to Get-Printer-Attributes; check the path");
  }

  @Test
  void saysWhereNobodyListens() {
    URI nowhere = paper.uri();
    paper.close();
    assertThatThrownBy(() -> IppPrinter.at(nowhere).print("0001.pdf", PDF))
        .isInstanceOfSatisfying(IppException.class, e -> assertThat(e.reached()).isFalse())
        .hasMessageContaining("was not reached")
        .hasMessageContaining("Check that it is on");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1/ipp/print", "ipp:print", "printer", "ipp://u@h/ipp"})
  void takesAnIppAddressOnly(String address) {
    assertThatThrownBy(() -> IppPrinter.at(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(address)
        .hasMessageContaining("ipp://host:631/ipp/print");
  }
}
