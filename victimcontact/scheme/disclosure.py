"""The disclosure gate: what one member may be told of one key stage.

`tell` is the only way from what we know to what a victim reads. It is given the facts of a stage, and answers which of
them are told, which are withheld and why, who decides, and by when. What it does not put into `told` cannot reach a
letter, because letters are composed from `told` and nothing else.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from victimcontact.scheme.calendar import working_days_after
from victimcontact.scheme.keystages import RESTRICTED, UNRESTRICTED, stage_called
from victimcontact.scheme.keystages.stage import EVERY_LEVEL, Decision, Field, Kind, Level, Pace, Route, Shown, Stage
from victimcontact.scheme.keystages.values import Value, checked, conditions_in
from victimcontact.scheme.switches import SHIPPED, Law

Told = str | bool | int | tuple[str, ...]

NOT_KNOWN = "Not known."
_WHY_NOTHING: Mapping[Decision, str] = {
    Decision.NEVER: "The Victim Notification Scheme tells of the sentence and the release only (R85).",
    Decision.NOT_CHOSEN: "The member did not choose to hear of this (R37, R53).",
    Decision.MANAGERS_TELL: "The hospital managers give this notice (R58).",
}
_SOMEBODY_MAY_TELL = frozenset({Decision.TELL, Decision.OFFICER_DECIDES, Decision.MANAGER_DECIDES})


class NotYetHappened(ValueError):
    """The stage is said to have happened after the day the question is asked."""


class NotAuthorisable(ValueError):
    """A field was said to be authorised that no manager may authorise."""


@dataclass(frozen=True)
class Telling:
    """What one member may be told of one stage.

    `told` holds texts, numbers, true or false and lists of texts; days are ISO dates and months `YYYY-MM`. With
    `officer_decides` and `manager_decides` it is what may be told once that person has decided to. Every field that was
    given is a key of `told`, of `withheld`, or of both where a part is told. `contact_by` and `letter_by` are working
    days (the same day where danger cannot wait), and None where there is nothing for us to tell.
    """

    decision: Decision
    told: Mapping[str, Told]
    withheld: Mapping[str, str]
    document: str | None
    contact_by: date | None
    letter_by: date | None
    rules: tuple[str, ...]
    source: str


def tell(
    stage_code: str,
    data: Mapping[str, object],
    *,
    happened_on: date,
    on: date,
    route: str,
    level: str,
    wants_representations: bool = True,
    law: Law = SHIPPED,
    authorised: Collection[str] = (),
) -> Telling:
    """What a member on this route, with this level, may be told of the stage (R37-R54, R58, R59, R85, P17).

    `on` is the day the question is asked; the periods are counted from it. `authorised` names the fields that a manager
    has authorised to be told as they are (R42, P17). Raises `UnknownStage`, `UnknownField`, `BadValue`,
    `NotYetHappened`, `NotAuthorisable`, `ValueError` for an unknown route or level, and `BeyondHorizon`.
    """
    stage = stage_called(stage_code)
    if happened_on > on:
        raise NotYetHappened(f"{stage_code} cannot be told of before it has happened")
    _refuse_unauthorisable(stage, authorised)
    values = checked(stage, data, on)
    hearer = _Hearer(Route(route), Level(level), wants_representations)
    decision, rules = _decide(stage, values, hearer)
    if decision not in _SOMEBODY_MAY_TELL:
        nothing = {name: _why_nothing(stage, name, decision) for name in values}
        return Telling(decision, {}, nothing, None, None, None, rules, stage.source)
    told, withheld = _sort(stage, values, hearer.route, authorised)
    contact_by, letter_by = _within(stage.pace, values, on, law)
    document = stage.document_for(values.get("outcome"))
    return Telling(decision, told, withheld, document, contact_by, letter_by, rules, stage.source)


def items_in(stage_code: str, told: Collection[str]) -> tuple[str, ...]:
    """The fields of a stage of which something is told, in the register's order: each can be left out by itself (R84).

    Raises `UnknownStage`.
    """
    return tuple(field.name for field in stage_called(stage_code).fields if not field.told_names.isdisjoint(told))


def values_of(stage_code: str, item: str, told: Mapping[str, Told]) -> dict[str, Told]:
    """What is told of one field, under all the names it is told by. Raises `UnknownStage`."""
    field = stage_called(stage_code).field_named(item)
    return {name: value for name, value in told.items() if field is not None and name in field.told_names}


@dataclass(frozen=True)
class _Hearer:
    """The member as the gate sees them."""

    route: Route
    level: Level
    wants_representations: bool


def _decide(stage: Stage, values: Mapping[str, Value], hearer: _Hearer) -> tuple[Decision, tuple[str, ...]]:
    """Who decides, and the rules it rests on. The order matters: what is never told is not a matter of choice."""
    if stage.decision is Decision.NEVER:
        return Decision.NEVER, stage.rules
    if hearer.route is Route.VNS and not stage.in_vns:
        return Decision.NEVER, ("R85",)
    if hearer.route in UNRESTRICTED and stage.managers_tell:
        return Decision.MANAGERS_TELL, ("R58", "R59")
    if hearer.route in RESTRICTED and stage.considered:
        return (Decision.TELL, stage.rules) if hearer.wants_representations else (Decision.NOT_CHOSEN, ("R53",))
    if hearer.level not in _levels(stage, values, hearer.route):
        return Decision.NOT_CHOSEN, ("R37",)
    return stage.decision, stage.rules


def _levels(stage: Stage, values: Mapping[str, Value], route: Route) -> frozenset[Level]:
    """The levels that hear of the stage. In the Victim Notification Scheme there are none to choose from (R85)."""
    at_every_level = values.get("outcome") in stage.told_at_every_level_when
    return EVERY_LEVEL if at_every_level or route is Route.VNS or route in stage.owed_on else stage.levels


def _why_nothing(stage: Stage, name: str, decision: Decision) -> str:
    field = stage.field_named(name)
    never_anyway = field is not None and field.shown is Shown.NEVER
    return field.why if field is not None and never_anyway else _WHY_NOTHING[decision]


def _sort(
    stage: Stage, values: Mapping[str, Value], route: Route, authorised: Collection[str]
) -> tuple[dict[str, Told], dict[str, str]]:
    told: dict[str, Told] = {}
    withheld: dict[str, str] = {}
    for field in stage.fields:
        if field.name not in values:
            continue
        part, why = _part(field, values[field.name], route, authorised)
        told |= part
        if why:
            withheld[field.name] = why
    return told, withheld


def _part(field: Field, value: Value, route: Route, authorised: Collection[str]) -> tuple[dict[str, Told], str]:
    """What is told of one field, and why the rest is withheld (empty when nothing is)."""
    if value is None:
        return {}, field.why or NOT_KNOWN
    if field.shown is Shown.NEVER and field.name not in authorised:
        return {}, field.why
    if route not in field.routes:
        return {}, field.why
    if field.kind is Kind.CONDITIONS:
        return _conditions(field, value)
    if field.shown is Shown.AS_MONTH:
        return _month(field, value, as_day=field.name in authorised)
    return {field.name: _plain(value)}, ""


def _conditions(field: Field, value: Value) -> tuple[dict[str, Told], str]:
    """The conditions about the victim, and whether there are any at all (R40, R41)."""
    everything = conditions_in(value)
    about_victim = tuple(condition.text for condition in everything if condition.about_victim)
    told: dict[str, Told] = {field.name: about_victim, f"has_{field.name}": bool(everything)}
    return told, field.why if len(about_victim) < len(everything) else ""


def _month(field: Field, value: Value, *, as_day: bool) -> tuple[dict[str, Told], str]:
    day = str(_plain(value))
    month: dict[str, Told] = {field.told_name: day[: len("YYYY-MM")]}
    return (month | {field.name: day}, "") if as_day else (month, field.why)


def _plain(value: Value) -> Told:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | int):
        return value
    raise TypeError("only a text, a number or a date is told as it is")


def _refuse_unauthorisable(stage: Stage, authorised: Collection[str]) -> None:
    for name in authorised:
        field = stage.field_named(name)
        if field is None or not field.by_manager:
            raise NotAuthorisable(f"{stage.code}: no manager may authorise {name}")


def _within(pace: Pace, values: Mapping[str, Value], on: date, law: Law) -> tuple[date, date]:
    """The days by which somebody must have been in touch and a letter must have gone (D1, D2, D7, D11, D12)."""
    if pace is Pace.SAME_DAY:
        return on, working_days_after(on, law.period("D1", 1))
    if pace is Pace.OUTCOME:
        return working_days_after(on, law.period("D1")), working_days_after(on, law.period("D1", 1))
    by = working_days_after(on, _letter_days(pace, values, on, law))
    return by, by


def _letter_days(pace: Pace, values: Mapping[str, Value], on: date, law: Law) -> int:
    """The working days for a letter that is itself the contact."""
    if pace is Pace.NEW_DATE:
        release_on = values.get("release_on")
        soon = isinstance(release_on, date) and (release_on - on).days < law.period("D12", 2)
        return law.period("D12", 1 if soon else 0)
    letters: Mapping[Pace, tuple[str, int]] = {Pace.NOTICE: ("D2", 0), Pace.ANSWER: ("D7", 1), Pace.CLOSING: ("D11", 0)}
    return law.period(*letters[pace])
