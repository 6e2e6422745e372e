"""The licence: conditions the victim asked for, views on curfew and changes, a new address or
a contact nobody wanted (P62, P64, D7, P70, D8, D16; P74).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from victimcontact.scheme.calendar import on_or_before, working_days_after, working_days_before
from victimcontact.scheme.duties.history import History
from victimcontact.scheme.duties.rows import (
    OFFICER,
    PRACTITIONER,
    Draft,
    Row,
    earliest,
    long_date,
    proof_of,
    subject_of,
    targets_of,
)
from victimcontact.scheme.duties.values import Fact
from victimcontact.scheme.switches import Law

_HARD_STOP_SOURCE = "Create and vary a licence: hard stop two working days before the licence starts"

CONFIRM_CONDITIONS = Row(
    "P64",
    "get_conditions_confirmed",
    OFFICER,
    _HARD_STOP_SOURCE,
    "Get the condition the victim asked for confirmed before the hard stop; the licence starts on {start}.",
    ends=True,
)
HARD_STOP = Row(
    "P62",
    "hard_stop",
    PRACTITIONER,
    _HARD_STOP_SOURCE,
    "Submit the licence with the condition the victim asked for; later only a standard licence is possible.",
    ends=True,
)
ACKNOWLEDGE_REQUEST = Row(
    "D7",
    "acknowledge_request",
    PRACTITIONER,
    "Local setting D7",
    "Acknowledge the condition the victim asked for.",
    ends=True,
)
TELL_CONDITION = Row(
    "D7",
    "tell_condition_outcome",
    OFFICER,
    "Local setting D7",
    "Tell the victim what was decided about the condition they asked for, with the reasons.",
    person=True,
)
CURFEW_VIEWS = Row(
    "P70",
    "collect_views_on_hdc",
    OFFICER,
    "Assess for early release: 14 days for the victim",
    "Collect the victim’s views on home detention curfew, at the latest on {last_on}.",
    person=True,
    ends=True,
)
VARIATION_VIEWS = Row(
    "D8",
    "collect_views_on_variation",
    OFFICER,
    "Local setting D8",
    "Collect the victim’s views on changing the licence, at the latest on {last_on}.",
    person=True,
    ends=True,
)
REVIEW_CONDITIONS = Row(
    "D16",
    "review_conditions",
    OFFICER,
    "Local setting D16",
    "Look at zones and conditions again today: the victim’s address has changed.",
    ends=True,
)
REVIEW_AFTER_CONTACT = replace(
    REVIEW_CONDITIONS,
    text="Look at zones and conditions again today: the victim has told of a contact that nobody wanted.",
)

CONDITION_LETTERS = ("L15", "L16")
CURFEW_REPORT = "R03"
HARD_STOP_WORKING_DAYS, WARNING_WORKING_DAYS = 2, 2


def derive(history: History, law: Law) -> Iterator[Draft]:
    """What is owed about conditions and the licence."""
    yield from _licence_starts(history)
    for request in history.of("condition_requested"):
        yield _acknowledgement(history, law, request)
    for decided in history.of("condition_decided"):
        yield _condition_outcome(history, law, decided)
    for consulted in history.of("consulted"):
        yield from _views(history, law, consulted)
    for change in history.of("address_changed"):
        yield _review(history, REVIEW_CONDITIONS, change)
    for told in history.of("risk_told"):
        if told.flag("unwanted_contact"):
            yield _review(history, REVIEW_AFTER_CONTACT, told)


def hard_stop(start: date) -> date:
    """Two working days before the licence starts, stepping first off a start that is no working day (P62)."""
    return working_days_before(on_or_before(start), HARD_STOP_WORKING_DAYS)


def warning(start: date) -> date:
    """The day by which the practitioner should have confirmed what the victim asked for (P64)."""
    return working_days_before(hard_stop(start), WARNING_WORKING_DAYS)


def _licence_starts(history: History) -> Iterator[Draft]:
    """P64 and P62 for every request that was not decided when both it and the start of the licence were known."""
    starts = [fact for fact in history.of("licence_starts") if fact.day("date") is not None]
    for place, start in enumerate(starts):
        day = start.day("date")
        if day is None or (place > 0 and starts[place - 1].day("date") == day):
            continue
        replaced_by = next((later for later in starts[place + 1 :] if later.day("date") != day), None)
        for request in history.of("condition_requested"):
            if replaced_by is None or request.on <= replaced_by.on:
                yield from _before_hard_stop(history, start, day, request, replaced_by)


def _before_hard_stop(
    history: History, start: Fact, day: date, request: Fact, replaced_by: Fact | None
) -> Iterator[Draft]:
    decided = _reply(history, "condition_decided", request)
    both_known_on = max(start.on, request.on)
    if decided is not None and decided.on < both_known_on:
        return
    confirmed = earliest(_reply(history, "condition_confirmed", request), decided)
    stop_on = hard_stop(day)
    due = {
        CONFIRM_CONDITIONS: (warning(day), confirmed),
        HARD_STOP: (stop_on, decided),
    }
    for row, (due_on, proof) in due.items():
        yield Draft(
            row,
            request,
            due_on,
            about=subject_of(request),
            anchor=start,
            proof=proof_of(proof),
            ended_by=replaced_by,
            words={"start": long_date(day)},
        )


def _reply(history: History, kind: str, request: Fact) -> Fact | None:
    """The first reply of a kind to a request, since it was made."""
    return history.first(kind, request.on, lambda fact: fact.text("request") == request.text("request"))


def _acknowledgement(history: History, law: Law, request: Fact) -> Draft:
    replied = earliest(_reply(history, "condition_confirmed", request), _reply(history, "condition_decided", request))
    return Draft(
        ACKNOWLEDGE_REQUEST,
        request,
        working_days_after(request.on, law.period("D7")),
        about=subject_of(request),
        proof=proof_of(replied),
    )


def _condition_outcome(history: History, law: Law, decided: Fact) -> Draft:
    told = earliest(
        history.contacts.letter(CONDITION_LETTERS, decided.on, targets_of(decided)),
        history.contacts.answer(decided.on, targets_of(decided)),
    )
    return Draft(
        TELL_CONDITION,
        decided,
        working_days_after(decided.on, law.period("D7", 1)),
        about=subject_of(decided),
        proof=proof_of(told),
    )


def _review(history: History, row: Row, change: Fact) -> Draft:
    """D16: what was asked for and granted is looked at the same day, whatever day it is, until they were spoken with about it."""
    looked_at = history.contacts.answer(change.on, targets_of(change))
    return Draft(row, change, change.on, about=subject_of(change), proof=proof_of(looked_at))


def _views(history: History, law: Law, consulted: Fact) -> Iterator[Draft]:
    """P70 and D8: periods given to the victim. The last day is theirs; we answer on a working day."""
    kind = consulted.text("kind")
    if kind == "hdc":
        row, last_on = CURFEW_VIEWS, consulted.on + timedelta(days=law.period("D14"))
        reported = history.first("submitted", consulted.on, lambda fact: fact.text("document") == CURFEW_REPORT)
    elif kind == "licence_variation":
        part = 1 if consulted.flag("emergency") else 0
        row, last_on, reported = VARIATION_VIEWS, working_days_after(consulted.on, law.period("D8", part)), None
    else:
        return
    collected = history.contacts.answer(consulted.on, targets_of(consulted))
    yield Draft(
        row,
        consulted,
        on_or_before(last_on),
        last_on,
        about=subject_of(consulted),
        proof=proof_of(earliest(collected, reported)),
    )
