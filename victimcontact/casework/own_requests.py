"""What a member reads of the conditions they asked for: their words, where each is, and the answer once they have been told of it.

Nothing here shows how near a release is: a request that came too late for it is, to them, still on its way.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from victimcontact.casework import access, condition_requests
from victimcontact.casework import request_steps as steps
from victimcontact.casework.condition_answers import OUTCOMES
from victimcontact.casework.condition_changes import CHANGES
from victimcontact.casework.condition_requests import BEFORE_IT_WENT
from victimcontact.casework.condition_requests import Request as Request
from victimcontact.casework.days import day_of
from victimcontact.records.models import Case, RequestStep, RequestVersion
from victimcontact.scheme.requests import Request as State
from victimcontact.scheme.requests import RequestEvent as Event

TO_AGREE, BEING_WORDED = "to_agree", "being_worded"
WITH_PROBATION, WITH_DECIDERS, BEING_CHANGED = "with_probation", "with_deciders", "being_changed"
PLACES: Mapping[State, str] = {
    State.CONFIRMED: "agreed",
    State.SENT: WITH_PROBATION,
    State.ACKNOWLEDGED: WITH_PROBATION,
    State.SUPPORTED: WITH_PROBATION,
    State.ADAPTED: WITH_PROBATION,
    State.DECLINED: WITH_PROBATION,
    State.ESCALATED: WITH_PROBATION,
    State.MISSED_HARD_STOP: WITH_PROBATION,
    State.AFTER_RELEASE: WITH_PROBATION,
    State.FORWARDED: WITH_DECIDERS,
    State.GRANTED: WITH_DECIDERS,
    State.GRANTED_ADAPTED: WITH_DECIDERS,
    State.REFUSED: WITH_DECIDERS,
    State.TOLD_OF_GRANT: "answered",
    State.TOLD_OF_REFUSAL: "answered",
    State.LIVE: "answered",
    State.VARIATION_PROPOSED: "answered",
    State.CONSULTED: BEING_CHANGED,
    State.VIEW_GIVEN: BEING_CHANGED,
    State.NO_VIEW: BEING_CHANGED,
    State.VARIED: BEING_CHANGED,
    State.KEPT: BEING_CHANGED,
    State.REMOVED: BEING_CHANGED,
    State.WITHDRAWN: "taken_back",
    State.ENDED: "ended",
}


@dataclass(frozen=True, slots=True)
class OwnRequest:
    """A request as its member reads it. `answer` is empty until they have been told; `content_hash` names exactly these words.

    `wording` is empty while only their own words are there; `zone_number` is that of the area on the map that it names.
    """

    reference: str
    asked_on: date
    condition: str
    own_words: str
    wording: str
    why_necessary: str
    why_proportionate: str
    fallback: str
    content_hash: str
    place: str
    zone_number: int | None
    answer: str
    answer_wording: str
    explanation: str
    may_take_back: bool


def of(case: Case) -> tuple[OwnRequest, ...]:
    """Everything a member asked for, the newest first."""
    return tuple(map(as_read, condition_requests.of_case(case)))


def to_agree(case: Case) -> tuple[str, ...]:
    """The references of those that wait for the member to read and agree."""
    return tuple(each.reference for each in of(case) if each.place == TO_AGREE)


def request_for(case: Case, reference: str) -> Request:
    """A request of this case. Raises `access.NotFound` for any other."""
    request = Request.objects.filter(case=case, reference=reference).first()
    if request is None:
        raise access.NotFound(reference)
    return request


def as_read(request: Request) -> OwnRequest:
    """A request as its member reads it."""
    version = steps.latest(request)
    worded = not version.made_by.is_member
    answer = _told(request)
    said = {name: version.content[name] if worded else "" for name in ("wording", "why_necessary", "why_proportionate")}
    return OwnRequest(
        reference=request.reference,
        asked_on=day_of(request.made_at),
        condition=request.condition,
        own_words=version.content["own_words"],
        fallback=version.content["fallback"],
        content_hash=version.content_hash,
        place=_place(request, version),
        zone_number=request.zone.number if request.zone else None,
        answer=answer.event if answer else "",
        answer_wording=str(answer.wording or "") if answer else "",
        explanation=str(answer.explanation or "") if answer else "",
        may_take_back=request.state in BEFORE_IT_WENT,
        **said,
    )


def _place(request: Request, version: RequestVersion) -> str:
    if request.state != State.DRAFT:
        return PLACES[State(request.state)]
    ready = not version.made_by.is_member and condition_requests.is_argued(version)
    return TO_AGREE if ready else BEING_WORDED


def _told(request: Request) -> RequestStep | None:
    """The newest answer that the member has been told of."""
    told = steps.last(request, Event.TELL_VICTIM)
    if told is None:
        return None
    answers = RequestStep.objects.filter(
        request=request, event__in=[*OUTCOMES.values(), *CHANGES.values()], number__lt=told.number
    )
    return answers.order_by("-number").first()
