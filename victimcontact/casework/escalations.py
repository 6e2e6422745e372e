"""What happens by itself when a clock of reach has run out: the next safe channel is drafted, then a person has it, then the manager.

Nothing is sent here. A draft waits for approval like any other.
"""

from datetime import datetime
from uuid import UUID

from victimcontact.casework import access, audit, messages, reach, safe_contact, tellings, workers
from victimcontact.records.models import Case, Message, MessageState, Reach, Telling
from victimcontact.scheme.reach import Step

WAYS = ("email", "text", "letter")
NO_OTHER_WAY = "no other safe way"
AT_ONCE = 500
CANNOT_BE_DRAFTED: tuple[type[Exception], ...] = (*tellings.STUCK, messages.NotToBeContacted)


def run(*, now: datetime) -> int:
    """Take the next step with every telling whose clock has run out; how many."""
    due = Reach.objects.filter(next_at__lte=now).exclude(next_step=Step.END_HOLD).order_by("next_at")
    keys = due.values_list("telling_id", flat=True)[:AT_ONCE]
    return workers.one_by_one(keys, lambda pk: _step(pk, now=now), trouble="a step of reach failed")


def begin_missing(*, now: datetime) -> int:
    """Give every live telling that has no row of reach yet its row (those made before there were any); how many."""
    rows = Telling.objects.filter(reach__isnull=True, ended_at__isnull=True).order_by("made_at")
    keys = rows.values_list("pk", flat=True)[:AT_ONCE]
    return workers.one_by_one(keys, lambda pk: _begin(pk, now=now), trouble="a row of reach could not be made")


def _begin(telling_id: UUID, *, now: datetime) -> bool:
    reach.reconcile(Telling.objects.get(pk=telling_id), now=now)
    return True


def _step(telling_id: UUID, *, now: datetime) -> bool:
    # The telling is locked before its reach, as in every verb that moves it.
    rows = Telling.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=telling_id)
    telling = rows.first()
    row = Reach.objects.filter(telling=telling_id, next_at__lte=now).first() if telling is not None else None
    if telling is None or row is None:
        return False
    if row.next_step == Step.ANOTHER_WAY:
        telling.case = access.locked(telling.case)
        reach.step(telling.pk, Step.ANOTHER_WAY, now=now, note=_try_another_way(telling, now=now))
    reach.reconcile(telling, now=now)
    audit.write("reach.step", by=access.program(), now=now, case_reference=telling.case.reference)
    return True


def _try_another_way(telling: Telling, *, now: datetime) -> str:
    """Draft the next safe message of a telling; says what came of it."""
    used = set(telling.messages.exclude(state=MessageState.STOPPED).values_list("channel", flat=True))
    for channel in WAYS:
        if channel in used or not _is_open(telling.case, channel, now=now):
            continue
        if _draft(telling, channel, now=now) is not None:
            return f"{channel} drafted"
    return NO_OTHER_WAY


def _is_open(case: Case, channel: str, *, now: datetime) -> bool:
    """Whether the plan lets this channel through, now or in time. Whoever has no sign-in is asked to call: that needs none."""
    return not safe_contact.verdict(case.person, channel, moment=now).needs_a_person


def _draft(telling: Telling, channel: str, *, now: datetime) -> Message | None:
    if not telling.document:
        return None
    wanted = messages.wanted_for(telling, channel)
    try:
        return messages.draft(telling.case, wanted, by=access.program(), now=now)
    except CANNOT_BE_DRAFTED:
        return None
