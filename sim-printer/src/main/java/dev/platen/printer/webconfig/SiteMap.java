package dev.platen.printer.webconfig;

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
    NETWORK("web.tab_network"),
    NETWORK_SECURITY("web.tab_network_security"),
    DEVICE_MANAGEMENT("web.tab_device_management");

    private final String labelKey;

    Tab(String labelKey) {
      this.labelKey = labelKey;
    }

    String href() {
      return LANDING + "?TAB=" + name();
    }
  }

  /** A page of the menu. The path of the Email Server page is not public: this one is invented. */
  enum Page {
    PRODUCT_STATUS(Tab.STATUS, "", "web.product_status", "INFO_PRTINFO"),
    NETWORK_STATUS(Tab.STATUS, "", "web.network_status", "INFO_NWINFO"),
    JOB_HISTORY(Tab.STATUS, "", "web.job_history", "INFO_JOBHISTORY"),
    EMAIL_SERVER_BASIC(Tab.NETWORK, "web.email_server", "web.basic", "NW_EMAILSVR_BASIC"),
    EMAIL_SERVER_TEST(Tab.NETWORK, "web.email_server", "web.connection_test", "NW_EMAILSVR_TEST"),
    NETWORK_BASIC(Tab.NETWORK, "", "web.basic", "NW_BASIC"),
    CA_CERTIFICATE(Tab.NETWORK_SECURITY, "", "web.ca_certificate", "NWS_CACERT"),
    ROOT_CERTIFICATE(Tab.NETWORK_SECURITY, "", "web.root_update", "NWS_ROOTCERT"),
    CONTROL_PANEL(Tab.DEVICE_MANAGEMENT, "", "web.control_panel", "SYS_PANEL");

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

  static List<Link> tabs(Messages words, Optional<Tab> current) {
    return Arrays.stream(Tab.values())
        .map(
            tab ->
                new Link(
                    words.text(tab.labelKey), tab.href(), current.filter(tab::equals).isPresent()))
        .toList();
  }

  static List<Group> menu(Messages words, Optional<Tab> tab, Optional<Page> current) {
    List<Group> groups = new ArrayList<>();
    for (Page page : Page.values()) {
      if (tab.filter(page.tab::equals).isEmpty()) {
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
