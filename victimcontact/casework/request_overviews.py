"""A request on its page: what is asked and how the licence will word it, where it stands, who decides, and what can be done next."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from victimcontact.casework import (
    condition_answers,
    condition_requests,
    hard_stops,
    licence_policies,
    request_copies,
    request_sheets,
)
from victimcontact.casework import request_steps as steps
from victimcontact.casework.days import day_of
from victimcontact.casework.hard_stops import Dates
from victimcontact.casework.licence_policies import Official
from victimcontact.casework.open_requests import UNDECIDED
from victimcontact.records.models import Duty, Request, RequestAlert, RequestStep, Review, Sentence
from victimcontact.scheme.condition_inputs import inputs_of
from victimcontact.scheme.conditions import CATALOGUE, ConditionKind
from victimcontact.scheme.leaks import Hit
from victimcontact.scheme.licences import Decider
from victimcontact.scheme.moves import possible
from victimcontact.scheme.requests import REQUEST_MOVES
from victimcontact.scheme.requests import Request as State
from victimcontact.scheme.requests import RequestEvent as Event

# Done by the program alone, or by writing a new version.
NOT_BY_HAND = frozenset({Event.MISS_HARD_STOP, Event.EDIT})
LIVE = ("open", "late")


@dataclass(frozen=True)
class Overview:
    """Everything the page of a request shows. `next` are the steps that can be taken now, in the order of the table.

    `address`: where our mail would reach whoever it goes to next. `has_licence`: they leave prison on a licence, and not hospital.
    `waits_for_release`: it was missed, and nothing can be done before the licence starts.
    """

    kind: ConditionKind
    content: dict[str, Any]
    said: tuple[tuple[str, str], ...]
    official: Official
    hits: tuple[Hit, ...]
    steps: tuple[RequestStep, ...]
    next: tuple[str, ...]
    may_be_edited: bool
    decider: Decider
    address: str
    has_licence: bool
    licence: Dates | None
    alerts: tuple[RequestAlert, ...]
    look_again: Duty | None
    waits_for_release: bool


def of(request: Request, *, now: datetime) -> Overview:
    """The page of a request that `condition_requests.request_for` gave."""
    content, case, on = steps.latest(request).content, request.case, day_of(now)
    licence = hard_stops.dates_of(case.sentence)
    waits = request.state == State.MISSED_HARD_STOP and _is_between(licence, on)
    decider = condition_answers.decider_of(request, now=now)
    events = possible(REQUEST_MOVES, State(request.state))
    return Overview(
        kind=CATALOGUE[request.condition],
        content=content,
        said=_zone(request)
        + tuple(
            (each.label, dict(each.options).get(text, text))
            for each in inputs_of(request.condition)
            if (text := content["inputs"].get(each.name, ""))
        ),
        official=licence_policies.official_wording(
            request.condition, content["inputs"], starts_on=condition_requests.starts_on(case, on)
        ),
        hits=request_sheets.hits_in(request),
        steps=tuple(reversed(steps.of(request))),
        next=_next(request, events, waits=waits),
        may_be_edited=Event.EDIT in events,
        decider=decider,
        address=_address(request, decider),
        has_licence=case.route not in condition_requests.IN_HOSPITAL,
        licence=licence,
        alerts=tuple(alert for alert in hard_stops.alerts_of(case) if alert.request_id == request.pk),
        look_again=review_owed(request),
        waits_for_release=waits,
    )


def open_reviews(sentence: Sentence) -> list[Review]:
    """The reviews of a sentence that are not decided: a request may be made for one of them."""
    return list(Review.objects.filter(sentence=sentence, ended_at__isnull=True).order_by("-made_at"))


def review_owed(request: Request) -> Duty | None:
    """The duty to look at it again, after a move or a contact nobody wanted, where it holds or may come to hold (D16, P74)."""
    if request.state in (State.WITHDRAWN, State.ENDED, State.REFUSED, State.TOLD_OF_REFUSAL):
        return None
    rows = Duty.objects.filter(case=request.case_id, what="review_conditions", standing__in=LIVE)
    return rows.order_by("due_on").first()


def _address(request: Request, decider: Decider) -> str:
    if request.state in condition_requests.BEFORE_IT_WENT:
        return request_copies.address_of_practitioner(request)
    return request_copies.address_of(request, decider)


def _zone(request: Request) -> tuple[tuple[str, str], ...]:
    return (("Zone on the map", f"Zone {request.zone.number}"),) if request.zone else ()


def _next(request: Request, events: tuple[Event, ...], *, waits: bool) -> tuple[str, ...]:
    after_release = {Event.ASK_AFTER_RELEASE} if waits else set()
    found = [event.value for event in events if event not in NOT_BY_HAND | after_release]
    if request.state in condition_answers.WAITS_FOR_THE_PRACTITIONER:
        found.append(steps.REMINDED)
    if request.state == State.ESCALATED:
        found.append(steps.RAISED)
    if request.review_id and request.state in UNDECIDED:
        found.append(steps.KEPT_FOR_LATER)
    return tuple(found)


def _is_between(licence: Dates | None, on: date) -> bool:
    return licence is not None and licence.hard_stop_on <= on < licence.starts_on
