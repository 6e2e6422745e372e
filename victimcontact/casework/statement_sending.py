"""A statement on its way: what holds it, to whom it went in which bytes, and asking for it back."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import access, duties, facts, leak_releases, statement_words, withholding_rows
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.documents import statements as documents
from victimcontact.casework.protection import GivesAway
from victimcontact.casework.reviews import ReviewEnded
from victimcontact.casework.statements import NO_LONGER_LIVE, REPORTED_IN, go, last_approval, locked, take_back
from victimcontact.records.models import Account, Bundle, Case, Duty, Fact, Review, Statement, StatementUse
from victimcontact.scheme.roles import May
from victimcontact.scheme.statement_moves import StatementEvent, StatementGuard, StatementState
from victimcontact.scheme.withholdings import Consequence
from victimcontact.scheme.words import statements as words

RECIPIENT: Mapping[str, str] = {"parole": "parole_board", "tribunal": "tribunal"}
APART = "secretary_of_state"
ANSWERS = tuple(words.REMOVAL_ANSWERS)
SENDING: Mapping[str, str] = {
    "parole": "send_statement_to_parole_board",
    "tribunal": "send_representations_to_tribunal",
}


class Changed(Exception):
    """The statement in a bundle says something else by now, was taken back, or is to be kept from the prisoner."""


class UnknownAnswer(Exception):
    """Not something that whoever has a statement can answer when it is asked back."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A live statement as a report says that there is one. `apart`: it does not go with the report, but by itself (P35)."""

    reference: str
    is_approved: bool
    apart: bool
    presentation: str
    content_hash: str


@action(needs=May.SUBMIT_REPORT)
def send(*, statement: Statement, late: str = "", by: Account, now: datetime) -> StatementUse:
    """Send the approved words to whoever decides, and keep the bytes as they left.

    After the last day a manager sends it, and says in `late` why (R34). While it is to be kept from the prisoner and the Board has
    not answered, it goes into no dossier (`scheme.moves.GuardNotMet`). Raises `protection.GivesAway`, `reviews.ReviewEnded`.
    """
    fresh = locked(statement)
    require_silence(fresh)
    if fresh.review.ended_at is not None:
        raise ReviewEnded(fresh.review.reference)
    _go_out(fresh, late, by=by, now=now)
    use = keep(fresh, RECIPIENT[fresh.kind], apart=False, by=by, now=now)
    _record_sent(fresh, by=by, now=now)
    return use


@action(needs=May.SUBMIT_REPORT)
def ask_back(*, statement: Statement, whom: str, by: Account, now: datetime) -> Statement:
    """The victim took it back after it had gone: whoever has it was asked to remove it. Raises `scheme.moves.GuardNotMet`."""
    met = {StatementGuard.SAID_WHO_WAS_ASKED} if whom.strip() else set()
    return go(locked(statement), StatementEvent.ASK_BACK, by=by, now=now, met=met, note=whom.strip())


@action(needs=May.SUBMIT_REPORT)
def record_answer(*, statement: Statement, answer: str, note: str = "", by: Account, now: datetime) -> Statement:
    """What they answered, one of `ANSWERS`: the victim reads it. Raises `UnknownAnswer`, `scheme.moves.NotAllowed`."""
    if answer not in ANSWERS:
        raise UnknownAnswer
    met = {StatementGuard.ANSWER_KEPT}
    return go(locked(statement), StatementEvent.ANSWER, by=by, now=now, met=met, how=answer, note=note.strip())


def for_report(case: Case, review: Review) -> Attached | None:
    """The live statement of a case for a review, for the report that says so; None where there is none."""
    statement = _live(case, review)
    if statement is None:
        return None
    in_words = words.in_language(words.PRESENTATIONS, "en")
    return Attached(
        reference=statement.reference,
        is_approved=statement.state in (StatementState.APPROVED, StatementState.SENT),
        apart=withholding_rows.holds(case, review),
        presentation=in_words.get(statement.presentation, ""),
        content_hash=statement_words.latest(statement).content_hash,
    )


def last_day(statement: Statement) -> date | None:
    """The last day on which it may be sent without a manager, as the ledger has it (P28, D15); None where nothing is set."""
    owed = Duty.objects.filter(
        case=statement.case_id, what=SENDING[statement.kind], about=statement.review.reference
    ).exclude(standing="superseded")
    duty = owed.order_by("-last_on").first()
    return duty.last_on if duty else None


def in_time(statement: Statement, *, on: date) -> bool:
    """Whether it may still be sent without a manager."""
    last = last_day(statement)
    return last is None or on <= last


def document_of(statement: Statement) -> bytes:
    """The statement as a tagged PDF: as it left, where it has gone; before that, as it would be now."""
    used = StatementUse.objects.filter(
        statement=statement, content_hash=statement_words.latest(statement).content_hash, apart=False, bundle=None
    )
    kept = used.order_by("-made_at").first()
    return base64.b64decode(str(kept.content)) if kept is not None else documents.pdf(as_document(statement))


def as_document(statement: Statement, *, apart: bool = False) -> documents.Document:
    """The newest words with who speaks, how it is to be given, and how it was approved. No name stands in it."""
    version, approval = statement_words.latest(statement), last_approval(statement)
    return documents.Document(
        kind=statement.kind,
        language=statement.language,
        reference=statement.reference,
        version=version.number,
        content_hash=version.content_hash,
        made_on=day_of(version.made_at),
        maker=statement.maker,
        words=statement_words.words_of(version).as_table(),
        presentation=statement.presentation,
        with_support=bool(statement.support_person),
        child_assisted=statement.child_assisted,
        approved_how=approval.how if approval else "",
        approved_on=day_of(approval.made_at) if approval else None,
        apart=apart,
    )


# Within verbs.


def send_within(bundle: Bundle, *, late: str, by: Account, now: datetime) -> StatementUse | None:
    """The statement in a bundle goes with it; one that had gone before has now gone this way too. None where there is none.

    Raises `Changed` when it does not say the same any more or was taken back, and as `send`.
    """
    if bundle.statement is None:
        return None
    fresh = locked(bundle.statement)
    if fresh.state in NO_LONGER_LIVE or statement_words.latest(fresh).content_hash != bundle.statement_hash:
        raise Changed(fresh.reference)
    require_silence(fresh)
    if fresh.state != StatementState.SENT:
        _go_out(fresh, late, by=by, now=now)
    elif withholding_rows.holds(fresh.case, fresh.review):
        raise Changed(fresh.reference)
    use = StatementUse.objects.create(
        statement=fresh,
        recipient=RECIPIENT[fresh.kind],
        content_hash=bundle.statement_hash,
        bundle=bundle,
        made_by=by,
        made_at=now,
    )
    _record_sent(fresh, by=by, now=now)
    return use


def keep(statement: Statement, recipient: str, *, apart: bool, by: Account, now: datetime) -> StatementUse:
    """Make the document of a locked statement, and keep it with whom it went to."""
    content = documents.pdf(as_document(statement, apart=apart))
    return StatementUse.objects.create(
        statement=statement,
        recipient=recipient,
        apart=apart,
        content_hash=statement_words.latest(statement).content_hash,
        content=base64.b64encode(content).decode(),
        made_by=by,
        made_at=now,
    )


def send_apart(case: Case, review: Review, *, by: Account, now: datetime) -> None:
    """An approved statement goes to the Secretary of State with the application, and into no dossier (P35)."""
    statement = _live(case, review)
    if statement is not None and last_approval(statement):
        keep(locked(statement), APART, apart=True, by=by, now=now)


def follow(case: Case, review: Review, consequence: Consequence, *, by: Account, now: datetime) -> None:
    """What the victim chose is done with their live statement once it is known whether the prisoner may see it (P36)."""
    statement = _live(case, review)
    if statement is None:
        return
    fresh = locked(statement)
    if consequence is Consequence.TAKE_BACK:
        take_back(fresh, by=by, now=now)
    elif fresh.state == StatementState.APPROVED and consequence is Consequence.WRITE_AGAIN:
        go(fresh, StatementEvent.WRITE, by=by, now=now)
    elif fresh.state == StatementState.APPROVED and consequence is Consequence.GO_APART:
        go(fresh, StatementEvent.GO_APART, by=by, now=now, met=_as_approved(fresh))
        keep(fresh, RECIPIENT[fresh.kind], apart=True, by=by, now=now)


def _go_out(statement: Statement, late: str, *, by: Account, now: datetime) -> None:
    """Move an approved statement out, in time or late by a manager. Raises `scheme.moves.GuardNotMet`, `NotAllowed`."""
    met = {StatementGuard.NO_LEAK} | _as_approved(statement) | _not_held(statement)
    if in_time(statement, on=day_of(now)):
        go(statement, StatementEvent.SEND, by=by, now=now, met=met | {StatementGuard.IN_TIME})
    else:
        go(statement, StatementEvent.SEND_LATE, by=by, now=now, met=met | _late(late, by), note=late)


def _live(case: Case, review: Review) -> Statement | None:
    rows = Statement.objects.filter(case=case, review=review).exclude(state__in=NO_LONGER_LIVE)
    return rows.order_by("-made_at").first()


def require_silence(statement: Statement) -> None:
    """Raise `protection.GivesAway` while its words give away what two people have not released (P30, R70)."""
    hits = leak_releases.unreleased_in(statement)
    if hits:
        raise GivesAway(hits)


def _as_approved(statement: Statement) -> set[StatementGuard]:
    return {StatementGuard.AS_APPROVED} if last_approval(statement) else set()


def _not_held(statement: Statement) -> set[StatementGuard]:
    return set() if withholding_rows.holds(statement.case, statement.review) else {StatementGuard.NOT_HELD}


def _late(reason: str, by: Account) -> set[StatementGuard]:
    met = {StatementGuard.MANAGER_AGREED} if access.permits(by, May.APPROVE_AS_MANAGER) else set()
    return met | ({StatementGuard.REASON_GIVEN} if reason.strip() else set())


def _record_sent(statement: Statement, *, by: Account, now: datetime) -> None:
    """The statement is what the ledger waits for; where a report of the same review went before, it is counted already (P28)."""
    if statement.kind != "parole":
        return
    data = {"document": REPORTED_IN, "review": statement.review.reference}
    if not Fact.objects.filter(case=statement.case_id, kind="submitted", data=data, withdrawal__isnull=True).exists():
        facts.add(statement.case, facts.New("submitted", day_of(now), data), by=by, now=now)
        duties.reconcile(statement.case, now=now)
