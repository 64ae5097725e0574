package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.event.DeviceEvent.Kind;
import dev.platen.printer.http.CertificateImport;
import dev.platen.printer.http.CertificateProblem;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.KeyChain;
import dev.platen.printer.http.PrinterCertificate;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.http.Upload;
import dev.platen.printer.text.Messages;
import dev.platen.printer.webconfig.view.Field;
import dev.platen.printer.webconfig.view.Row;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Network Security &gt; SSL/TLS &gt; Certificate (reference printer 1.4 and 1.5, verified names).
 */
@SuppressWarnings("JavaUtilDate") // an interface of the JDK
final class CertificatePages {
  private static final SiteMap.Page PAGE = SiteMap.Page.SSL_TLS_CERTIFICATE;
  static final String CA_IMPORT = PAGE.path("CA_IMPORT");
  static final String DELETE = PAGE.path("DELETE");
  static final String IMPORT_CHAIN = "/PRESENTATIONEX/CERT/IMPORT_CHAIN";

  /** Three certificates and a key are some ten kilobytes. */
  static final int MAX_UPLOAD = 128 * 1024;

  private static final String CHOICE = "SEL_SSLTLSUSECERT";
  private static final String CA_SIGNED = "CA-SIGNED_CERT";
  private static final String SELF_SIGNED = "SELF-SIGNED_CERT";
  private static final String KEY = "key";
  private static final int UNPROCESSABLE = 422;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final Device device;
  private final PrinterCertificate certificate;

  CertificatePages(Device device, PrinterCertificate certificate) {
    this.device = device;
    this.certificate = certificate;
  }

  Reply top(Visit visit) {
    return page(visit, 200, "");
  }

  private Reply page(Visit visit, int status, String warning) {
    var words = visit.words();
    return Reply.page(
        status,
        Templates.render(
            "webconfig/certificate.jte",
            Map.of(
                "frame",
                visit.frame(PAGE),
                "warning",
                warning,
                "caSigned",
                certificate.usesImported(),
                "self",
                rows(words, List.of(certificate.selfSigned())),
                "imported",
                certificate
                    .imported()
                    .map(chain -> rows(words, chain.chain()))
                    .orElseGet(List::of))));
  }

  private List<Row> rows(Messages words, List<X509Certificate> chain) {
    X509Certificate first = chain.getFirst();
    return List.of(
        new Row(
            "subject", words.text("web.cert.subject"), first.getSubjectX500Principal().toString()),
        new Row("issuer", words.text("web.cert.issuer"), first.getIssuerX500Principal().toString()),
        new Row(
            "valid",
            words.text("web.cert.valid"),
            time(first.getNotBefore()) + " – " + time(first.getNotAfter())),
        new Row("key", words.text("web.cert.key"), key(first)),
        new Row("chain", words.text("web.cert.chain"), Integer.toString(chain.size())));
  }

  private String time(java.util.Date date) {
    return TIME.format(Instant.ofEpochMilli(date.getTime()).atZone(device.clock().getZone()));
  }

  private static String key(X509Certificate first) {
    return switch (first.getPublicKey()) {
      case RSAPublicKey rsa -> "RSA " + rsa.getModulus().bitLength();
      case ECPublicKey ec -> "EC " + ec.getParams().getOrder().bitLength();
      default -> first.getPublicKey().getAlgorithm();
    };
  }

  Reply set(Visit visit) {
    boolean caSigned =
        switch (visit.form().text(CHOICE)) {
          case CA_SIGNED -> true;
          case SELF_SIGNED -> false;
          default -> throw HttpProblem.unknownValue();
        };
    if (caSigned && certificate.imported().isEmpty()) {
      return page(visit, UNPROCESSABLE, visit.words().text("web.cert.ca_missing"));
    }
    certificate.useImported(caSigned);
    visit.administrator().notice("web.setup_complete");
    return Reply.seeOther(PAGE.top());
  }

  Reply importTop(Visit visit) {
    return importPage(visit, 200, Map.of());
  }

  Reply importChain(Visit visit) {
    List<byte[]> files = new ArrayList<>();
    for (int i = 0; i < CertificateImport.MAX_CERTIFICATES; i++) {
      files.add(visit.form().file("cert" + i).map(Upload::content).orElseGet(() -> new byte[0]));
    }
    Optional<Upload> key = visit.form().file(KEY);
    if (visit.form().file("cert0").isEmpty() || key.isEmpty()) {
      String missing = visit.form().file("cert0").isEmpty() ? "cert0" : KEY;
      return importPage(
          visit, UNPROCESSABLE, Map.of(missing, visit.words().text("web.cert.problem.missing")));
    }
    KeyChain chain;
    try {
      chain = CertificateImport.read(files, key.get().content(), device.clock());
    } catch (CertificateProblem problem) {
      String field = problem.file() == CertificateProblem.KEY ? KEY : "cert" + problem.file();
      String text = visit.words().text(problem.textKey(), problem.arguments().toArray());
      return importPage(visit, UNPROCESSABLE, Map.of(field, text));
    }
    certificate.install(chain);
    device
        .events()
        .publish(
            visit.event(
                Kind.CERTIFICATE_IMPORTED,
                chain.certificate().getSubjectX500Principal().toString()));
    visit.administrator().notice("web.cert.imported");
    return Reply.seeOther(PAGE.top());
  }

  private static Reply importPage(Visit visit, int status, Map<String, String> wrong) {
    var words = visit.words();
    List<Field> files = new ArrayList<>();
    files.add(field("cert0", words.text("web.cert.file_server"), wrong));
    for (int i = 1; i < CertificateImport.MAX_CERTIFICATES; i++) {
      files.add(field("cert" + i, words.text("web.cert.file_chain", i), wrong));
    }
    files.add(field(KEY, words.text("web.cert.file_key"), wrong));
    return Reply.page(
        status,
        Templates.render(
            "webconfig/certimport.jte", Map.of("frame", visit.frame(PAGE), "files", files)));
  }

  private static Field field(String name, String label, Map<String, String> wrong) {
    return new Field(name, label, "", "", wrong.getOrDefault(name, ""), "", true);
  }

  Reply askBeforeDelete(Visit visit) {
    return Reply.page(
        200, Templates.render("webconfig/certdelete.jte", Map.of("frame", visit.frame(PAGE))));
  }

  Reply delete(Visit visit) {
    Optional<KeyChain> known = certificate.imported();
    certificate.deleteImported();
    known.ifPresent(
        chain ->
            device
                .events()
                .publish(
                    visit.event(
                        Kind.CERTIFICATE_DELETED,
                        chain.certificate().getSubjectX500Principal().toString())));
    visit.administrator().notice("web.cert.deleted");
    return Reply.seeOther(PAGE.top());
  }
}
