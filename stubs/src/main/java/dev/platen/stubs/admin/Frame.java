package dev.platen.stubs.admin;

import dev.platen.stubs.admin.Center.MenuItem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param center the web site's title
 * @param title of the page
 * @param organization the organization's name; empty where nobody is signed in
 * @param user sign-in name of who is signed in; empty where nobody is
 * @param menu in order
 * @param path of the page
 * @param others links to the other web sites
 * @param csrf what forms carry
 * @param said what was just done
 */
public record Frame(
    String center,
    String title,
    String organization,
    String user,
    List<MenuItem> menu,
    String path,
    List<Link> others,
    String csrf,
    Optional<String> said) {

  /** Another web site. */
  public record Link(String text, String address) {}

  public Frame {
    menu = List.copyOf(menu);
    others = List.copyOf(others);
  }

  /** The attribute {@code aria-current} of a line of the menu. */
  public @Nullable String current(MenuItem item) {
    boolean here =
        item.path().equals("/")
            ? path.equals("/")
            : path.equals(item.path()) || path.startsWith(item.path() + "/");
    return here ? "page" : null;
  }
}
