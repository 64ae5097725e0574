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
