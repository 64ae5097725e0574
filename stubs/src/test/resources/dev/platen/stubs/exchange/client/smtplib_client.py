# Sends a mail by Python's own smtplib over STARTTLS, with XOAUTH2 and then with AUTH LOGIN. Token and password are
# read from standard input, a line each.
# smtplib_client.py PORT CA USER TO
import smtplib
import ssl
import sys
from email.message import EmailMessage

port, ca, user, to = sys.argv[1:5]
token, password = sys.stdin.read().split("\n")[:2]


def message(subject):
    mail = EmailMessage()
    mail["From"] = user
    mail["To"] = to
    mail["Subject"] = subject
    mail.set_content("A scan.\n.\n")
    return mail


def attempt(subject, log_in):
    with smtplib.SMTP("localhost", int(port), timeout=20) as client:
        client.starttls(context=context)
        client.ehlo()
        try:
            log_in(client)
            client.send_message(message(subject))
            print("sent", subject)
        except smtplib.SMTPAuthenticationError as e:
            print(subject, e.smtp_code, e.smtp_error.decode())


context = ssl.create_default_context(cafile=ca)
response = f"user={user}\1auth=Bearer {token}\1\1"
attempt("smtplib-token", lambda client: client.auth("XOAUTH2", lambda challenge=None: response))
attempt("smtplib-password", lambda client: client.login(user, password))
