package dev.platen.stubs.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Tells what an operation costs in CPU time: that of JMH's own threads, which play the client, and
 * that of all others of the process. The latter has the server and the garbage of both. Where the
 * system tells the time of the threads that compile, as Linux does, it is left out: a server is
 * warm before long.
 */
public final class CpuProfiler implements InternalProfiler {
  /** CPU time of the threads that call the benchmark, in microseconds an operation. */
  public static final String CLIENT = "cpu.client";

  /** CPU time of all other threads, in microseconds an operation. */
  public static final String OTHERS = "cpu.others";

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final long NANOSECONDS_A_TICK = 10_000_000;

  private long process;
  private long clients;
  private long compilers;

  @Override
  public String getDescription() {
    return "CPU time of the client's and of all other threads";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    clients = clients();
    compilers = compilers();
    process = SYSTEM.getProcessCpuTime();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long all = SYSTEM.getProcessCpuTime() - process;
    long own = clients() - clients;
    all -= compilers() - compilers;
    double operations = Math.max(1, result.getMetadata().getAllOps());
    return List.of(
        scalar(CLIENT, own / 1000.0 / operations),
        scalar(OTHERS, (all - own) / 1000.0 / operations));
  }

  private static ScalarResult scalar(String name, double microseconds) {
    return new ScalarResult(name, microseconds, "us/op", AggregationPolicy.AVG);
  }

  private static long compilers() {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return tasks.filter(CpuProfiler::compiles).mapToLong(CpuProfiler::nanoseconds).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  private static boolean compiles(Path task) {
    try {
      return Files.readString(task.resolve("comm")).contains("CompilerThre");
    } catch (IOException e) {
      return false;
    }
  }

  private static long nanoseconds(Path task) {
    try {
      String stat = Files.readString(task.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * NANOSECONDS_A_TICK;
    } catch (IOException e) {
      return 0;
    }
  }

  /** The caller of the profiler is one of JMH's, but not one of the client's. */
  private static long clients() {
    ThreadInfo[] threads = THREADS.getThreadInfo(THREADS.getAllThreadIds());
    return Arrays.stream(threads)
        .filter(Objects::nonNull)
        .filter(thread -> thread.getThreadName().contains("-jmh-worker-"))
        .mapToLong(thread -> Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId())))
        .sum();
  }
}
