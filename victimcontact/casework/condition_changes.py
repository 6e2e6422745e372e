"""A condition on a licence: from when it holds, what is to be changed about it, what the victim says to that, and its end (P65, D8)."""

from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import access, contacts, duties, facts, hard_stops, laws, tellings
from victimcontact.casework import request_steps as steps
from victimcontact.casework.actions import action
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.days import day_of
from victimcontact.casework.request_steps import Said
from victimcontact.records.models import Account, Fact, Request
from victimcontact.scheme.calendar import working_days_after
from victimcontact.scheme.licences import is_alarming
from victimcontact.scheme.requests import RequestEvent as Event
from victimcontact.scheme.requests import RequestGuard as Guard
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import Standing

CHANGES = {"varied": Event.VARY, "kept": Event.KEEP, "removed": Event.REMOVE}
VARIED = "licence_conditions_varied"


class UnknownChange(Exception):
    """Not what can become of a condition."""


class ReasonMissing(Exception):
    """What is changed, taken away or ended has a reason (R45, R89)."""


@dataclass(frozen=True)
class Change:
    """What became of a condition: one of `CHANGES`, its words now, and why."""

    outcome: str
    reason: str
    wording: str = ""


@action(needs=May.CARRY_REQUEST)
def go_live(*, request: Request, licence_version: str, by: Account, now: datetime) -> Request:
    """It stands on the licence, in this version of it. Raises `scheme.moves.GuardNotMet` while that is not known."""
    met = {Guard.LICENCE_VERSION_KNOWN} if licence_version.strip() else set()
    said = Said(how=licence_version.strip())
    return steps.move(steps.locked(request), Event.GO_LIVE, by=by, now=now, met=met, said=said)


@action(needs=May.CARRY_REQUEST)
def propose_variation(*, request: Request, proposal: str, answer: str, by: Account, now: datetime) -> Request:
    """Somebody wants to change it. `answer` is what the practitioner said to whether we were consulted, `yes` or `not_applicable`:
    the second about a member is an alert for the manager (P65). Raises `scheme.moves.NotAllowed`."""
    fresh = steps.locked(request)
    if is_alarming(answer, is_member=fresh.case.standing == Standing.JOINED):
        hard_stops.alert(fresh, hard_stops.NOT_APPLICABLE, now=now)
    return steps.move(fresh, Event.PROPOSE_VARIATION, by=by, now=now, said=Said(note=proposal, how=answer))


@action(needs=May.CARRY_REQUEST)
def consult(*, request: Request, emergency: bool, by: Account, now: datetime) -> Request:
    """We are asked: the victim's period begins, and she hears that a rule about her may change (D8)."""
    fresh = steps.locked(request)
    data = {"kind": "licence_variation", "emergency": emergency}
    fact = facts.add(fresh.case, facts.New("consulted", day_of(now), data), by=by, now=now)
    steps.move(fresh, Event.CONSULT, by=by, now=now, said=Said(how="emergency" if emergency else "", fact=fact))
    duties.reconcile(fresh.case, now=now)
    told = {"conditions": _about_her(words_now(fresh)), "respond_by": last_day_of(fact).isoformat()}
    tellings.make(fresh.case, fact, "licence_variation_considered", told, by=by, now=now)
    return fresh


@action(needs=May.CARRY_REQUEST)
def give_view(*, request: Request, view: str, channel: str, by: Account, now: datetime) -> Request:
    """The victim says what she thinks of the change. The talk is logged, and keeps the duty to ask her (D8)."""
    fresh = steps.locked(request)
    asked = steps.last(fresh, Event.CONSULT)
    about = str(asked.fact_id) if asked is not None else ""
    made = ContactMade(day_of(now), channel, "completed", direction="in", about=about, result="reached")
    contacts.log(access.locked(fresh.case), made, by=by, now=now)
    return steps.move(fresh, Event.GIVE_VIEW, by=by, now=now, said=Said(note=view, how=channel))


@action(needs=May.CARRY_REQUEST)
def end_period(*, request: Request, by: Account, now: datetime) -> Request:
    """She said nothing by the last day. Raises `scheme.moves.GuardNotMet` before it has gone by."""
    fresh = steps.locked(request)
    asked = steps.last(fresh, Event.CONSULT)
    over = asked is not None and asked.fact is not None and day_of(now) > last_day_of(asked.fact)
    return steps.move(fresh, Event.END_PERIOD, by=by, now=now, met={Guard.PERIOD_OVER} if over else set())


@action(needs=May.CARRY_REQUEST)
def settle(*, request: Request, change: Change, by: Account, now: datetime) -> Request:
    """What was decided about the change. One that alters anything is told to her by letter. Raises `UnknownChange`, `ReasonMissing`."""
    if change.outcome not in CHANGES:
        raise UnknownChange(change.outcome)
    if not change.reason.strip() or (change.outcome == "varied" and not change.wording.strip()):
        raise ReasonMissing
    fresh = steps.locked(request)
    fact = None if change.outcome == "kept" else _changed(fresh, by=by, now=now)
    said = Said(note=change.reason, wording=change.wording, fact=fact)
    steps.move(fresh, CHANGES[change.outcome], by=by, now=now, said=said)
    if fact is not None:
        conditions = _about_her(change.wording) if change.outcome == "varied" else []
        tellings.make(fresh.case, fact, VARIED, {"conditions": conditions}, by=by, now=now)
    return fresh


@action(needs=May.CARRY_REQUEST)
def ask_again(*, request: Request, reason: str, by: Account, now: datetime) -> Request:
    """After a no she asks for something narrower, or for the same again: a draft once more. Raises `scheme.moves.NotAllowed`."""
    return steps.move(steps.locked(request), Event.ASK_AGAIN, by=by, now=now, said=Said(note=reason))


@action(needs=May.CARRY_REQUEST)
def end(*, request: Request, reason: str, by: Account, now: datetime) -> Request:
    """It has had its outcome, and nothing more comes of it. Raises `ReasonMissing`, `scheme.moves.NotAllowed`."""
    if not reason.strip():
        raise ReasonMissing
    return steps.move(steps.locked(request), Event.END, by=by, now=now, said=Said(note=reason))


def last_day_of(consulted: Fact) -> date:
    """The last day on which the victim's view can be given (D8): ten working days, one in an emergency."""
    return working_days_after(consulted.on, laws.in_force().period("D8", 1 if consulted.data["emergency"] else 0))


def words_now(request: Request) -> str:
    """The words of a condition as it holds now: as it was asked for, granted, or changed since."""
    changed = steps.last(request, Event.GRANT, Event.GRANT_ADAPTED, Event.VARY)
    return str(changed.wording or "") if changed and changed.wording else steps.latest(request).content["wording"]


def _changed(request: Request, *, by: Account, now: datetime) -> Fact:
    data = {"code": VARIED, "happened_on": day_of(now).isoformat()}
    return facts.add(request.case, facts.New("stage", day_of(now), data), by=by, now=now)


def _about_her(words: str) -> list[dict[str, object]]:
    return [{"text": words, "about_victim": True}]
