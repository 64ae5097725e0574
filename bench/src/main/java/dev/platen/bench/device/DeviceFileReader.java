package dev.platen.bench.device;

import dev.platen.bench.device.Cloud.AccountReference;
import dev.platen.bench.device.Cloud.BenchCloud;
import dev.platen.bench.device.Cloud.CloudPorts;
import dev.platen.bench.device.Cloud.RealTenant;
import dev.platen.bench.device.DeviceFile.Permission;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a device file: holds it against the schema, then against what a schema cannot say. */
final class DeviceFileReader {
  private static final int LARGEST = 64 * 1024;
  private static final Duration USUAL_PATIENCE = Duration.ofMinutes(15);
  private final String name;
  private final Path folder;

  private DeviceFileReader(String name, Path folder) {
    this.name = name;
    this.folder = folder;
  }

  static DeviceFile read(Path file) {
    String text;
    try {
      if (Files.size(file) > LARGEST) {
        throw new DeviceFileException(
            "%s is larger than a device file can be (%d bytes). Name the right file."
                .formatted(file, LARGEST));
      }
      text = Files.readString(file);
    } catch (IOException e) {
      throw new DeviceFileException(
          "%s cannot be read as text. Name a device file, for example lab/second-floor.yaml."
              .formatted(file));
    }
    Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("/"));
    return new DeviceFileReader(file.toString(), folder).device(text);
  }

  /** The schema, for editors and for this reader. */
  static JsonNode schema() {
    try (InputStream in = DeviceFileReader.class.getResourceAsStream("device.schema.json")) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(in, "device.schema.json"));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading device.schema.json", e);
    }
  }

  private DeviceFile device(String text) {
    Node document = compose(text);
    refuseAliases(document, Collections.newSetFromMap(new IdentityHashMap<>()));
    List<String> problems = new SchemaCheck(schema(), name).problems(document);
    if (!problems.isEmpty()) {
      throw new DeviceFileException(problems);
    }
    DeviceFile device = device((MappingNode) document);
    problems = contradictions(device, (MappingNode) document);
    if (!problems.isEmpty()) {
      throw new DeviceFileException(problems);
    }
    return device;
  }

  private Node compose(String text) {
    try {
      return new Compose(LoadSettings.builder().setLabel(name).build())
          .composeString(text)
          .orElseThrow(() -> new DeviceFileException(name + ":1: the document is empty."));
    } catch (MarkedYamlEngineException e) {
      // The library's own message quotes the line, which may hold what nobody is to see.
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new DeviceFileException(
          "%s:%d: the document is not YAML here. Look at indentation, colons and quotes."
              .formatted(name, line));
    } catch (YamlEngineException e) {
      throw new DeviceFileException(
          name + ":1: the document is not one YAML document. Look at its first lines.");
    }
  }

  /** An anchor that holds itself would never end, and nobody needs one here. */
  private void refuseAliases(Node node, Set<Node> seen) {
    if (!seen.add(node)) {
      throw new DeviceFileException(
          "%s:%d: aliases are not used in a device file. Write the value itself."
              .formatted(name, line(node)));
    }
    switch (node) {
      case MappingNode mapping ->
          mapping
              .getValue()
              .forEach(
                  tuple -> {
                    refuseAliases(tuple.getKeyNode(), seen);
                    refuseAliases(tuple.getValueNode(), seen);
                  });
      case SequenceNode sequence -> sequence.getValue().forEach(item -> refuseAliases(item, seen));
      default -> {}
    }
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private DeviceFile device(MappingNode top) {
    Map<Capability, Binding> bindings = new EnumMap<>(Capability.class);
    MappingNode capabilities = mapping(top, "capabilities");
    for (Capability capability : Capability.values()) {
      bindings.put(capability, binding(mapping(capabilities, capability.key())));
    }
    Set<Permission> allowed = EnumSet.noneOf(Permission.class);
    for (String each : list(top, "allow")) {
      allowed.add(Permission.valueOf(each.toUpperCase(Locale.ROOT).replace('-', '_')));
    }
    return new DeviceFile(
        text(top, "name"),
        text(top, "address"),
        text(top, "model"),
        text(top, "serial"),
        text(top, "firmware"),
        secret(mapping(top, "administrator-password")),
        list(top, "languages"),
        bindings,
        new HashSet<>(list(top, "lacks")),
        allowed,
        Optional.ofNullable(SchemaCheck.value(top, "operator"))
            .map(MappingNode.class::cast)
            .map(DeviceFileReader::operator),
        cloud(mapping(top, "cloud")));
  }

  private Binding binding(MappingNode node) {
    Map<String, String> settings = new HashMap<>();
    Map<String, SecretReference> secrets = new HashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      String key = ((ScalarNode) tuple.getKeyNode()).getValue();
      if (tuple.getValueNode() instanceof MappingNode reference) {
        secrets.put(key, secret(reference));
      } else {
        settings.put(key, ((ScalarNode) tuple.getValueNode()).getValue());
      }
    }
    return new Binding(Objects.requireNonNull(settings.remove("driver")), settings, secrets);
  }

  private static OperatorPage operator(MappingNode node) {
    return new OperatorPage(
        text(node, "address"),
        number(node, "port", 0),
        text(node, "language"),
        Duration.ofMinutes(number(node, "patience-minutes", (int) USUAL_PATIENCE.toMinutes())));
  }

  private Cloud cloud(MappingNode node) {
    if (text(node, "kind").equals("bench")) {
      CloudPorts usual = CloudPorts.standard();
      CloudPorts ports =
          SchemaCheck.value(node, "ports") instanceof MappingNode given
              ? new CloudPorts(
                  number(given, "https", usual.https()),
                  number(given, "smtp", usual.smtp()),
                  number(given, "imap", usual.imap()),
                  number(given, "dns", usual.dns()))
              : usual;
      Path authority =
          SchemaCheck.value(node, "ca-folder") instanceof ScalarNode given
              ? folder.resolve(given.getValue())
              : folder.resolve(".platen-lab");
      return new BenchCloud(
          text(node, "address"), text(node, "client-id"), authority.normalize(), ports);
    }
    return new RealTenant(
        text(node, "tenant-id"),
        text(node, "application-name"),
        account(mapping(node, "administrator")),
        account(mapping(node, "employee")),
        text(node, "recipient"));
  }

  private AccountReference account(MappingNode node) {
    return new AccountReference(text(node, "name"), secret(mapping(node, "password")));
  }

  /** A relative path starts where the device file lies. */
  private SecretReference secret(MappingNode node) {
    return SchemaCheck.value(node, "environment") instanceof ScalarNode variable
        ? new SecretReference.Environment(variable.getValue())
        : new SecretReference.SecretFile(folder.resolve(text(node, "file")).normalize());
  }

  /** What each part says alone is right, but not together. */
  private List<String> contradictions(DeviceFile device, MappingNode top) {
    List<String> problems = new ArrayList<>();
    MappingNode capabilities = mapping(top, "capabilities");
    device.bindings().entrySet().stream()
        .filter(entry -> entry.getValue().driver().equals(Binding.OPERATOR))
        .filter(entry -> device.operator().isEmpty())
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                problems.add(
                    "%s:%d: capabilities.%s is served by the operator, but operator is missing. Add it with address and language of the page for the person beside the printer."
                        .formatted(
                            name,
                            line(mapping(capabilities, entry.getKey().key())),
                            entry.getKey().key())));
    boolean graph = device.binding(Capability.MAILBOX).driver().equals("graph");
    if (graph != device.cloud() instanceof RealTenant) {
      problems.add(
          "%s:%d: capabilities.mailbox does not go with cloud.kind. Use graph with tenant, and bench with bench."
              .formatted(name, line(mapping(capabilities, "mailbox"))));
    }
    return problems;
  }

  private static MappingNode mapping(MappingNode node, String key) {
    return (MappingNode) present(SchemaCheck.value(node, key), key);
  }

  private static String text(MappingNode node, String key) {
    return ((ScalarNode) present(SchemaCheck.value(node, key), key)).getValue();
  }

  private static int number(MappingNode node, String key, int usual) {
    return SchemaCheck.value(node, key) instanceof ScalarNode scalar
        ? Integer.parseInt(scalar.getValue())
        : usual;
  }

  private static List<String> list(MappingNode node, String key) {
    return SchemaCheck.value(node, key) instanceof SequenceNode sequence
        ? sequence.getValue().stream().map(item -> ((ScalarNode) item).getValue()).toList()
        : List.of();
  }

  private static Node present(@Nullable Node node, String key) {
    return Objects.requireNonNull(node, key);
  }
}
