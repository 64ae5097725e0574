package dev.platen.printer.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.DeviceOptions;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.lab.LabTool;
import dev.platen.printer.model.Models;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.CommunityTarget;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.Snmp;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

class SnmpAgentTest {
  private static final String SERIAL_NUMBER = "1.3.6.1.2.1.43.5.1.1.17.1";

  @TempDir private static Path folder;
  private static Lab lab;
  private static SnmpAgent agent;
  private static Snmp manager;

  @BeforeAll
  static void start() throws Exception {
    lab = new Lab(folder.resolve("device"));
    DeviceOptions.Builder options = lab.options().model(Models.get("px-b600f"));
    agent =
        SnmpAgent.start(
            InetAddress.getLoopbackAddress(), 0, new DeviceMib(lab.start(options))::objects);
    manager = new Snmp(new DefaultUdpTransportMapping());
    manager.listen();
  }

  @AfterAll
  static void stop() throws Exception {
    manager.close();
    agent.close();
    lab.close();
  }

  private static PDU ask(int version, int type, String community, String... oids) throws Exception {
    PDU request = version == SnmpConstants.version1 ? new PDUv1() : new PDU();
    request.setType(type);
    if (type == PDU.GETBULK) {
      request.setMaxRepetitions(1_000);
    }
    List.of(oids)
        .forEach(
            oid ->
                request.add(
                    type == PDU.SET
                        ? new VariableBinding(new OID(oid), new OctetString("x"))
                        : new VariableBinding(new OID(oid))));
    CommunityTarget<UdpAddress> target =
        new CommunityTarget<>(
            new UdpAddress(InetAddress.getLoopbackAddress(), agent.port()),
            new OctetString(community));
    target.setVersion(version);
    target.setTimeout(community.equals("public") ? 5_000 : 200);
    target.setRetries(0);
    return manager.send(request, target).getResponse();
  }

  private static String value(String oid) throws Exception {
    return ask(SnmpConstants.version2c, PDU.GET, "public", oid).get(0).getVariable().toString();
  }

  @Test
  void itSaysWhichPrinterItIs() throws Exception {
    assertThat(value(SERIAL_NUMBER)).isEqualTo("XABC000123");
    assertThat(value("1.3.6.1.2.1.1.5.0")).isEqualTo("EPSON0A1B2C");
    assertThat(value("1.3.6.1.2.1.25.3.2.1.3.1")).isEqualTo("EPSON PX-B600F");
    assertThat(value("1.3.6.1.4.1.1248.1.2.2.2.1.1.2.1.4")).isEqualTo("05.23.XF24Q9");
    assertThat(value("1.3.6.1.4.1.1248.1.1.3.1.4.19.1.3.1")).isEqualTo("192.0.2.21");
  }

  @Test
  void lowInkAndPaperAreErrorsWithAnAlertEach() throws Exception {
    // Supplies of this model: cyan at 12 percent, little paper in cassette 2.
    assertThat(value("1.3.6.1.2.1.25.3.5.1.2.1")).isEqualTo("a0");
    assertThat(value("1.3.6.1.2.1.25.3.2.1.5.1")).isEqualTo("3");
    assertThat(value("1.3.6.1.2.1.43.18.1.1.8.1.1")).isEqualTo("Paper is low in cassette 2");
    assertThat(value("1.3.6.1.2.1.43.18.1.1.7.1.2")).isEqualTo("1105");
    assertThat(value("1.3.6.1.2.1.43.11.1.1.9.1.4")).isEqualTo("12");
  }

  @Test
  void theConsoleShowsThePanelsStatusInItsLanguage() throws Exception {
    assertThat(value("1.3.6.1.2.1.43.16.5.1.2.1.1")).isEqualTo("Available.");
  }

  @Test
  void whatIsNotThereIsAnExceptionOrInVersion1AnError() throws Exception {
    assertThat(value("1.3.6.1.2.1.1.99.0")).isEqualTo("noSuchInstance");
    PDU answer =
        ask(SnmpConstants.version1, PDU.GET, "public", SERIAL_NUMBER, "1.3.6.1.2.1.1.99.0");
    assertThat(answer.getErrorStatus()).isEqualTo(PDU.noSuchName);
    assertThat(answer.getErrorIndex()).isEqualTo(2);
  }

  @Test
  void nothingCanBeSet() throws Exception {
    assertThat(
            ask(SnmpConstants.version2c, PDU.SET, "public", "1.3.6.1.2.1.1.5.0").getErrorStatus())
        .isEqualTo(PDU.noAccess);
    assertThat(value("1.3.6.1.2.1.1.5.0")).isEqualTo("EPSON0A1B2C");
  }

  @Test
  void ofAWrongCommunityItTakesNoNotice() throws Exception {
    assertThat(ask(SnmpConstants.version2c, PDU.GET, "private", SERIAL_NUMBER)).isNull();
  }

  @Test
  void aLargeBulkFitsIntoOneFrame() throws Exception {
    PDU answer = ask(SnmpConstants.version2c, PDU.GETBULK, "public", "1.3.6.1");
    assertThat(answer.size()).isGreaterThan(10);
    assertThat(answer.getBERLength()).isLessThan(1_472);
  }

  @Test
  void snmpwalkGetsToTheEnd() throws Exception {
    for (String version : List.of("-v1", "-v2c")) {
      LabTool tool =
          LabTool.run(
              "snmp",
              folder,
              Map.of("MIBS", ""),
              "snmpwalk",
              version,
              "-c",
              "public",
              "-On",
              "127.0.0.1:" + agent.port(),
              ".1.3.6.1");
      assertThat(tool.exitCode()).as(tool.output()).isZero();
      assertThat(tool.output())
          .contains("." + SERIAL_NUMBER + " = STRING: \"XABC000123\"")
          .contains(".1.3.6.1.4.1.2699.1.2.1.2.1.1.3.1 = STRING: \"MFG:EPSON;")
          .doesNotContain("OID not increasing");
    }
  }
}
