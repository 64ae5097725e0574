package dev.platen.printer.job;

import dev.platen.printer.change.ChangeListeners;
import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.Defects;
import dev.platen.printer.job.Job.Result;
import dev.platen.printer.mail.MailOutcome;
import dev.platen.printer.mail.MailOutcome.Cause;
import dev.platen.printer.scan.ScanPage;
import dev.platen.printer.store.Database;
import dev.platen.printer.store.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
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
  private static final String FROM_PRINTER = "Printer";
  private static final long LONGEST_STOP_SECONDS = 5;

  private final JobStore store;
  private final Supplier<JobCodes> codes;
  private final Clock clock;
  private final ScanToEmail scanToEmail;
  private final SheetPrinter sheetPrinter;
  private final Defects defects;
  private final ChangeListeners listeners = new ChangeListeners();
  private final List<EndListener> endListeners = new CopyOnWriteArrayList<>();
  private final Map<Long, JobFailure> failures = new ConcurrentHashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("printer-jobs").factory());

  /** Guards {@link #tasks}, the states of the tasks in it, and the flags below. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Map<Long, Task> tasks = new HashMap<>();
  private boolean off;
  private boolean powerCut;

  /** Prints the status sheet of a job. */
  public interface SheetPrinter {
    /**
     * @return why it is not on paper, empty where it is
     * @throws IOException where there is no room for it in the output tray
     */
    Optional<JobFailure> print(Job job) throws IOException;
  }

  /** Is told of a job after its result was stored, on the queue's thread. */
  public interface EndListener {
    /**
     * @param failure why it failed, where it is known
     */
    void ended(Job job, Optional<JobFailure> failure);
  }

  /**
   * Starts working, after failing what a power cut left active.
   *
   * @param codes those of the firmware of the moment
   * @param defects of the firmware of the moment
   */
  public PrinterJobs(
      Database database,
      Supplier<JobCodes> codes,
      Clock clock,
      ScanToEmail scanToEmail,
      SheetPrinter sheetPrinter,
      Defects defects) {
    this.defects = defects;
    this.store = new JobStore(database);
    this.codes = codes;
    this.clock = clock;
    this.scanToEmail = scanToEmail;
    this.sheetPrinter = sheetPrinter;
    store.endActive(failed(JobFailure.POWER_FAILURE), clock.instant());
  }

  @Override
  public Job scanToEmail(List<String> recipients, String subject, ScanFormat format) {
    requireOn();
    return scanToEmail(recipients, subject, scanToEmail.defaults().withFormat(format));
  }

  @Override
  public Job scanToEmail(List<String> recipients, String subject, ScanSettings settings) {
    List<String> to = List.copyOf(recipients);
    if (to.isEmpty()) {
      throw new IllegalArgumentException("A scan to e-mail needs a recipient");
    }
    for (String address : to) {
      if (!EmailAddress.isValid(address)) {
        throw new IllegalArgumentException("Not a mail address: " + address);
      }
    }
    return take(
        Job.Type.SCAN_TO_EMAIL,
        FROM_PANEL,
        String.join("; ", to),
        number -> fileName(number, settings.format()),
        job ->
            doScan(
                job,
                defects.has(Defect.SENDS_PICTURE_FOR_PDF)
                    ? settings.withFormat(ScanFormat.JPEG)
                    : settings,
                message -> scanToEmail.send(job, message, to, subject)));
  }

  /** A way of its own that a scan is mailed by. */
  public interface MailWay {
    /** Mails one of the messages of a scan; blocks until it is taken or not. */
    MailOutcome send(Job job, ScanMessage message);
  }

  /**
   * Scans what lies on the glass with the administrator's defaults and mails it by a way of its
   * own.
   *
   * @param from who started it
   * @param recipient a mail address, as checked by {@link EmailAddress}
   * @return the job, active
   */
  public Job scan(Job.Type type, String from, String recipient, ScanFormat format, MailWay way) {
    return take(
        type,
        from,
        recipient,
        number -> fileName(number, format),
        job ->
            doScan(
                job, scanToEmail.defaults().withFormat(format), message -> way.send(job, message)));
  }

  private static String fileName(long number, ScanFormat format) {
    return String.format(
        Locale.ROOT, "SCAN%04d%s", number, format == ScanFormat.PDF ? ".pdf" : ".jpg");
  }

  @Override
  public Job printStatusSheet() {
    return take(
        Job.Type.PRINT_STATUS_SHEET,
        FROM_PANEL,
        TO_PRINTER,
        number -> String.format(Locale.ROOT, "%04d.pdf", number),
        this::doSheet);
  }

  /**
   * Mails a text that the printer itself has to say.
   *
   * @param recipient a mail address, as checked by {@link EmailAddress}
   * @return the job, active
   */
  public Job sendNotification(String recipient, String subject, String text) {
    return take(
        Job.Type.NOTIFICATION,
        FROM_PRINTER,
        recipient,
        number -> subject,
        job ->
            result(
                job, scanToEmail.notify(job, List.of(recipient), subject, text), JobFailure::of));
  }

  /** Tells {@code listener} of each job that ends while the printer is on. */
  public void onEnd(EndListener listener) {
    endListeners.add(listener);
  }

  private Job take(
      Job.Type type, String from, String destination, LongFunction<String> fileName, Work work) {
    return take(new Order(type, from, destination, fileName, (handle, job) -> {}), work);
  }

  /**
   * Takes in a job of another unit of the printer.
   *
   * @return the job, active
   * @throws IllegalStateException where the printer is off
   */
  public Job take(Order order, Work work) {
    Job job;
    lock.lock();
    try {
      requireOn();
      job =
          store.insert(
              order.type(),
              clock.instant(),
              order.from(),
              order.destination(),
              order.fileName(),
              order.also());
      Task task = new Task(job, work);
      tasks.put(job.number(), task);
      worker.execute(() -> run(task));
    } finally {
      lock.unlock();
    }
    listeners.changed();
    return job;
  }

  private void requireOn() {
    if (isOff()) {
      throw new IllegalStateException("The printer is off");
    }
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
    tellEnded(task.job.number());
  }

  private void tellEnded(long number) {
    Optional<JobFailure> failure = Optional.ofNullable(failures.remove(number));
    if (isOff()) {
      return;
    }
    try {
      store
          .find(number)
          .ifPresent(job -> endListeners.forEach(listener -> listener.ended(job, failure)));
    } catch (RuntimeException e) {
      if (!isOff()) {
        log.error("Who listens for the end of job {} cannot be told", number, e);
      }
    }
  }

  private Result doScan(Job job, ScanSettings settings, Function<ScanMessage, MailOutcome> way)
      throws IOException {
    List<ScanPage> scanned = scanToEmail.scan(settings);
    pages(job, scanned.size());
    MailOutcome outcome =
        scanToEmail
            .messages(job, settings, scanned)
            .map(messages -> sendAll(messages, way))
            .orElseGet(
                () ->
                    new MailOutcome.Failed(
                        Cause.TOO_LARGE, "over %d MB".formatted(settings.maxMegabytes())));
    return result(job, outcome, JobFailure::of);
  }

  /** One after another; the first that fails is the last. */
  private static MailOutcome sendAll(
      List<ScanMessage> messages, Function<ScanMessage, MailOutcome> way) {
    MailOutcome outcome = new MailOutcome.Sent();
    for (ScanMessage message : messages) {
      if (outcome instanceof MailOutcome.Sent) {
        outcome = way.apply(message);
      }
    }
    return outcome;
  }

  /** Keeps how many pages of {@code job} are done, and tells it. */
  public void pages(Job job, int pages) {
    store.pages(job.number(), pages);
    listeners.changed();
  }

  /** The result of a job by what became of its mail. */
  public Result result(Job job, MailOutcome outcome, Function<Cause, JobFailure> reasons) {
    return switch (outcome) {
      case MailOutcome.Sent sent -> new Result.Succeeded();
      case MailOutcome.Failed failed when defects.has(Defect.REPORTS_REFUSED_MAIL_AS_SENT) ->
          new Result.Succeeded();
      case MailOutcome.Failed(Cause cause, String detail) -> {
        JobFailure failure = reasons.apply(cause);
        failures.put(job.number(), failure);
        Result.Failed failed = failed(failure);
        log.info("Job {} failed with {}: {} ({})", job.number(), failed.code(), cause, detail);
        yield failed;
      }
    };
  }

  private Result doSheet(Job job) throws IOException {
    Optional<JobFailure> failure = sheetPrinter.print(job);
    store.pages(job.number(), 1);
    return failure.<Result>map(this::failed).orElseGet(Result.Succeeded::new);
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
    List<Job> history = store.history();
    if (defects.has(Defect.HISTORY_OLDEST_FIRST)) {
      return history.reversed();
    }
    return defects.has(Defect.LOSES_FAILED_JOBS)
        ? history.stream().filter(job -> job.code().isEmpty()).toList()
        : history;
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
  public interface Work {
    /**
     * @throws IOException where there is no room for the job's data
     */
    Result run(Job job) throws IOException;
  }

  /**
   * A job to be taken in.
   *
   * @param from see {@link Job#from()}
   * @param fileName by receipt number
   * @param also what else is stored in one step with the job
   */
  public record Order(
      Job.Type type,
      String from,
      String destination,
      LongFunction<String> fileName,
      BiConsumer<Handle, Job> also) {}

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
