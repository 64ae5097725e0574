# language: en
@beyond @wires
Feature: What can go wrong between printer and cloud

  Background:
    Given an organization that is prepared for mail from printers
    And a printer with its panel in this language
    And the printer is signed in and the sign-in is saved

  Scenario Outline: The printer does not find the mail server: <cause>
    Given <cause>
    When a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 311
    And no mail has arrived
    When all is well again between printer and cloud
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

    Examples:
      | cause                                                                    |
      | the name server does not know "smtp.office365.com"                       |
      | the name server knows "smtp.office365.com" by IPv6 addresses only        |

  Scenario: Port 587 is closed
    Given nobody listens at "smtp.office365.com"
    When a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 313
    When all is well again between printer and cloud
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario Outline: The mail server's certificate <what>
    Given "smtp.office365.com" shows a certificate <what>
    When a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 350
    And no mail has arrived
    When all is well again between printer and cloud
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

    Examples:
      | what                                |
      | that has expired                    |
      | for another host                    |
      | of an authority that nobody knows   |

  Scenario Outline: A mail server with TLS 1.<minor> only
    Given "smtp.office365.com" speaks TLS 1.<minor> only
    When a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page
    And the printer has come across it

    Examples:
      | minor |
      | 2     |
      | 3     |

  Scenario: Somebody on the way takes STARTTLS out
    Given the mail server offers no STARTTLS
    When a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 313
    And no mail has arrived

  Scenario Outline: The mail server answers <command> with <reply>
    Given the mail server answers <command> with "<reply>"
    When a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code <code>
    And no mail has arrived
    When all is well again between printer and cloud
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

    Examples:
      | command | reply                                                                      | code |
      | AUTH    | 535 5.7.3 Authentication unsuccessful                                      | 312  |
      | MAIL    | 451 4.7.0 Temporary server error. Please try again later.                  | 313  |
      | RCPT    | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found             | 313  |
      | MESSAGE | 552 5.3.4 Message size exceeds fixed limit                                 | 314  |
      | MESSAGE | 432 4.3.2 Concurrent connections limit exceeded                            | 313  |

  Scenario: The connection breaks in the middle of a message, and nothing is sent twice
    Given the connection breaks in the middle of the next message
    When a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 313
    And no mail has arrived
    When a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: Entra ID is away while the token is fresh
    Given nobody listens at "login.microsoftonline.com"
    When a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: Entra ID is away when the token has to be renewed
    Given nobody listens at "login.microsoftonline.com"
    When 2 hours pass
    And a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 360
    When all is well again between printer and cloud
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: Entra ID is out of order when the token has to be renewed
    Given Entra ID answers with the status 503 only
    When 2 hours pass
    And a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 360
    When all is well again between printer and cloud
    And a page is scanned to the recipient
    Then the mail is in the recipient's mailbox with the scanned page

  Scenario: The certificate of Entra ID is of an inspecting proxy
    Given "login.microsoftonline.com" shows a certificate of an authority that nobody knows
    When 2 hours pass
    And a page is scanned to the recipient
    Then the job under "Job Status > Job Status" carries the code 350

  Scenario: The connection test says what is wrong with the name
    Given the name server does not know "smtp.office365.com"
    When the connection test is run
    Then Web Config says "An error occurred while connecting to SMTP server."

  Scenario: The connection test is successful
    When the connection test is run
    Then Web Config says "Connection test was successful."
