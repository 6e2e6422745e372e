"""Requests for conditions that are still on their way: nothing they belong to may end before they have an outcome."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Case as Choose
from django.db.models import F, QuerySet
from django.db.models import When as Condition

from victimcontact.casework.work_columns import CASES, MANAGER, came, columns, text, yes
from victimcontact.records.models import Case, Request, RequestAlert, Review
from victimcontact.scheme.conditions import CATALOGUE
from victimcontact.scheme.requests import Request as State

ENDED = frozenset({State.WITHDRAWN, State.ENDED})
# Asked for, and nobody has decided yet.
UNDECIDED = frozenset(
    {
        State.DRAFT,
        State.CONFIRMED,
        State.SENT,
        State.ACKNOWLEDGED,
        State.SUPPORTED,
        State.ADAPTED,
        State.DECLINED,
        State.ESCALATED,
        State.FORWARDED,
        State.MISSED_HARD_STOP,
        State.AFTER_RELEASE,
    }
)
# What a request that waits for us asks of whoever holds the case; others wait for somebody else, or are duties of the ledger.
WORK: Mapping[State, str] = {
    State.CONFIRMED: "Send it to the practitioner",
    State.SUPPORTED: "Send it to whoever decides",
    State.ADAPTED: "The practitioner wants it changed: send it on, or take it to the seniors",
    State.DECLINED: "The practitioner says no: send it on, or take it to the seniors",
    State.ESCALATED: "Speak with the practitioner’s senior, then send it on",
    State.MISSED_HARD_STOP: "Ask for it as a change of the licence once they are out",
    State.AFTER_RELEASE: "Send it to whoever decides",
    State.VARIATION_PROPOSED: "Ask the victim about the change",
    State.VARIED: "Tell the victim that it was changed",
    State.KEPT: "Tell the victim that it stays",
    State.REMOVED: "Tell the victim that it was taken away",
}


class StillOpen(Exception):
    """Requests have no outcome yet; `references` name them."""

    def __init__(self, references: tuple[str, ...]) -> None:
        super().__init__(f"{len(references)} requests have no outcome")
        self.references = references


def of_case(case: Case) -> list[Request]:
    """The requests of a case that have not ended, the oldest first."""
    return list(Request.objects.filter(case=case).exclude(state__in=ENDED).order_by("made_at"))


def require_none_in_case(case: Case) -> None:
    """Raise `StillOpen` while a request of the case has not ended with its outcome and reason (R89)."""
    _require_none(of_case(case))


def require_none_in_review(review: Review) -> None:
    """Raise `StillOpen` while nobody has decided on a request made for this review, or kept it for later."""
    _require_none(Request.objects.filter(review=review, state__in=UNDECIDED).order_by("made_at"))


def _require_none(requests: Iterable[Request]) -> None:
    references = tuple(request.reference for request in requests)
    if references:
        raise StillOpen(references)


def work_in(request: Request) -> str:
    """What a request that waits for us asks of a person."""
    return f"{WORK[State(request.state)]}: {CATALOGUE[request.condition].title}"


def to_move_on() -> QuerySet[Any]:
    """Conditions asked for whose next step is ours; what the seniors talk about is the manager's."""
    rows = Request.objects.filter(case__in=CASES, state__in=list(WORK))
    return columns(
        rows,
        "request",
        day=came("moved_at"),
        what=text("request"),
        standing=text("open"),
        waits_for=Choose(Condition(state=State.ESCALATED, then=text(MANAGER)), default=text("")),
    )


def alerts() -> QuerySet[Any]:
    """What about a condition cannot wait until tomorrow."""
    rows = RequestAlert.objects.filter(request__case__in=CASES, answered_at__isnull=True)
    return columns(
        rows,
        "alert",
        case=F("request__case_id"),
        officer=F("request__case__officer_id"),
        day=came("raised_at"),
        dated=yes(),
        what=text("alert"),
        standing=text("open"),
    )
