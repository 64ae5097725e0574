# language: en
@beyond @proxy
Feature: A proxy between printer and cloud

  Background:
    Given an organization that is prepared for mail from printers
    And a printer with its panel in this language

  Scenario: The sign-in goes through a proxy where there is no other way
    Given Entra ID can be reached through a proxy only
    When the administrator tries to get a code
    Then Web Config says "The service could not be reached."
    When the administrator enters the proxy under "Network > Basic"
    And the administrator signs the printer in and clicks OK
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page
    And the printer has asked the proxy for Entra ID

  Scenario: The certificate of an inspecting proxy has to be imported first
    Given Entra ID can be reached through an inspecting proxy only
    And the administrator enters the proxy under "Network > Basic"
    When the administrator tries to get a code
    Then Web Config says "The certificate of the service is not trusted."
    When the administrator imports the proxy's certificate under "Network Security > CA Certificate"
    And the administrator signs the printer in and clicks OK
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page
    And the printer has asked the proxy for Entra ID

  Scenario: The service is asked no more often than it said
    Given Entra ID can be reached through a proxy only
    And the administrator enters the proxy under "Network > Basic"
    And the administrator has a code on the screen
    When 1 minutes pass
    And the link is followed and the sign-in finished there
    Then Web Config shows "Current Status" as "Signed in" and the account
    And the printer has asked no more often than every 5 seconds
