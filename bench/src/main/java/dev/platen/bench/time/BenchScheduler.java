package dev.platen.bench.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Runs tasks on virtual threads when the bench's clock reaches their time. */
final class BenchScheduler extends AbstractExecutorService implements ScheduledExecutorService {
  private final BenchClock clock;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final PriorityQueue<Task<?>> queue = new PriorityQueue<>();
  private final AtomicLong sequence = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean shutdown;

  BenchScheduler(BenchClock clock) {
    this.clock = clock;
    Thread.ofVirtual().name("bench-scheduler").start(this::watch);
  }

  /** Starts, in order, all that has become due by a jump of the clock. */
  void timeMoved() {
    startWhatIsDue();
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void watch() {
    while (true) {
      startWhatIsDue();
      lock.lock();
      try {
        if (shutdown) {
          return;
        }
        Task<?> next = queue.peek();
        if (next == null) {
          changed.await();
        } else {
          long nanos = next.getDelay(TimeUnit.NANOSECONDS);
          if (nanos > 0) {
            changed.awaitNanos(nanos);
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } finally {
        lock.unlock();
      }
    }
  }

  private void startWhatIsDue() {
    List<Task<?>> due = new ArrayList<>();
    lock.lock();
    try {
      Instant now = clock.instant();
      for (Task<?> next = queue.peek();
          next != null && !next.dueAt.isAfter(now);
          next = queue.peek()) {
        due.add(queue.remove());
      }
    } finally {
      lock.unlock();
    }
    for (Task<?> task : due) {
      if (!task.isCancelled()) {
        workers.execute(task);
      }
    }
  }

  private <T> Task<T> add(Task<T> task) {
    lock.lock();
    try {
      if (shutdown) {
        throw new RejectedExecutionException("The clock is closed");
      }
      queue.add(task);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    return task;
  }

  private Instant in(long delay, TimeUnit unit) {
    return clock.instant().plus(Duration.ofNanos(unit.toNanos(Math.max(0, delay))));
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return add(new Task<Object>(Executors.callable(command), in(delay, unit), Duration.ZERO));
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return add(new Task<V>(callable, in(delay, unit), Duration.ZERO));
  }

  /** As with a fixed delay: after a jump of 90 days nobody wants a million late runs. */
  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return scheduleWithFixedDelay(command, initialDelay, period, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    if (delay <= 0) {
      throw new IllegalArgumentException("The delay must be positive, not " + delay);
    }
    Duration pause = Duration.ofNanos(unit.toNanos(delay));
    return add(new Task<Object>(Executors.callable(command), in(initialDelay, unit), pause));
  }

  @Override
  public void execute(Runnable command) {
    workers.execute(command);
  }

  @Override
  public void shutdown() {
    lock.lock();
    try {
      shutdown = true;
      queue.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    workers.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return workers.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return workers.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return workers.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return workers.awaitTermination(timeout, unit);
  }

  private final class Task<V extends @Nullable Object> extends FutureTask<V>
      implements ScheduledFuture<V> {
    private final long number = sequence.getAndIncrement();
    private final Duration pause;
    private volatile Instant dueAt;

    Task(Callable<V> callable, Instant dueAt, Duration pause) {
      super(callable);
      this.dueAt = dueAt;
      this.pause = pause;
    }

    @Override
    public void run() {
      if (pause.isZero()) {
        super.run();
      } else if (super.runAndReset()) {
        dueAt = clock.instant().plus(pause);
        lock.lock();
        try {
          if (!shutdown) {
            queue.add(this);
            changed.signalAll();
          }
        } finally {
          lock.unlock();
        }
      }
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.between(clock.instant(), dueAt));
    }

    @Override
    public int compareTo(Delayed other) {
      if (other instanceof Task<?> task) {
        int byTime = dueAt.compareTo(task.dueAt);
        return byTime != 0 ? byTime : Long.compare(number, task.number);
      }
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
