package dev.platen.stubs.fault;

/** How often a fault happens, of the times that it could; those are counted from 1. */
public sealed interface Occurrence {
  /** Whether it happens this time. */
  boolean includes(long time);

  /** Each time. */
  record Always() implements Occurrence {
    @Override
    public boolean includes(long time) {
      return true;
    }
  }

  /** The first so many times. */
  record First(int count) implements Occurrence {
    @Override
    public boolean includes(long time) {
      return time <= count;
    }
  }

  /** Each time but the first so many. */
  record After(int count) implements Occurrence {
    @Override
    public boolean includes(long time) {
      return time > count;
    }
  }

  /** Each second, third, ... time. */
  record Every(int nth) implements Occurrence {
    @Override
    public boolean includes(long time) {
      return time % nth == 0;
    }
  }
}
