"""Who approves the messages of each stage, as managers have set it, and who has to approve this one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery

from victimcontact.casework import access, people, protection
from victimcontact.casework.actions import action
from victimcontact.records.models import (
    Account,
    ApprovalSetting,
    Approver,
    Case,
    Message,
    MessageState,
    SafeContactPlan,
    Telling,
)
from victimcontact.scheme import approvers, leaks
from victimcontact.scheme.approvers import STAGE_OF_DOCUMENT, Needed, Origin, Shipped
from victimcontact.scheme.keystages import REGISTER
from victimcontact.scheme.roles import May

MAY_BE_SET = (Approver.OFFICER, Approver.MANAGER)


class NoReason(Exception):
    """A change of who approves has a reason."""


class NoSuchSetting(Exception):
    """There is no letter of such a stage, or nobody of that name approves letters."""


@dataclass(frozen=True)
class Sending:
    """What is to be sent, as far as it matters for who approves it. `words` is the whole text."""

    document: str
    origin: str
    words: str
    telling: Telling | None = None
    confirms: bool = False
    corrects: bool = False


@dataclass(frozen=True)
class StageNow:
    """Who approves the letters of a stage: as the program is made, now, and the entry that holds, if any was made."""

    code: str
    title: str
    documents: tuple[str, ...]
    shipped: Shipped
    approver: str
    entry: ApprovalSetting | None


@dataclass(frozen=True)
class Entered:
    """One entry for a stage, by whom, when and why."""

    value: str
    reason: str
    by: str
    at: datetime


def approver_for(case: Case, sending: Sending) -> Needed:
    """Who has to approve a message as things stand now, and why (`scheme.approvers.needed`)."""
    plan = people.live_plan(case.person)
    code = stage_of(sending.document, sending.telling)
    entry = _newest().get(code)
    return approvers.needed(
        approvers.Draft(
            document=sending.document,
            origin=Origin(sending.origin),
            code=code,
            sentence_kind=case.sentence.kind,
            entered=approvers.Approver(entry.approver) if entry else None,
            confirms=sending.confirms,
            in_danger=plan is not None and plan.in_danger,
            names_others=names_others(case, sending.words),
            corrects=sending.corrects,
        )
    )


def stage_of(document: str, telling: Telling | None) -> str:
    """The stage by which a letter's approver is set: that of its telling, or the one its document always belongs to."""
    return telling.code if telling else STAGE_OF_DOCUMENT.get(document, "")


def names_others(case: Case, words: str) -> bool:
    """Whether a text gives away for certain a name, an address, a number or a reference of another member of the sentence (B14).

    What they share with the person themselves, such as a home, is no secret from that person.
    """
    others = Case.objects.filter(sentence=case.sentence_id).exclude(person=case.person_id)
    facts = {fact for other in others.select_related("person", "representative") for fact in protection.its_own(other)}
    if not facts:
        return False
    theirs = facts - protection.its_own(case)
    return any(hit.certain for hit in leaks.find(words, theirs))


@action(needs=May.CHANGE_SETTINGS)
def enter(*, code: str, approver: str, reason: str, by: Account, now: datetime) -> ApprovalSetting:
    """A manager sets who approves the letters of a stage. Drafts that wait are never given to somebody less.

    What puts somebody at risk stays the manager's whatever is set. Raises `NoSuchSetting` or `NoReason`.
    """
    if code not in documents_by_stage() or approver not in MAY_BE_SET:
        raise NoSuchSetting
    if not reason.strip():
        raise NoReason
    if approver == Approver.MANAGER:
        _drafts_of(code).update(approver=Approver.MANAGER)
    return ApprovalSetting.objects.create(code=code, approver=approver, reason=reason.strip(), made_by=by, made_at=now)


def stages_now(account: Account) -> list[StageNow]:
    """Every stage of which there is a letter, with who approves it, for a manager's page. Raises `access.NotPermitted`."""
    access.require(account, May.CHANGE_SETTINGS)
    newest = _newest()
    return [_stage_now(code, documents, newest.get(code)) for code, documents in documents_by_stage().items()]


def history(code: str) -> list[Entered]:
    """Everything entered for a stage, newest first."""
    rows = ApprovalSetting.objects.filter(code=code).select_related("made_by__officer").order_by("-made_at")
    return [Entered(row.approver, row.reason, row.made_by.officer.name, row.made_at) for row in rows]


def documents_by_stage() -> Mapping[str, tuple[str, ...]]:
    """The stages of which there is a letter, in the order of the register, each with its documents."""
    found = {
        code: tuple(dict.fromkeys((*([stage.document] if stage.document else []), *stage.document_by_outcome.values())))
        for code, stage in REGISTER.items()
    }
    return {code: documents for code, documents in found.items() if documents}


def with_danger(messages: QuerySet[Message]) -> QuerySet[Message]:
    """The messages with `is_in_danger`: what their recipient's newest safe-contact plan says."""
    newest = SafeContactPlan.objects.filter(person=OuterRef("recipient")).order_by("-number")
    return messages.annotate(is_in_danger=Subquery(newest.values("in_danger")[:1]))


def manager_approves() -> Q:
    """The messages, taken `with_danger`, that a manager has to approve as far as the tables alone can tell."""
    return Q(approver=Approver.MANAGER) | Q(is_in_danger=True)


def _stage_now(code: str, documents: tuple[str, ...], entry: ApprovalSetting | None) -> StageNow:
    shipped = approvers.shipped(code)
    approver = entry.approver if entry else str(shipped.approver)
    return StageNow(code, REGISTER[code].title, documents, shipped, approver, entry)


def _drafts_of(code: str) -> QuerySet[Message]:
    documents = [document for document, stage in STAGE_OF_DOCUMENT.items() if stage == code]
    own = Q(telling__code=code) | Q(telling__isnull=True, document__in=documents)
    return Message.objects.filter(own, state=MessageState.DRAFTED)


def _newest() -> dict[str, ApprovalSetting]:
    rows = ApprovalSetting.objects.select_related("made_by__officer").order_by("made_at")
    return {row.code: row for row in rows}
