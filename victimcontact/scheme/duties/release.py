"""Towards release: when the work begins, and what a changed date calls for (D9, D12; P101)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from victimcontact.scheme.calendar import HORIZON, on_or_after, on_or_before, working_days_after
from victimcontact.scheme.duties.history import History
from victimcontact.scheme.duties.reviews import PAROLE
from victimcontact.scheme.duties.rows import OFFICER, Draft, Row, earliest, long_date, proof_of, subject_of, targets_of
from victimcontact.scheme.duties.values import Fact
from victimcontact.scheme.switches import Law

PREPARE_RELEASE = Row(
    "D9",
    "prepare_for_release",
    OFFICER,
    "Local setting D9",
    "Begin to prepare the victim for the release; {name}: {date}.",
    person=True,
    ends=True,
)
PAROLE_OPENING = Row(
    "D9",
    "check_parole_opening",
    OFFICER,
    "Local setting D9",
    "Check that the parole review is being opened; {name}: {date}.",
    person=True,
    ends=True,
)
DATE_CHANGE_LETTER = Row(
    "D12",
    "send_date_change_letter",
    OFFICER,
    "Local setting D12",
    "Send the letter that the release date has changed.",
    person=True,
    ends=True,
    tells=True,
)

PREPARING_LETTERS = ("L15",)
DATE_CHANGE_LETTERS = ("L08",)
RELEASE = "release"


@dataclass(frozen=True)
class Opening:
    """How the work for a key date begins: its row, which part of setting D9, and the date's name in words."""

    row: Row
    part: int
    name: str


OPENINGS: Mapping[str, Opening] = MappingProxyType(
    {
        RELEASE: Opening(PREPARE_RELEASE, 0, "release date"),
        "parole_eligibility": Opening(PAROLE_OPENING, 1, "parole eligibility date"),
        "tariff": Opening(PAROLE_OPENING, 1, "end of the tariff"),
    }
)


@dataclass(frozen=True)
class KeyDate:
    """A date as it stood from one fact until the next that changed it."""

    fact: Fact
    day: date
    replaces: date | None
    replaced_by: Fact | None


def derive(history: History, law: Law) -> Iterator[Draft]:
    """D9 for every date as it stood, and D12 for every release date that replaced another."""
    for name, opening in OPENINGS.items():
        for key_date in key_dates([fact for fact in history.of("key_date") if fact.text("name") == name]):
            yield from _opening(history, law, opening, key_date)
            if name == RELEASE and key_date.replaces not in (None, key_date.day):
                yield _date_change(history, law, key_date)


def key_dates(facts: list[Fact]) -> Iterator[KeyDate]:
    """The dates in order, without facts that only repeat the date that stood."""
    last_known: date | None = None
    for place, fact in enumerate(facts):
        day = fact.day("date")
        repeats = place > 0 and facts[place - 1].day("date") == day
        if day is not None and not repeats:
            replaced_by = next((later for later in facts[place + 1 :] if later.day("date") != day), None)
            yield KeyDate(fact, day, last_known, replaced_by)
        last_known = day or last_known


def _opening(history: History, law: Law, opening: Opening, key_date: KeyDate) -> Iterator[Draft]:
    """D9. A day that had gone by is replaced by the day the date was learned (its next working day).

    A beginning after the last day whose bank holidays are known cannot be due yet, and is left out until they are.
    """
    learned_on = key_date.fact.on
    last_on = key_date.day - timedelta(weeks=law.period("D9", opening.part))
    if last_on > HORIZON or (opening.row is PREPARE_RELEASE and key_date.day < learned_on):
        return
    due_on = on_or_before(last_on) if last_on >= learned_on else last_on
    if due_on < learned_on:
        last_on, due_on = learned_on, on_or_after(learned_on)
    yield Draft(
        opening.row,
        key_date.fact,
        due_on,
        last_on,
        about=subject_of(key_date.fact),
        proof=proof_of(_begun(history, opening, key_date)),
        ended_by=earliest(key_date.replaced_by, _released(history, opening, key_date)),
        words={"name": opening.name, "date": long_date(key_date.day)},
    )


def _begun(history: History, opening: Opening, key_date: KeyDate) -> Fact | None:
    """The letter before release; or the opening of a parole review that was not decided when the date was learned."""
    if opening.row is PREPARE_RELEASE:
        return history.contacts.letter(PREPARING_LETTERS, key_date.fact.on, targets_of(key_date.fact))
    running = (
        review
        for review in history.reviews
        if review.kind == PAROLE and not any(decision.on <= key_date.fact.on for decision in review.decisions)
    )
    return next((review.opened for review in running if review.opened), None)


def _released(history: History, opening: Opening, key_date: KeyDate) -> Fact | None:
    return history.first("released", key_date.fact.on) if opening.row is PREPARE_RELEASE else None


def _date_change(history: History, law: Law, key_date: KeyDate) -> Draft:
    updated_on = key_date.fact.on
    is_near = (key_date.day - updated_on).days < law.period("D12", 2)
    return Draft(
        DATE_CHANGE_LETTER,
        key_date.fact,
        working_days_after(updated_on, law.period("D12", 1 if is_near else 0)),
        about=subject_of(key_date.fact),
        proof=proof_of(history.contacts.letter(DATE_CHANGE_LETTERS, updated_on, targets_of(key_date.fact))),
    )
