"""Letters that came back: found by what stands on them, and taken in."""

from datetime import datetime, timedelta

from victimcontact.casework import access, audit, failed_ways, messages, outcomes
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Message, MessageState
from victimcontact.scheme.roles import May

LOOKED_BACK = timedelta(days=366)
SHOWN = 20
BOUNCES = (MessageState.SENT, MessageState.UNCERTAIN)
READ = (MessageState.DELIVERED, MessageState.ACKNOWLEDGED)


def find(account: Account, reference: str, *, now: datetime) -> list[Message]:
    """Letters within reach that were posted within a year, newest first, by the reference printed on them or our own; the look is kept."""
    access.require(account, May.RECORD_CONTACT)
    audit.write("returned_letters.find", by=account, now=now)
    wanted = "".join(reference.split()).upper()
    within = Message.objects.filter(case__in=access.cases_within_reach(account).values("pk"), channel="letter")
    posted = within.filter(state__in=(*BOUNCES, *READ), approved_at__gte=now - LOOKED_BACK).select_related("case")
    rows = posted.filter(case__reference=wanted) | posted.filter(reference=wanted)
    return list(rows.order_by("-changed_at")[:SHOWN])


@action(needs=May.RECORD_CONTACT)
def take_in(*, message: Message, by: Account, now: datetime) -> Message:
    """A letter came back, or a mail did: nothing goes to its address any more, and somebody phones on the next working day (D18).

    What the member has read in their pages all the same stays read. Raises `messages.NotWaiting`.
    """
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if fresh.state not in (*BOUNCES, *READ):
        raise messages.NotWaiting(message.reference)
    failed_ways.mark(fresh.recipient, fresh.channel, fresh.to, now=now)
    if fresh.state in BOUNCES:
        outcomes.bounced(fresh, by=by, now=now, note=outcomes.CAME_BACK)
    return fresh
