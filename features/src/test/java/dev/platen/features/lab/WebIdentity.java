package dev.platen.features.lab;

import dev.platen.features.browser.WebConfigLocators;
import dev.platen.features.device.Identity;
import dev.platen.features.device.InfrastructureException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A printer by Web Config's status page, which everybody may read; asked for in English. */
final class WebIdentity implements Identity {
  private final DeviceHttp http;
  private final URI address;
  private final WebConfigLocators locators;

  /**
   * @param root of Web Config, for example {@code https://10.20.0.31}
   */
  WebIdentity(DeviceHttp http, URI root, WebConfigLocators locators) {
    this.http = http;
    this.address = root.resolve(locators.get("product-status"));
    this.locators = locators;
  }

  @Override
  public Who who() {
    Map<String, String> rows = rows();
    String model = rows.getOrDefault("Model", rows.getOrDefault("Model Name", ""));
    if (model.isEmpty()) {
      throw new InfrastructureException(
          "%s names no model, or not in English. It says of: %s".formatted(address, rows.keySet()));
    }
    return new Who(
        model,
        rows.getOrDefault("Serial Number", ""),
        rows.getOrDefault("Firmware", rows.getOrDefault("Firmware Version", "")));
  }

  @Override
  public Condition condition() {
    String status = rows().getOrDefault("Printer Status", "");
    State state =
        switch (status.replaceAll("\\.$", "")) {
          case "Available" -> State.IDLE;
          case "Busy", "Printing" -> State.BUSY;
          case "" -> State.UNKNOWN;
          default -> State.STOPPED;
        };
    return new Condition(
        state, state == State.STOPPED ? Set.of(status) : Set.of(), Optional.empty());
  }

  private Map<String, String> rows() {
    Document page =
        Jsoup.parse(
            new String(http.get(address).successful(), StandardCharsets.UTF_8), address.toString());
    Map<String, String> rows = new HashMap<>();
    for (Element row : page.select(locators.get("status-row"))) {
      Element label = row.selectFirst(locators.get("status-label"));
      Element value = row.selectFirst(locators.get("status-value"));
      if (label != null && value != null) {
        rows.put(label.text().replaceAll("[\\s\\u00a0]*:$", ""), value.text());
      }
    }
    if (rows.isEmpty()) {
      throw new InfrastructureException(
          "%s shows no status that is known here, but \"%s\". Add an entry for this model and firmware to web-config.yaml."
              .formatted(address, shortened(page.text())));
    }
    return rows;
  }

  private static String shortened(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "..." : text;
  }
}
