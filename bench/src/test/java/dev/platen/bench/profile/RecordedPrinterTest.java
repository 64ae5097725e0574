package dev.platen.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.platen.bench.LonePrinter;
import dev.platen.bench.LonePrinterPlan;
import dev.platen.bench.LonePrinterPlan.LonePorts;
import dev.platen.bench.state.StateFolder;
import dev.platen.bench.time.BenchClock;
import dev.platen.printer.guise.Told;
import dev.platen.reports.difference.Difference;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedPrinterTest {
  private static final BenchClock CLOCK = BenchClock.atRealTime();
  @TempDir private static Path shared;
  private static Recorded original;
  @TempDir private Path folder;

  /** A printer's profile, and what stands on its label. */
  private record Recorded(Profile profile, Profile masked, String password) {}

  @BeforeAll
  static void recordAPrinter() throws Exception {
    original = recorded("127.66.7.21", "px-d400", Disguise.none());
  }

  @AfterAll
  static void stopTheClock() {
    CLOCK.close();
  }

  private static Recorded recorded(String host, String model, Disguise disguise) throws Exception {
    InetAddress address = InetAddress.getByName(host);
    LonePrinterPlan plan =
        new LonePrinterPlan(
            model,
            "05.23.XF24Q9",
            "en",
            address,
            new InetSocketAddress("127.66.7.1", 53),
            Map.of(),
            LonePorts.free(),
            address,
            Optional.empty(),
            false);
    try (StateFolder state = StateFolder.open(shared.resolve(host), true);
        LonePrinter lone = LonePrinter.start(plan, state, disguise)) {
      RecordingPlan where =
          new RecordingPlan(
              host,
              lone.printer().snmpPort(),
              "public",
              lone.printer().ippPort(),
              "/ipp/print",
              lone.printer().webConfig().httpsPort(),
              1);
      Profile profile = new Recorder(where, CLOCK).record(Optional.empty(), false);
      return new Recorded(
          profile,
          new Masking(Optional.of("PX-D400"), host, true).apply(profile),
          lone.label().administratorPassword());
    }
  }

  @Test
  void aProfileSaysWhoThePrinterIsAndWhatItTells() {
    Profile profile = original.profile();

    assertThat(profile.missing()).isEmpty();
    assertThat(profile.device().model()).isEqualTo("PX-D400");
    assertThat(profile.device().firmware()).isEqualTo("05.23.XF24Q9");
    assertThat(profile.device().macAddress()).matches("02:50:4C(:[0-9A-F]{2}){3}");
    assertThat(profile.device().deviceId())
        .contains("MDL:PX-D400;", "SN:" + profile.device().serialNumber() + ";");
    assertThat(profile.objects())
        .containsEntry("1.3.6.1.2.1.1.1.0", new Told("text", List.of("EPSON Built-in")));
    assertThat(profile.attributes())
        .containsEntry("printer-make-and-model", new Told("text", List.of("EPSON PX-D400")))
        .containsEntry(
            "printer-uri-supported",
            new Told("uri", List.of("ipp://(address)/ipp/print", "ipps://(address)/ipp/print")));
    assertThat(profile.objects().values()).extracting(Told::type).doesNotContain("other");
    assertThat(profile.tls()).containsEntry("protocol", "TLSv1.3").containsKey("fingerprint");
    assertThat(profile.pages())
        .anySatisfy(
            page -> {
              assertThat(page.path()).endsWith("INFO_PRTINFO/TOP");
              assertThat(page.status()).isEqualTo(200);
              assertThat(page.labels()).hasSizeGreaterThan(10);
              assertThat(page.headers()).containsKey("Content-Type");
            });
    assertThat(profile.milliseconds()).containsKeys("snmp", "ipp", "tls", "page");
  }

  @Test
  void whatIsMaskedStandsNowhereInTheFile() throws IOException {
    Path file = folder.resolve("masked.json");
    ProfileFile.write(original.masked(), file);
    String mac = original.profile().device().macAddress();

    assertThat(Files.readString(file))
        .contains(Told.MASKED)
        .doesNotContainIgnoringCase(original.profile().device().serialNumber())
        .doesNotContainIgnoringCase(mac)
        .doesNotContainIgnoringCase(mac.replace(":", ""))
        .doesNotContainIgnoringCase(mac.replace(":", "").substring(6))
        // Here in place of the administrator's password, which printers do not tell.
        .doesNotContain("PX-D400")
        .doesNotContain(original.password())
        .doesNotContain("127.66.7.21");
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  @Test
  void aPrinterThatTakesAProfileOnTellsTheSame() throws Exception {
    Path file = folder.resolve("profile.json");
    ProfileFile.write(original.profile(), file);
    Profile read = ProfileFile.read(file);
    Profile other = recorded("127.66.7.22", "px-d400", Disguise.of(read)).profile();

    assertThat(read).isEqualTo(original.profile());
    assertThat(ProfileDifferences.between(read, other))
        // How long an answer takes is up to the machine.
        .filteredOn(difference -> !difference.part().equals("time of an answer"))
        .isEmpty();
  }

  @Test
  void anotherModelUnderThisNameIsToldByWhatItCannotTakeOn() throws Exception {
    Map<String, Told> attributes = new java.util.TreeMap<>(original.profile().attributes());
    attributes.put("printer-info", new Told("text", List.of("On the second floor")));
    attributes.put("operations-supported", new Told("enum", List.of("2")));
    Map<String, Told> objects = new java.util.TreeMap<>(original.profile().objects());
    objects.put("1.3.6.1.2.1.1.6.0", new Told("text", List.of("Room 12")));
    Profile given = with(objects, attributes);
    Disguise disguise = Disguise.of(given);
    Profile other = recorded("127.66.7.23", "px-e900fn", disguise).profile();

    assertThat(other.device()).isEqualTo(given.device());
    assertThat(Objects.requireNonNull(other.objects().get("1.3.6.1.2.1.1.6.0")).values())
        .containsExactly("Room 12");
    assertThat(Objects.requireNonNull(other.attributes().get("printer-info")).values())
        .containsExactly("On the second floor");
    assertThat(ProfileDifferences.between(given, other))
        .extracting(Difference::part, Difference::what)
        .contains(org.assertj.core.groups.Tuple.tuple("IPP", "operations-supported"));
    assertThat(disguise.lines().getFirst()).contains("It takes on PX-D400");
  }

  private static Profile with(Map<String, Told> objects, Map<String, Told> attributes) {
    Profile of = original.profile();
    return new Profile(
        of.format(),
        of.recorded(),
        of.device(),
        new java.util.TreeMap<>(objects),
        new java.util.TreeMap<>(attributes),
        of.pages(),
        of.tls(),
        of.milliseconds(),
        of.missing());
  }

  @Test
  void whatDiffersIsListedByPart() throws IOException {
    Path file = folder.resolve("changed.json");
    ProfileFile.write(original.profile(), file);
    Files.writeString(
        file,
        Files.readString(file)
            .replace("TLSv1.3", "TLSv1.2")
            .replace("\"MAC Address\"", "\"Hardware Address\"")
            .replace("EPSON Built-in", "EPSON")
            .replaceFirst("\"tls\" : \\d+", "\"tls\" : 9000")
            .replaceFirst("(\"fingerprint\" : \")[^\"]*", "$1SHA-256 00"));
    Profile changed = ProfileFile.read(file);

    assertThat(ProfileDifferences.between(original.profile(), changed))
        .extracting(Difference::part, Difference::a, Difference::b)
        .contains(
            org.assertj.core.groups.Tuple.tuple("SNMP", "text EPSON Built-in", "text EPSON"),
            org.assertj.core.groups.Tuple.tuple("TLS", "TLSv1.3", "TLSv1.2"))
        .anySatisfy(one -> assertThat(one.toList()).contains("MAC Address", Difference.NOTHING))
        .anySatisfy(
            one -> assertThat(one.toList()).contains("Hardware Address", Difference.NOTHING))
        .anySatisfy(one -> assertThat(one.toList()).contains("time of an answer", "9000 ms"))
        .noneSatisfy(one -> assertThat(one.toList()).contains("SHA-256 00"));
  }

  @Test
  void aProfileIsAsItsSchemaSays() throws IOException {
    Path file = folder.resolve("profile.json");
    ProfileFile.write(original.masked(), file);

    assertThat(schema().validate(Files.readString(file), InputFormat.JSON)).isEmpty();
  }

  private static Schema schema() throws IOException {
    try (InputStream in = ProfileFile.class.getResourceAsStream("profile.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"format\" : 1 | \"format\" : 2 | by a later version of Platen (format 2): use that.",
        "\"format\" : 1 | \"form\" : 1 | does not say \"format\": 1, so it is no profile",
        "\"pages\" : | \"leaves\" : | \"pages\" is missing, unknown or of the wrong kind",
        "\"1.3.6.1.2.1.1.1.0\" | \"sysDescr\" | objects: \"sysDescr\" is no object identifier",
        "\"firmware\" : \"05.23.XF24Q9\", | '' | is missing, unknown or of the wrong kind",
        "\"status\" : 200 | \"status\" : [] | is missing, unknown or of the wrong kind",
      })
  void aFileThatIsNoProfileIsRefusedInWords(String what, String with, String words)
      throws IOException {
    Path file = folder.resolve("bad.json");
    ProfileFile.write(original.profile(), file);
    String text = Files.readString(file);
    assertThat(text).contains(what);
    String bad = text.replace(what, with);
    Files.writeString(file, bad);

    assertThatThrownBy(() -> ProfileFile.read(file))
        .isInstanceOf(ProfileException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(words);
    assertThat(schema().validate(bad, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void aCutFileIsRefusedWithItsLine() throws IOException {
    Path file = folder.resolve("cut.json");
    Files.writeString(file, "{\"format\": 1,\n \"device\": ");

    assertThatThrownBy(() -> ProfileFile.read(file))
        .hasMessageContaining("cut.json:2: it is not JSON here.");
  }

  @Test
  void aValueThatIsNoneOfItsTypeCannotBeTakenOn() {
    Profile given =
        with(Map.of("1.3.6.1.2.1.1.7.0", new Told("integer", List.of("many"))), Map.of());

    assertThatThrownBy(() -> Disguise.of(given))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("\"many\" is no integer of SNMP");
  }

  @Test
  void aPrinterThatAnswersNothingIsNamedWithItsPorts() {
    RecordingPlan nowhere =
        new RecordingPlan("127.66.7.99", 9, "public", 9, "/ipp/print", 9, 1).withPorts(0, 9, 9);

    assertThatThrownBy(() -> new Recorder(nowhere, CLOCK).record(Optional.empty(), false))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("127.66.7.99 answers nothing: SNMP, port 9: ")
        .hasMessageContaining("IPP, port 9: ");
  }
}
