"""The e-mail that carries a member's sign-in code. It says what the code is for and nothing else: anybody may see it on a screen."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mail:
    """An e-mail in final words."""

    subject: str
    body: str


SUBJECT: Mapping[str, str] = {"en": "Your code", "cy": "Eich cod"}
BODY: Mapping[str, str] = {
    "en": (
        "Your code is {code}\n\n"
        "It works for 10 minutes. Nobody will ever ring you to ask for it.\n\n"
        "If you did not ask for a code, you do not need to do anything.\n"
    ),
    "cy": (
        "Eich cod yw {code}\n\n"
        "Mae'n gweithio am 10 munud. Ni fydd neb byth yn eich ffonio i ofyn amdano.\n\n"
        "Os na wnaethoch chi ofyn am god, nid oes angen i chi wneud dim.\n"
    ),
}


def code_mail(language: str, *, code: str) -> Mail:
    """The e-mail with a sign-in code, in `en` or `cy`."""
    return Mail(subject=SUBJECT[language], body=BODY[language].format(code=code))
