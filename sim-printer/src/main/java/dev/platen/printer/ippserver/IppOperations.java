package dev.platen.printer.ippserver;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Status;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.job.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The operations of IPP on this printer, without the connection that they come over. */
final class IppOperations {
  private static final String ANONYMOUS = "anonymous";
  private static final int USUAL_VERSION = 0x0101;

  private final PrinterDevice device;
  private final PrinterAttributes printer;
  private final JobAttributes jobs;
  private final ScheduledExecutorService scheduler;
  private final Consumer<String> identify;
  private final Map<Long, Incoming> incoming = new ConcurrentHashMap<>();

  /**
   * @param identify is told when somebody wants to know which printer this is, with the message for
   *     its display
   */
  IppOperations(
      PrinterDevice device,
      PrinterAttributes printer,
      ScheduledExecutorService scheduler,
      Consumer<String> identify) {
    this.device = device;
    this.printer = printer;
    this.jobs = new JobAttributes(device, printer);
    this.scheduler = scheduler;
    this.identify = identify;
  }

  /** What an operation that was carried out answers. */
  private record Done(Status status, List<Attribute<?>> unsupported, List<AttributeGroup> groups) {
    static Done ok(AttributeGroup... groups) {
      return new Done(Status.successfulOk, List.of(), List.of(groups));
    }
  }

  /** Carries an operation out, and answers. */
  IppPacket answer(IppPacket packet, byte[] document) {
    try {
      Done done = carryOut(Request.of(packet), document);
      return packet(packet, packet.getVersionNumber(), done, "");
    } catch (IppProblem problem) {
      int version =
          problem.status().getCode() == Status.serverErrorVersionNotSupported.getCode()
              ? USUAL_VERSION
              : packet.getVersionNumber();
      return packet(
          packet,
          version,
          new Done(problem.status(), problem.unsupported(), List.of()),
          problem.text());
    }
  }

  private static IppPacket packet(IppPacket request, int version, Done done, String message) {
    List<Attribute<?>> operation = new ArrayList<>();
    operation.add(Values.charset("attributes-charset", "utf-8"));
    operation.add(Values.language("attributes-natural-language", "en"));
    if (!message.isEmpty()) {
      operation.add(Values.text("status-message", message));
    }
    List<AttributeGroup> groups = new ArrayList<>();
    groups.add(AttributeGroup.groupOf(Tag.operationAttributes, operation));
    if (!done.unsupported().isEmpty()) {
      groups.add(AttributeGroup.groupOf(Tag.unsupportedAttributes, done.unsupported()));
    }
    groups.addAll(done.groups());
    return new IppPacket(version, done.status().getCode(), request.getRequestId(), groups);
  }

  private Done carryOut(Request request, byte[] document) throws IppProblem {
    int code = request.operation();
    if (code == Operation.printJob.getCode()) {
      return printJob(request, document);
    } else if (code == Operation.validateJob.getCode()) {
      format(request);
      return new Done(Status.successfulOk, unsupported(request), List.of());
    } else if (code == Operation.createJob.getCode()) {
      return createJob(request);
    } else if (code == Operation.sendDocument.getCode()) {
      return sendDocument(request, document);
    } else if (code == Operation.closeJob.getCode()) {
      Job job = job(request);
      incomingOf(job).end();
      return Done.ok(group(jobs.made(job)));
    } else if (code == Operation.cancelJob.getCode()) {
      return cancel(job(request));
    } else if (code == Operation.cancelMyJobs.getCode()) {
      mine(request, device.jobs().active().stream()).toList().forEach(this::cancelQuietly);
      return Done.ok();
    } else if (code == Operation.getJobAttributes.getCode()) {
      return Done.ok(group(jobs.of(job(request), request.texts("requested-attributes"))));
    } else if (code == Operation.getJobs.getCode()) {
      return getJobs(request);
    } else if (code == Operation.getPrinterAttributes.getCode()) {
      format(request);
      return Done.ok(
          AttributeGroup.groupOf(
              Tag.printerAttributes, printer.of(request.texts("requested-attributes"))));
    } else if (code == Operation.identifyPrinter.getCode()) {
      identify.accept(request.text("message").orElse(""));
      return Done.ok();
    }
    throw new IppProblem(
        Status.serverErrorOperationNotSupported, "Not done here: operation 0x%04x".formatted(code));
  }

  private static AttributeGroup group(List<Attribute<?>> attributes) {
    return AttributeGroup.groupOf(Tag.jobAttributes, attributes);
  }

  private Done printJob(Request request, byte[] document) throws IppProblem {
    List<Attribute<?>> ignored = unsupported(request);
    Incoming whole =
        Incoming.of(
            Documents.printout(document, format(request), compression(request), copies(request)));
    return made(take(request, whole), ignored);
  }

  private Done createJob(Request request) throws IppProblem {
    List<Attribute<?>> ignored = unsupported(request);
    Incoming waiting = new Incoming();
    Job job = take(request, waiting);
    incoming.put(job.number(), waiting);
    scheduler.schedule(
        () -> {
          waiting.abandon();
          incoming.remove(job.number());
        },
        Long.parseLong(AttributeFile.values("multiple-operation-time-out").getFirst()),
        TimeUnit.SECONDS);
    return made(job, ignored);
  }

  private Job take(Request request, Incoming document) {
    String name =
        request.text("job-name").or(() -> request.text("document-name")).orElse("Untitled");
    return device.print(name, user(request), document);
  }

  private Done made(Job job, List<Attribute<?>> ignored) {
    Job now = device.jobs().job(job.number()).orElse(job);
    return new Done(
        ignored.isEmpty() ? Status.successfulOk : Status.successfulOkIgnoredOrSubstitutedAttributes,
        ignored,
        List.of(group(jobs.made(now))));
  }

  private Done sendDocument(Request request, byte[] document) throws IppProblem {
    Job job = job(request);
    if (!request.has("last-document")) {
      throw IppProblem.badRequest("last-document is missing");
    }
    Incoming waiting = incomingOf(job);
    if (document.length > 0
        && !waiting.receive(
            Documents.printout(document, format(request), compression(request), 1))) {
      throw new IppProblem(
          Status.serverErrorMultipleDocumentJobsNotSupported, "A job has one document");
    }
    if (request.isTrue("last-document")) {
      waiting.end();
      incoming.remove(job.number());
    }
    return made(job, List.of());
  }

  private Incoming incomingOf(Job job) throws IppProblem {
    Incoming waiting = incoming.get(job.number());
    if (waiting == null || waiting.ended() || !job.active()) {
      throw new IppProblem(Status.clientErrorNotPossible, "The job waits for no document");
    }
    return waiting;
  }

  private Done cancel(Job job) throws IppProblem {
    if (!cancelQuietly(job)) {
      throw new IppProblem(Status.clientErrorNotPossible, "The job has ended");
    }
    return Done.ok();
  }

  private boolean cancelQuietly(Job job) {
    incoming.remove(job.number());
    return device.jobs().cancel(job.number());
  }

  private Done getJobs(Request request) throws IppProblem {
    Stream<Job> chosen =
        switch (request.text("which-jobs").orElse("not-completed")) {
          case "not-completed" -> device.jobs().active().stream();
          case "completed" -> device.jobs().history().stream();
          case String other ->
              throw new IppProblem(
                  Status.clientErrorAttributesOrValuesNotSupported,
                  "which-jobs is completed or not-completed",
                  List.of(Values.keyword("which-jobs", other)));
        };
    Stream<Job> wanted = request.isTrue("my-jobs") ? mine(request, chosen) : printed(chosen);
    Set<String> asked = request.texts("requested-attributes");
    // RFC 8011 section 4.2.6.1
    Set<String> attributes = asked.isEmpty() ? Set.of("job-uri", "job-id") : asked;
    return new Done(
        Status.successfulOk,
        List.of(),
        wanted
            .limit(request.number("limit").filter(limit -> limit > 0).orElse(Integer.MAX_VALUE))
            .map(job -> group(jobs.of(job, attributes)))
            .toList());
  }

  private static Stream<Job> printed(Stream<Job> jobs) {
    return jobs.filter(job -> job.type() == Job.Type.PRINT_DOCUMENT);
  }

  private static Stream<Job> mine(Request request, Stream<Job> jobs) {
    return printed(jobs).filter(job -> job.from().equals(user(request)));
  }

  private static String user(Request request) {
    return request.text("requesting-user-name").filter(name -> !name.isBlank()).orElse(ANONYMOUS);
  }

  private Job job(Request request) throws IppProblem {
    Optional<Long> number =
        request.number("job-id").map(Integer::longValue).or(() -> inUri(request));
    if (number.isEmpty()) {
      throw IppProblem.badRequest("job-id is missing");
    }
    return device
        .jobs()
        .job(number.get())
        .filter(job -> job.type() == Job.Type.PRINT_DOCUMENT)
        .orElseThrow(
            () -> new IppProblem(Status.clientErrorNotFound, "There is no job " + number.get()));
  }

  private static Optional<Long> inUri(Request request) {
    return request
        .text("job-uri")
        .map(uri -> uri.substring(uri.lastIndexOf('/') + 1))
        .filter(last -> last.matches("\\d{1,9}"))
        .map(Long::valueOf);
  }

  private static String format(Request request) throws IppProblem {
    String format =
        request
            .text("document-format")
            .orElse(AttributeFile.values("document-format-default").getFirst());
    if (!AttributeFile.values("document-format-supported").contains(format)) {
      throw new IppProblem(
          Status.clientErrorDocumentFormatNotSupported,
          "Not printed here: " + format + ". Send PDF, JPEG or PWG Raster.",
          List.of(Values.parse("document-format", "mimeMediaType", List.of(format))));
    }
    return format;
  }

  private static String compression(Request request) {
    return request.text("compression").orElse("none");
  }

  private static int copies(Request request) {
    return request.job().stream()
        .filter(attribute -> attribute.getName().equals("copies"))
        .flatMap(attribute -> attribute.stream())
        .filter(Integer.class::isInstance)
        .map(Integer.class::cast)
        .findFirst()
        .orElse(1);
  }

  /**
   * What of the job's attributes is not done here (RFC 8011 section 4.1.7).
   *
   * @throws IppProblem where the client wants all or nothing
   */
  private List<Attribute<?>> unsupported(Request request) throws IppProblem {
    List<Attribute<?>> unsupported =
        request.job().stream().filter(attribute -> !isSupported(attribute)).toList();
    if (!unsupported.isEmpty() && request.isTrue("ipp-attribute-fidelity")) {
      throw new IppProblem(
          Status.clientErrorAttributesOrValuesNotSupported,
          "The printer does not do what the job asks for",
          unsupported);
    }
    return unsupported;
  }

  private boolean isSupported(Attribute<?> attribute) {
    String name = attribute.getName();
    List<String> values =
        name.equals("media") ? printer.media() : AttributeFile.values(name + "-supported");
    return switch (name) {
      case "copies" ->
          attribute.stream().allMatch(copies -> copies instanceof Integer n && n >= 1 && n <= 999);
      case "media", "sides", "print-color-mode", "output-bin" ->
          attribute.stream().allMatch(value -> values.contains(Request.string(value)));
      default -> AttributeFile.values("job-creation-attributes-supported").contains(name);
    };
  }
}
