"""The yearly letter that cannot be missed: drafted by the nightly run as soon as it is owed, waiting until somebody sends it (D5)."""

import logging
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from victimcontact.casework import access, messages, workers
from victimcontact.casework.actions import action
from victimcontact.casework.days import Clock
from victimcontact.records.models import Account, Case, Duty, Message
from victimcontact.scheme import words
from victimcontact.scheme.roles import May

log = logging.getLogger(__name__)

LETTER, DUTY = "L06", "send_annual_letter"
OWED = ("open", "late")


@action(needs=May.RECONCILE)
def draft(*, case: Case, by: Account, now: datetime) -> Message:
    """Draft the yearly letter of a member, for their officer to read and approve. Raises as `messages.draft`."""
    fresh = access.locked(case)
    return messages.draft(fresh, messages.Wanted(LETTER, channel=messages.channel_for(fresh)), by=by, now=now)


def draft_due(*, clock: Clock) -> int:
    """Draft the letter of every year that is owed now and has none yet; how many. Each in a transaction of its own.

    A year gets one draft: whoever stops it writes another, and the duty waits on the worklist all the same. Where no letter can
    be written (no confirmed name, no address), the duty alone waits.
    """
    keys = _owed_without_a_letter()
    return workers.one_by_one(keys, lambda pk: _draft_one(pk, clock()), trouble="a yearly letter failed")


def _owed_without_a_letter() -> list[UUID]:
    written = Message.objects.filter(case=OuterRef("case"), document=LETTER, made_at__date__gte=OuterRef("opens_on"))
    rows = Duty.objects.filter(~Exists(written), what=DUTY, standing__in=OWED)
    return list(rows.order_by("due_on").values_list("case", flat=True).distinct())


def _draft_one(case_id: UUID, now: datetime) -> bool:
    case = Case.objects.get(pk=case_id)
    try:
        draft(case=case, by=access.program(), now=now)
    except (messages.CannotBeWritten, words.MissingField, words.BadField) as why:
        log.info("a yearly letter could not be drafted", extra={"case": case.reference, "error": type(why).__name__})
        return False
    return True
