"""E-mail by a mail server."""

import contextlib
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from victimcontact.casework.carriage import Carrier, NotNow, Parcel, Refused, Uncertain


class Smtp(Carrier):
    """A mail server. It cannot be asked whether it took a message, so a broken connection after the message began is uncertain."""

    name = "smtp"
    channel = "email"
    ends_in = "sent"

    def hand_over(self, parcel: Parcel) -> str:
        connection = get_connection()
        try:
            connection.open()
        except (OSError, smtplib.SMTPException) as error:
            raise NotNow from error
        with contextlib.closing(connection):
            return self._send(parcel, connection)

    def has(self, reference: str) -> bool | None:
        return None

    def _send(self, parcel: Parcel, connection: BaseEmailBackend) -> str:
        mail = mail_of(parcel)
        mail.connection = connection
        try:
            mail.send()
        except smtplib.SMTPRecipientsRefused as error:
            if all(code >= 500 for code, _answer in error.recipients.values()):
                raise Refused from error
            raise NotNow from error
        except smtplib.SMTPResponseException as error:
            raise (Refused if error.smtp_code >= 500 else NotNow) from error
        except (OSError, smtplib.SMTPException) as error:
            raise Uncertain from error
        return parcel.reference


def mail_of(parcel: Parcel) -> EmailMessage:
    """The e-mail: a neutral subject, a body that reveals nothing, our reference as its Message-ID, and the document, if there is one."""
    domain = settings.DEFAULT_FROM_EMAIL.partition("@")[2].rstrip(">")
    mail = EmailMessage(
        subject=parcel.subject,
        body=parcel.body,
        to=list(parcel.to),
        headers={"Message-ID": f"<{parcel.reference}@{domain}>", "Auto-Submitted": "auto-generated"},
    )
    if parcel.pdf is not None:
        mail.attach(f"{parcel.reference}.pdf", parcel.pdf, "application/pdf")
    return mail
