"""What hangs on a hearing of the Parole Board: statement, non-disclosure, hearing in public, decision.

Every row hangs on one listing. When the date moves, rows that were not kept end and new ones begin (P7).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from victimcontact.scheme.calendar import on_or_before, working_days_after, working_days_before
from victimcontact.scheme.duties.history import History
from victimcontact.scheme.duties.reviews import HEARD_BY_THE_BOARD, PAROLE, Listing, Review, provided_on
from victimcontact.scheme.duties.rows import (
    BOARD,
    MANAGER,
    OFFICER,
    SECRETARY,
    VICTIM,
    Draft,
    Proof,
    Row,
    earliest,
    long_date,
    proof_of,
    subject_of,
    targets_of,
)
from victimcontact.scheme.duties.values import Fact
from victimcontact.scheme.switches import Law

_RULE_17 = "Parole Board Rules 2019, rule 17"
_IN_PUBLIC = "Parole Board Rules 2019 as amended on 21 July 2022 (hearings in public)"

APPROVE_STATEMENT = Row(
    "D3",
    "get_statement_approved",
    OFFICER,
    "Local setting D3",
    "Get the victim’s approval of their statement for the hearing on {hearing}.",
    person=True,
    ends=True,
)
SEND_STATEMENT = Row(
    "P28",
    "send_statement_to_parole_board",
    OFFICER,
    "GOV.UK: make a statement to the Parole Board",
    "Send the victim’s statement to the Parole Board, at the latest on {last_on}, for the hearing on {hearing}.",
    person=True,
    ends=True,
)
NON_DISCLOSURE_PACK = Row(
    "D4",
    "prepare_non_disclosure_pack",
    OFFICER,
    "Local setting D4",
    "Give the Secretary of State what is needed to ask that the prisoner does not see the statement.",
    person=True,
    ends=True,
)
NON_DISCLOSURE = Row(
    "P33",
    "apply_for_non_disclosure",
    SECRETARY,
    _RULE_17,
    "Apply to the Parole Board to withhold the statement from the prisoner, at the latest on {last_on}.",
    lapses=True,
    ends=True,
)
NON_DISCLOSURE_CHOICE = Row(
    "P36",
    "choose_if_non_disclosure_refused",
    VICTIM,
    "Local rule P36",
    "Choose what happens to the statement if the Board does not withhold it: withdraw, redact or accept.",
    person=True,
    ends=True,
)
LATE_NON_DISCLOSURE = Row(
    "P33",
    "escalate_late_non_disclosure",
    MANAGER,
    _RULE_17,
    "Decide what to do: the victim wants the statement withheld, and the last day to apply was {last_day}.",
    person=True,
    ends=True,
)
PUBLIC_HEARING = Row(
    "P37",
    "apply_for_public_hearing",
    VICTIM,
    _IN_PUBLIC,
    "Anybody may ask for the hearing on {hearing} to be in public, at the latest on {last_on}.",
    lapses=True,
    ends=True,
)
PUBLIC_HEARING_VIEWS = Row(
    "P38",
    "collect_views_on_public_hearing",
    OFFICER,
    _IN_PUBLIC,
    "Ask the victim what they think of a hearing in public: somebody has applied for it.",
    person=True,
    ends=True,
)
DECIDE = Row(
    "P41",
    "decide",
    BOARD,
    "Parole Board Rules 2019, rule 25",
    "Decide after the hearing on {hearing}, at the latest on {last_on}.",
    ends=True,
)

NON_DISCLOSURE_DAYS = 56
PUBLIC_HEARING_DAYS = 84
DECISION_DAYS = 14
VIEWS_WORKING_DAYS = 5

STATEMENT_REPORT = "R01"
WITHHELD_REPORT = "R01-B"


@dataclass(frozen=True)
class Hearing:
    """One date of a hearing: the review, the notice that set the date, and what ended it (a new date, a decision)."""

    review: Review
    listing: Listing
    on: date
    ended_by: Fact | None

    @property
    def set_by(self) -> Fact:
        return self.listing.fact

    def days_before(self, days: int) -> date:
        """The legal date that lies this many calendar days before the hearing (P4)."""
        return self.on - timedelta(days=days)

    def stands_on(self, day: date) -> bool:
        """Whether the date still stood on that day."""
        return self.ended_by is None or day <= self.ended_by.on


def derive(history: History, law: Law) -> Iterator[Draft]:
    """The duties and windows of every hearing of a parole or recall review."""
    for review in history.reviews:
        if review.kind in HEARD_BY_THE_BOARD:
            yield from _of_a_review(history, law, review)
    for applied in history.of("public_hearing_applied"):
        yield _views_on_public_hearing(history, applied)


def _of_a_review(history: History, law: Law, review: Review) -> Iterator[Draft]:
    in_public = review.kind == PAROLE and law.in_force("SW-PB22", history.on)
    for listing, day in review.hearings:
        hearing = Hearing(review, listing, day, earliest(listing.moved_by, review.decision_after(listing.fact)))
        yield from _statement(history, law, hearing)
        yield from _non_disclosure(history, law, hearing)
        if in_public:
            yield _public_hearing(history, hearing)
        yield _decision(hearing)


def _statement(history: History, law: Law, hearing: Hearing) -> Iterator[Draft]:
    """P28 and D3. A statement sent for any date of the review stays valid (P7)."""
    sent = next((fact for fact in history.of("submitted") if _is_statement(fact, hearing.review)), None)
    wanted, chosen = _non_disclosure_facts(history, hearing.review)
    last_on, due_on = _statement_dates(law, hearing)
    approval_due_on = working_days_before(due_on, law.period("D3", 1))
    approved = earliest(sent, _approval(history, hearing.review))
    yield _draft(APPROVE_STATEMENT, hearing, approval_due_on, proof=proof_of(approved))
    blocked_by = "P36" if wanted is not None and chosen is None else None
    yield _draft(SEND_STATEMENT, hearing, due_on, last_on, proof=proof_of(sent), blocked_by=blocked_by)


def _statement_dates(law: Law, hearing: Hearing) -> tuple[date, date]:
    last_on = hearing.days_before(law.period("D3"))
    return last_on, on_or_before(last_on)


def _is_statement(fact: Fact, review: Review) -> bool:
    return fact.text("document") == STATEMENT_REPORT and fact.text("review") in (review.id, None)


def _approval(history: History, review: Review) -> Fact | None:
    """The victim approved the report: it was put before them, and they answered."""
    targets = frozenset({review.id}) if review.id else frozenset()
    return next(
        (
            contact.fact
            for contact in history.contacts.through
            if contact.document == STATEMENT_REPORT
            and contact.outcome in ("acknowledged", "completed")
            and contact.may_be_about(targets)
        ),
        None,
    )


def _non_disclosure_facts(history: History, review: Review) -> tuple[Fact | None, Fact | None]:
    """The first wish that the prisoner does not see the statement, and the choice made since the last such wish.

    A wish that names no review holds for every one: no statement may go to a prisoner because a field was left out.
    """
    wanted = [fact for fact in history.of("non_disclosure_wanted") if fact.text("review") in (review.id, None)]
    if not wanted:
        return None, None
    named = (review.id, wanted[-1].text("review"))
    chosen = history.first("non_disclosure_choice", wanted[-1].on, lambda fact: fact.text("review") in named)
    return wanted[0], chosen


def _non_disclosure(history: History, law: Law, hearing: Hearing) -> Iterator[Draft]:
    """D4 and P33: windows of the victim's until non-disclosure is wanted, duties from then on."""
    wanted, chosen = _non_disclosure_facts(history, hearing.review)
    if wanted is not None and not hearing.stands_on(wanted.on):
        wanted = None
    last_on = hearing.days_before(NON_DISCLOSURE_DAYS)
    due_on = on_or_before(last_on)
    pack = history.first("submitted", date.min, lambda fact: _is_pack(fact, hearing.review))
    pack_due_on = working_days_before(due_on, law.period("D4"))
    is_window = wanted is None
    yield _draft(NON_DISCLOSURE_PACK, hearing, pack_due_on, proof=proof_of(pack), window=is_window)
    yield _draft(NON_DISCLOSURE, hearing, due_on, last_on, window=is_window)
    if wanted is not None:
        yield from _once_wanted(law, hearing, wanted, chosen)


def _is_pack(fact: Fact, review: Review) -> bool:
    return fact.text("document") == WITHHELD_REPORT and review.has(fact)


def _once_wanted(law: Law, hearing: Hearing, wanted: Fact, chosen: Fact | None) -> Iterator[Draft]:
    _, due_on = _statement_dates(law, hearing)
    yield Draft(
        NON_DISCLOSURE_CHOICE,
        wanted,
        due_on,
        about=hearing.review.id,
        anchor=hearing.set_by,
        proof=proof_of(chosen),
        ended_by=hearing.ended_by,
    )
    last_on = hearing.days_before(NON_DISCLOSURE_DAYS)
    arose_on = max(wanted.on, hearing.set_by.on)
    if arose_on > last_on:
        yield Draft(
            LATE_NON_DISCLOSURE,
            wanted,
            due_on=arose_on,
            about=hearing.review.id,
            anchor=hearing.set_by,
            ended_by=hearing.ended_by,
            words={"last_day": long_date(last_on)},
        )


def _public_hearing(history: History, hearing: Hearing) -> Draft:
    last_on = hearing.days_before(PUBLIC_HEARING_DAYS)
    applied = history.first("public_hearing_applied", date.min, hearing.review.has)
    return _draft(PUBLIC_HEARING, hearing, on_or_before(last_on), last_on, proof=proof_of(applied))


def _views_on_public_hearing(history: History, applied: Fact) -> Draft:
    review = history.review_of(applied)
    return Draft(
        PUBLIC_HEARING_VIEWS,
        applied,
        due_on=working_days_after(applied.on, VIEWS_WORKING_DAYS),
        about=subject_of(applied),
        proof=proof_of(history.contacts.answer(applied.on, targets_of(applied))),
        ended_by=review.decision_after(applied) if review else None,
    )


def _decision(hearing: Hearing) -> Draft:
    last_on = hearing.on + timedelta(days=DECISION_DAYS)
    decided = hearing.review.decision_since(hearing.set_by)
    return Draft(
        DECIDE,
        hearing.set_by,
        due_on=on_or_before(last_on),
        last_on=last_on,
        about=hearing.review.id,
        proof=Proof(decided.id, provided_on(decided)) if decided else None,
        ended_by=hearing.listing.moved_by,
        words={"hearing": long_date(hearing.on)},
    )


def _draft(
    row: Row,
    hearing: Hearing,
    due_on: date,
    last_on: date | None = None,
    *,
    proof: Proof | None = None,
    blocked_by: str | None = None,
    window: bool = False,
) -> Draft:
    """A row that hangs on a date of a hearing and ends with it."""
    return Draft(
        row,
        hearing.set_by,
        due_on,
        last_on,
        about=hearing.review.id,
        proof=proof,
        ended_by=hearing.ended_by,
        blocked_by=blocked_by,
        window=window,
        words={"hearing": long_date(hearing.on)},
    )
