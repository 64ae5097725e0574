package dev.platen.features.device;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a scenario needs of its device: its tag {@code @requires-fax} is {@link #FAX}, and so on.
 */
public enum Need {
  FAX,
  ADDITIONAL_NETWORK,
  SERVERLESS,
  /** Firmware with OAuth 2.0 that is not the newest. */
  EARLIER_FIRMWARE,
  /** Firmware from before OAuth 2.0 (guide case PRE-1). */
  OLD_FIRMWARE;

  private static final String PREFIX = "@requires-";

  /**
   * @throws IllegalArgumentException for a need that nobody knows; names the tag
   */
  public static Set<Need> among(Collection<String> tags) {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    for (String tag : tags) {
      if (tag.startsWith(PREFIX)) {
        needs.add(of(tag));
      }
    }
    return needs;
  }

  private static Need of(String tag) {
    String name = tag.substring(PREFIX.length()).replace('-', '_').toUpperCase(Locale.ROOT);
    for (Need need : values()) {
      if (need.name().equals(name)) {
        return need;
      }
    }
    throw new IllegalArgumentException(
        "The tag " + tag + " asks for something that no device is known to have");
  }
}
