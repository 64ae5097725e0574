package dev.platen.stubs.entra.page;

/**
 * Which of the guide's names for the buttons a page has: they differ between a printer's sign-in
 * and its "To My Email" in several languages. The page itself is the same.
 */
public enum Wording {
  /** The keys {@code ms.*}. */
  DEVICE("ms.next", "ms.sign_in", "ms.accept", "ms.consent_org"),
  /** The keys {@code serverless.*}. */
  APPLICATION("serverless.next", "serverless.sign_in", "serverless.accept", "serverless.consent");

  private final String next;
  private final String signIn;
  private final String accept;
  private final String forOrganization;

  Wording(String next, String signIn, String accept, String forOrganization) {
    this.next = next;
    this.signIn = signIn;
    this.accept = accept;
    this.forOrganization = forOrganization;
  }

  /** Key of the button that leads on. */
  public String next() {
    return next;
  }

  /** Key of the button under the password. */
  public String signIn() {
    return signIn;
  }

  /** Key of the button that consents. */
  public String accept() {
    return accept;
  }

  /** Key of the box "Consent on behalf of your organization". */
  public String forOrganization() {
    return forOrganization;
  }

  static Wording of(Purpose purpose) {
    return purpose instanceof Purpose.ForApplication ? APPLICATION : DEVICE;
  }
}
