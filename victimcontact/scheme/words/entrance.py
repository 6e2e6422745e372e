"""The e-mail or text that carries a sign-in code. Whoever reads over a shoulder learns nothing but the code."""

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
