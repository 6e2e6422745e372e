"""Drafts that wait for somebody: for the officer, for the manager, or for the officer again because the manager sent them back."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from victimcontact.casework import access, approval_settings, messages
from victimcontact.casework.actions import action
from victimcontact.casework.safe_contact import NotSafe
from victimcontact.records.models import Account, ApprovalRemark, Approver, Message, MessageState
from victimcontact.scheme.roles import May

# What `approve` refuses; `why_not` says each in words.
CANNOT_BE_APPROVED: tuple[type[Exception], ...] = (
    NotSafe,
    messages.NotWaiting,
    messages.ChangedMeanwhile,
    messages.UnderBrake,
    *messages.CANNOT_BE_PRINTED,
)
_WHY: dict[type[Exception], str] = {
    messages.NotWaiting: "Somebody else has just approved or stopped this.",
    messages.ChangedMeanwhile: "It has changed since it was shown. Look at it again.",
    messages.UnderBrake: "Sending of this has been stopped. Somebody has to decide first whether it may go on.",
}


class ReasonMissing(Exception):
    """Whoever sends a draft back says why."""


@action(needs=May.APPROVE_MESSAGE)
def approve(*, message: Message, shown: str, by: Account, now: datetime) -> tuple[str, ...]:
    """Approve a draft as it was `shown`, or give it to the manager, whose it has become since it was drafted.

    Answers why a manager has to approve it; nothing when it is approved. Raises `CANNOT_BE_APPROVED`.
    """
    try:
        with transaction.atomic():
            messages.approve(message=message, shown=shown, by=by, now=now)
    except messages.ManagerApproves as refusal:
        if message.approver != Approver.MANAGER:
            ask_manager(message=message, by=by, now=now)
        return refusal.why
    return ()


@action(needs=May.COMPOSE_MESSAGE)
def ask_manager(*, message: Message, note: str = "", by: Account, now: datetime) -> Message:
    """Give a draft to the manager to approve, also again after it was sent back, with a note. Raises `NotWaiting`."""
    fresh = messages.locked(message, MessageState.DRAFTED)
    fresh.approver, fresh.sent_back_at = Approver.MANAGER, None
    _remark(fresh, note, sends_back=False, by=by, now=now)
    messages.moved(fresh, MessageState.DRAFTED, by=by, now=now, note="given to the manager to approve")
    return fresh


@action(needs=May.APPROVE_AS_MANAGER)
def send_back(*, message: Message, reason: str, by: Account, now: datetime) -> Message:
    """A manager does not approve a draft as it is: it lies with its officer again, and why. Raises as `ask_manager`, or `ReasonMissing`."""
    fresh = messages.locked(message, MessageState.DRAFTED)
    if not reason.strip():
        raise ReasonMissing
    fresh.approver, fresh.sent_back_at = Approver.MANAGER, now
    _remark(fresh, reason, sends_back=True, by=by, now=now)
    messages.moved(fresh, MessageState.DRAFTED, by=by, now=now, note="sent back by the manager")
    return fresh


def why_not(refusal: Exception) -> tuple[str, ...]:
    """Why `approve` refused, in words for an officer; nothing personal."""
    if isinstance(refusal, NotSafe):
        return refusal.reasons
    return (_WHY.get(type(refusal), str(refusal)),)


def remarks_on(message: Message) -> list[ApprovalRemark]:
    """What officer and manager said to each other about a draft, newest first."""
    rows = ApprovalRemark.objects.filter(message=message).select_related("made_by__officer")
    return list(rows.order_by("-made_at"))


def within_reach(account: Account) -> QuerySet[Message]:
    """Every draft within reach, urgent and old ones first, taken `approval_settings.with_danger`."""
    within = access.cases_within_reach(account).values("pk")
    rows = Message.objects.filter(case__in=within, state=MessageState.DRAFTED)
    related = rows.select_related("case__person", "case__officer", "case__unit", "recipient", "telling", "brake")
    return approval_settings.with_danger(related).order_by("-urgent", "made_at")


def for_the_manager(account: Account) -> QuerySet[Message]:
    """The drafts within reach that wait for a manager, without those sent back to their officer."""
    return within_reach(account).filter(approval_settings.manager_approves(), sent_back_at__isnull=True)


def sent_back_to(account: Account) -> QuerySet[Message]:
    """The drafts of this officer's own cases that the manager sent back."""
    return within_reach(account).filter(case__officer=access.officer_of(account), sent_back_at__isnull=False)


def _remark(message: Message, text: str, *, sends_back: bool, by: Account, now: datetime) -> None:
    if text.strip():
        ApprovalRemark.objects.create(
            message=message, sends_back=sends_back, text=text.strip(), made_by=by, made_at=now
        )
