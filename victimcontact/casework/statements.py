"""A victim's statement: begun for a review, written down by the officer, read back, approved in exactly these words, or taken back.

What the member does in their own pages is in `own_statements`; how a statement goes out is in `statement_sending`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import access, audit, contacts, laws, references, review_dates
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.reviews import ReviewEnded
from victimcontact.casework.statement_words import Words, keep, latest, words_in
from victimcontact.records.models import (
    Account,
    Case,
    Person,
    Review,
    StatementStep,
    StatementTyping,
    StatementUse,
    StatementVersion,
)
from victimcontact.records.models import Statement as Statement
from victimcontact.scheme import impact_statements
from victimcontact.scheme import statements as scheme
from victimcontact.scheme.impact_statements import WhyNot
from victimcontact.scheme.moves import NotAllowed
from victimcontact.scheme.roles import May
from victimcontact.scheme.statement_moves import ENDED, StatementEvent, StatementGuard, StatementState, move_statement
from victimcontact.scheme.statements import Maker, Presentation, Thought
from victimcontact.scheme.words.statements import PARTS

KIND_OF: Mapping[str, str] = {"parole": "parole", "recall_review": "parole", "tribunal": "tribunal"}
NO_LONGER_LIVE = frozenset({*ENDED, StatementState.TAKING_BACK, StatementState.ASKED_BACK})
MAKER_OF: Mapping[str, Maker] = {
    "victim": Maker.VICTIM,
    "bereaved_relative": Maker.CLOSE_RELATIVE,
    "parent_or_guardian": Maker.GUARDIAN_OR_CARER,
    "acting_for": Maker.GUARDIAN_OR_CARER,
}
BEGIN, ARRANGE, MAY_ATTEND = "begin", "arrange", "may_attend"
PORTAL = "portal"
HOW_CHANNELS: Mapping[str, str] = {"read_back_call": "phone", "in_person": "visit", PORTAL: "portal"}
# The report whose statement the ledger waits for (D3, P28).
REPORTED_IN = "R01"
ADULT_YEARS = 18


class NoStatementHere(Exception):
    """No statement of a victim's goes to this kind of review."""


class NotReceivedHere(Exception):
    """The tribunal may not receive one in this case: another kind of order, or an application made too early (P77)."""


class OneAlready(Exception):
    """This case has a live statement for this review."""


class NothingNoted(Exception):
    """A manager who lets a child attend says why."""


class NeedsManager(Exception):
    """Somebody who may be a child does not read it in the room, unless a manager has noted why they may (P27)."""


@dataclass(frozen=True)
class Arranged:
    """Who makes the statement, by what authority (P23), and how it is to be given. `child_assisted`: written with a child.

    `language` is what it is written in; empty leaves it as it is.
    """

    maker: Maker
    authority: str = ""
    presentation: Presentation | None = None
    support_person: str = ""
    child_assisted: bool = False
    language: str = ""


@action(needs=May.WRITE_REPORT)
def start(*, case: Case, review: Review, by: Account, now: datetime) -> Statement:
    """An officer begins to write down what the victim says for a review, from their last statement if there is one. The Board hears
    also a victim who has not joined, or does not want to (P29); only a tribunal hears members alone (P77).

    Raises `NoStatementHere`, `NotReceivedHere`, `OneAlready`, `reviews.ReviewEnded`.
    """
    return begin(case, review, StatementState.DRAFT, by=by, now=now)


@action(needs=May.WRITE_REPORT)
def write(*, statement: Statement, words: Words, version: int, by: Account, now: datetime) -> StatementVersion:
    """Save what the victim dictated: an approval of other words no longer counts, and they have it read to them again.

    `version` is `version_of` the statement when the form was opened. Raises `access.Stale`, or `scheme.moves.NotAllowed` once it
    has gone or was taken back.
    """
    fresh = locked(statement)
    if version_of(fresh) != version:
        raise access.Stale(statement.reference)
    move(fresh, StatementEvent.WRITE)
    return save_words(fresh, words, StatementEvent.WRITE, by=by, now=now)


@action(needs=May.WRITE_REPORT)
def arrange(*, statement: Statement, arranged: Arranged, by: Account, now: datetime) -> Statement:
    """Who makes it and how it is to be given, as the victim told the officer. Raises `NeedsManager`, `scheme.moves.NotAllowed`."""
    return settle(locked(statement), arranged, by=by, now=now)


@action(needs=May.APPROVE_AS_MANAGER)
def let_attend(*, statement: Statement, note: str, by: Account, now: datetime) -> Statement:
    """A manager notes why somebody who may be a child may still be in the room (P27, R64). Raises `NothingNoted`."""
    fresh = locked(statement)
    if not note.strip():
        raise NothingNoted
    step(fresh, MAY_ATTEND, by=by, now=now, note=note.strip())
    return fresh


@action(needs=May.WRITE_REPORT)
def ask_victim(*, statement: Statement, by: Account, now: datetime) -> Statement:
    """It is theirs to read, or to have read to them. Raises `scheme.moves.NotAllowed`, `GuardNotMet` when nothing is written."""
    return go(locked(statement), StatementEvent.ASK_VICTIM, by=by, now=now)


@action(needs=May.WRITE_REPORT)
def record_approval(*, statement: Statement, how: str, understood: bool, by: Account, now: datetime) -> Statement:
    """The victim approved these words, told to the officer: `how` is `read_back_call` or `in_person`. The words are locked by their hash.

    `understood`: they know who can read it (P31). Raises `scheme.moves.GuardNotMet` or `NotAllowed`.
    """
    return approve(locked(statement), how, understood=understood, by=by, now=now)


@action(needs=May.WRITE_REPORT)
def withdraw(*, statement: Statement, note: str, by: Account, now: datetime) -> Statement:
    """The victim told the officer that they take it back. Raises `scheme.moves.NotAllowed` when they had done so before."""
    return take_back(locked(statement), by=by, now=now, note=note)


def statement_for(account: Account, reference: str, *, now: datetime) -> Statement:
    """An officer comes to a statement through its case, with the look written down: the victim is told of it.

    Raises `access.NotFound`.
    """
    access.require(account, May.WRITE_REPORT)
    statement = Statement.objects.select_related("review").filter(reference=reference).first()
    if statement is None:
        raise access.NotFound(reference)
    statement.case = access.case_for(account, statement.case.reference, now=now)
    subject = f"statement:{reference}"
    audit.write("statements.look", by=account, now=now, case_reference=statement.case.reference, subject=subject)
    return statement


def of_case(case: Case) -> list[Statement]:
    """The statements of a case, newest first: where they stand, not what they say."""
    return list(Statement.objects.filter(case=case).select_related("review").order_by("-made_at", "pk"))


def reviews_to_state_for(case: Case) -> list[Review]:
    """The open reviews for which this case may have a statement and has no live one, oldest first."""
    live = Statement.objects.filter(case=case).exclude(state__in=NO_LONGER_LIVE)
    rows = Review.objects.filter(sentence=case.sentence_id, kind__in=KIND_OF, ended_at__isnull=True)
    return [
        review
        for review in rows.exclude(pk__in=live.values("review")).order_by("made_at", "pk")
        if why_not_received(case, review) is None
    ]


def not_received(case: Case) -> list[tuple[Review, WhyNot]]:
    """The open reviews by a tribunal that may not receive a statement in this case, oldest first, each with why."""
    rows = Review.objects.filter(sentence=case.sentence_id, kind="tribunal", ended_at__isnull=True)
    found = ((review, why_not_received(case, review)) for review in rows.order_by("made_at", "pk"))
    return [(review, why) for review, why in found if why is not None]


def why_not_received(case: Case, review: Review) -> WhyNot | None:
    """Why no statement may be received in this review (P77): by the order and the day of the application; nothing when it may."""
    if KIND_OF[review.kind] != "tribunal":
        return None
    applied_on = review_dates.dates_of(review).application_made_on or day_of(review.made_at)
    return impact_statements.why_not(route=case.route, applied_on=applied_on, law=laws.in_force())


def thoughts_on_family(statement: Statement) -> tuple[Thought, ...]:
    """What to talk over about the statements of one family, for officers only: members know nothing of one another (P23)."""
    live = Statement.objects.filter(review=statement.review_id).exclude(state__in=NO_LONGER_LIVE)
    return scheme.thoughts_on_makers(map(Maker, live.values_list("maker", flat=True)))


def ways_to_give(statement: Statement, *, on: date) -> tuple[Presentation, ...]:
    """How the maker may choose to give it on a day (P27, R64)."""
    noted = StatementStep.objects.filter(statement=statement, event=MAY_ATTEND).exists()
    return scheme.presentations_for(may_be_a_child=may_be_a_child(statement.case.person, on=on), manager_noted=noted)


def may_be_a_child(person: Person, *, on: date) -> bool:
    """Whether somebody is under 18 on a day, or nobody knows (R19)."""
    born = person.born_on
    if born is None:
        return True
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day)) < ADULT_YEARS


def version_of(statement: Statement) -> int:
    """How often the words were changed, saved or not: a form opened at another number is answered with both."""
    return sum(StatementTyping.objects.filter(statement=statement).values_list("stamp", flat=True))


def steps(statement: Statement) -> list[StatementStep]:
    """Everything that happened to it, oldest first."""
    rows = StatementStep.objects.filter(statement=statement).select_related("made_by__officer")
    return list(rows.order_by("made_at", "pk"))


def last_approval(statement: Statement) -> StatementStep | None:
    """How the words that stand now were approved; None where nobody has, or other words."""
    approved = StatementStep.objects.filter(
        statement=statement, event=StatementEvent.APPROVE, content_hash=latest(statement).content_hash
    )
    return approved.order_by("-made_at", "pk").first()


# Within verbs.


def begin(case: Case, review: Review, state: StatementState, *, by: Account, now: datetime) -> Statement:
    """A new statement, with the words of the last one of its kind, which stays as it is."""
    _require_room(case, review)
    before = _to_continue(case, KIND_OF[review.kind])
    statement = Statement.objects.create(
        reference=references.new("ST"),
        case=case,
        review=review,
        kind=KIND_OF[review.kind],
        state=state,
        language=case.person.language,
        maker=before.maker if before else MAKER_OF.get(case.relationship, Maker.OTHER_RELATIVE),
        authority=before.authority if before else None,
        continues=before,
        made_by=by,
        made_at=now,
    )
    for part in PARTS:
        StatementTyping.objects.create(statement=statement, part=part)
    keep(statement, words_in(before) if before else Words(), by=by, now=now)
    step(statement, BEGIN, by=by, now=now)
    return statement


def locked(statement: Statement) -> Statement:
    """The row, locked until the transaction ends."""
    rows = Statement.objects.select_for_update(of=("self",)).select_related("case__person", "review")
    return rows.get(pk=statement.pk)


def save_words(
    statement: Statement, words: Words, event: StatementEvent, *, by: Account, now: datetime, typed: str = ""
) -> StatementVersion:
    """A version of a locked statement. `typed` is the answer whose typing is saved with it; what is typed in others stays."""
    before = words_in(statement)
    version = keep(statement, words, by=by, now=now)
    for row in StatementTyping.objects.filter(statement=statement):
        if row.part == typed:
            row.text, row.typed_at = None, None
        if row.part == typed or getattr(words, row.part) != getattr(before, row.part):
            row.stamp += 1
            row.save()
    step(statement, event, by=by, now=now)
    return version


def settle(statement: Statement, arranged: Arranged, *, by: Account, now: datetime) -> Statement:
    """Write down who makes it and how it is given; another maker or language is another statement, so an approval of it ends."""
    if StatementState(statement.state) in NO_LONGER_LIVE:
        raise NotAllowed(statement.reference)
    if arranged.presentation is not None and arranged.presentation not in ways_to_give(statement, on=day_of(now)):
        raise NeedsManager(statement.reference)
    language = arranged.language or statement.language
    is_another = (statement.maker, statement.language) != (arranged.maker, language)
    event = StatementEvent.WRITE_OWN if by.is_member else StatementEvent.WRITE
    if is_another:
        move(statement, event)
    statement.maker, statement.authority, statement.language = arranged.maker, arranged.authority or None, language
    statement.presentation = arranged.presentation or ""
    statement.support_person = arranged.support_person or None
    statement.child_assisted = arranged.child_assisted
    statement.save()
    if is_another:
        save_words(statement, words_in(statement), event, by=by, now=now)
    step(statement, ARRANGE, by=by, now=now, how=statement.presentation)
    return statement


def approve(statement: Statement, how: str, *, understood: bool, by: Account, now: datetime) -> Statement:
    """The words that stand now are approved; the ledger learns of it where the Board is to have it (D3)."""
    met = _written(statement) | ({StatementGuard.DISCLOSURE_UNDERSTOOD} if understood else set())
    go(statement, StatementEvent.APPROVE, by=by, now=now, met=met, how=how)
    if statement.kind == "parole":
        _log_approval(statement, how, by=by, now=now)
    return statement


def take_back(statement: Statement, *, by: Account, now: datetime, note: str = "") -> Statement:
    """Withdrawn; where somebody outside has it already, they have to be asked to remove it."""
    gone = StatementUse.objects.filter(statement=statement).exists()
    event = StatementEvent.TAKE_BACK if gone else StatementEvent.WITHDRAW
    return go(statement, event, by=by, now=now, note=note)


def go(
    statement: Statement,
    event: StatementEvent,
    *,
    by: Account,
    now: datetime,
    met: Collection[StatementGuard] = (),
    how: str = "",
    note: str = "",
) -> Statement:
    """Move a locked statement and write down that it moved. Raises `scheme.moves.NotAllowed` or `GuardNotMet`."""
    move(statement, event, met)
    step(statement, event, by=by, now=now, how=how, note=note)
    return statement


def move(statement: Statement, event: StatementEvent, met: Collection[StatementGuard] = ()) -> None:
    """Move a locked statement. Raises `scheme.moves.NotAllowed` or `GuardNotMet`."""
    known = {*met, *_written(statement)}
    statement.state = move_statement(StatementState(statement.state), event, met=known).value
    statement.save(update_fields=["state"])


def step(statement: Statement, event: str, *, by: Account, now: datetime, how: str = "", note: str = "") -> None:
    """Write down what happened to a statement, on which words."""
    StatementStep.objects.create(
        statement=statement,
        event=event,
        state=statement.state,
        content_hash=latest(statement).content_hash,
        how=how,
        note=note or None,
        made_by=by,
        made_at=now,
    )


def _written(statement: Statement) -> set[StatementGuard]:
    return {StatementGuard.SOMETHING_WRITTEN} if words_in(statement).whole else set()


def _require_room(case: Case, review: Review) -> None:
    kind = KIND_OF.get(review.kind)
    if kind is None or review.sentence_id != case.sentence_id:
        raise NoStatementHere(review.kind)
    if why_not_received(case, review) is not None:
        raise NotReceivedHere(review.reference)
    if review.ended_at is not None:
        raise ReviewEnded(review.reference)
    if Statement.objects.filter(case=case, review=review).exclude(state__in=NO_LONGER_LIVE).exists():
        raise OneAlready(review.reference)


def _to_continue(case: Case, kind: str) -> Statement | None:
    """The last statement of this kind in the case that was not taken back."""
    rows = Statement.objects.filter(case=case, kind=kind).exclude(state__in=NO_LONGER_LIVE)
    return rows.order_by("-made_at", "pk").first()


def _log_approval(statement: Statement, how: str, *, by: Account, now: datetime) -> None:
    """The victim answered about the statement of this review: what the ledger asks for as proof (D3)."""
    opened = review_dates.dates_of(statement.review).opened
    made = contacts.ContactMade(
        happened_on=day_of(now),
        channel=HOW_CHANNELS[how],
        outcome="acknowledged" if how == PORTAL else "completed",
        direction="in" if how == PORTAL else "out",
        document=REPORTED_IN,
        about=str(opened.pk) if opened else statement.review.reference,
    )
    contacts.log(access.locked(statement.case), made, by=by, now=now)
