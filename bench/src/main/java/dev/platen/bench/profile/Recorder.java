package dev.platen.bench.profile;

import dev.platen.bench.profile.Profile.Device;
import dev.platen.bench.profile.Profile.WebPage;
import dev.platen.printer.guise.Told;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;

/**
 * Records what a printer tells everybody: SNMP, IPP, Web Config's public pages, TLS, and how long
 * its answers take. It only reads, signs in nowhere, and asks for nothing that is secret.
 *
 * <pre>{@code
 * Profile profile = new Recorder(plan, clock).record(Optional.of(password), false);
 * ProfileFile.write(profile, Path.of("second-floor.json"));
 * }</pre>
 */
public final class Recorder {
  private static final OID SYSTEM_DESCRIPTION = new OID("1.3.6.1.2.1.1.1.0");
  private final RecordingPlan plan;
  private final Clock clock;
  private final SortedMap<String, Told> objects = new TreeMap<>();
  private final SortedMap<String, Told> attributes = new TreeMap<>();
  private final SortedMap<String, String> tls = new TreeMap<>();
  private final List<WebPage> pages = new ArrayList<>();
  private final Map<String, List<Long>> times = new HashMap<>();
  private final List<String> missing = new ArrayList<>();
  private String macAddress = "";

  /**
   * @param clock that measures the answers
   */
  public Recorder(RecordingPlan plan, Clock clock) {
    this.plan = plan;
    this.clock = clock;
  }

  private interface Question<T> {
    T ask() throws IOException;
  }

  private interface Part {
    void record() throws IOException;
  }

  /**
   * Records the printer.
   *
   * @param password the administrator's, which is masked wherever the printer tells it
   * @param maskIdentity whether serial number and MAC address are masked
   * @throws ProfileException where it answers nothing at all
   */
  public Profile record(Optional<String> password, boolean maskIdentity) {
    Instant now = clock.instant();
    try (DeviceWeb web = new DeviceWeb(plan)) {
      part("SNMP, port " + plan.snmpPort(), this::snmp);
      part("IPP, port " + plan.ippPort(), () -> attributes.putAll(timed("ipp", web::attributes)));
      part(
          "TLS, port " + plan.httpsPort(),
          () ->
              tls.putAll(
                  timed("tls", () -> TlsProbe.of(web.tls(), plan.host(), plan.httpsPort()))));
      for (String path : Recording.INSTANCE.pages()) {
        if (!tls.isEmpty()) {
          part("Web Config, " + path, () -> pages.add(timed("page", () -> web.page(path))));
        }
      }
    }
    if (objects.isEmpty() && attributes.isEmpty() && tls.isEmpty()) {
      throw new ProfileException(
          "%s answers nothing: %s. Look whether it is on, at its address in the device file, and at the ports."
              .formatted(plan.host(), String.join("; ", missing)));
    }
    Profile whole =
        new Profile(
            ProfileFile.FORMAT,
            now.truncatedTo(ChronoUnit.SECONDS).toString(),
            device(),
            objects,
            attributes,
            pages,
            tls,
            medians(),
            missing);
    return new Masking(password, plan.host(), maskIdentity).apply(whole);
  }

  /** What a printer lacks, or has switched off, is part of what it is. */
  private void part(String what, Part part) {
    try {
      part.record();
    } catch (IOException e) {
      missing.add(what + ": " + (e.getMessage() == null ? "no answer" : e.getMessage()));
    }
  }

  private void snmp() throws IOException {
    try (SnmpWalk walk = new SnmpWalk(plan)) {
      timed("snmp", () -> walk.ask(PDU.GETNEXT, SYSTEM_DESCRIPTION));
      for (String root : Recording.INSTANCE.walks()) {
        objects.putAll(walk.below(root));
      }
      for (String oid : Recording.INSTANCE.objectsOf("macAddress")) {
        String parent = oid.substring(0, oid.lastIndexOf('.'));
        Told told = walk.below(parent).get(oid);
        if (told != null && told.type().equals("octets")) {
          macAddress =
              told.values().getFirst().toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:");
        }
      }
    }
  }

  private Device device() {
    return new Device(
        fact("model", "printer-make-and-model"),
        fact("firmware", "printer-firmware-string-version"),
        fact("serialNumber", "printer-serial-number"),
        fact("deviceName", "printer-name"),
        macAddress,
        fact("deviceId", "printer-device-id"));
  }

  /** By SNMP, or else by IPP. */
  private String fact(String name, String attribute) {
    for (String oid : Recording.INSTANCE.objectsOf(name)) {
      Told told = objects.get(oid);
      if (told != null && !told.values().getFirst().isBlank()) {
        return told.values().getFirst().strip();
      }
    }
    Told told = attributes.get(attribute);
    return told == null || told.values().isEmpty() ? "" : told.values().getFirst();
  }

  private <T> T timed(String what, Question<T> question) throws IOException {
    List<Long> taken = times.computeIfAbsent(what, key -> new ArrayList<>());
    T answer = timed(taken, question);
    for (int round = 1; round < plan.rounds(); round++) {
      answer = timed(taken, question);
    }
    return answer;
  }

  private <T> T timed(List<Long> taken, Question<T> question) throws IOException {
    Instant asked = clock.instant();
    T answer = question.ask();
    taken.add(Math.max(0, Duration.between(asked, clock.instant()).toMillis()));
    return answer;
  }

  private SortedMap<String, Long> medians() {
    SortedMap<String, Long> medians = new TreeMap<>();
    times.forEach(
        (what, taken) -> {
          if (!taken.isEmpty()) {
            medians.put(
                what, taken.stream().sorted().skip(taken.size() / 2).findFirst().orElse(0L));
          }
        });
    return medians;
  }
}
