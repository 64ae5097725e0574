package dev.platen.reports.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.platen.reports.archive.RunArchive;
import dev.platen.reports.archive.SampleRun;
import dev.platen.reports.prove.KillMatrix;
import dev.platen.reports.prove.KillMatrix.Fate;
import dev.platen.reports.run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The files for machines are as the schemas in docs/schema say. */
final class SchemaTest {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @TempDir Path folder;

  @Test
  void aComparisonIsAsItsSchemaSays() throws Exception {
    String json =
        MachineReports.json(
            new SampleDrop()
                .withCases(2)
                .both("C-3", Outcome.PASSED, Outcome.FAILED, "Code 361")
                .both("C-4", Outcome.PASSED, Outcome.INFRASTRUCTURE, "No power")
                .both("C-5", Outcome.PASSED, Outcome.NOT_RUN, "No fax")
                .both("C-5", Outcome.PASSED, Outcome.PASSED, "")
                .onlyIn(false, "C-6", Outcome.PASSED)
                .withAside(
                    new Aside(
                        Optional.empty(),
                        Optional.of(
                            new KillMatrix(
                                List.of(
                                    new KillMatrix.Row(
                                        "a", "b", "c", "C-1", "en", Fate.SURVIVED, "", "", "d")),
                                List.of(new KillMatrix.Control("s", false, "m"))))))
                .report());

    assertThat(problems("comparison", json)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"answer, maybe", "made, 7", "judgements, none", "surprise, there"})
  void aComparisonThatIsOtherwiseIsNot(String member, String value) throws Exception {
    ObjectNode json =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(MachineReports.json(new SampleDrop().withCases(1).report()));
    if (value.equals("7")) {
      json.put(member, 7);
    } else {
      json.put(member, value);
    }

    assertThat(problems("comparison", json.toString())).isNotEmpty();
  }

  @Test
  void whatIsTakenForARunIsAsItsSchemaSays() throws Exception {
    Path run =
        new SampleRun("run-1", "05.23.FA24")
            .describe("infrastructure", "Power cut")
            .writeTo(folder);

    assertThat(problems("run", Files.readString(run.resolve(RunArchive.DESCRIPTION)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"id, ../x", "started, yesterday", "model, <b>", "format, x", "infrastructure, 7"})
  void whatIsRefusedAsARunIsNot(String member, String value) throws Exception {
    Path run =
        new SampleRun("run-1", "05.23")
            .describe(member, value.equals("7") ? Integer.valueOf(7) : value)
            .writeTo(folder);

    assertThat(problems("run", Files.readString(run.resolve(RunArchive.DESCRIPTION)))).isNotEmpty();
  }

  private static List<String> problems(String schema, String json) throws IOException {
    Schema read =
        SCHEMAS.getSchema(Files.readString(Path.of("../docs/schema", schema + ".schema.json")));
    return read
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
