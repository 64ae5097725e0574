package dev.platen.features.device;

/** What an administrator decides in Microsoft's admin centers. */
public interface Administration {
  void setSecurityDefaults(boolean enabled);

  /** The switch of the whole organization. */
  void setSmtpAuth(boolean enabled);

  /** The switch of one mailbox. */
  void setSmtpAuth(String mailbox, boolean enabled);

  void setAccountEnabled(String user, boolean enabled);

  /** Gives a user a new password. */
  void resetPassword(String user);

  /** Gives a user's mailbox its license, or takes it away: without one there is no mailbox. */
  void setLicensed(String user, boolean licensed);

  /** The printer's application: whether it may sign in without a secret, as a device does. */
  void setPublicClientFlows(boolean allowed);

  /** Takes back the consent that was given to the printer. */
  void withdrawConsent();

  /** Makes a conditional access policy that blocks the device code flow for everybody. */
  void blockDeviceCodeFlow();

  /** Makes a conditional access policy that blocks one user. */
  void block(String user);

  /** Turns all conditional access policies off; they stay to be looked at. */
  void turnPoliciesOff();
}
