package dev.platen.features.device;

/**
 * Microsoft's admin centers as web sites, where an administrator prepares an organization by hand
 * (guide cases PRE-2 and PRE-3). {@link Administration} does the same as a preparation.
 */
public interface AdminCenters {
  /**
   * In the Entra admin center.
   *
   * @throws AssertionError where the site does not let the administrator do it, with what it shows
   */
  void turnOffSecurityDefaults();

  /**
   * In the Exchange admin center: the switch of the whole organization.
   *
   * @throws AssertionError where the site does not let the administrator do it, with what it shows
   */
  void turnOnSmtpAuth();

  /**
   * In the Microsoft 365 admin center: the switch of one mailbox.
   *
   * @param user sign-in name of whose mailbox it is
   * @throws AssertionError where the site does not let the administrator do it, with what it shows
   */
  void turnOnSmtpAuth(String user);
}
