"""Letters that lie printed and unposted when their reader moves, or must not be written to there any more: they are taken back.

They go back to their officer, unapproved. One that lies in a batch stays in its list until somebody says that it is out of the pile.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from victimcontact.casework import messages, outcomes, workers
from victimcontact.casework.carriage import BY_HAND
from victimcontact.casework.days import Clock
from victimcontact.casework.safe_contact import NotSafe, require_same_envelope
from victimcontact.records.models import Case, Channel, Message, MessageState, PrintBatch, Telling
from victimcontact.scheme.standing import Standing

WHY = "printed, and must not be posted: the address or the plan has changed"
NO_LONGER_SO = "printed, and must not be posted: what it tells of has changed"
# A letter of a batch in one of these was taken back, and lies in the pile until somebody says that it is out.
TAKEN = (MessageState.DRAFTED, MessageState.STOPPED)


def take_back(*, clock: Clock) -> int:
    """Take back every printed letter whose address or plan has changed since, where it must not go any more; how many."""
    keys = _doubtful().values_list("pk", flat=True)
    return workers.one_by_one(
        keys, lambda pk: _take(pk, now=clock()), trouble="a printed letter could not be taken back"
    )


def call_back(telling: Telling, *, now: datetime) -> None:
    """Take back the printed letters of a telling that is no longer so, within another verb: they must not be posted."""
    unposted = Q(batch__isnull=True) | Q(batch__posted_at__isnull=True)
    rows = Message.objects.select_for_update(of=("self",)).filter(unposted, telling=telling, carrier__in=BY_HAND)
    for message in rows.filter(state=MessageState.IN_PRINT_ROOM):
        outcomes.mark(message, MessageState.DRAFTED, by=None, now=now, note=NO_LONGER_SO, approval=False)


def to_take_out(batch: PrintBatch, now: datetime) -> list[str]:
    """The references of letters that still lie in the pile of a batch and were taken back, or must not go any more."""
    taken = Message.objects.filter(batch=batch, state__in=TAKEN)
    wrong = [message for message in _doubtful().filter(batch=batch) if not may_go(message, now)]
    return sorted(message.reference for message in (*taken, *wrong))


def take_back_if_needed(message: Message, now: datetime) -> bool:
    """Take back a (locked) printed letter that must not go any more, within another verb; whether it was."""
    if message.state != MessageState.IN_PRINT_ROOM or may_go(message, now):
        return False
    outcomes.mark(message, MessageState.DRAFTED, by=None, now=now, note=WHY, approval=False)
    return True


def may_go(message: Message, now: datetime) -> bool:
    """Whether a printed letter may still be posted: to this address, in this envelope, under the plan as it stands now."""
    try:
        messages.require_same_destination(message)
        answer = messages.may_leave(message, now)
        require_same_envelope(message, answer)
    except NotSafe:
        return False
    return not answer.needs_a_person


def _doubtful() -> QuerySet[Message]:
    """Printed by hand, not posted, and something of how to reach the person is newer than the print, or is not as it was printed."""
    printed = F("changed_at")
    changed = Q(recipient__addresses__made_at__gt=printed) | Q(recipient__addresses__replaced_at__gt=printed)
    changed |= Q(recipient__addresses__failed_at__gt=printed) | Q(recipient__safe_contact_plans__made_at__gt=printed)
    only_calls = Case.objects.filter(person=OuterRef("recipient"), channel=Channel.PHONE, standing=Standing.JOINED)
    changed |= Q(recipient__name_confirmed_at__gt=printed) | ~Q(language=F("recipient__language"))
    changed |= Q(Exists(only_calls))
    unposted = Q(batch__isnull=True) | Q(batch__posted_at__isnull=True)
    return Message.objects.filter(changed, unposted, state=MessageState.IN_PRINT_ROOM, carrier__in=BY_HAND).distinct()


def _take(pk: UUID, *, now: datetime) -> bool:
    message = Message.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
    return message is not None and take_back_if_needed(message, now)
