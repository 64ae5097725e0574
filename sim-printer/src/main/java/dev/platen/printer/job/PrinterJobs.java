package dev.platen.printer.job;

import dev.platen.printer.change.ChangeListeners;
import dev.platen.printer.job.Job.Result;
import dev.platen.printer.mail.MailOutcome;
import dev.platen.printer.scan.ScanFile;
import dev.platen.printer.store.Database;
import dev.platen.printer.store.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue: one job after another, on a thread of its own. Results are stored first and told
 * afterwards. What a power cut left active is failed when the printer starts again.
 */
public final class PrinterJobs implements Jobs, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PrinterJobs.class);
  private static final String FROM_PANEL = "Panel";
  private static final String TO_PRINTER = "Printer";
  private static final long LONGEST_STOP_SECONDS = 5;

  private final JobStore store;
  private final Supplier<JobCodes> codes;
  private final Clock clock;
  private final ScanToEmail scanToEmail;
  private final SheetPrinter sheetPrinter;
  private final ChangeListeners listeners = new ChangeListeners();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("printer-jobs").factory());

  /** Guards {@link #tasks}, the states of the tasks in it, and the flags below. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Map<Long, Task> tasks = new HashMap<>();
  private boolean off;
  private boolean powerCut;

  /** Prints the status sheet of a job into the output tray. */
  public interface SheetPrinter {
    void print(Job job) throws IOException;
  }

  /**
   * Starts working, after failing what a power cut left active.
   *
   * @param codes those of the firmware of the moment
   */
  public PrinterJobs(
      Database database,
      Supplier<JobCodes> codes,
      Clock clock,
      ScanToEmail scanToEmail,
      SheetPrinter sheetPrinter) {
    this.store = new JobStore(database);
    this.codes = codes;
    this.clock = clock;
    this.scanToEmail = scanToEmail;
    this.sheetPrinter = sheetPrinter;
    store.endActive(failed(JobFailure.POWER_FAILURE), clock.instant());
  }

  @Override
  public Job scanToEmail(List<String> recipients, String subject, ScanFormat format) {
    List<String> to = List.copyOf(recipients);
    if (to.isEmpty()) {
      throw new IllegalArgumentException("A scan to e-mail needs a recipient");
    }
    for (String address : to) {
      if (!EmailAddress.isValid(address)) {
        throw new IllegalArgumentException("Not a mail address: " + address);
      }
    }
    String suffix = format == ScanFormat.PDF ? ".pdf" : ".jpg";
    return take(
        Job.Type.SCAN_TO_EMAIL,
        String.join("; ", to),
        number -> String.format(Locale.ROOT, "SCAN%04d%s", number, suffix),
        job -> doScan(job, to, subject, format));
  }

  @Override
  public Job printStatusSheet() {
    return take(
        Job.Type.PRINT_STATUS_SHEET,
        TO_PRINTER,
        number -> String.format(Locale.ROOT, "%04d.pdf", number),
        this::doSheet);
  }

  private Job take(Job.Type type, String destination, LongFunction<String> fileName, Work work) {
    Job job;
    lock.lock();
    try {
      if (off) {
        throw new IllegalStateException("The printer is off");
      }
      job = store.insert(type, clock.instant(), FROM_PANEL, destination, fileName);
      Task task = new Task(job, work);
      tasks.put(job.number(), task);
      worker.execute(() -> run(task));
    } finally {
      lock.unlock();
    }
    listeners.changed();
    return job;
  }

  private void run(Task task) {
    if (!begin(task)) {
      return;
    }
    Result result;
    try {
      result = task.work.run(task.job);
    } catch (IOException e) {
      result = failed(JobFailure.MEMORY_FULL);
      if (!isOff()) {
        log.warn("Job {} failed", task.job.number(), e);
      }
    } catch (RuntimeException e) {
      result = failed(JobFailure.MEMORY_FULL);
      if (!isOff()) {
        log.error("Job {} failed", task.job.number(), e);
      }
    }
    finish(task, result);
  }

  private boolean begin(Task task) {
    lock.lock();
    try {
      if (off || !tasks.containsKey(task.job.number())) {
        return false;
      }
      task.thread = Thread.currentThread();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void finish(Task task, Result result) {
    lock.lock();
    try {
      task.thread = null;
      tasks.remove(task.job.number());
      // An interrupt that came too late must not meet the next job.
      Thread.interrupted();
      if (powerCut) {
        return;
      }
      boolean broken = (task.cancelled || off) && !(result instanceof Result.Succeeded);
      store.end(task.job.number(), broken ? new Result.Cancelled() : result, clock.instant());
    } catch (StoreException e) {
      log.error("The result of job {} cannot be stored", task.job.number(), e);
    } finally {
      lock.unlock();
    }
    listeners.changed();
  }

  private Result doScan(Job job, List<String> recipients, String subject, ScanFormat format)
      throws IOException {
    ScanFile file = scanToEmail.scan(job, format);
    store.pages(job.number(), 1);
    listeners.changed();
    return switch (scanToEmail.send(job, file, recipients, subject)) {
      case MailOutcome.Sent sent -> new Result.Succeeded();
      case MailOutcome.Failed(MailOutcome.Cause cause, String detail) -> {
        Result.Failed failed = failed(JobFailure.of(cause));
        log.info("Job {} failed with {}: {} ({})", job.number(), failed.code(), cause, detail);
        yield failed;
      }
    };
  }

  private Result doSheet(Job job) throws IOException {
    sheetPrinter.print(job);
    store.pages(job.number(), 1);
    return new Result.Succeeded();
  }

  private Result.Failed failed(JobFailure failure) {
    return new Result.Failed(codes.get().code(failure));
  }

  @Override
  public boolean cancel(long number) {
    lock.lock();
    try {
      Task task = tasks.get(number);
      if (task == null || off) {
        return false;
      }
      task.cancelled = true;
      Thread thread = task.thread;
      if (thread != null) {
        // Breaks off what it waits for; its result is stored when it has noticed.
        thread.interrupt();
        return true;
      }
      tasks.remove(number);
      store.end(number, new Result.Cancelled(), clock.instant());
    } finally {
      lock.unlock();
    }
    listeners.changed();
    return true;
  }

  @Override
  public List<Job> active() {
    return store.active();
  }

  @Override
  public List<Job> history() {
    return store.history();
  }

  @Override
  public Optional<Job> job(long number) {
    return store.find(number);
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return listeners.add(listener);
  }

  private boolean isOff() {
    lock.lock();
    try {
      return off;
    } finally {
      lock.unlock();
    }
  }

  /** Switches off: what is active is cancelled. */
  @Override
  public void close() {
    if (stop(false)) {
      store.endActive(new Result.Cancelled(), clock.instant());
    }
  }

  /** As without power: what is active stays so in the store. */
  public void cutPower() {
    stop(true);
  }

  private boolean stop(boolean byPowerCut) {
    lock.lock();
    try {
      if (off) {
        return false;
      }
      off = true;
      powerCut = byPowerCut;
    } finally {
      lock.unlock();
    }
    worker.shutdownNow();
    try {
      if (!worker.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        log.warn("A job does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  /** What a job does on the worker's thread. */
  private interface Work {
    Result run(Job job) throws IOException;
  }

  private static final class Task {
    private final Job job;
    private final Work work;
    private boolean cancelled;

    /** Who does it, while it is being done. */
    private @Nullable Thread thread;

    Task(Job job, Work work) {
      this.job = job;
      this.work = work;
    }
  }
}
