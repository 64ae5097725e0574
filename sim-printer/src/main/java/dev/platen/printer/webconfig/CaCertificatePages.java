package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.http.Upload;
import dev.platen.printer.trust.CaCertificate;
import dev.platen.printer.trust.ImportResult;
import dev.platen.printer.trust.TrustStore;
import dev.platen.printer.webconfig.view.CertificateView;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Network Security &gt; CA Certificate. Its path is invented. */
final class CaCertificatePages {
  private static final SiteMap.Page PAGE = SiteMap.Page.CA_CERTIFICATE;
  private static final int UNPROCESSABLE = 422;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

  /** A certificate has a few kilobytes. */
  static final int MAX_UPLOAD_BYTES = 64 * 1024;

  static final String TOP = PAGE.top();
  static final String IMPORT = PAGE.path("CA_IMPORT");
  static final String CONFIRM = PAGE.path("CONFIRM");
  static final String DELETE = PAGE.path("DELETE");

  private final Device device;

  CaCertificatePages(Device device) {
    this.device = device;
  }

  Reply top(Visit visit) {
    return page(visit, 200, "");
  }

  Reply importFile(Visit visit) {
    Optional<Upload> file = visit.form().file("cert0");
    if (file.isEmpty()) {
      return page(visit, UNPROCESSABLE, visit.words().text("web.ca.no_file"));
    }
    ImportResult result = device.trust().add(file.get().content());
    if (result != ImportResult.IMPORTED) {
      String key = "web.ca." + result.name().toLowerCase(Locale.ROOT);
      return page(
          visit, UNPROCESSABLE, visit.words().text(key, Integer.toString(TrustStore.MAX_IMPORTED)));
    }
    visit.administrator().notice("web.setup_complete");
    return Reply.seeOther(TOP);
  }

  /** Asks whether a certificate is really to be deleted. */
  Reply confirm(Visit visit) {
    CertificateView certificate =
        view(find(Optional.ofNullable(visit.query().get("ID")).orElse("")));
    return Reply.page(
        200,
        Templates.render(
            "webconfig/cadelete.jte",
            Map.of("frame", visit.frame(PAGE), "certificate", certificate)));
  }

  Reply delete(Visit visit) {
    device.trust().delete(find(visit.form().text("INPUTT_CERTID")).id());
    visit.administrator().notice("web.setup_complete");
    return Reply.seeOther(TOP);
  }

  private CaCertificate find(String id) {
    return device.trust().imported().stream()
        .filter(certificate -> Long.toString(certificate.id()).equals(id))
        .findAny()
        .orElseThrow(HttpProblem::notFound);
  }

  private Reply page(Visit visit, int status, String error) {
    List<CertificateView> certificates =
        device.trust().imported().stream().map(this::view).toList();
    return Reply.page(
        status,
        Templates.render(
            "webconfig/ca.jte",
            Map.of("frame", visit.frame(PAGE), "certificates", certificates, "error", error)));
  }

  private CertificateView view(CaCertificate imported) {
    var certificate = imported.certificate();
    return new CertificateView(
        imported.id(),
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        date(certificate.getNotBefore().toInstant()),
        date(certificate.getNotAfter().toInstant()),
        imported.expired(device.clock().instant()));
  }

  private String date(Instant instant) {
    return DATE.format(instant.atZone(device.clock().getZone()));
  }
}
