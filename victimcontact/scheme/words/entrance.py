"""The e-mail or text that carries a sign-in code, and the note that a way in was changed.

Whoever reads over a shoulder learns nothing but the code, or that somebody signs in somewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from victimcontact.scheme.words.composition import Filling


@dataclass(frozen=True, slots=True)
class Mail:
    """An e-mail in final words."""

    subject: str
    body: str


_CODE_MAILS: Final[Mapping[str, Mail]] = MappingProxyType(
    {
        "en": Mail(
            subject="Your code",
            body=(
                "Hello,\n\nYour code is {code}\n\nIt works once, for 10 minutes. We will never ask you for it by "
                "phone or text.\n\nIf you did not ask for a code, you do not need to do anything."
            ),
        ),
        "cy": Mail(
            subject="Eich cod",
            body=(
                "Helo,\n\nEich cod yw {code}\n\nMae’n gweithio unwaith, am 10 munud. Fyddwn ni byth yn gofyn ichi "
                "amdano dros y ffôn nac mewn neges destun.\n\nOs na ofynnoch am god, does dim rhaid ichi wneud dim."
            ),
        ),
    }
)


def code_mail(language: str, *, code: str) -> Mail:
    """The e-mail with a one-time code. It works for ten minutes; the period itself is kept where codes are made."""
    mail, filling = _CODE_MAILS[language], Filling({"code": code}, language)
    return Mail(subject=mail.subject, body=filling.text(mail.body))


_CODE_TEXTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": "Your code is {code}. It works once, for 10 minutes.",
        "cy": "Eich cod yw {code}. Mae’n gweithio unwaith, am 10 munud.",
    }
)


def code_text(language: str, *, code: str) -> str:
    """The text message with a one-time code: one line, because a locked screen shows it."""
    return Filling({"code": code}, language).text(_CODE_TEXTS[language])


_CHANGED_MAILS: Final[Mapping[str, Mail]] = MappingProxyType(
    {
        "en": Mail(
            subject="Something has changed",
            body=(
                "Hello,\n\nHow you sign in has changed.\n\nIf it was you, you do not need to do anything. If it was not, tell "
                "the person you are in touch with, as soon as it is safe."
            ),
        ),
        "cy": Mail(
            subject="Mae rhywbeth wedi newid",
            body=(
                "Helo,\n\nMae’r ffordd rydych chi’n mewngofnodi wedi newid.\n\nOs chi wnaeth hyn, does dim rhaid ichi wneud "
                "dim. Os nad chi wnaeth hyn, dywedwch wrth y person rydych chi mewn cysylltiad ag ef, cyn gynted ag y "
                "bo’n ddiogel."
            ),
        ),
    }
)


def changed_mail(language: str) -> Mail:
    """The e-mail that says that a way in was changed, and not to what."""
    return _CHANGED_MAILS[language]


_CHANGED_TEXTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": "How you sign in has changed. If it was not you, tell the person you are in touch with.",
        "cy": (
            "Mae’r ffordd rydych chi’n mewngofnodi wedi newid. Os nad chi wnaeth hyn, dywedwch wrth y person rydych chi "
            "mewn cysylltiad ag ef."
        ),
    }
)


def changed_text(language: str) -> str:
    """The same as a text message, in one line."""
    return _CHANGED_TEXTS[language]
