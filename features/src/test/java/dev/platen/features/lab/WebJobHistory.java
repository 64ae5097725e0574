package dev.platen.features.lab;

import dev.platen.features.browser.WebConfigLocators;
import dev.platen.features.device.InfrastructureException;
import dev.platen.features.device.JobHistory;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** The job history as Web Config exports it: comma-separated (reference printer 1.7). */
final class WebJobHistory implements JobHistory {
  private final DeviceHttp http;
  private final URI page;
  private final URI file;
  private final WebConfigLocators locators;

  /**
   * @param root of Web Config, for example {@code https://10.20.0.31}
   */
  WebJobHistory(DeviceHttp http, URI root, WebConfigLocators locators) {
    this.http = http;
    this.page = root.resolve(locators.get("job-history"));
    this.file = root.resolve(locators.get("job-history-file"));
    this.locators = locators;
  }

  @Override
  public List<Entry> jobs() {
    Document shown =
        Jsoup.parse(
            new String(http.get(page).successful(), StandardCharsets.UTF_8), page.toString());
    Element token = shown.selectFirst("form " + locators.get("token"));
    FormElement form =
        shown.forms().stream()
            .filter(each -> each.attr("action").endsWith(file.getPath()))
            .findFirst()
            .orElse(null);
    if (token == null || form == null) {
      throw new InfrastructureException(
          "%s offers no file of the job history. Add an entry for this model and firmware to web-config.yaml, or let the operator serve job-history."
              .formatted(page));
    }
    String fields =
        form.formData().stream()
            .map(field -> encoded(field.key()) + "=" + encoded(field.value()))
            .collect(Collectors.joining("&"));
    byte[] csv =
        http.post(
                file,
                "application/x-www-form-urlencoded",
                fields.getBytes(StandardCharsets.US_ASCII))
            .successful();
    return JobHistoryFile.read(csv, file.toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
