"""What a member asks for about what we hold of them, and what becomes of it: a copy released, something put right, or a reason why not.

The day it is owed by is a month after it was asked (UK GDPR, article 12(3)).
"""

import base64
from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import access, audit, own_copies, own_plans, references
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Case, DataRequest
from victimcontact.scheme.calendar import months_after
from victimcontact.scheme.roles import May

MONTHS = 1
COPY, CORRECTION = "copy", "correction"


class AlreadyAsked(Exception):
    """A copy has been asked for and not been answered yet."""


class Ended(Exception):
    """Somebody has answered this already."""


class NothingSaid(Exception):
    """Whoever asks for something to be put right says what, and whoever answers says how or why not."""


@dataclass(frozen=True, slots=True)
class Own:
    """A member's own request, for their pages. `can_open`: a copy was released."""

    reference: str
    kind: str
    text: str
    asked_on: date
    due_on: date
    outcome: str
    answer: str
    can_open: bool


@action(needs=May.CHOOSE_CONTACT)
def ask_for_copy(*, case: Case, by: Account, now: datetime) -> DataRequest:
    """The member asks for a copy of what we hold about them. Raises `AlreadyAsked`, `access.NotFound` for who only acts for them."""
    fresh = access.locked(case)
    own_plans.own_person(fresh, by)
    if DataRequest.objects.filter(case=fresh, kind=COPY, ended_at__isnull=True).exists():
        raise AlreadyAsked
    return _ask(fresh, COPY, "", by=by, now=now)


@action(needs=May.CHOOSE_CONTACT)
def ask_for_correction(*, case: Case, text: str, by: Account, now: datetime) -> DataRequest:
    """The member says what is wrong in what we hold. Raises `NothingSaid`, `access.NotFound` for who only acts for them."""
    own_plans.own_person(case, by)
    return _ask(access.locked(case), CORRECTION, _words(text), by=by, now=now)


@action(needs=May.ANSWER_MEMBER)
def release(*, request: DataRequest, by: Account, now: datetime) -> DataRequest:
    """Make the copy as things stand now, and let its member open it. Raises `Ended`, or what typesetting raises."""
    fresh = _open(request, COPY)
    copy = preview(fresh, now=now)
    fresh.pdf, fresh.data = base64.b64encode(copy.as_pdf()).decode(), copy.as_json()
    return _end(fresh, "released", by=by, now=now)


@action(needs=May.ANSWER_MEMBER)
def answer(*, request: DataRequest, corrected: bool, text: str, by: Account, now: datetime) -> DataRequest:
    """Say what was put right, or why nothing was. Raises `NothingSaid` or `Ended`."""
    fresh = _open(request, CORRECTION)
    fresh.answer = _words(text)
    return _end(fresh, "corrected" if corrected else "refused", by=by, now=now)


def preview(request: DataRequest, *, now: datetime) -> own_copies.Copy:
    """The copy as it would go now. Raises `access.NotFound` where nobody could open it any more."""
    account = request.case.person.account
    if account is None:
        raise access.NotFound(request.reference)
    return own_copies.make(request.case, account, now=now)


def of_case(case: Case) -> list[DataRequest]:
    """What was asked for in a case that the gate gave, newest first, without the copies themselves."""
    return list(DataRequest.objects.filter(case=case).defer("pdf", "data").order_by("-made_at", "pk"))


def request_for(account: Account, case_reference: str, reference: str, *, now: datetime) -> DataRequest:
    """An officer comes to a request through its case, with the look written down. Raises `access.NotFound`."""
    access.require(account, May.ANSWER_MEMBER)
    case = access.case_for(account, case_reference, now=now)
    request = DataRequest.objects.filter(case=case, reference=reference).first()
    if request is None:
        raise access.NotFound(reference)
    request.case = case
    return request


def own(case: Case, account: Account) -> tuple[Own, ...]:
    """The member's own requests, newest first. Raises `access.NotFound` for who only acts for them."""
    own_plans.own_person(case, account)
    return tuple(
        Own(
            reference=each.reference,
            kind=each.kind,
            text=str(each.text or ""),
            asked_on=day_of(each.made_at),
            due_on=each.due_on,
            outcome=each.outcome,
            answer=str(each.answer or ""),
            can_open=each.outcome == "released",
        )
        for each in of_case(case)
    )


def own_copy(case: Case, account: Account, reference: str, form: str, *, now: datetime) -> bytes:
    """A released copy as `pdf` or `json`, to its member alone, with the look written down. Raises `access.NotFound`."""
    own_plans.own_person(case, account)
    found = DataRequest.objects.filter(case=case, reference=reference, outcome="released").first()
    if found is None:
        raise access.NotFound(reference)
    subject = f"datarequest:{reference}"
    audit.write("data_requests.own_look", by=account, now=now, case_reference=case.reference, subject=subject)
    return base64.b64decode(str(found.pdf)) if form == "pdf" else str(found.data).encode()


def _ask(case: Case, kind: str, text: str, *, by: Account, now: datetime) -> DataRequest:
    return DataRequest.objects.create(
        reference=references.new("DR"),
        case=case,
        kind=kind,
        text=text or None,
        due_on=months_after(day_of(now), MONTHS),
        made_by=by,
        made_at=now,
    )


def _open(request: DataRequest, kind: str) -> DataRequest:
    fresh = DataRequest.objects.select_for_update(of=("self",)).select_related("case__person").get(pk=request.pk)
    if fresh.ended_at is not None or fresh.kind != kind:
        raise Ended
    return fresh


def _end(request: DataRequest, outcome: str, *, by: Account, now: datetime) -> DataRequest:
    request.outcome, request.ended_by, request.ended_at = outcome, by, now
    request.save()
    return request


def _words(text: str) -> str:
    if not text.strip():
        raise NothingSaid
    return text.strip()
