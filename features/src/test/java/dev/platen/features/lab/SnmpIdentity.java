package dev.platen.features.lab;

import dev.platen.features.device.Identity;
import dev.platen.features.device.InfrastructureException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A printer by SNMP: Host Resources MIB (RFC 2790), Printer MIB (RFC 3805), and the vendor's public
 * objects. Which object says what is data ({@code snmp.yaml}).
 */
final class SnmpIdentity implements Identity {
  private static final ObjectTable OBJECTS = objects();
  // hrPrinterStatus
  private static final int IDLE = 3;
  private static final int WARM_UP = 5;
  private final Snmp snmp;

  SnmpIdentity(Snmp snmp) {
    this.snmp = snmp;
  }

  /**
   * @param who for each thing that identifies a printer, the objects that say it, the best first
   * @param stopping problems that stop a printer
   * @param errors names of the bits of hrPrinterDetectedErrorState, the highest first
   */
  record ObjectTable(
      Map<String, List<String>> who,
      String status,
      String errorState,
      String upTime,
      List<String> errors,
      Set<String> stopping) {}

  @Override
  public Who who() {
    Who who = new Who(text("model"), text("serial"), text("firmware"));
    if (who.model().isEmpty()) {
      throw new InfrastructureException(
          "%s answers SNMP, but says of no model. It may be no printer, or the community may see too little."
              .formatted(snmp));
    }
    return who;
  }

  private String text(String what) {
    return snmp.get(Objects.requireNonNull(OBJECTS.who().get(what), what)).values().stream()
        .map(Variable::toString)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  @Override
  public Condition condition() {
    Map<String, Variable> values =
        snmp.get(List.of(OBJECTS.status(), OBJECTS.errorState(), OBJECTS.upTime()));
    Set<String> problems = problems(values.get(OBJECTS.errorState()));
    Variable status = values.get(OBJECTS.status());
    State state;
    if (problems.stream().anyMatch(OBJECTS.stopping()::contains)) {
      state = State.STOPPED;
    } else if (status == null || status.toInt() < IDLE) {
      state = State.UNKNOWN;
    } else {
      state = status.toInt() == IDLE ? State.IDLE : State.BUSY;
    }
    Variable ticks = values.get(OBJECTS.upTime());
    return new Condition(
        status != null && status.toInt() == WARM_UP ? State.BUSY : state,
        problems,
        ticks == null ? Optional.empty() : Optional.of(Duration.ofMillis(ticks.toLong() * 10)));
  }

  private static Set<String> problems(@Nullable Variable bits) {
    Set<String> problems = new HashSet<>();
    if (bits instanceof OctetString octets) {
      byte[] bytes = octets.getValue();
      for (int i = 0; i < OBJECTS.errors().size() && i / 8 < bytes.length; i++) {
        if ((bytes[i / 8] & 0x80 >> i % 8) != 0) {
          problems.add(OBJECTS.errors().get(i));
        }
      }
    }
    return problems;
  }

  private static ObjectTable objects() {
    try (InputStream in = SnmpIdentity.class.getResourceAsStream("snmp.yaml")) {
      return YAMLMapper.shared()
          .readValue(
              Objects.requireNonNull(in, "snmp.yaml").readAllBytes(), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("Reading snmp.yaml", e);
    }
  }
}
