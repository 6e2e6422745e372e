"""The pack for a home visit: pages for the officer, then forms for the person to fill in by hand.

A pack can be left on a bus. So it is known by a reference and first names, and this value has no place for an address, a number
or anything else that must not be carried around: what is not in it cannot be printed.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal

from victimcontact.casework.documents.labels import LABELS
from victimcontact.casework.documents.text import printed_passages
from victimcontact.casework.documents.typesetting import press
from victimcontact.scheme.words import visits
from victimcontact.scheme.words.months import day_in_words

MARKING: Final = "OFFICIAL-SENSITIVE"
SHRED: Final = "Write what you learned into the case on the day of the visit, then shred every page."
SAFETY: Final = (
    "Say to a colleague where you go, when you will be back, and who rings whom if you are not.",
    "Read the safe-contact plan on the case page on the day: addresses, numbers and the code word are not in this pack.",
    "Look at the incoming page and at the facts about risk before you leave. If something has changed, ask your manager first.",
    "At the door say only your name until you know who is there. Tell nobody else why you come, and show nobody this pack.",
    "If the offender or anybody of theirs is there, or you do not feel safe: go. You need no other reason.",
    "Leave no paper behind that shows what this is, unless the person asks for it and it is safe with them.",
    "In an emergency ring 999. Back in the car or on the train, ring your colleague.",
)


@dataclass(frozen=True, slots=True)
class VisitPack:
    """What an officer takes along. `told` and `open` are days with what was told or is owed; `language` is the person's."""

    reference: str
    made_on: date
    officer: str
    language: Literal["en", "cy"]
    facts: tuple[tuple[str, str], ...]
    told: tuple[tuple[date, str], ...]
    owed: tuple[tuple[date, str], ...]
    questions: tuple[str, ...]


def pdf(pack: VisitPack, *, fonts: Path | None = None) -> bytes:
    """The pack as PDF/UA-1; the same pack always gives the same bytes. Raises `NoGlyph`, `FontsMissing`."""
    return press(fonts).typeset("visit_pack.typ", _values(pack))


def _values(pack: VisitPack) -> dict[str, object]:
    return {
        "title": f"Visit pack, {pack.reference}",
        "reference": pack.reference,
        "made_on": day_in_words(pack.made_on, "en"),
        "officer": pack.officer,
        "marking": MARKING,
        "shred": SHRED,
        "safety": SAFETY,
        "facts": [(name, printed_passages(value)) for name, value in pack.facts],
        "told": _days(pack.told),
        "owed": _days(pack.owed),
        "questions": pack.questions,
        "language": pack.language,
        "page": LABELS[pack.language]["page"],
        "forms": [_form(form) for form in visits.forms(pack.language)],
        "signature": [visits.SIGNATURE[pack.language].name, visits.SIGNATURE[pack.language].day],
    }


def _days(rows: tuple[tuple[date, str], ...]) -> list[tuple[str, str]]:
    return [(day_in_words(day, "en"), text) for day, text in rows]


def _form(form: visits.Form) -> dict[str, object]:
    return {
        "title": form.title,
        "opening": form.opening,
        "questions": [{"text": each.text, "answers": each.answers, "lines": each.lines} for each in form.questions],
        "signed": form.signed,
    }
