# language: en
@en @troubleshooting
Feature: When mail cannot be sent

  @TRB-2 @TRB-2B @TRB-4 @TRB-360
  Scenario: Nobody has signed in
    Given an organization that is prepared for mail from printers
    And a printer with its panel in this language
    And the printer uses OAuth2 but nobody has signed in
    When a page is scanned to the recipient
    Then the panel shows the message "To use this function, you must sign in to your email service. Please contact your administrator."
    And the job under "Job Status > Job Status" carries the code 360
    When the administrator opens the Web Config page "Network > Email Server > Basic"
    Then "Current Status" is not shown and the button "Sign In" is
    When the administrator signs the printer in and clicks OK
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  @TRB-2 @TRB-2A @TRB-4 @TRB-360
  Scenario: The sign-in was never sent to the printer
    Given an organization that is prepared for mail from printers
    And a printer with its panel in this language
    And the printer is signed in but nobody has clicked OK
    When a page is scanned to the recipient
    Then the panel shows the message "To use this function, you must sign in to your email service. Please contact your administrator."
    And the job under "Job Status > Job Status" carries the code 360
    When the administrator opens the Web Config page "Network > Email Server > Basic"
    Then Web Config shows "Current Status" as "Signed in"
    When "OK" is clicked
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  @TRB-3 @TRB-4 @TRB-361
  Scenario: The sign-in expires after a long time without use
    Given an organization that is prepared for mail from printers
    And a printer with its panel in this language
    And the printer is signed in and the sign-in is saved
    When 91 days pass without use
    And a page is scanned to the recipient
    Then the panel says that the sign-in has expired
    And the job under "Job Status > Job Status" carries the code 361
    When the administrator signs the printer in and clicks OK
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page
