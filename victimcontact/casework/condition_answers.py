"""What others answer to a request: the practitioner, their seniors, whoever decides; and the victim told of it.

The practitioner's no never stops a request: it goes to whoever decides in the victim's own words, with both views (P67).
"""

from dataclasses import dataclass
from datetime import datetime

from victimcontact.casework import access, contacts, duties, facts, request_copies, request_sheets, tellings
from victimcontact.casework import request_steps as steps
from victimcontact.casework.actions import action
from victimcontact.casework.condition_requests import Sent, is_as_confirmed, starts_on
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.days import day_of
from victimcontact.casework.request_steps import Said
from victimcontact.records.models import Account, Fact, Message, MessageState, Request, RequestStep
from victimcontact.scheme import licences
from victimcontact.scheme.licences import DECIDERS, Decider, Way, release_by
from victimcontact.scheme.moves import NotAllowed
from victimcontact.scheme.requests import Request as State
from victimcontact.scheme.requests import RequestEvent as Event
from victimcontact.scheme.requests import RequestGuard as Guard
from victimcontact.scheme.roles import May

WAITS_FOR_THE_PRACTITIONER = frozenset({State.SENT, State.ACKNOWLEDGED})
DISAGREED = frozenset({State.ADAPTED, State.DECLINED, State.ESCALATED})
OUTCOMES = {"granted": Event.GRANT, "granted_adapted": Event.GRANT_ADAPTED, "refused": Event.REFUSE}
TOLD_AS = {"granted": "condition_granted", "granted_adapted": "condition_granted", "refused": "condition_refused"}
WENT = (MessageState.SENT, MessageState.DELIVERED, MessageState.ACKNOWLEDGED)
BY_LETTER = "letter"


class UnknownOutcome(Exception):
    """Not an answer that can be given to a request."""


class NotToldYet(Exception):
    """The letter with the answer has not gone, and nobody has spoken with them."""


@dataclass(frozen=True)
class Decision:
    """What was decided: one of `OUTCOMES`; what was granted instead; why, as it was received; and what the victim is told of it.

    A refusal or a narrower condition is explained by both tests (P52, R46): the reasons as received name them, the victim is told in
    her own plain words whether it was `needed`, and whether it would go `too_far`.
    """

    outcome: str
    reason: str = ""
    needed: str = ""
    too_far: str = ""
    wording: str = ""

    @property
    def explanation(self) -> str:
        """What the victim is told of both tests, one after the other."""
        return "\n".join(filter(None, (self.needed.strip(), self.too_far.strip())))

    @property
    def is_explained(self) -> bool:
        """Whether the reasons as received speak of both tests, and the victim is told of each."""
        return not licences.missing_tests(self.reason) and bool(self.needed.strip() and self.too_far.strip())


@action(needs=May.CARRY_REQUEST)
def acknowledge(*, request: Request, who: str, by: Account, now: datetime) -> Request:
    """The practitioner says that they have it (D7). Raises `scheme.moves.NotAllowed`."""
    fresh = steps.locked(request)
    fact = _confirmed(fresh, by=by, now=now)
    return _moved(fresh, Event.ACKNOWLEDGE, Said(who=who, fact=fact), by=by, now=now)


@action(needs=May.CARRY_REQUEST)
def remind(*, request: Request, how: str, by: Account, now: datetime) -> RequestStep:
    """The practitioner was reminded (D7). Raises `scheme.moves.NotAllowed` when it does not wait for them."""
    fresh = steps.locked(request)
    if fresh.state not in WAITS_FOR_THE_PRACTITIONER:
        raise NotAllowed(f"{fresh.reference} does not wait for the practitioner")
    return steps.note(fresh, steps.REMINDED, by=by, now=now, said=Said(how=how))


@action(needs=May.CARRY_REQUEST)
def support(*, request: Request, reason: str, by: Account, now: datetime) -> Request:
    """The practitioner will put it forward, or does so after all. Raises `scheme.moves.NotAllowed`."""
    return _answered(steps.locked(request), Event.SUPPORT, Said(note=reason), by=by, now=now)


@action(needs=May.CARRY_REQUEST)
def adapt(*, request: Request, wording: str, reason: str, by: Account, now: datetime) -> Request:
    """The practitioner would have something else instead, and says in writing why. Raises `scheme.moves.GuardNotMet`."""
    return _answered(steps.locked(request), Event.ADAPT, Said(note=reason, wording=wording), by=by, now=now)


@action(needs=May.CARRY_REQUEST)
def decline(*, request: Request, reason: str, by: Account, now: datetime) -> Request:
    """The practitioner will not put it forward, and says in writing why. Raises `scheme.moves.GuardNotMet`."""
    return _answered(steps.locked(request), Event.DECLINE, Said(note=reason), by=by, now=now)


@action(needs=May.CARRY_REQUEST)
def escalate(*, request: Request, reason: str, by: Account, now: datetime) -> Request:
    """The officer has held the no against both tests and disagrees: our manager and the practitioner's senior talk about it.

    Raises `scheme.moves.GuardNotMet` without a reason.
    """
    met = {Guard.REASON_GIVEN} if reason.strip() else set()
    return steps.move(steps.locked(request), Event.ESCALATE, by=by, now=now, met=met, said=Said(note=reason))


@action(needs=May.APPROVE_AS_MANAGER)
def raise_with_head(*, request: Request, reason: str, by: Account, now: datetime) -> RequestStep:
    """The seniors did not agree: a manager takes it to the head of the unit. Raises `scheme.moves.NotAllowed`."""
    fresh = steps.locked(request)
    if fresh.state != State.ESCALATED or not reason.strip():
        raise NotAllowed(f"{fresh.reference} cannot go to the head of the unit")
    return steps.note(fresh, steps.RAISED, by=by, now=now, said=Said(note=reason))


@action(needs=May.CARRY_REQUEST)
def forward(*, request: Request, sent: Sent, by: Account, now: datetime) -> Request:
    """It goes to whoever decides, in the victim's very words, also when the practitioner disagrees: then with both views (P67).

    She hears that it has gone. The sheet is kept as it goes; by `request_copies.OUR_MAIL` the program hands it over. Raises
    `scheme.moves.GuardNotMet` when the words are not those she confirmed, `request_copies.NoAddress`, `typesetting.CannotBeTypeset`.
    """
    fresh = steps.locked(request)
    address = request_copies.address_of(fresh, decider_of(fresh, now=now))
    request_copies.require_address(sent.how, address)
    pdf = request_sheets.pdf(fresh, on=day_of(now))
    met = {Guard.AS_CONFIRMED} if is_as_confirmed(fresh) else set()
    if fresh.state in DISAGREED and _has_answer(fresh):
        met |= {Guard.BOTH_VIEWS_ATTACHED}
    steps.move(fresh, Event.FORWARD, by=by, now=now, met=met, said=Said(who=sent.to, how=sent.how))
    request_copies.keep(fresh, pdf, how=sent.how, address=address, by=by, now=now)
    asked = steps.last(fresh, Event.SEND)
    if asked is not None and asked.fact is not None and not asked.fact.tellings.filter(case=fresh.case).exists():
        tellings.make(fresh.case, asked.fact, "condition_requested", _condition(fresh), by=by, now=now)
    return fresh


@action(needs=May.CARRY_REQUEST)
def decide(*, request: Request, decision: Decision, by: Account, now: datetime) -> Request:
    """Record what was decided. She is told within two working days, with the reasons (D7): her letter is drafted.

    Raises `UnknownOutcome`, `scheme.moves.GuardNotMet` where a no or a narrower condition is not explained by both tests (P52).
    """
    if decision.outcome not in OUTCOMES:
        raise UnknownOutcome(decision.outcome)
    fresh = steps.locked(request)
    met = {Guard.REASON_IN_BOTH_TESTS} if decision.is_explained else set()
    fact = _decided(fresh, decision, by=by, now=now)
    said = Said(note=decision.reason, explanation=decision.explanation, wording=decision.wording, fact=fact)
    steps.move(fresh, OUTCOMES[decision.outcome], by=by, now=now, met=met, said=said)
    duties.reconcile(fresh.case, now=now)
    tellings.make(fresh.case, fact, TOLD_AS[decision.outcome], _told_of(fresh, decision), by=by, now=now)
    return fresh


@action(needs=May.CARRY_REQUEST)
def tell_victim(*, request: Request, channel: str, by: Account, now: datetime) -> Request:
    """She knows what was decided: by `phone` or `visit`, which is logged as a contact and keeps the duty, or by the `letter` that went.

    Raises `NotToldYet` for a letter that has not gone, `scheme.moves.NotAllowed` while nothing is decided.
    """
    fresh = steps.locked(request)
    fact = answer_of(fresh)
    if channel != BY_LETTER:
        about = str(fact.pk) if fact else fresh.reference
        made = ContactMade(day_of(now), channel, "completed", about=about, result="reached")
        contacts.log(access.locked(fresh.case), made, by=by, now=now)
    elif not Message.objects.filter(case=fresh.case, telling__fact=fact, state__in=WENT).exists():
        raise NotToldYet(fresh.reference)
    return steps.move(fresh, Event.TELL_VICTIM, by=by, now=now, said=Said(how=channel))


def decider_of(request: Request, *, now: datetime) -> Decider:
    """Who decides about a request as things stand: it goes to them, whole (P66)."""
    case, review = request.case, request.review
    way = Way(
        route=case.route,
        sentence=case.sentence.kind,
        review=review.kind if review else "",
        on_licence=request.state == State.AFTER_RELEASE or starts_on(case, day_of(now)) < day_of(now),
        at_high_court=review is not None and _is_at_high_court(review.reference),
    )
    return DECIDERS[release_by(way)]


def answer_of(request: Request) -> Fact | None:
    """The fact by which a member hears of the newest answer, or of a change; None where there is none."""
    answer = steps.last(request, *OUTCOMES.values(), Event.VARY, Event.KEEP, Event.REMOVE)
    return answer.fact if answer is not None else None


def _answered(request: Request, event: Event, said: Said, *, by: Account, now: datetime) -> Request:
    met = {Guard.REASON_GIVEN} if said.note.strip() else set()
    fact = _confirmed(request, by=by, now=now) if request.state == State.SENT else None
    with_fact = Said(note=said.note, wording=said.wording, fact=fact)
    return _moved(request, event, with_fact, met, by=by, now=now)


def _moved(
    request: Request, event: Event, said: Said, met: set[Guard] | None = None, *, by: Account, now: datetime
) -> Request:
    steps.move(request, event, by=by, now=now, met=met or set(), said=said)
    duties.reconcile(request.case, now=now)
    return request


def _confirmed(request: Request, *, by: Account, now: datetime) -> Fact:
    """That they have it, as the ledger knows it; an answer says so too."""
    data = {"request": request.reference, "condition": request.condition}
    return facts.add(request.case, facts.New("condition_confirmed", day_of(now), data), by=by, now=now)


def _decided(request: Request, decision: Decision, *, by: Account, now: datetime) -> Fact:
    data = {"request": request.reference, "condition": request.condition, "outcome": decision.outcome}
    details = {"reason": decision.reason} if decision.reason else None
    return facts.add(request.case, facts.New("condition_decided", day_of(now), data, details), by=by, now=now)


def _has_answer(request: Request) -> bool:
    answer = steps.last(request, Event.ADAPT, Event.DECLINE)
    return answer is not None and bool(answer.note)


def _condition(request: Request) -> dict[str, str]:
    return {"condition": steps.latest(request).content["wording"]}


def _told_of(request: Request, decision: Decision) -> dict[str, str]:
    granted = {"condition": decision.wording} if decision.wording else _condition(request)
    return granted | ({"reason": decision.explanation} if decision.explanation else {})


def _is_at_high_court(review: str) -> bool:
    rows = Fact.objects.filter(data__review=review, withdrawal__isnull=True)
    return rows.filter(kind="high_court_referral").exists()
