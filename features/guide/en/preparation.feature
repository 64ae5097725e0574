# language: en
@en @preparation
Feature: Preparing the organization for mail from printers

  @PRE-2
  Scenario: The organization's switches stand between the printer and its mail
    Given an organization with security defaults on and SMTP AUTH off
    And a printer with its panel in this language
    When the administrator tries to sign the printer in
    Then Microsoft's page refuses with "AADSTS530035"
    When security defaults are turned off for the organization
    And the administrator signs the printer in and clicks OK
    And a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 312
    And no mail has arrived
    When SMTP AUTH is turned on for the organization
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  @PRE-3
  Scenario: The mailbox has a switch of its own
    Given an organization that is prepared for mail from printers
    And a printer with its panel in this language
    And SMTP AUTH is off for the administrator's mailbox
    And the printer is signed in and the sign-in is saved
    When a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 312
    And no mail has arrived
    When SMTP AUTH is turned on for the administrator's mailbox
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  @PRE-1 @requires-old-firmware
  Scenario: Old firmware does not offer OAuth 2.0
    Given an organization that is prepared for mail from printers
    And a printer with firmware from before OAuth 2.0
    When the administrator opens the Web Config page "Network > Email Server > Basic"
    Then "Authentication Method" does not offer "OAuth2"
    When the administrator installs the newest firmware
    And the administrator opens the Web Config page "Network > Email Server > Basic"
    Then "Authentication Method" offers "OAuth2"
    When the printer is signed in and the sign-in is saved
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page
