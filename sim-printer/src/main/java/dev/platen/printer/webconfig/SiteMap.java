package dev.platen.printer.webconfig;

import dev.platen.printer.model.Model;
import dev.platen.printer.text.Messages;
import dev.platen.printer.webconfig.view.Frame.Group;
import dev.platen.printer.webconfig.view.Frame.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages that exist, by tab and menu heading (reference printer 1.1 and 1.4). */
final class SiteMap {
  static final String ROOT = "/PRESENTATION/ADVANCED/";
  static final String LANDING = ROOT + "COMMON/TOP";

  private SiteMap() {}

  /** A tab. */
  enum Tab {
    STATUS("web.tab_status"),
    SCAN_COPY("web.tab_scan_copy"),
    FAX("web.tab_fax"),
    NETWORK("web.tab_network"),
    NETWORK_SECURITY("web.tab_network_security"),
    PRODUCT_SECURITY("web.tab_product_security"),
    DEVICE_MANAGEMENT("web.tab_device_management");

    private final String labelKey;

    Tab(String labelKey) {
      this.labelKey = labelKey;
    }

    String href() {
      return LANDING + "?TAB=" + name();
    }
  }

  /**
   * A page of the menu. The paths of Scan, Email Server, Fax and of the users are not public:
   * invented.
   */
  enum Page {
    PRODUCT_STATUS(Tab.STATUS, "", "web.product_status", "INFO_PRTINFO"),
    NETWORK_STATUS(Tab.STATUS, "", "web.network_status", "INFO_NWINFO"),
    USAGE_STATUS(Tab.STATUS, "", "web.usage_status", "INFO_MENTINFO"),
    HARDWARE_STATUS(Tab.STATUS, "", "web.hardware_status", "INFO_BEHAVIORINFO"),
    JOB_HISTORY(Tab.STATUS, "", "web.job_history", "INFO_JOBHISTORY"),
    PANEL_SNAPSHOT(Tab.STATUS, "", "web.panel_snapshot", "INFO_PANELSNAPSHOT"),
    SCAN_DEFAULTS(Tab.SCAN_COPY, "", "web.scan_defaults", "SCN_EMAIL_DEFAULT"),
    FAX_SERVER_BASIC(Tab.FAX, "web.fax_server", "web.basic", "FAX_SERVER_BASIC"),
    FAX_SERVER_EMAIL(Tab.FAX, "web.fax_server", "web.fax_email_settings", "FAX_SERVER_EMAIL"),
    NETWORK_BASIC(Tab.NETWORK, "", "web.basic", "NW_BASIC"),
    EMAIL_SERVER_BASIC(Tab.NETWORK, "web.email_server", "web.basic", "NW_EMAILSVR_BASIC"),
    EMAIL_SERVER_TEST(Tab.NETWORK, "web.email_server", "web.connection_test", "NW_EMAILSVR_TEST"),
    SSL_TLS_CERTIFICATE(Tab.NETWORK_SECURITY, "web.ssl_tls", "web.certificate", "NWS_CERT_SSLTLS"),
    CA_CERTIFICATE(Tab.NETWORK_SECURITY, "", "web.ca_certificate", "NWS_CACERT"),
    ROOT_CERTIFICATE(Tab.NETWORK_SECURITY, "", "web.root_update", "NWS_ROOTCERT"),
    ADMINISTRATOR_PASSWORD(
        Tab.PRODUCT_SECURITY, "", "web.change_administrator_password", "ADMIN_PASSWORDSET_CHANGE"),
    USER_SETTINGS(Tab.PRODUCT_SECURITY, "web.access_control", "web.user_settings", "ACCESS_USER"),
    TO_MY_EMAIL(Tab.PRODUCT_SECURITY, "", "panel.to_my_email", "TO_MY_EMAIL"),
    AUDIT_LOG(Tab.PRODUCT_SECURITY, "", "web.audit_log", "SYS_AUDITLOG"),
    EMAIL_NOTIFICATION(Tab.DEVICE_MANAGEMENT, "", "web.email_notification", "SYS_EMAILNTF"),
    CONTROL_PANEL(Tab.DEVICE_MANAGEMENT, "", "web.control_panel", "SYS_PANEL"),
    SETTINGS_EXPORT(Tab.DEVICE_MANAGEMENT, "web.export_import", "web.export", "SYS_SETTINGEXPORT"),
    SETTINGS_IMPORT(Tab.DEVICE_MANAGEMENT, "web.export_import", "web.import", "SYS_SETTINGIMPORT"),
    FIRMWARE_UPDATE(Tab.DEVICE_MANAGEMENT, "", "web.firmware_update", "SYS_FIRMWAREUPDATE");

    private final Tab tab;
    private final String groupKey;
    private final String titleKey;
    private final String folder;

    Page(Tab tab, String groupKey, String titleKey, String folder) {
      this.tab = tab;
      this.groupKey = groupKey;
      this.titleKey = titleKey;
      this.folder = folder;
    }

    Tab tab() {
      return tab;
    }

    /** Whether a printer of this model has the page. */
    boolean offeredBy(Model model) {
      return switch (this) {
        case FAX_SERVER_BASIC, FAX_SERVER_EMAIL -> model.fax();
        case USER_SETTINGS, TO_MY_EMAIL -> model.serverless();
        default -> true;
      };
    }

    String path(String action) {
      return ROOT + folder + "/" + action;
    }

    String top() {
      return path("TOP");
    }

    /** For example {@code Email Server > Basic}. */
    String title(Messages words) {
      String own = words.text(titleKey);
      return groupKey.isEmpty() ? own : words.text(groupKey) + " > " + own;
    }
  }

  /** The page with this folder in its path, for example {@code NW_EMAILSVR_BASIC}. */
  static Optional<Page> inFolder(String folder) {
    return Arrays.stream(Page.values()).filter(page -> page.folder.equals(folder)).findAny();
  }

  /** The page with this path, if there is one: what a form sends back is not trusted. */
  static Optional<String> known(String path) {
    return Stream.concat(
            Stream.of(LANDING),
            Stream.concat(
                Arrays.stream(Tab.values()).map(Tab::href),
                Arrays.stream(Page.values()).map(Page::top)))
        .filter(path::equals)
        .findAny();
  }

  static List<Link> tabs(Messages words, Model model, Optional<Tab> current) {
    return Arrays.stream(Tab.values())
        .filter(tab -> offers(model, tab))
        .map(
            tab ->
                new Link(
                    words.text(tab.labelKey), tab.href(), current.filter(tab::equals).isPresent()))
        .toList();
  }

  /** Whether a printer of this model has a page under this tab. */
  static boolean offers(Model model, Tab tab) {
    return Arrays.stream(Page.values()).anyMatch(page -> page.tab == tab && page.offeredBy(model));
  }

  static List<Group> menu(Messages words, Model model, Optional<Tab> tab, Optional<Page> current) {
    List<Group> groups = new ArrayList<>();
    for (Page page : Page.values()) {
      if (tab.filter(page.tab::equals).isEmpty() || !page.offeredBy(model)) {
        continue;
      }
      Link link =
          new Link(words.text(page.titleKey), page.top(), current.filter(page::equals).isPresent());
      String heading = page.groupKey.isEmpty() ? "" : words.text(page.groupKey);
      Optional<Group> same =
          groups.stream().filter(group -> group.label().equals(heading)).findAny();
      same.ifPresent(groups::remove);
      List<Link> links = new ArrayList<>(same.map(Group::links).orElse(List.of()));
      links.add(link);
      groups.add(new Group(heading, links.getFirst().href(), links));
    }
    return groups;
  }
}
