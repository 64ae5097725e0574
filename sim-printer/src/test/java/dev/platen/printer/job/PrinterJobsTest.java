package dev.platen.printer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.platen.printer.PrinterDevice;
import dev.platen.printer.job.Job.Result;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.lab.Lab;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrinterJobsTest {
  @TempDir Path folder;
  private Lab lab;
  private PrinterDevice printer;

  @BeforeEach
  void setUp() {
    lab = new Lab(folder);
    printer = lab.start();
  }

  @AfterEach
  void tearDown() {
    lab.close();
  }

  private Job submit() {
    return printer.jobs().scanToEmail(List.of(Lab.RECIPIENT), "Scan", ScanFormat.PDF);
  }

  /** Has the first job wait for a mail server that says nothing. */
  private void holdUp() {
    lab.signInAndSave(printer);
    lab.smtp.answer("MAIL", "hang");
  }

  private void awaitMail() {
    await().until(() -> lab.smtp.commands().stream().anyMatch(line -> line.startsWith("MAIL")));
  }

  @Test
  void areActiveInTheOrderTheyCame() {
    holdUp();
    Job first = submit();
    Job second = printer.jobs().printStatusSheet();
    assertThat(first.active()).isTrue();
    assertThat(first.receivedAt()).isEqualTo(Lab.START.plusSeconds(5));
    assertThat(first.endedAt()).isNull();
    assertThat(printer.jobs().active()).extracting(Job::number).containsExactly(1L, 2L);
    assertThat(printer.jobs().history()).isEmpty();
    assertThat(second.destination()).isEqualTo("Printer");
    assertThat(second.from()).isEqualTo("Panel");
  }

  @Test
  void areInTheHistoryTheNewestFirst() {
    lab.scan(printer);
    lab.scan(printer);
    assertThat(printer.jobs().history()).extracting(Job::number).containsExactly(2L, 1L);
    assertThat(printer.jobs().history().getFirst().endedAt()).isEqualTo(Lab.START);
    assertThat(printer.jobs().active()).isEmpty();
    assertThat(printer.jobs().job(99)).isEmpty();
  }

  @Test
  void areStoredBeforeAnybodyIsTold() {
    List<Boolean> endedWhenTold = new CopyOnWriteArrayList<>();
    printer.jobs().onChange(() -> endedWhenTold.add(printer.jobs().active().isEmpty()));
    lab.scan(printer);
    await().until(() -> endedWhenTold.contains(true));
    assertThat(endedWhenTold).startsWith(false).endsWith(true);
  }

  @Test
  void stillActiveAtAPowerCutAreFailedWith001() {
    holdUp();
    submit();
    Job waiting = printer.jobs().printStatusSheet();
    awaitMail();
    printer.cutPower();
    assertThatThrownBy(() -> printer.jobs().active()).hasMessageContaining("printer.db");

    lab.time.set(Lab.START.plusSeconds(60));
    PrinterDevice restarted = lab.start();
    assertThat(restarted.jobs().active()).isEmpty();
    assertThat(restarted.jobs().history())
        .allSatisfy(
            job -> {
              assertThat(job.result()).isEqualTo(new Result.Failed("001"));
              assertThat(job.endedAt()).isEqualTo(Lab.START.plusSeconds(60));
            })
        .hasSize(2);
    assertThat(restarted.outputTray()).isEmpty();
    assertThat(restarted.jobs().printStatusSheet().number()).isGreaterThan(waiting.number());
  }

  @Test
  void areCancelledWhenThePrinterIsSwitchedOff() {
    holdUp();
    submit();
    submit();
    awaitMail();
    printer.close();
    assertThat(lab.start().jobs().history())
        .extracting(Job::result)
        .containsOnly(new Result.Cancelled());
    assertThatThrownBy(this::submit).hasMessageContaining("off");
  }

  @Test
  void canBeCancelledWhileTheyWait() {
    holdUp();
    submit();
    Job waiting = submit();
    assertThat(printer.jobs().cancel(waiting.number())).isTrue();
    assertThat(printer.jobs().job(waiting.number()).orElseThrow().result())
        .isEqualTo(new Result.Cancelled());
    assertThat(printer.jobs().cancel(waiting.number())).isFalse();
  }

  @Test
  void canBeCancelledWhileTheyAreBeingDone() {
    holdUp();
    Job job = submit();
    Job next = printer.jobs().printStatusSheet();
    awaitMail();
    assertThat(printer.jobs().cancel(job.number())).isTrue();
    assertThat(lab.ended(printer, job.number()).result()).isEqualTo(new Result.Cancelled());
    assertThat(lab.ended(printer, next.number()).result()).isEqualTo(new Result.Succeeded());
  }

  @Test
  void areRefusedWithoutAProperRecipient() {
    assertThatThrownBy(() -> printer.jobs().scanToEmail(List.of(), "", ScanFormat.PDF))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> printer.jobs().scanToEmail(List.of("a@b\r\nRCPT"), "", ScanFormat.PDF))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(printer.jobs().history()).isEmpty();
  }

  @Test
  void goOnAfterAListenerHasFailed() {
    printer
        .jobs()
        .onChange(
            () -> {
              throw new IllegalStateException("on purpose");
            });
    assertThat(lab.scan(printer).active()).isFalse();
    assertThat(lab.scan(printer).number()).isEqualTo(2);
  }

  @Test
  void areFailedWhereTheGlassFails() {
    printer.close();
    printer =
        lab.start(
            lab.options()
                .glass(
                    () -> {
                      throw new IllegalStateException("on purpose");
                    }));
    assertThat(lab.scan(printer).code()).contains("315");
  }
}
