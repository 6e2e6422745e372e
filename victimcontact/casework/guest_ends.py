"""How a guest's access to a case ends: by hand within a verb, with the case itself, or at night when it ran out.

Whether somebody may come is asked at every request (`access.cases_open_to`); what is here writes down that it is over, and closes the
sign-in that opened it.
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from victimcontact.casework import access, audit, officer_sign_ins
from victimcontact.casework.days import Clock, day_of
from victimcontact.records.models import Account, CallerNote, Case, GuestAccess, HospitalHandover, Officer
from victimcontact.scheme import guests as rules
from victimcontact.scheme.guests import Ended, Terms
from victimcontact.scheme.keystages import UNRESTRICTED

NO_MORE = "Tell the hospital’s managers that the victim does not want to hear from them any more. They have the name and the address."
MOVED = (
    "The victim has moved, and the hospital’s managers have the old address. Tell them not to write there any more, and where they may "
    "write now if that is safe."
)


def follow_case(case: Case, *, now: datetime) -> None:
    """A case has moved: whoever may not come to it any more is out at once. Whoever wants to hear again is handed over again (R57)."""
    ended = [row for row in live(case) if _end_if_over(row, case, now=now)]
    if case.standing in rules.SAID_NO:
        was = _handed_over(case).update(passed_to_managers_at=None, passed_by=None)
        if was and not ended:
            _tell_officer(case, NO_MORE, now=now)


def follow_move(case: Case, *, now: datetime) -> None:
    """The person of a case has moved: managers who have the old address, and nobody to look at the desk, are told by their officer."""
    comes = GuestAccess.objects.filter(case=case, ended_at__isnull=True, last_on__gte=day_of(now))
    looks = rules.may_come(terms_of(case)) and comes.exists()
    if case.route in UNRESTRICTED and _handed_over(case).exists() and not looks:
        _tell_officer(case, MOVED, now=now)


def end_what_is_over(*, clock: Clock) -> int:
    """Everything that has run out or ended with its case, each in a transaction of its own. Answers how many ended."""
    rows = GuestAccess.objects.filter(ended_at__isnull=True).order_by("made_at", "pk")
    return sum(_ended_tonight(row, now=clock()) for row in rows.select_related("case"))


def live(case: Case) -> list[GuestAccess]:
    """Who may come to a case as things are written down, the first let in first."""
    rows = GuestAccess.objects.filter(case=case, ended_at__isnull=True).select_related("account__officer")
    return list(rows.order_by("made_at", "pk"))


def terms_of(case: Case) -> Terms:
    """What the rules must know of a case."""
    return Terms(case.standing, case.route, _handed_over(case).exists())


def why_over(row: GuestAccess, case: Case, *, on: date) -> Ended | None:
    """Why an access is over on a day by itself; None while it is not."""
    return rules.over(Terms(case.standing, case.route, True), last_on=row.last_on, on=on)


def end(row: GuestAccess, why: Ended, *, by: Account, now: datetime, reason: str = "") -> GuestAccess:
    """End one within another verb; but where it is made longer, they cannot sign in any more."""
    row.ended_why, row.ended_reason, row.ended_by, row.ended_at = why, reason or None, by, now
    row.save(update_fields=["ended_why", "ended_reason", "ended_by", "ended_at"])
    if why is not Ended.EXTENDED:
        _close(row.account, now=now)
    return row


def _ended_tonight(row: GuestAccess, *, now: datetime) -> bool:
    with transaction.atomic():
        fresh = GuestAccess.objects.select_for_update(of=("self",)).select_related("case").get(pk=row.pk)
        return fresh.ended_at is None and _end_if_over(fresh, fresh.case, now=now)


def _end_if_over(row: GuestAccess, case: Case, *, now: datetime) -> bool:
    why = why_over(row, case, on=day_of(now))
    if why is None:
        return False
    end(row, why, by=access.program(), now=now)
    subject = f"guestaccess:{row.reference}"
    audit.write(
        "guest_ends.ended",
        by=access.program(),
        now=now,
        case_reference=case.reference,
        subject=subject,
        data={"why": why.value},
    )
    return True


def _handed_over(case: Case) -> QuerySet[HospitalHandover]:
    return HospitalHandover.objects.filter(case=case, passed_to_managers_at__isnull=False)


def _tell_officer(case: Case, text: str, *, now: datetime) -> None:
    CallerNote.objects.create(case=case, text=text, made_by=access.program(), made_at=now)


def _close(account: Account, *, now: datetime) -> None:
    Officer.objects.filter(account=account).update(left_at=now)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    officer_sign_ins.end_sessions(account)
