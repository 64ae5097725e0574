package dev.platen.printer.fax;

import dev.platen.printer.job.EmailAddress;

/**
 * Web Config's page Fax &gt; Fax Server &gt; Basic, as saved.
 *
 * @param useFaxServer whether faxes go through a fax server: a provider that takes them by mail
 * @param domain of the fax server; a fax is mailed to {@code <number>@<domain>}; empty where none
 * @param forwardTo mail address that received faxes are mailed on to, empty for nowhere
 */
public record FaxSettings(boolean useFaxServer, String domain, String forwardTo) {
  private static final int MAX_DOMAIN = 255 - 1 - FaxNumber.MAX_LENGTH;

  /**
   * @throws IllegalArgumentException where a text breaks its rule, or there is no domain to a fax
   *     server that is to be used
   */
  public FaxSettings {
    if (!(domain.isEmpty() && !useFaxServer) && !isDomain(domain)) {
      throw new IllegalArgumentException("Not the domain of a fax server: '" + domain + "'");
    }
    if (!forwardTo.isEmpty() && !EmailAddress.isValid(forwardTo)) {
      throw new IllegalArgumentException("Not a mail address: '" + forwardTo + "'");
    }
  }

  /** As the printer leaves the factory. */
  public static FaxSettings factory() {
    return new FaxSettings(false, "", "");
  }

  /** Whether mail can go to {@code text}, with a fax number of any length in front. */
  public static boolean isDomain(String text) {
    return text.length() <= MAX_DOMAIN && EmailAddress.isValid("0@" + text);
  }

  /** Where a fax to {@code number} is mailed. */
  public String address(String number) {
    return number + "@" + domain;
  }
}
