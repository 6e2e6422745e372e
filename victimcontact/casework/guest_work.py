"""What the hospital told us and nobody has looked at, and guests' access that ended by itself, as rows of the worklist."""

from typing import Any

from django.db.models import Case as Choose
from django.db.models import F, Q, QuerySet
from django.db.models import When as Condition

from victimcontact.casework.work_columns import CASES, DAY, ON, came, columns, text
from victimcontact.records.models import GuestAccess, HospitalNote
from victimcontact.scheme.guests import BY_ITSELF, Ended, Said

NOTES = {
    Said.NOTIFIED: "The hospital says that it told the victim something: read it, and record what happened",
    Said.NOT_NOTIFIED: "The hospital has not told the victim: read why, and see that they are told",
    Said.COMING: "The hospital says that something is coming: read it",
}
ENDED = {
    Ended.RAN_OUT: "The hospital’s managers cannot see this case any more: let them in again, or say that it is over",
    Ended.LEFT: "Tell the hospital’s managers that the victim does not want to hear from them any more",
    Ended.CASE_OVER: "Tell the hospital’s managers that the case is closed, and that they write no more without asking us",
    Ended.NOT_THEIRS: "Tell the hospital’s managers that the notices are ours again",
}


def hospital_notes() -> QuerySet[Any]:
    """What the hospital told us, but for notices that closed the check that waited for them."""
    rows = HospitalNote.objects.filter(case__in=CASES, read_at__isnull=True)
    unread = rows.exclude(~Q(duty=""), said=Said.NOTIFIED)
    return columns(unread, "hospital_note", day=came("made_at"), what=text("hospital_note"), standing=text("open"))


def ended_guests() -> QuerySet[Any]:
    """Access that ended by itself and of which the managers have not been told; it ran out when its last day had gone by."""
    ran_out = Q(ended_at__isnull=True, last_on__lt=ON)
    rows = GuestAccess.objects.filter(ran_out | Q(ended_why__in=BY_ITSELF), case__in=CASES, settled_at__isnull=True)
    return columns(
        rows,
        "guest",
        day=Choose(Condition(ended_at__isnull=True, then=F("last_on")), default=came("ended_at"), output_field=DAY),
        what=text("guest_ended"),
        standing=text("open"),
    )


def work_in_note(row: Any) -> str:
    """What there is to do about something that the hospital told us."""
    return NOTES[Said(row.said)]


def work_in_guest(row: Any) -> str:
    """What there is to do once a guest's access has ended by itself."""
    return ENDED[Ended(row.ended_why or Ended.RAN_OUT)]
