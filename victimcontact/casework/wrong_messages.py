"""A message that was wrong in itself, though what it told was right: to the wrong person or place, or with what it should not hold (B17).

Whoever finds it says so. What waits in that case is read again before it goes, its officer puts it right and says sorry, and a manager
reads what happened and closes it with what was learned (`corrections`).
"""

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from victimcontact.casework import audit, corrections, outcomes, references
from victimcontact.casework.actions import action
from victimcontact.casework.carriage import BY_HAND
from victimcontact.casework.message_states import WENT
from victimcontact.casework.work_columns import CASES, came, columns, text, yes
from victimcontact.records.models import Account, Case, Correction, Message, MessageState
from victimcontact.scheme.roles import May

SOURCE = "wrong_message"
READ_AGAIN = "something wrong has gone in this case: read it again before it goes"


class NotGone(Exception):
    """It has not left the house: it is stopped, and nothing has to be put right."""


class AlreadyReported(Exception):
    """Somebody has said so before."""


class NothingSaid(Exception):
    """What was wrong has to be said."""


@action(needs=May.RECORD_CONTACT)
def report(*, message: Message, what: str, by: Account, now: datetime) -> Correction:
    """Say that a message that went was wrong in itself: a correction opens, for the manager to read the same day.

    Raises `NotGone`, `AlreadyReported`, `NothingSaid`.
    """
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if fresh.state not in WENT:
        raise NotGone(fresh.reference)
    if Correction.objects.filter(message=fresh).exists():
        raise AlreadyReported(fresh.reference)
    if not what.strip():
        raise NothingSaid
    for waiting in _waiting(fresh.case):
        outcomes.mark(waiting, MessageState.DRAFTED, by=by, now=now, note=READ_AGAIN, approval=False)
    made = Correction.objects.create(
        reference=references.new("CR"), message=fresh, what_went_wrong=what.strip(), members=1, made_by=by, made_at=now
    )
    audit.write("corrections.opened", by=by, now=now, subject=f"correction:{made.reference}", data={"members": 1})
    return made


def to_put_right() -> QuerySet[Any]:
    """Wrong messages that nobody has put right with whoever got them, as rows of the worklist: their officer's, that day."""
    done = Exists(corrections.put_right_since(OuterRef("message__case"), OuterRef("made_at")))
    return columns(
        Correction.objects.filter(~done, message__case__in=CASES, closed_at__isnull=True),
        SOURCE,
        case=F("message__case_id"),
        officer=F("message__case__officer_id"),
        day=came("made_at"),
        dated=yes(),
        what=text("put_right"),
        standing=text("open"),
    )


def _waiting(case: Case) -> QuerySet[Message]:
    """What is approved in a case and has not gone, also what lies printed and is not in the post yet."""
    unposted = Q(batch__isnull=True) | Q(batch__posted_at__isnull=True)
    printed = Q(unposted, state=MessageState.IN_PRINT_ROOM, carrier__in=BY_HAND)
    rows = Message.objects.select_for_update(of=("self",)).filter(Q(state=MessageState.APPROVED) | printed, case=case)
    return rows.order_by("pk")
