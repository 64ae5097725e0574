# language: en
@beyond @notification
Feature: Mail that the printer sends by itself, with nobody at the panel

  Background:
    Given an organization that is prepared for mail from printers
    And a printer with its panel in this language
    And the printer is signed in and the sign-in is saved

  Scenario: A notification finds the sign-in expired
    Given the administrator asks for mail about "Administrator password changed" to the recipient
    When 91 days pass without use
    And the administrator password is changed
    Then the job under "Job Status > Job Status" carries the code 361
    And no mail has arrived
    When the administrator signs the printer in and clicks OK
    And the administrator password is changed
    Then the recipient is told "Administrator password changed"
