"""Having a victim's words kept from the prisoner: what is said for it, who agrees, who applies, what the Board answers, what follows.

The victim asks; the Secretary of State applies, never the victim (P32). The wish and the choice for a refusal are facts
(`non_disclosure`); this is the way of the application. While it is on its way nothing is placed in the dossier (P36).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import access, audit, duties, facts, report_content, review_dates, statement_sending
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.documents import reports as files
from victimcontact.casework.documents.representation_layouts import sensitive_part
from victimcontact.casework.documents.representations import Author, Fallback, SensitivePart
from victimcontact.casework.withholding_rows import ON_THEIR_WAY, choice_of, dates_of, go, locked, of
from victimcontact.records.models import Account, Case, Statement
from victimcontact.records.models import Withholding as Withholding
from victimcontact.scheme.roles import May
from victimcontact.scheme.statements import Harm
from victimcontact.scheme.withholdings import (
    Answer,
    Consequence,
    WithholdingEvent,
    WithholdingGuard,
    WithholdingState,
    answers_from,
    what_follows,
)
from victimcontact.scheme.words import statements as words

DOCUMENT = "R01-B"
GROUNDS: Mapping[Harm, str] = {
    Harm.NATIONAL_SECURITY: "National security.",
    Harm.DISORDER_OR_CRIME: "The prevention of disorder or crime.",
    Harm.HEALTH_OR_WELFARE: "The health or welfare of the prisoner or of another person.",
}
FALLBACKS: dict[str, Fallback] = {
    "withdraw": "withdraw",
    "redact": "redact and send again",
    "accept": "accept disclosure",
}


class NotReady(Exception):
    """R01-B has no grounds, or no choice for a refusal, yet."""


class NotPossibleNow(Exception):
    """What was answered cannot be the answer from where the application stands: the Board answers only what was applied for."""


@dataclass(frozen=True)
class Grounds:
    """What R01-B says (P34, P35): the material, the harm of the first limb, what is feared, and why nothing less will do."""

    material: str
    harm: Harm | None
    harm_feared: str
    why_nothing_less: str


@action(needs=May.WRITE_REPORT)
def prepare(*, withholding: Withholding, grounds: Grounds, version: int, by: Account, now: datetime) -> Withholding:
    """Write down what R01-B says; an agreement to other grounds ends. Raises `access.Stale`, `scheme.moves.GuardNotMet` or `NotAllowed`."""
    fresh = locked(withholding)
    if fresh.version != version:
        raise access.Stale(withholding.reference)
    fresh.material, fresh.harm = grounds.material.strip(), grounds.harm or ""
    fresh.harm_feared, fresh.why_nothing_less = grounds.harm_feared.strip(), grounds.why_nothing_less.strip()
    fresh.version += 1
    return go(fresh, WithholdingEvent.PREPARE, by=by, now=now)


@action(needs=May.APPROVE_AS_MANAGER)
def agree(*, withholding: Withholding, by: Account, now: datetime) -> Withholding:
    """A manager agrees that it is asked for (R63). Raises `scheme.moves.NotAllowed`."""
    return go(locked(withholding), WithholdingEvent.AGREE, by=by, now=now, met={WithholdingGuard.MANAGER_AGREED})


@action(needs=May.SUBMIT_REPORT)
def pass_on(*, withholding: Withholding, late: str = "", by: Account, now: datetime) -> Withholding:
    """Give the Secretary of State what is needed to apply, apart from every other paper (P32, P35).

    Before that the victim has chosen what happens if it is refused (P36). After the last day it is blocked: the ledger has it with
    the manager, who may still pass it on with a reason (P33). Raises `scheme.moves.GuardNotMet` or `NotAllowed`.
    """
    fresh = locked(withholding)
    met = {WithholdingGuard.CHOICE_RECORDED} if choice_of(fresh) else set()
    if dates_of(fresh).gone_by(day_of(now)):
        go(fresh, WithholdingEvent.HAND_ON_LATE, by=by, now=now, met=met | _late(late, by), note=late)
    else:
        go(fresh, WithholdingEvent.HAND_ON, by=by, now=now, met=met | {WithholdingGuard.IN_TIME})
    data = {"document": DOCUMENT, "review": fresh.review.reference}
    facts.add(fresh.case, facts.New("submitted", day_of(now), data), by=by, now=now)
    duties.reconcile(fresh.case, now=now)
    statement_sending.send_apart(fresh.case, fresh.review, by=by, now=now)
    return fresh


@action(needs=May.SUBMIT_REPORT)
def record_application(*, withholding: Withholding, by: Account, now: datetime) -> Withholding:
    """The Secretary of State applied to the Board (P32). Raises `scheme.moves.NotAllowed`."""
    return go(locked(withholding), WithholdingEvent.APPLY, by=by, now=now)


@action(needs=May.SUBMIT_REPORT)
def record_answer(
    *, withholding: Withholding, answer: Answer, note: str = "", by: Account, now: datetime
) -> Consequence:
    """What came of it, and what the victim chose for that is done with the statement (P36). Returns what followed.

    Raises `NotPossibleNow`, `scheme.moves.NotAllowed`.
    """
    fresh = locked(withholding)
    if answer not in answers_from(WithholdingState(fresh.state)):
        raise NotPossibleNow(answer)
    consequence = what_follows(answer, choice_of(fresh))
    fresh.answer = answer
    go(fresh, WithholdingEvent.ANSWER, by=by, now=now, note=note)
    statement_sending.follow(fresh.case, fresh.review, consequence, by=by, now=now)
    return consequence


@action(needs=May.WRITE_REPORT)
def give_up(*, withholding: Withholding, note: str = "", by: Account, now: datetime) -> Withholding:
    """The victim told the officer that the prisoner may see it after all. Raises `scheme.moves.NotAllowed`."""
    return end(withholding, by=by, now=now, note=note)


@action(needs=May.WRITE_OWN_STATEMENT)
def give_up_own(*, withholding: Withholding, by: Account, now: datetime) -> Withholding:
    """The member says in their own pages that the prisoner may see it after all. Raises `scheme.moves.NotAllowed`."""
    return end(withholding, by=by, now=now)


def end(withholding: Withholding, *, by: Account, now: datetime, note: str = "") -> Withholding:
    """Nothing is to be kept from the prisoner any more; for the ledger that is a choice made (P36). Within a verb."""
    fresh = go(locked(withholding), WithholdingEvent.GIVE_UP, by=by, now=now, note=note)
    if choice_of(fresh) != "accept":
        about = {"review": fresh.review.reference, "choice": "accept"}
        facts.add(fresh.case, facts.New("non_disclosure_choice", day_of(now), about), by=by, now=now)
        duties.reconcile(fresh.case, now=now)
    return fresh


def withholding_for(account: Account, reference: str, *, now: datetime) -> Withholding:
    """An officer comes to it through its case, with the look written down. Raises `access.NotFound`."""
    access.require(account, May.WRITE_REPORT)
    row = Withholding.objects.select_related("review__sentence__offender").filter(reference=reference).first()
    if row is None:
        raise access.NotFound(reference)
    row.case = access.case_for(account, row.case.reference, now=now)
    subject = f"withholding:{reference}"
    audit.write("withholdings.look", by=account, now=now, case_reference=row.case.reference, subject=subject)
    return row


@dataclass(frozen=True, slots=True)
class Said:
    """Where the wish stands, in words to the victim. `is_open`: it can still be changed or given up."""

    text: str
    choice: str
    is_open: bool


def in_words_to_victim(statement: Statement, language: str) -> Said | None:
    """The wish to keep a statement from the prisoner, as its member reads of it; None where there is none."""
    row = of(statement.case, statement.review)
    if row is None:
        return None
    return Said(
        text=words.in_language(words.WITHHOLDING, language)[row.answer or row.state],
        choice=words.in_language(words.CHOICES, language).get(choice_of(row), ""),
        is_open=WithholdingState(row.state) in ON_THEIR_WAY,
    )


def live_for(statement: Statement) -> Withholding:
    """The one of a member's own statement. Raises `access.NotFound`."""
    row = of(statement.case, statement.review)
    if row is None:
        raise access.NotFound(statement.reference)
    return row


def is_ready(withholding: Withholding) -> bool:
    """Whether R01-B can be made: its grounds and the choice for a refusal are there."""
    return bool(withholding.harm and choice_of(withholding))


def document_of(withholding: Withholding, *, writer: Account, on: date) -> bytes:
    """R01-B as a tagged PDF, on a day: a paper of its own, never a part of R01 (P35). Raises `NotReady`."""
    if not is_ready(withholding):
        raise NotReady(withholding.reference)
    case, review = withholding.case, withholding.review
    given = SensitivePart(
        reference=withholding.reference,
        version=withholding.version,
        made_on=on,
        board_reference=review.board_reference,
        prisoner=review.sentence.offender.full_name,
        hearing_on=review_dates.hearing_of(review),
        author=_author(writer, case),
        material=str(withholding.material or ""),
        ground=GROUNDS[Harm(withholding.harm)],
        harm_feared=str(withholding.harm_feared or ""),
        why_nothing_less=str(withholding.why_nothing_less or ""),
        if_refused=FALLBACKS[choice_of(withholding)],
    )
    return files.pdf(sensitive_part(given))


def _late(reason: str, by: Account) -> set[WithholdingGuard]:
    met = {WithholdingGuard.MANAGER_AGREED} if access.permits(by, May.APPROVE_AS_MANAGER) else set()
    return met | ({WithholdingGuard.REASON_GIVEN} if reason.strip() else set())


def _author(writer: Account, case: Case) -> Author:
    officer, unit = writer.officer, case.unit
    return Author(
        name=officer.name,
        role=officer.role.replace("_", " "),
        unit=unit.name if unit else "",
        telephone=officer.phone or (unit.phone if unit else ""),
        email=unit.email if unit else "",
        authority=report_content.AUTHORITY,
    )
