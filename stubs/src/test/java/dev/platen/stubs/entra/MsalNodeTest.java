package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.SMTP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.platen.stubs.entra.policy.AccessPolicies.Mfa;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Microsoft's library for Node, as it is. What a machine does not have is skipped, and says so. */
class MsalNodeTest {
  private static final Path SCRIPT =
      Path.of("src/test/resources/dev/platen/stubs/entra/client/msal_client.cjs").toAbsolutePath();
  private static final Path NODE = Path.of("target/clients/msal").toAbsolutePath();
  private static final String MSAL = "@azure/msal-node@7.2.1";

  private static void install() throws Exception {
    if (Files.isDirectory(NODE.resolve("node_modules/@azure/msal-node"))) {
      return;
    }
    Files.createDirectories(NODE);
    Process npm;
    try {
      npm =
          new ProcessBuilder(
                  "npm", "install", "--no-audit", "--no-fund", "--prefix", NODE.toString(), MSAL)
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      abort("npm is not on this machine: " + e.getMessage());
      throw e;
    }
    npm.getInputStream().readAllBytes();
    assumeTrue(npm.waitFor() == 0, "npm's registry does not give " + MSAL);
  }

  @Test
  void itSignsInRefreshesSilentlyAndTakesADemandForASecondFactorForOne() throws Exception {
    install();
    Cloud cloud = new Cloud().consented();
    try (Wire wire = new Wire(cloud, settings -> settings)) {
      ProcessBuilder builder =
          new ProcessBuilder(
                  "node", SCRIPT.toString(), wire.base() + "/" + CONTOSO, PRINTER.toString(), SMTP)
              .redirectErrorStream(true);
      builder.environment().put("NODE_PATH", NODE.resolve("node_modules").toString());
      builder.environment().put("NODE_EXTRA_CA_CERTS", Wire.caFile().toString());
      Process node = builder.start();
      try (BufferedReader said = node.inputReader(UTF_8);
          OutputStream answers = node.getOutputStream()) {
        String code = said.readLine();
        assertThat(code).matches("code [A-Z0-9]{9}");
        assertThat(wire.signIn(code.substring(5), ANNA).click("idSIButton9").text("#message"))
            .startsWith("You have signed in");
        answer(answers);
        assertThat(said.readLine())
            .isEqualTo("signed in %s %s.%s", ANNA, cloud.user(ANNA).id(), CONTOSO);
        assertThat(said.readLine()).isEqualTo("refreshed true false");

        assertThat(said.readLine()).isEqualTo("refreshed");
        demandSecondFactor(cloud);
        answer(answers);
        assertThat(said.readLine())
            .startsWith("refused true invalid_grant basic_action 50076 ")
            .contains("capolids", "dddddddd-0000-4000-8000-000000000002");
      } finally {
        node.destroyForcibly();
      }
    }
  }

  private static void answer(OutputStream answers) throws IOException {
    answers.write('\n');
    answers.flush();
  }

  private static void demandSecondFactor(Cloud cloud) {
    ConditionalAccessPolicy policy =
        ConditionalAccessPolicy.parse(
            Cloud.JSON.readTree(
                """
                {"id": "dddddddd-0000-4000-8000-000000000002",
                 "displayName": "Second factor", "state": "enabled",
                 "conditions": {"users": {"includeUsers": ["All"]},
                   "applications": {"includeApplications": ["Office365"]}},
                 "grantControls": {"operator": "OR", "builtInControls": ["mfa"]}}
                """));
    cloud.directory.update(
        CONTOSO,
        tenant ->
            tenant.withAccess(
                access -> access.with(cloud.user(ANNA).id(), Mfa.NEVER_ANSWERS).with(policy)));
  }
}
