"""How a name in a letter differs from the last letter to the same person (R80): a changed name is looked at before it goes out."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from victimcontact.casework.days import day_of
from victimcontact.casework.message_states import NOT_GONE, WENT
from victimcontact.casework.people import NameWanted
from victimcontact.records.models import Case, Message, Person
from victimcontact.scheme.words.composition import Filling
from victimcontact.scheme.words.cy.frame import FRAME as WELSH
from victimcontact.scheme.words.document import Frame
from victimcontact.scheme.words.en.frame import FRAME as ENGLISH

FRAMES: Mapping[str, Frame] = {"en": ENGLISH, "cy": WELSH}


class Kind(StrEnum):
    """How far apart two ways of writing are."""

    MARKS = "marks"  # only a mark on a letter: ŵ and w
    SPACING = "spacing"  # only hyphens, spaces, apostrophes or capitals
    OTHER = "other"


@dataclass(frozen=True)
class AsWritten:
    """A name as it stands in a letter: on the envelope, and where the letter begins."""

    addressee: str
    salutation: str


@dataclass(frozen=True)
class Difference:
    """One place at which two letters differ. `place` is `addressee` or `salutation`."""

    place: str
    before: str
    now: str
    kind: Kind


@dataclass(frozen=True)
class Comparison:
    """A name as it would be written beside the last letter that went. Without such a letter `before` is None."""

    now: AsWritten
    before: AsWritten | None
    sent_on: date | None
    document: str
    differences: tuple[Difference, ...]


def between(before: AsWritten, now: AsWritten) -> tuple[Difference, ...]:
    """Where two ways of writing a name differ, and how far; nothing where they are the same."""
    places = (("addressee", before.addressee, now.addressee), ("salutation", before.salutation, now.salutation))
    return tuple(
        Difference(place, old, new, kind_of(old, new)) for place, old, new in places if _composed(old) != _composed(new)
    )


def kind_of(before: str, now: str) -> Kind:
    """How far apart two different ways of writing are: only marks, only hyphens and the like, or more than that."""
    if _without_marks(before) == _without_marks(now):
        return Kind.MARKS
    return Kind.SPACING if _bare(before) == _bare(now) else Kind.OTHER


def of_person(person: Person) -> Comparison:
    """The name as it stands now beside the last letter that went."""
    return _comparison(_written(person.full_name, person.preferred_name, person.language), _last_letter(person))


def of_name(case: Case, name: NameWanted) -> Comparison:
    """A name that is about to be confirmed beside the last letter that went to the person of a case."""
    full = " ".join(part for part in (name.title, name.given_names, name.family_name) if part)
    return _comparison(_written(full, name.preferred_name, name.language), _last_letter(case.person))


def drafts_to_another_name(case: Case) -> list[str]:
    """The letters of a case that have not gone yet and are written to another name than the one that stands now, by reference."""
    now = of_person(case.person).now
    waiting = Message.objects.filter(case=case, channel="letter", state__in=NOT_GONE, recipient=case.person).defer(
        "pdf"
    )
    written = ((row.reference, AsWritten(row.to[0], row.content["salutation"])) for row in waiting.order_by("made_at"))
    return [reference for reference, as_written in written if between(as_written, now)]


def _written(full: str, preferred: str, language: str) -> AsWritten:
    filling = Filling({"recipient_name": preferred or full}, language)
    return AsWritten(full, filling.text(FRAMES[language].salutation))


def _comparison(now: AsWritten, last: Message | None) -> Comparison:
    if last is None:
        return Comparison(now, None, None, "", ())
    before = AsWritten(last.to[0], last.content["salutation"])
    sent_on = day_of(last.approved_at) if last.approved_at else None
    return Comparison(now, before, sent_on, last.document, between(before, now))


def _last_letter(person: Person) -> Message | None:
    sent = Message.objects.filter(recipient=person, channel="letter", state__in=WENT).defer("pdf")
    return sent.order_by("-approved_at").first()


def _composed(text: str) -> str:
    """Letter and mark as one character or as two are the same to a reader."""
    return unicodedata.normalize("NFC", text)


def _without_marks(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))


def _bare(text: str) -> str:
    return "".join(each for each in _without_marks(text).casefold() if each.isalnum())
