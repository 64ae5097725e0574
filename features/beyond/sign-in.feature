# language: en
@beyond @sign-in
Feature: The sign-in, when something happens on the way

  Background:
    Given an organization that is prepared for mail from printers
    And a printer with its panel in this language

  Scenario: The code is not used in time
    Given the administrator has a code on the screen
    When 16 minutes pass
    Then Web Config says "The code was not used in time."
    When the administrator signs the printer in and clicks OK
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: The person declines
    Given the administrator tries to sign the printer in
    When "Cancel" is clicked on Microsoft's page
    Then Web Config says "The sign-in was declined at the service."
    When the administrator signs the printer in and clicks OK
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: The code is mistyped at first
    Given the administrator has a code on the screen
    When the link is followed and the code "ABCDEFGHJ" entered
    Then Microsoft's page says "That code didn't work."
    When the code is entered and "Next" clicked
    Then Microsoft's page asks for "Email or phone"

  Scenario: The code is typed in lower case with blanks around it
    Given the administrator has a code on the screen
    When the link is followed and the code entered in lower case with blanks around it
    Then Microsoft's page asks for "Email or phone"

  Scenario: The password is wrong at first
    Given the administrator has a code on the screen
    When the link is followed and the code entered
    And the account of a global administrator is entered and "Next" clicked
    And the password "Not-the-1-password" is entered
    Then Microsoft's page says "Your account or password is incorrect."
    When its password is entered and "Sign in" clicked
    And "Consent on behalf of your organization" is ticked and "Accept" clicked
    Then Microsoft's page says that the printer is signed in

  Scenario: A disabled account cannot sign in
    Given the administrator's account is disabled
    When the administrator tries to sign the printer in
    Then Microsoft's page says "Your account has been locked."
    When the administrator's account is enabled
    And the administrator signs the printer in and clicks OK
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: Somebody without rights consents for themselves, and the printer sends as them
    When the employee signs the printer in and clicks OK
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox and comes from the employee

  Scenario: The consent of one person is none for another
    Given the employee signs the printer in and clicks OK
    When the administrator tries to sign the printer in
    Then Microsoft's page asks for permissions

  Scenario: The sign-in is given up at the printer
    Given the administrator has a code on the screen
    When the sign-in is cancelled in Web Config
    And a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 360
    When the administrator signs the printer in and clicks OK
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: The language of Web Config is changed while the code shows
    Given the administrator has a code on the screen
    When the language of Web Config is changed to "Italiano"
    And the Web Config page "Rete > Server e-mail > Di base" is opened
    And "OAuth2" is chosen as "Metodo autenticazione"
    And the button "Accedi" is clicked
    Then the same code is still on the screen

  Scenario: The code is entered on a phone
    Given the administrator has a code on the screen
    When the link is opened on a phone and the sign-in finished there
    Then Web Config shows "Current Status" as "Signed in" and the account

  Scenario: Signed out, the printer sends no more
    Given the printer is signed in and the sign-in is saved
    When the administrator signs the printer out
    And a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 360
    And no mail has arrived

  Scenario: Power fails between sign-in and OK
    Given the printer is signed in but nobody has clicked OK
    When the power fails and comes back
    And the administrator opens the Web Config page "Network > Email Server > Basic"
    Then "Current Status" is not shown anywhere
    When a page is scanned to the recipient
    Then no mail has arrived

  Scenario: Power fails after OK
    Given the printer is signed in and the sign-in is saved
    When the power fails and comes back
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: Wrong administrator passwords lock the log-in for a while
    When a wrong administrator password is entered 5 times
    Then Web Config says "Try again later."
    When 6 minutes pass
    And the administrator opens the Web Config page "Network > Email Server > Basic"
    Then Web Config offers the button "OK"

  Scenario: Two administrators share one sign-in
    Given the administrator has a code on the screen
    When a second administrator comes to the sign-in at another computer
    Then the same code is still on the screen
    When the link is followed and the sign-in finished there
    And the first administrator looks again
    Then Web Config shows "Current Status" as "Signed in" and the account
    When "OK" is clicked
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: A second administrator gives the sign-in up, and the first one starts anew
    Given the administrator has a code on the screen
    When a second administrator comes to the sign-in at another computer
    And the sign-in is cancelled in Web Config
    And the first administrator looks again
    Then Web Config says "The printer asks the service for a code."
    When the administrator signs the printer in and clicks OK
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: The sign-in to another service counts from OK on
    Given the printer is signed in and the sign-in is saved
    And a person with an account at Outlook.com
    When the administrator opens the Web Config page "Network > Email Server > Basic"
    And "Outlook.com" is chosen as "Email service"
    And "Sign In" and then "Sign in with Microsoft" are clicked
    And the code is copied and the URL that is shown is opened
    And the code is entered and "Next" clicked
    And the personal account is entered and "Next" clicked
    And its password is entered and "Sign in" clicked
    And the permissions are accepted with "Accept"
    Then Microsoft's page says that the printer is signed in
    And Web Config shows "Current Status" as "Signed in" and the account
    When a page is scanned to the recipient
    Then the mail is in the recipient's mailbox and comes from the administrator
    When "OK" is clicked
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: A personal account is of no use where work accounts sign in
    Given the administrator has a code on the screen
    When the link is followed and the code entered
    And the personal account is entered and "Next" clicked
    Then Microsoft's page says "You can't sign in here with a personal account."
    When the account of a global administrator is entered and "Next" clicked
    And its password is entered and "Sign in" clicked
    And "Consent on behalf of your organization" is ticked and "Accept" clicked
    Then Microsoft's page says that the printer is signed in
    And Web Config shows "Current Status" as "Signed in" and the account
    When "OK" is clicked
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: The printer's application may not sign in as a device
    Given the printer's application does not allow public client flows
    When the administrator tries to get a code
    Then Web Config says "The service refused the sign-in."
    When the printer's application allows public client flows
    And the administrator signs the printer in and clicks OK
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: The person takes a few minutes
    Given the administrator has a code on the screen
    When 5 minutes pass
    And the link is followed and the sign-in finished there
    Then Web Config shows "Current Status" as "Signed in" and the account
