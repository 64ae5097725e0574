package dev.platen.printer.job;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The pages that a printer has handled, counted from its jobs: what a job was for is in its type's
 * name.
 *
 * @param pages by function; each function is there
 * @param firstPrint when the first job that printed was received
 */
public record Usage(Map<Function, Integer> pages, Optional<Instant> firstPrint) {

  public Usage {
    pages = Map.copyOf(pages);
  }

  /** What pages were handled for (reference printer 1.7, Usage Status). */
  public enum Function {
    COPY,
    FAX,
    SCAN,
    /** Printed for a computer, or for the printer itself, for example a status sheet. */
    OTHER;

    /** The function of a type of job. */
    public static Function of(Job.Type type) {
      return switch (type) {
        case SCAN_TO_EMAIL, TO_MY_EMAIL -> SCAN;
        case FAX_SEND, FAX_RECEIVE -> FAX;
        case PRINT_STATUS_SHEET, PRINT_DOCUMENT, NOTIFICATION -> OTHER;
      };
    }

    /** Whether its pages come out on paper. */
    boolean prints() {
      return this == COPY || this == OTHER;
    }
  }

  /** Counts all of {@code jobs}, those that failed too: their pages were handled all the same. */
  public static Usage of(Collection<Job> jobs) {
    Map<Function, Integer> pages = new EnumMap<>(Function.class);
    for (Function function : Function.values()) {
      pages.put(function, 0);
    }
    for (Job job : jobs) {
      pages.merge(Function.of(job.type()), job.pages(), Integer::sum);
    }
    return new Usage(
        pages,
        jobs.stream()
            .filter(job -> Function.of(job.type()).prints() && job.pages() > 0)
            .map(Job::receivedAt)
            .min(Comparator.naturalOrder()));
  }

  /** Pages of one function. */
  public int pages(Function function) {
    return Objects.requireNonNull(pages.get(function));
  }

  /** Pages that came out on paper. */
  public int printed() {
    return pages(Function.COPY) + pages(Function.OTHER);
  }
}
