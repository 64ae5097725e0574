# language: en
@beyond @tokens
Feature: What becomes of a sign-in that was saved

  Background:
    Given an organization that is prepared for mail from printers
    And a printer with its panel in this language
    And the printer is signed in and the sign-in is saved

  Scenario: The access token is renewed by itself
    When 2 hours pass
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: Use keeps the sign-in alive beyond ninety days
    When 60 days pass without use
    And a page is scanned to the recipient
    And 60 days pass without use
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: A new password ends the sign-in
    When the administrator's password is reset
    And 2 hours pass
    And a page is scanned to the recipient
    Then the panel says that the sign-in has expired
    And the job under "Job Status > Job Status" carries the code 361
    When the administrator signs the printer in and clicks OK
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: A disabled account ends the sign-in
    When the administrator's account is disabled
    And 2 hours pass
    And a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 361
    And no mail has arrived

  Scenario: Consent that is withdrawn ends the sign-in
    When the consent for the printer is withdrawn
    And 2 hours pass
    And a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 361
    When the administrator signs the printer in and clicks OK
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: A policy that is made later stops the sign-in until it is turned off
    Given a conditional access policy that blocks the administrator
    When 2 hours pass
    And a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 361
    And no mail has arrived
    When the policy is checked and turned off
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: The mailbox has lost its license
    Given the administrator's mailbox has lost its license
    When a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 312
    And no mail has arrived
    When the administrator's mailbox has its license again
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: Power fails after the sign-in was renewed
    When 60 days pass without use
    And a page is scanned to the recipient
    And the power fails and comes back
    And 60 days pass without use
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page
