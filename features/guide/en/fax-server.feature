# language: en
@en @fax
Feature: Faxing through a provider's fax server

  @FAX-1 @requires-fax
  Scenario: A fax goes out through the provider's server
    Given a fax provider whose server uses OAuth 2.0
    And a printer with fax
    When the administrator opens the Web Config page "Fax > Fax Server > Email Server Settings"
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
    And the provider's fax server is entered
    And a page is faxed
    Then the fax provider receives the page
