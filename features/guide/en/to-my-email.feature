# language: en
@en @to-my-email
Feature: Sending from the user's own address

  @EPAS-0 @EPAS-1 @EPAS-2 @EPAS-3 @EPAS-4 @EPAS-5 @requires-serverless
  Scenario: The administrator signs in first and consents for the organization
    Given an organization that is prepared for mail from printers
    And a printer with Print Admin Serverless
    And an administrator and an employee are registered at the printer
    When the administrator sets "Sender's Email Address" to "User's email address"
    And a user with administrator rights logs in at the panel
    And "To My Email" is selected on the panel
    And the account of a global administrator is entered and "Next" clicked
    And its password is entered and "Sign In" clicked
    And "Consent on behalf of your organization" is ticked and "Accept" clicked
    Then the panel says that the sign-in succeeded and OK closes the message
    When a page is scanned to the user's own e-mail
    Then the mail comes from the user's own address with the scanned page

  @EPAS-U @requires-serverless
  Scenario: Each user signs in once with an own account
    Given an organization that is prepared for mail from printers
    And a printer with Print Admin Serverless
    And an administrator and an employee are registered at the printer
    And an administrator has consented for the organization
    And To My Email sends from the users' own addresses
    When the employee logs in at the panel
    And "To My Email" is selected on the panel
    And the employee's work account is entered and "Next" clicked
    And its password is entered and "Sign In" clicked
    Then the panel says that the sign-in succeeded and OK closes the message
    When a page is scanned to the user's own e-mail
    Then the mail comes from the user's own address with the scanned page
    When the user logs out of the panel
    And the employee logs in at the panel
    And "To My Email" is selected on the panel
    Then the panel does not ask for a sign-in
    When a page is scanned to the user's own e-mail
    Then the mail comes from the user's own address with the scanned page

  @TRB-4 @TRB-370 @requires-serverless
  Scenario: A user's sign-in has become void
    Given an organization that is prepared for mail from printers
    And a printer with Print Admin Serverless
    And an administrator and an employee are registered at the printer
    And an administrator has consented for the organization
    And To My Email sends from the users' own addresses
    And the employee has signed in to Microsoft at the panel
    When 91 days pass without use
    And the employee logs in at the panel
    And "To My Email" is selected on the panel
    And a page is scanned to the user's own e-mail
    Then the job under "Job Status > Job Status" carries the code 370
    When "To My Email" is selected on the panel
    And the employee's work account is entered and "Next" clicked
    And its password is entered and "Sign In" clicked
    Then the panel says that the sign-in succeeded and OK closes the message
    When a page is scanned to the user's own e-mail
    Then the mail comes from the user's own address with the scanned page
