"""The forms a person may fill in by hand when their officer visits: what they want to hear, how to reach them safely, what they agree to.

They are in the language of the person. Nothing of what we know stands on them (R73, R77, R86).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Question:
    """Something that is asked on paper: boxes to tick for the `answers`, then so many empty `lines` to write on."""

    text: str
    answers: tuple[str, ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """One form, on a page of its own. `signed`: the words above a place for a name and a day, empty where none is asked for."""

    title: str
    opening: str
    questions: tuple[Question, ...]
    signed: str = ""


@dataclass(frozen=True, slots=True)
class SignatureWords:
    """What stands under the lines for a signature."""

    name: str
    day: str


_ENGLISH: Final = (
    Form(
        "What you want to hear",
        "You choose. You can change your mind at any time, and you do not have to say why.",
        (
            Question(
                "Do you want to hear from us?",
                ("Yes, I want to join", "Not now: ask me again later", "No", "Never ask me again"),
            ),
            Question(
                "If yes, what do you want to hear?",
                (
                    "Every big step as it happens, and a letter once a year",
                    "The month of release, and a letter once a year",
                    "Only the month of release",
                ),
            ),
            Question("How should we tell you?", ("By letter", "By email", "By text message")),
            Question(
                "Do you want to ask for rules that keep you safe after release?", ("Yes", "No", "I do not know yet")
            ),
            Question("Is there anything you do not want to hear about?", lines=3),
        ),
        "This is what I want for now.",
    ),
    Form(
        "Reaching you safely",
        "We use only what you say is safe. Leave out what you do not want to write down: you can tell us on the phone.",
        (
            Question("Is it safe to call you?", ("Yes", "No"), lines=1),
            Question("Is it safe to leave a voicemail?", ("Yes", "No")),
            Question("Is it safe to send a text message?", ("Yes", "No")),
            Question("Is it safe to send an email?", ("Yes", "No"), lines=1),
            Question("Is it safe to write to you at home?", ("Yes", "No")),
            Question("Who else could see our post, your phone or your email?", lines=2),
            Question("When is a good time, and which days should we avoid?", lines=2),
            Question("Do you need an interpreter, large print or anything else?", lines=2),
            Question("Do you want a code word, so that you know it is us?", ("Yes", "No")),
        ),
    ),
    Form(
        "What you agree to",
        "Tick only what is right for you. Saying no changes nothing in how we treat you.",
        (
            Question("May we talk about this with somebody you trust? Who is it?", ("Yes", "No"), lines=2),
            Question("May we give your name to a group that helps victims?", ("Yes", "No"), lines=1),
            Question("Did we tell you who reads what you say to us, and what we must pass on?", ("Yes", "No")),
        ),
        "I have read this, or it was read to me.",
    ),
)
_WELSH: Final = (
    Form(
        "Beth rydych chi am ei glywed",
        "Chi sy’n dewis. Gallwch newid eich meddwl unrhyw bryd, heb orfod dweud pam.",
        (
            Question(
                "Ydych chi am glywed gennym ni?",
                (
                    "Ydw, rwyf am ymuno",
                    "Ddim nawr: gofynnwch eto yn nes ymlaen",
                    "Nac ydw",
                    "Peidiwch byth â gofyn eto",
                ),
            ),
            Question(
                "Os ydych, beth rydych chi am ei glywed?",
                (
                    "Pob cam mawr wrth iddo ddigwydd, a llythyr unwaith y flwyddyn",
                    "Y mis rhyddhau, a llythyr unwaith y flwyddyn",
                    "Dim ond y mis rhyddhau",
                ),
            ),
            Question("Sut dylem ni ddweud wrthych?", ("Drwy lythyr", "Drwy e-bost", "Drwy neges destun")),
            Question(
                "Ydych chi am ofyn am reolau i’ch cadw’n ddiogel ar ôl y rhyddhau?",
                ("Ydw", "Nac ydw", "Dydw i ddim yn gwybod eto"),
            ),
            Question("Oes rhywbeth nad ydych am glywed amdano?", lines=3),
        ),
        "Dyma beth rwyf am ei gael am y tro.",
    ),
    Form(
        "Cysylltu â chi yn ddiogel",
        "Dim ond yr hyn sy’n ddiogel yn eich barn chi y byddwn yn ei ddefnyddio. Gadewch allan unrhyw beth nad ydych am ei "
        "roi ar bapur: gallwch ei ddweud dros y ffôn.",
        (
            Question("A yw’n ddiogel eich ffonio?", ("Ydy", "Nac ydy"), lines=1),
            Question("A yw’n ddiogel gadael neges llais?", ("Ydy", "Nac ydy")),
            Question("A yw’n ddiogel anfon neges destun?", ("Ydy", "Nac ydy")),
            Question("A yw’n ddiogel anfon e-bost?", ("Ydy", "Nac ydy"), lines=1),
            Question("A yw’n ddiogel ysgrifennu atoch gartref?", ("Ydy", "Nac ydy")),
            Question("Pwy arall allai weld ein post, eich ffôn neu eich e-bost?", lines=2),
            Question("Pryd mae’n amser da, a pha ddyddiau dylem eu hosgoi?", lines=2),
            Question("Oes angen cyfieithydd, print bras neu rywbeth arall arnoch?", lines=2),
            Question("Ydych chi am gael gair cod, er mwyn gwybod mai ni sydd yno?", ("Ydw", "Nac ydw")),
        ),
    ),
    Form(
        "Beth rydych chi’n cytuno iddo",
        "Ticiwch dim ond yr hyn sy’n iawn i chi. Ni fydd dweud na yn newid sut rydym yn eich trin.",
        (
            Question(
                "Gawn ni siarad am hyn gyda rhywun rydych yn ymddiried ynddo? Pwy?", ("Cewch", "Na chewch"), lines=2
            ),
            Question("Gawn ni roi eich enw i grŵp sy’n helpu dioddefwyr?", ("Cewch", "Na chewch"), lines=1),
            Question(
                "A ddywedom wrthych pwy sy’n darllen yr hyn rydych yn ei ddweud, a beth mae’n rhaid inni ei basio ymlaen?",
                ("Do", "Naddo"),
            ),
        ),
        "Rwyf wedi darllen hwn, neu cafodd ei ddarllen i mi.",
    ),
)

FORMS: Final[Mapping[str, tuple[Form, ...]]] = MappingProxyType({"en": _ENGLISH, "cy": _WELSH})
SIGNATURE: Final[Mapping[str, SignatureWords]] = MappingProxyType(
    {"en": SignatureWords("Your name", "Day"), "cy": SignatureWords("Eich enw", "Diwrnod")}
)


def forms(language: str) -> tuple[Form, ...]:
    """The forms of a visit in `en` or `cy`, each for a page of its own. Raises `KeyError` for a language there is not."""
    return FORMS[language]
