"""Whether a case is within the scheme: the rules' answer, stored as it was given, and a manager's decision where one is needed."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from victimcontact.casework import access, duties, laws, offence_lists, standings
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Assessment, Case, ManagerDecision, Sentence
from victimcontact.scheme.eligibility import (
    Court,
    Disposal,
    Inchoate,
    Kind,
    Offence,
    Question,
    Relationship,
    Term,
    Transfer,
    Verdict,
    Victim,
    VictimKind,
    assess,
)
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import Event, Guard, Standing

FOUND = {
    "statutory_probation": Event.FOUND_ELIGIBLE,
    "statutory_restricted": Event.FOUND_ELIGIBLE,
    "statutory_unrestricted": Event.FOUND_ELIGIBLE,
    "vns": Event.FOUND_ELIGIBLE,
    "manager_review": Event.FOUND_DOUBTFUL,
    "not_yet": Event.FOUND_TOO_EARLY,
    "not_statutory": Event.FOUND_NOT_ELIGIBLE,
}
MET = (Guard.DUPLICATES_CHECKED, Guard.REASON_GIVEN)
WAITS_FOR_MANAGER = frozenset({Standing.MANAGER_REVIEW, Standing.NOT_ELIGIBLE, Standing.NOT_YET})


class NothingToDecide(Exception):
    """The case does not wait for a manager's decision."""


class NoReason(Exception):
    """A manager's decision has a reason (R20)."""


class NoRoute(Exception):
    """A case that is taken in needs a route."""


@action(needs=May.ASSESS)
def assess_again(*, case: Case, by: Account, now: datetime) -> Assessment:
    """Ask the rules again, under the law of today, for a case nobody has taken further. Raises `scheme.standing.NotAllowed`."""
    fresh = access.locked(case)
    if fresh.standing != Standing.REFERRED:
        standings.move(fresh, Event.LOOK_AGAIN, by=by, now=now, met=MET)
    assessment = assess_case(fresh, by=by, now=now)
    duties.reconcile(fresh, now=now)
    return assessment


def assess_case(case: Case, *, by: Account, now: datetime) -> Assessment:
    """Ask the rules about a (locked) referred case, keep the answer with every reason, and move the case."""
    on, question = day_of(now), question_of(case)
    answer = assess(question, on=on, law=laws.in_force())
    assessment = Assessment.objects.create(
        case=case,
        assessed_on=on,
        question=_plain(asdict(question)),
        outcome=answer.outcome,
        route=answer.route or "",
        owner=answer.owner or "",
        scheme=answer.scheme,
        reasons=[_plain(asdict(reason)) for reason in answer.reasons],
        next_step=answer.next,
        made_by=by,
        made_at=now,
    )
    case.route = answer.route or ("vns" if answer.outcome == "vns" else "")
    case.save(update_fields=["route"])
    standings.move(case, FOUND[answer.outcome], by=by, now=now, met=MET, reason=answer.next)
    return assessment


@action(needs=May.DECIDE_REVIEW)
def decide(
    *, case: Case, accepted: bool, route: str, reason: str, look_again_on: date | None, by: Account, now: datetime
) -> ManagerDecision:
    """A manager takes a case in or does not, with a reason and a day to look again (R12, R20).

    A case the rules found outside the scheme may be taken in at discretion; the person then has the same service (P19).
    Raises `NothingToDecide`, `NoReason`, `NoRoute`.
    """
    fresh = access.locked(case)
    if fresh.standing not in WAITS_FOR_MANAGER:
        raise NothingToDecide
    if not reason.strip():
        raise NoReason
    if accepted and not route:
        raise NoRoute
    if fresh.standing == Standing.NOT_ELIGIBLE:
        standings.move(fresh, Event.FOUND_DOUBTFUL, by=by, now=now)
    met = (Guard.MANAGER_DECIDED, Guard.REASON_GIVEN)
    refusal = Event.REFUSE if fresh.standing == Standing.MANAGER_REVIEW else None
    if accepted:
        fresh.route = route
        fresh.save(update_fields=["route"])
        standings.move(fresh, Event.ACCEPT, by=by, now=now, met=met, reason=reason)
    elif refusal is not None:
        standings.move(fresh, refusal, by=by, now=now, met=met, reason=reason)
    duties.reconcile(fresh, now=now)
    return ManagerDecision.objects.create(
        case=fresh,
        assessment=latest(fresh),
        accepted=accepted,
        route=route if accepted else "",
        reason=reason,
        look_again_on=look_again_on,
        made_by=by,
        made_at=now,
    )


def latest(case: Case) -> Assessment:
    """The newest answer of the rules for a case."""
    return Assessment.objects.filter(case=case).latest("made_at")


def history(case: Case) -> list[tuple[Assessment, list[ManagerDecision]]]:
    """Every answer of the rules, newest first, each with what a manager decided on it."""
    rows = Assessment.objects.filter(case=case).prefetch_related("decisions__made_by__officer").order_by("-made_at")
    return [(row, list(row.decisions.all())) for row in rows]


def question_of(case: Case) -> Question:
    """The question to the rules: one victim, one offence and disposal (R13)."""
    sentence = case.sentence
    return Question(
        offence=_offence(sentence),
        verdict=Verdict(sentence.verdict),
        disposal=_disposal(sentence),
        victim=_victim(case),
        offender_born_on=sentence.offender.born_on,
        court=Court(sentence.court_kind),
    )


def _victim(case: Case) -> Victim:
    """The victim of the offence, who is the person of the case or somebody they are there for (R16 to R19)."""
    themselves = case.relationship == Relationship.VICTIM
    bereaved = case.relationship == Relationship.BEREAVED_RELATIVE
    return Victim(
        kind=VictimKind(case.victim_kind),
        relationship=Relationship(case.relationship),
        born_on=case.person.born_on if themselves else case.victim_born_on,
        died=bereaved or (themselves and case.person.died_on is not None),
        lacks_capacity=case.lacks_capacity,
        suspected_of_same_conduct=case.suspected_of_same_conduct,
    )


def _offence(sentence: Sentence) -> Offence:
    more = dict(sentence.offence)
    inchoate, code = more.pop("inchoate", None), more.pop("code", "")
    return Offence(
        title=sentence.offence_title,
        act=sentence.offence_act or None,
        section=sentence.offence_section or None,
        convicted_on=sentence.convicted_on,
        inchoate=Inchoate(inchoate) if inchoate else None,
        flags=offence_lists.flags_of(code),
        **more,
    )


def _disposal(sentence: Sentence) -> Disposal:
    more: dict[str, Any] = {name: value for name, value in sentence.disposal.items() if name != "youth"}
    for name in ("aggregate_term", "activated_term", "reduced_to"):
        if more.get(name):
            more[name] = Term(**more[name])
    for name in ("activated_on", "restriction_ended_on", "quashed_on"):
        if more.get(name):
            more[name] = date.fromisoformat(more[name])
    if more.get("transfer"):
        more["transfer"] = _transfer(more["transfer"])
    term = Term(**sentence.term) if sentence.term else None
    return Disposal(kind=Kind(sentence.kind), imposed_on=sentence.imposed_on, term=term, **more)


def _transfer(told: Mapping[str, Any]) -> Transfer:
    directed_on = told.get("directed_on")
    return Transfer(
        section=told["section"],
        restriction_direction=bool(told.get("restriction_direction")),
        directed_on=date.fromisoformat(directed_on) if directed_on else None,
    )


def _plain(value: Any) -> Any:
    """The value as JSON keeps it: dates as ISO text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
