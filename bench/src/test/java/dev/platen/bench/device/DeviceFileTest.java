package dev.platen.bench.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.platen.bench.device.Cloud.BenchCloud;
import dev.platen.bench.device.Cloud.CloudPorts;
import dev.platen.bench.device.Cloud.RealTenant;
import dev.platen.bench.device.DeviceFile.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class DeviceFileTest {
  private static final Path EXAMPLE = Path.of("../lab/second-floor.yaml");
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(DeviceFileReader.schema().toString());

  @TempDir Path folder;

  private static String example() throws IOException {
    return Files.readString(EXAMPLE);
  }

  private DeviceFile read(String text) throws IOException {
    Path file = folder.resolve("printer.yaml");
    Files.writeString(file, text);
    return DeviceFile.read(file);
  }

  @Test
  void theExampleOfTheRepositoryIsRead() {
    DeviceFile device = DeviceFile.read(EXAMPLE);

    assertThat(device.name()).isEqualTo("second-floor");
    assertThat(device.languages()).containsExactly("en", "it", "sv");
    assertThat(device.binding(Capability.IDENTITY).driver()).isEqualTo("snmp");
    assertThat(device.binding(Capability.IDENTITY).text("community", "")).isEqualTo("public");
    assertThat(device.binding(Capability.POWER).number("outlet", 0)).isEqualTo(4);
    assertThat(device.lacks()).containsExactlyInAnyOrder("additional-network", "serverless");
    assertThat(device.allows(Permission.SETTINGS_RESTORE)).isTrue();
    assertThat(device.allows(Permission.MAINS_CUT)).isFalse();
    assertThat(device.operator())
        .hasValue(new OperatorPage("10.20.0.1", 8790, "it", Duration.ofMinutes(15)));
    assertThat(device.cloud())
        .isEqualTo(
            new BenchCloud(
                "10.20.0.1",
                "3d1c1a52-5c0f-4f5e-9a43-2f0d4f9b1c11",
                EXAMPLE.toAbsolutePath().resolveSibling(".platen-lab").normalize(),
                CloudPorts.standard()));
  }

  @Test
  void aRealTenantIsNamedWithItsAccounts() throws IOException {
    DeviceFile device = read(realTenant());

    assertThat(device.cloud())
        .isInstanceOfSatisfying(
            RealTenant.class,
            tenant -> {
              assertThat(tenant.administrator().name()).isEqualTo("admin@contoso.com");
              assertThat(tenant.employee().password())
                  .isEqualTo(
                      new SecretReference.SecretFile(folder.toAbsolutePath().resolve("jonas.txt")));
              assertThat(tenant.recipient()).isEqualTo("anna@contoso.com");
            });
    assertThat(device.binding(Capability.MAILBOX).secret("client-secret"))
        .isEqualTo(new SecretReference.Environment("GRAPH_SECRET"));
  }

  private static String realTenant() throws IOException {
    return example()
            .replace(
                "mailbox: {driver: bench}",
                "mailbox: {driver: graph, client-id: 00000000-0000-0000-0000-000000000001,"
                    + " client-secret: {environment: GRAPH_SECRET}}")
            .replaceFirst("(?s)cloud:.*", "")
        + """
        cloud:
          kind: tenant
          tenant-id: 00000000-0000-0000-0000-000000000002
          application-name: Printer
          administrator: {name: admin@contoso.com, password: {environment: ADMIN_PASSWORD}}
          employee: {name: jonas@contoso.com, password: {file: jonas.txt}}
          recipient: anna@contoso.com
        """;
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("model: PX-B600F\n", "", "printer.yaml:3: model is missing. The model as"),
        wrong(
            "model:",
            "colour: red\nmodel:",
            "printer.yaml:5: colour is not known. Known here: name, address, model"),
        wrong(
            "serial: X3B1000123",
            "serial: 1234567",
            "serial has to be text, not a whole number. Put it into quotes."),
        wrong(
            "[en, it, sv]", "[en, de]", "languages cannot be \"de\". Use: ca, en, it, lt, pt, sv."),
        wrong("[en, it, sv]", "[en, en]", "languages names en twice."),
        wrong("[en, it, sv]", "[]", "languages is empty."),
        wrong("[en, it, sv]", "en", "languages has to be a list, not text."),
        wrong("outlet: 4", "outlet: 400", "capabilities.power.outlet has to be from 1 to 255."),
        wrong(
            "outlet: 4",
            "outlet: four",
            "capabilities.power.outlet has to be a whole number, not text."),
        wrong(", outlet: 4", "", "capabilities.power.outlet is missing. The number of the outlet."),
        wrong(
            "driver: snmp, community: public",
            "driver: telepathy",
            "printer.yaml:12: capabilities.identity.driver is none that is known here. Use one of:"
                + " snmp, ipp, web-config."),
        wrong(
            "{driver: browser}",
            "{}",
            "capabilities.web-config has no driver. Add driver with one of: browser."),
        wrong("{driver: escl}", "escl", "capabilities.status-sheet has to be a mapping."),
        wrong(
            "{driver: escl}",
            "{driver: escl, port: 0}",
            "capabilities.status-sheet.port has to be from 1 to 65535."),
        wrong("name: second-floor", "name: Second floor", "name cannot be \"Second floor\"."),
        wrong(
            "allow: [settings-restore]",
            "allow: [anything]",
            "allow cannot be \"anything\". Use: mains-cut, settings-restore."),
        wrong(
            "kind: bench",
            "kind: azure",
            "cloud.kind is none that is known here. Use one of: bench, tenant."));
  }

  private static Arguments wrong(String part, String instead, String message) {
    return Arguments.of(part, instead, message);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatIsWrongIsRefusedWithItsLineAndTheSchemaForEditorsAgrees(
      String part, String instead, String message) throws IOException {
    String text = example().replace(part, instead);
    assertThat(text).isNotEqualTo(example());

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(DeviceFileException.class)
        .hasMessageContaining("printer.yaml:")
        .hasMessageContaining(message);
    assertThat(SCHEMA.validate(text, InputFormat.YAML)).isNotEmpty();
  }

  @Test
  void whatIsRightIsRightForTheSchemaToo() throws IOException {
    assertThat(SCHEMA.validate(example(), InputFormat.YAML)).isEmpty();
    assertThat(SCHEMA.validate(realTenant(), InputFormat.YAML)).isEmpty();
    read(realTenant());
  }

  @Test
  void allThatIsWrongIsToldAtOnceInTheOrderOfTheFile() throws IOException {
    String text =
        example().replace("model: PX-B600F", "model: []").replace("language: it", "language: xx");

    assertThatThrownBy(() -> read(text))
        .hasMessageMatching(
            "(?s).*printer.yaml:5: model .*\\R.*printer.yaml:26: operator.language .*");
  }

  @Test
  void aPasswordInTheFileIsRefusedAndNotRepeated() throws IOException {
    for (String instead :
        List.of(
            "administrator-password: hunter2secret",
            "administrator-password: {password: hunter2secret}",
            "administrator-password: {hunter2secret: x}",
            "administrator-password: {environment: hunter2secret}")) {
      String text =
          example()
              .replace(
                  "administrator-password: {environment: PLATEN_SECOND_FLOOR_PASSWORD}", instead);

      assertThatThrownBy(() -> read(text))
          .isInstanceOf(DeviceFileException.class)
          .hasMessageContaining("printer.yaml:8: administrator-password")
          .hasMessageNotContaining("hunter2secret");
    }
  }

  @Test
  void twoKeysOfOneNameAreRefused() throws IOException {
    String text = example() + "name: again\n";

    assertThatThrownBy(() -> read(text)).hasMessageContaining("name stands here twice");
  }

  @Test
  void whatIsNotYamlIsRefusedWithItsLineAndWithoutItsWords() {
    assertThatThrownBy(() -> read("name: x\nadministrator-password: 'hunter2secret\n"))
        .hasMessageContaining("printer.yaml:")
        .hasMessageContaining("not YAML")
        .hasMessageNotContaining("hunter2secret");
    assertThatThrownBy(() -> read(""))
        .hasMessageContaining("printer.yaml:1: the document is empty");
    assertThatThrownBy(() -> read("- a\n")).hasMessageContaining("has to be a mapping, not a list");
  }

  @Test
  void anAnchorThatHoldsItselfIsRefused() {
    assertThatThrownBy(() -> read("name: &a [*a]\n")).hasMessageContaining("aliases are not used");
  }

  @Test
  void theOperatorsDriverNeedsTheOperatorsPage() throws IOException {
    String text = example().replaceFirst("(?s)operator:\\n  address.*?\\n\\n", "");

    assertThatThrownBy(() -> read(text))
        .hasMessageContaining(
            "printer.yaml:14: capabilities.control-panel is served by the operator, but operator is"
                + " missing.");
  }

  @Test
  void theMailboxHasToGoWithTheCloud() throws IOException {
    String text =
        example()
            .replace(
                "mailbox: {driver: bench}",
                "mailbox: {driver: graph, client-id: 00000000-0000-0000-0000-000000000001,"
                    + " client-secret: {environment: X}}");

    assertThatThrownBy(() -> read(text)).hasMessageContaining("does not go with cloud.kind");
  }

  @Test
  void aFileThatIsNotThereIsToldByName() {
    assertThatThrownBy(() -> DeviceFile.read(folder.resolve("none.yaml")))
        .hasMessageContaining("none.yaml cannot be read");
  }

  @Test
  void aSecretComesFromTheEnvironmentOrIsMissedByName() {
    SecretReference reference = new SecretReference.Environment("PLATEN_X");

    assertThat(reference.resolve(Map.of("PLATEN_X", "s3cret")).value()).isEqualTo("s3cret");
    assertThat(reference.resolve(Map.of("PLATEN_X", "s3cret"))).hasToString("********");
    assertThatThrownBy(() -> reference.resolve(Map.of()))
        .hasMessageContaining("The variable PLATEN_X is not set.");
  }

  @Test
  void aSecretFileIsForItsOwnerAlone() throws IOException {
    Path file = folder.resolve("secret");
    Files.writeString(file, "s3cret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    SecretReference reference = new SecretReference.SecretFile(file);

    assertThat(reference.resolve(Map.of()).value()).isEqualTo("s3cret");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> reference.resolve(Map.of()))
        .hasMessageContaining("chmod 600")
        .hasMessageNotContaining("s3cret");

    Files.delete(file);
    assertThatThrownBy(() -> reference.resolve(Map.of()))
        .hasMessageContaining("secret cannot be read");
  }

  @Test
  void theSchemaUsesOnlyWhatTheReaderKnows() {
    Set<String> known =
        Set.of(
            "$schema",
            "title",
            "description",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "enum",
            "const",
            "pattern",
            "minimum",
            "maximum",
            "items",
            "uniqueItems",
            "minItems",
            "minLength",
            "minProperties",
            "maxProperties",
            "oneOf",
            "$ref",
            "$defs");
    Set<String> used = new HashSet<>();
    collect(DeviceFileReader.schema(), used);

    assertThat(known).containsAll(used);
  }

  private static void collect(JsonNode schema, Set<String> used) {
    schema
        .properties()
        .forEach(
            entry -> {
              used.add(entry.getKey());
              JsonNode value = entry.getValue();
              switch (entry.getKey()) {
                case "properties", "$defs" -> value.forEach(each -> collect(each, used));
                case "oneOf" -> value.forEach(each -> collect(each, used));
                case "items" -> collect(value, used);
                default -> {}
              }
            });
  }
}
