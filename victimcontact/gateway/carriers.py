"""The ways out of the house: the print room's folder, and e-mail by SMTP or into a folder of `.eml` files."""

import contextlib
import os
import smtplib
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from victimcontact.casework.sending import Carrier, NotNow, Parcel, Refused, Uncertain

READ_BY_OWNER = 0o600


class PrintRoom:
    """A folder of PDFs, one a letter under its reference. A person prints and posts them, and marks each as posted."""

    channel = "letter"
    ends_in = "in_print_room"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def hand_over(self, parcel: Parcel) -> str:
        if parcel.pdf is None:
            raise Refused
        write_once(self.folder / f"{parcel.reference}.pdf", parcel.pdf)
        return parcel.reference

    def has(self, reference: str) -> bool | None:
        return (self.folder / f"{reference}.pdf").exists()


class MailFolder:
    """A folder that stands in for a mail server: one `.eml` file a message, under its reference."""

    channel = "email"
    ends_in = "sent"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def hand_over(self, parcel: Parcel) -> str:
        write_once(self.folder / f"{parcel.reference}.eml", mail_of(parcel).message().as_bytes())
        return parcel.reference

    def has(self, reference: str) -> bool | None:
        return (self.folder / f"{reference}.eml").exists()


class Smtp:
    """A mail server. It cannot be asked whether it took a message, so a broken connection after the message began is uncertain."""

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
    """The e-mail: a neutral subject, a body that reveals nothing, and our reference as its Message-ID."""
    domain = settings.DEFAULT_FROM_EMAIL.partition("@")[2].rstrip(">")
    return EmailMessage(
        subject=parcel.subject,
        body=parcel.body,
        to=list(parcel.to),
        headers={"Message-ID": f"<{parcel.reference}@{domain}>", "Auto-Submitted": "auto-generated"},
    )


def write_once(file: Path, content: bytes) -> None:
    """Write a file whole, or find it there already: another worker may have died just after writing it."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".")
        with os.fdopen(descriptor, "wb") as draft:
            draft.write(content)
            draft.flush()
            os.fsync(draft.fileno())
        os.chmod(name, READ_BY_OWNER)
        with contextlib.suppress(FileExistsError):
            os.link(name, file)
        os.unlink(name)
    except OSError as error:
        raise NotNow from error


def letters() -> Carrier:
    """The carrier of letters."""
    return PrintRoom(Path(settings.PRINT_ROOM))


def mail() -> Carrier:
    """The carrier of e-mail: the server of SMTP_URL, or the folder."""
    return Smtp() if settings.SMTP_URL else MailFolder(Path(settings.OUTBOX))
