# language: en
@en @troubleshooting
Feature: When the sign-in is blocked

  @TRB-1
  Scenario: A conditional access policy blocks the printer's sign-in
    Given an organization that is prepared for mail from printers
    And a printer with its panel in this language
    And a conditional access policy that blocks the device code flow
    When the administrator tries to sign the printer in
    Then Microsoft's page refuses with "53003"
    When the policy is checked and turned off
    And the administrator signs the printer in and clicks OK
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  @TRB-1 @requires-serverless
  Scenario: A conditional access policy blocks a user's sign-in
    Given an organization that is prepared for mail from printers
    And a printer with Print Admin Serverless
    And an administrator and an employee are registered at the printer
    And an administrator has consented for the organization
    And a conditional access policy that blocks the employee
    And To My Email sends from the users' own addresses
    When the employee logs in at the panel
    And "To My Email" is selected on the panel
    And the employee's work account is entered and "Next" clicked
    And its password is entered and "Sign In" clicked
    Then Microsoft's page refuses with "53003"
    When the policy is checked and turned off
    And "To My Email" is selected on the panel
    And the employee's work account is entered and "Next" clicked
    And its password is entered and "Sign In" clicked
    Then the panel says that the sign-in succeeded and OK closes the message
    When a page is scanned to the user's own e-mail
    Then the mail comes from the user's own address with the scanned page
