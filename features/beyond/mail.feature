# language: en
@beyond @mail
Feature: Mail that is refused or cannot travel

  Background:
    Given an organization that is prepared for mail from printers
    And a printer with its panel in this language
    And the printer is signed in and the sign-in is saved

  Scenario: The sender is somebody else than who signed in
    When the administrator enters the employee's address as "Sender's Email Address"
    And a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 313
    And no mail has arrived

  Scenario: SMTP AUTH is turned off later
    When a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page
    When SMTP AUTH is off for the administrator's mailbox
    And a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 312
