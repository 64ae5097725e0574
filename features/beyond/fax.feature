# language: en
@beyond @fax
Feature: The fax server's sign-in and the mail server's

  @requires-fax
  Scenario: Neither stands in for the other
    Given a fax provider whose server uses OAuth 2.0
    And a printer with fax
    And the printer is signed in and the sign-in is saved
    When the administrator opens the Web Config page "Fax > Fax Server > Basic"
    And the provider's fax server is entered
    And a page is faxed
    Then the job under "Job Status > Job Status" carries the code 360
    When the administrator signs the fax server in and clicks OK
    And a page is faxed
    Then the fax provider receives the page
    When the administrator signs the printer out
    And a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 360
    When a page is faxed
    Then the fax provider receives the page
