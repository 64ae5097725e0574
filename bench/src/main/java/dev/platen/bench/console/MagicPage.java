package dev.platen.bench.console;

import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.factor.QrCode;
import dev.platen.stubs.entra.factor.Totp;
import dev.platen.stubs.entra.magic.MagicAccount;
import dev.platen.stubs.entra.magic.MagicAccounts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The list of names at which something happens, for the wall beside a printer.
 *
 * @param password of all accounts; printed here, it protects nothing
 * @param secret of the authenticator app that some accounts have
 * @param code the same as a picture for an app
 * @param recipients of mail; none where the mail server has no such names
 */
public record MagicPage(
    String domain,
    String password,
    String secret,
    QrCode code,
    List<Row> accounts,
    List<Row> recipients) {
  private static final String RECIPIENTS = "/dev/platen/stubs/exchange/magic-recipients.yaml";

  /**
   * A name.
   *
   * @param name the whole address
   * @param told what comes of it: an AADSTS number with who is told, or a reply
   */
  public record Row(String name, String does, String told, String mark) {}

  /** The list of an organization. */
  static MagicPage of(Tenant tenant) {
    String domain = tenant.domain();
    return new MagicPage(
        domain,
        MagicAccounts.password(),
        MagicAccounts.secret().replaceAll("(.{4})(?=.)", "$1 "),
        QrCode.of(Totp.address(tenant.displayName(), "mfa@" + domain, MagicAccounts.secret())),
        MagicAccounts.all().stream().map(account -> row(account, domain)).toList(),
        recipients(domain));
  }

  private static Row row(MagicAccount account, String domain) {
    String who =
        switch (account.where()) {
          case "page" -> "on the page";
          case "device" -> "to the printer";
          case "refresh" -> "at the renewal";
          default -> "to the printer's mail";
        };
    String what = account.where().equals("mail") ? account.code() : "AADSTS" + account.code();
    return new Row(account.name() + "@" + domain, account.does(), what + " " + who, account.mark());
  }

  private static List<Row> recipients(String domain) {
    try (InputStream stream = MagicPage.class.getResourceAsStream(RECIPIENTS)) {
      List<Row> rows = new ArrayList<>();
      if (stream != null) {
        for (JsonNode row : YAMLMapper.builder().build().readTree(stream)) {
          String address = row.path("address").asString("");
          rows.add(
              new Row(
                  address.endsWith("@") ? address + domain : address,
                  row.path("effect").asString(""),
                  row.path("reply").asString(""),
                  row.path("mark").asString("")));
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + RECIPIENTS, e);
    }
  }

  /** Without password and secret. */
  @Override
  public String toString() {
    return "MagicPage[" + domain + "]";
  }
}
