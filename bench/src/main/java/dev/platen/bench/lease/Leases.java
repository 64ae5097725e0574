package dev.platen.bench.lease;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The leases of a lab's printers, in a folder that all who use the printers share. Safe for use by
 * many threads, processes and machines: the machines' clocks must agree to within a minute.
 *
 * <p>The clock is the machines' own, not one of a bench that can be moved: a lease protects a
 * printer in the real world.
 */
public final class Leases {
  /** Nobody has a printer for longer without saying so again. */
  public static final Duration LONGEST = Duration.ofHours(24);

  /** Machines that share a folder may be so far apart. */
  private static final Duration APART = Duration.ofMinutes(1);

  private static final int BEATS = 3;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private final LeaseFolder folder;
  private final Clock clock;
  private final ScheduledExecutorService scheduler;

  private Leases(LeaseFolder folder, Clock clock, ScheduledExecutorService scheduler) {
    this.folder = folder;
    this.clock = clock;
    this.scheduler = scheduler;
  }

  /**
   * The leases of a folder, which is made where it is missing.
   *
   * @param clock real time
   * @param scheduler extends what is in use
   * @throws LeaseException where the folder cannot be used
   */
  public static Leases in(Path folder, Clock clock, ScheduledExecutorService scheduler) {
    return new Leases(LeaseFolder.open(folder), clock, scheduler);
  }

  /** Where the leases lie that {@code PLATEN_LEASES} names, or beside the command. */
  public static Path usualFolder(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("PLATEN_LEASES"))
        .map(Path::of)
        .orElse(Path.of(System.getProperty("platen.root", "."), "leases"));
  }

  /** Who takes a printer without saying more: {@code PLATEN_WHO}, or the user at the machine. */
  public static String usualWho(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("PLATEN_WHO"))
        .orElseGet(() -> System.getProperty("user.name") + " at " + machine());
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "a machine without a name";
    }
  }

  /**
   * Takes a printer, and says every third of the duration that it is still used until the lease is
   * closed.
   *
   * @param printer its name: letters, digits, dots, dashes
   * @param who a person or a pipeline, for the others to read
   * @param duration how long others wait after this program has crashed; from a second to a day
   * @throws InUseException where somebody else has it, or the same has it elsewhere
   * @throws LeaseException where the folder cannot be used
   * @throws IllegalArgumentException where the name or the duration is none
   */
  public Lease take(String printer, String who, Duration duration) {
    Lease lease = new Lease(this, hold(printer, who, duration, false), duration);
    long third = duration.toMillis() / BEATS;
    lease.beatBy(
        scheduler.scheduleWithFixedDelay(lease::beat, third, third, TimeUnit.MILLISECONDS));
    return lease;
  }

  /**
   * Takes a printer for a fixed time, with nobody to say that it is still used; taken again by the
   * same it is extended.
   *
   * @param again whether who has it already may take it again
   * @throws InUseException where somebody else has it
   * @throws LeaseException where the folder cannot be used
   * @throws IllegalArgumentException where the name or the duration is none
   */
  public Holder hold(String printer, String who, Duration duration, boolean again) {
    require(
        NAME.matcher(printer).matches(),
        "A printer's name has letters, digits, dots and dashes, at most 64; got \""
            + printer
            + "\".");
    require(
        !who.isBlank() && who.length() <= 200 && who.chars().noneMatch(Character::isISOControl),
        "Say who takes the printer, in one line of at most 200 letters.");
    require(
        duration.compareTo(Duration.ofSeconds(1)) >= 0 && duration.compareTo(LONGEST) <= 0,
        "A lease lasts from PT1S to PT24H; got " + duration + ".");
    Instant now = clock.instant();
    Holder wanted = new Holder(printer, who.strip(), now, now.plus(duration), key());
    return folder.exclusively(
        () -> {
          Optional<Holder> has = current(printer, now);
          if (has.isEmpty()) {
            return folder.create(wanted);
          }
          if (again && has.get().who().equals(wanted.who())) {
            return folder.replace(has.get().extended(now, duration));
          }
          throw new InUseException(has.get());
        });
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static String key() {
    byte[] random = new byte[8];
    RandomGenerator.getDefault().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Who has the printer now; what is over is cleared away. Called with the folder locked. */
  private Optional<Holder> current(String printer, Instant now) {
    Optional<Holder> has = folder.read(printer);
    if (has.isPresent() && isOver(has.get(), now)) {
      folder.remove(printer);
      return Optional.empty();
    }
    return has;
  }

  /** A lease that would last longer than any is one of a clock that was set back since. */
  private static boolean isOver(Holder holder, Instant now) {
    return holder.isOver(now) || holder.until().isAfter(now.plus(LONGEST).plus(APART));
  }

  /** Who has which printer now, by name. */
  public List<Holder> list() {
    Instant now = clock.instant();
    return folder.all().stream().filter(holder -> !isOver(holder, now)).toList();
  }

  Holder extend(Holder holder, Duration duration) {
    return folder.exclusively(
        () -> {
          requireStill(holder);
          return folder.replace(holder.extended(clock.instant(), duration));
        });
  }

  void require(Holder holder) {
    requireStill(holder);
    if (isOver(folder.read(holder.printer()).orElse(holder), clock.instant())) {
      throw new LeaseException(
          "The lease of "
              + holder.printer()
              + " is over: nobody said in time that it is still used. Take it again.");
    }
  }

  private void requireStill(Holder holder) {
    Optional<Holder> has = folder.read(holder.printer());
    if (has.isEmpty() || !has.get().key().equals(holder.key())) {
      throw new LeaseException(
          "The lease of "
              + holder.printer()
              + " is no longer ours: "
              + has.map(Holder::inWords).orElse("somebody released it")
              + ". Stop using the printer, or take it again.");
    }
  }

  /** Ends this lease, and no other of the same printer. */
  void release(Holder holder) {
    folder.exclusively(
        () -> {
          folder
              .read(holder.printer())
              .filter(has -> has.key().equals(holder.key()))
              .ifPresent(has -> folder.remove(has.printer()));
          return holder;
        });
  }

  /**
   * Ends whoever's lease of a printer.
   *
   * @param who whose it has to be; empty for anybody's
   * @return whose it was; empty where nobody had the printer
   * @throws InUseException where it is somebody else's
   */
  public Optional<Holder> release(String printer, Optional<String> who) {
    require(
        NAME.matcher(printer).matches(),
        "A printer's name has letters, digits, dots and dashes, at most 64; got \""
            + printer
            + "\".");
    return folder.exclusively(
        () -> {
          Optional<Holder> has = current(printer, clock.instant());
          if (has.isPresent() && who.isPresent() && !has.get().who().equals(who.get())) {
            throw new InUseException(has.get());
          }
          has.ifPresent(holder -> folder.remove(printer));
          return has;
        });
  }
}
