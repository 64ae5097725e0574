package dev.platen.stubs.admin;

import dev.platen.stubs.directory.User;
import java.util.List;

/** One web site's pages. */
public interface Center {
  /** As {@link dev.platen.stubs.directory.FirstParty.Center#key} has it. */
  String key();

  /** Whether somebody with this user's roles may come in. */
  boolean admits(User user);

  /** The menu, in order. */
  List<MenuItem> menu();

  /**
   * Answers a request of an administrator.
   *
   * @throws NoSuchPageException where there is nothing at this address
   * @throws NoPermissionException where the user's roles do not allow it
   */
  Answer answer(Visit visit);

  /**
   * @param path where it leads; a page below it belongs to it
   */
  record MenuItem(String text, String path) {}
}
