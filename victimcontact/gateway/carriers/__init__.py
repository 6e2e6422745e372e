"""The ways out of the house, chosen per channel by the settings. With none set, everything goes as it does on a first start:
letters to the print room, e-mails to SMTP_URL or a folder, texts to that folder.
"""

from pathlib import Path

from django.conf import settings

from victimcontact.casework.carriage import Carrier, Takes
from victimcontact.gateway.carriers.folders import MailFolder, PrintRoom, TextFolder
from victimcontact.gateway.carriers.notify import NotifyLetters, NotifyMail, NotifyTexts
from victimcontact.gateway.carriers.notify_statuses import NotifyAnswers
from victimcontact.gateway.carriers.smtp import Smtp

__all__ = [
    "MailFolder",
    "PrintRoom",
    "Smtp",
    "TextFolder",
    "in_use",
    "letters",
    "mail",
    "our_own_mail",
    "texts",
    "to_ask",
]

NOTIFY = "notify"


def letters() -> Carrier:
    """The carrier of letters."""
    return NotifyLetters() if settings.CARRIER_OF_LETTERS == NOTIFY else PrintRoom(Path(settings.PRINT_ROOM))


def mail() -> Carrier:
    """The carrier of e-mail to people on the victim's side."""
    return NotifyMail() if settings.CARRIER_OF_EMAILS == NOTIFY else our_own_mail()


def texts() -> Carrier:
    """The carrier of texts."""
    return NotifyTexts() if settings.CARRIER_OF_TEXTS == NOTIFY else TextFolder(Path(settings.OUTBOX))


def our_own_mail() -> Carrier:
    """The server of SMTP_URL, or the folder. Facts about risk and requests go by no other way: nobody else is to keep them."""
    return Smtp() if settings.SMTP_URL else MailFolder(Path(settings.OUTBOX))


def in_use() -> list[Carrier]:
    """One carrier a channel. Letters with which something else goes are posted by a person, whoever carries the others (R86)."""
    by_hand = PrintRoom(Path(settings.PRINT_ROOM), takes=Takes.WITH_MORE)
    return [letters(), mail(), texts(), *([by_hand] if settings.CARRIER_OF_LETTERS == NOTIFY else [])]


def to_ask() -> list[NotifyAnswers]:
    """The carriers that can be asked what became of a message. One that is not used any more still knows of the last few days."""
    return [NotifyAnswers()] if settings.NOTIFY_API_KEY else []
