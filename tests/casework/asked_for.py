"""A request for a condition at any point of its course, for the tests about it: built through the verbs."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from tests import builders
from victimcontact.casework import condition_answers as answers
from victimcontact.casework import condition_changes as changes
from victimcontact.casework import condition_requests as requests
from victimcontact.casework.condition_answers import Decision
from victimcontact.casework.condition_changes import Change
from victimcontact.casework.condition_requests import Sent, Wanted
from victimcontact.records.models import Account, Case, Duty, Fact, Request
from victimcontact.scheme.requests import Request as State

WORDING = "Not to come into the street where the shop is."
NECESSARY, PROPORTIONATE = "He has waited there.", "He has no reason to be there."
TOO_LITTLE, TOO_FAR = "He lives far away now, so there is no need of it.", "It would keep him from his work."
BOTH_TESTS = "It is not necessary because he lives far away, and it would not be proportionate."
TO_PRACTITIONER = Sent("Sam Probation", "secure email")
TO_DECIDER = Sent("The governor", "secure email")


def account_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def wanted(condition: str = "EXC_TYPE", **changed: Any) -> Wanted:
    inputs = {"EXC_TYPE": {"kind_of_place": "corner shop"}, "NC_NAMED": {"names": "Rhian Test"}}.get(condition, {})
    values = {"inputs": inputs, "why_necessary": NECESSARY, "why_proportionate": PROPORTIONATE}
    return Wanted(condition, **({"wording": WORDING} | values | changed))


def begun(case: Case, *, now: datetime = builders.NOW, review: Any = None, **changed: Any) -> Request:
    return requests.start(case=case, wanted=wanted(**changed), review=review, by=account_of(case), now=now)


Step = Callable[[Request, Account, datetime], object]

STEPS: dict[str, Step] = {
    "confirm": lambda request, by, now: requests.confirm(
        request=request, how="in_person", understood=True, by=by, now=now
    ),
    "send": lambda request, by, now: requests.send(request=request, sent=TO_PRACTITIONER, by=by, now=now),
    "acknowledge": lambda request, by, now: answers.acknowledge(request=request, who="Sam", by=by, now=now),
    "support": lambda request, by, now: answers.support(request=request, reason="", by=by, now=now),
    "adapt": lambda request, by, now: answers.adapt(
        request=request, wording="Not to come into the shop.", reason="The street is too much.", by=by, now=now
    ),
    "decline": lambda request, by, now: answers.decline(request=request, reason="He has moved.", by=by, now=now),
    "escalate": lambda request, by, now: answers.escalate(request=request, reason="He comes back.", by=by, now=now),
    "forward": lambda request, by, now: answers.forward(request=request, sent=TO_DECIDER, by=by, now=now),
    "grant": lambda request, by, now: answers.decide(request=request, decision=Decision("granted"), by=by, now=now),
    "grant_adapted": lambda request, by, now: answers.decide(
        request=request,
        decision=Decision("granted_adapted", BOTH_TESTS, TOO_LITTLE, TOO_FAR, "Not to come into the shop."),
        by=by,
        now=now,
    ),
    "refuse": lambda request, by, now: answers.decide(
        request=request, decision=Decision("refused", BOTH_TESTS, TOO_LITTLE, TOO_FAR), by=by, now=now
    ),
    "tell_victim": lambda request, by, now: answers.tell_victim(request=request, channel="phone", by=by, now=now),
    "ask_again": lambda request, by, now: changes.ask_again(request=request, reason="Narrower.", by=by, now=now),
    "go_live": lambda request, by, now: changes.go_live(request=request, licence_version="1.0", by=by, now=now),
    "propose_variation": lambda request, by, now: changes.propose_variation(
        request=request, proposal="Only at weekends.", answer="yes", by=by, now=now
    ),
    "consult": lambda request, by, now: changes.consult(request=request, emergency=False, by=by, now=now),
    "give_view": lambda request, by, now: changes.give_view(
        request=request, view="It should stay.", channel="phone", by=by, now=now
    ),
    "vary": lambda request, by, now: changes.settle(
        request=request, change=Change("varied", "He works there.", "Not on Sundays."), by=by, now=now
    ),
    "keep": lambda request, by, now: changes.settle(
        request=request, change=Change("kept", "It is needed still."), by=by, now=now
    ),
    "remove": lambda request, by, now: changes.settle(
        request=request, change=Change("removed", "He has died."), by=by, now=now
    ),
    "withdraw": lambda request, by, now: requests.withdraw(
        request=request, reason="Sam was asked to remove it.", by=by, now=now
    ),
    "end": lambda request, by, now: changes.end(request=request, reason="The licence is over.", by=by, now=now),
}


def taken(request: Request, *events: str, now: datetime = builders.NOW) -> Request:
    """The request after these steps, as it stands."""
    for event in events:
        STEPS[event](request, account_of(request.case), now)
    return fresh(request)


def fresh(request: Request) -> Request:
    return Request.objects.select_related("case__sentence", "case__officer__account", "review").get(pk=request.pk)


SENT = ("confirm", "send")
FORWARDED = (*SENT, "acknowledge", "support", "forward")
GRANTED = (*FORWARDED, "grant")
LIVE = (*GRANTED, "tell_victim", "go_live")
VARIATION = (*LIVE, "propose_variation")
# A way to each state that a verb can be tried from.
WAYS: dict[State, tuple[str, ...]] = {
    State.DRAFT: (),
    State.CONFIRMED: ("confirm",),
    State.SENT: SENT,
    State.ACKNOWLEDGED: (*SENT, "acknowledge"),
    State.SUPPORTED: (*SENT, "support"),
    State.ADAPTED: (*SENT, "adapt"),
    State.DECLINED: (*SENT, "decline"),
    State.ESCALATED: (*SENT, "decline", "escalate"),
    State.FORWARDED: FORWARDED,
    State.GRANTED: GRANTED,
    State.GRANTED_ADAPTED: (*FORWARDED, "grant_adapted"),
    State.REFUSED: (*FORWARDED, "refuse"),
    State.TOLD_OF_GRANT: (*GRANTED, "tell_victim"),
    State.TOLD_OF_REFUSAL: (*FORWARDED, "refuse", "tell_victim"),
    State.LIVE: LIVE,
    State.VARIATION_PROPOSED: VARIATION,
    State.CONSULTED: (*VARIATION, "consult"),
    State.VIEW_GIVEN: (*VARIATION, "consult", "give_view"),
    State.VARIED: (*VARIATION, "consult", "give_view", "vary"),
    State.KEPT: (*VARIATION, "consult", "give_view", "keep"),
    State.REMOVED: (*VARIATION, "consult", "give_view", "remove"),
    State.WITHDRAWN: ("withdraw",),
    State.ENDED: (*FORWARDED, "refuse", "tell_victim", "end"),
}


def facts_of(case: Case, kind: str) -> list[dict[str, Any]]:
    rows = Fact.objects.filter(case=case, kind=kind, withdrawal__isnull=True).order_by("made_at")
    return [row.data for row in rows]


def standing_of(case: Case, what: str) -> list[str]:
    return list(Duty.objects.filter(case=case, what=what).order_by("due_on").values_list("standing", flat=True))
