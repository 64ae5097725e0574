# language: en
@en @check
Feature: Checking the sign-in on panel and status sheet

  @CHK-1
  Scenario: The panel shows the mail server settings
    Given an organization that is prepared for mail from printers
    And a printer with its panel in this language
    And the printer is signed in and the sign-in is saved
    When the panel menu "Settings > General Settings > Network Settings > Network Status > Email Server Status" is opened
    Then the panel shows the mail server settings
    When a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  @CHK-2
  Scenario: The status sheet is printed
    Given an organization that is prepared for mail from printers
    And a printer with its panel in this language
    And the printer is signed in and the sign-in is saved
    When the panel menu "Settings > General Settings > Network Settings > Network Status > Print Status Sheet" is opened
    And the message is checked and printing is started
    Then the status sheet carries the network information and the mail server settings
    When a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  @CHK-N
  Scenario: Behind the lock icon the administrator logs in first
    Given an organization that is prepared for mail from printers
    And a printer with its panel in this language
    And the printer is signed in and the sign-in is saved
    And the panel is locked by the administrator
    When somebody tries to open the panel menu "Settings > General Settings > Network Settings > Network Status > Email Server Status"
    Then the panel asks for the administrator password
    When the lock icon is selected and the administrator logs in
    And the panel menu "Settings > General Settings > Network Settings > Network Status > Email Server Status" is opened
    Then the panel shows the mail server settings
    When a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page
