# language: en
@en @set-up
Feature: Setting up OAuth 2.0 for the mail server

  @SET-1 @SET-2 @SET-3 @SET-4 @SET-5 @SET-6 @SET-7
  @SET-8 @SET-9 @SET-10 @SET-11 @SET-12
  Scenario: From the panel's IP address to the first mail
    Given an organization that is prepared for mail from printers
    And a printer with its panel in this language
    When the panel menu "Settings > General Settings > Network Settings > Network Status > Wired LAN/Wi-Fi Status" is opened
    And the browser opens the IP address that the panel shows
    And "Log in" is selected and the administrator password confirmed with "OK"
    And the Web Config page "Network > Email Server > Basic" is opened
    And "OAuth2" is chosen as "Authentication Method"
    And "Microsoft Exchange Online" is chosen as "Email service"
    And "Sign In" and then "Sign in with Microsoft" are clicked
    And the code is copied and the URL that is shown is opened
    And the code is entered and "Next" clicked
    And the account of a global administrator is entered and "Next" clicked
    And its password is entered and "Sign in" clicked
    And "Consent on behalf of your organization" is ticked and "Accept" clicked
    Then Microsoft's page says that the printer is signed in
    And Web Config shows "Current Status" as "Signed in" and the account
    When "OK" is clicked
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  @SET-5P
  Scenario: A personal account signs in at Outlook.com
    Given a person with an account at Outlook.com
    And a printer with its panel in this language
    When the administrator opens the Web Config page "Network > Email Server > Basic"
    And "OAuth2" is chosen as "Authentication Method"
    And "Outlook.com" is chosen as "Email service"
    And "Sign In" and then "Sign in with Microsoft" are clicked
    And the code is copied and the URL that is shown is opened
    And the code is entered and "Next" clicked
    And the personal account is entered and "Next" clicked
    And its password is entered and "Sign in" clicked
    And the permissions are accepted with "Accept"
    Then Microsoft's page says that the printer is signed in
    And Web Config shows "Current Status" as "Signed in" and the account
    When "OK" is clicked
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  @SET-N @requires-additional-network
  Scenario: The additional network does not support OAuth 2.0
    Given an organization that is prepared for mail from printers
    And a printer with an additional network
    When the administrator chooses the additional network for mail
    And the administrator opens the Web Config page "Network > Email Server > Basic"
    Then "Authentication Method" does not offer "OAuth2"
    When the administrator chooses the standard network for mail
    And the printer is signed in and the sign-in is saved
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page
