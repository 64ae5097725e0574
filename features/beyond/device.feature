# language: en
@beyond @device
Feature: What the sign-in survives on the printer

  Background:
    Given an organization that is prepared for mail from printers
    And a printer with its panel in this language

  Scenario: A new administrator password
    Given the printer is signed in and the sign-in is saved
    When the administrator password is changed
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  @requires-earlier-firmware
  Scenario: A firmware update
    Given the printer is signed in and the sign-in is saved
    When the administrator installs the newest firmware
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: Firmware from before OAuth 2.0 cannot use the sign-in, the newest finds it again
    Given the printer is signed in and the sign-in is saved
    When the administrator goes back to firmware from before OAuth 2.0
    And the administrator opens the Web Config page "Network > Email Server > Basic"
    Then "Authentication Method" does not offer "OAuth2"
    When a page is scanned to the recipient
    Then no mail has arrived
    When the administrator installs the newest firmware
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: Exported settings carry no sign-in, and importing them brings none back
    Given the printer is signed in and the sign-in is saved
    When the administrator exports the settings
    Then the file has the mail server's settings but neither password nor token
    When the administrator signs the printer out
    And the administrator imports the file
    And a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 360
    When the administrator signs the printer in and clicks OK
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: The status sheet never shows a secret
    Given the administrator sets the mail server to SMTP AUTH with a password
    When the panel menu "Settings > General Settings > Network Settings > Network Status > Print Status Sheet" is opened
    And the message is checked and printing is started
    Then the status sheet shows the password as asterisks and no secret

  Scenario: The panel keeps its language when power fails
    When the panel menu "Settings > General Settings > Basic Settings > Language > Italiano" is opened
    And the power fails and comes back
    Then the panel menu "Impostazioni > Impostazioni generali > Impostazioni di rete" is opened
