"""`explain telling`: what one member may be told about one stage. The same answer as the pages give."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from victimcontact.gateway.explain.reading import COMMON, Asking, Fields, NotKnown, asking
from victimcontact.scheme.disclosure import Telling, tell
from victimcontact.scheme.keystages import REGISTER, Field, Kind, Level, Route, stage_called

_CASE = ("route", "level", "wants_representations")
_STAGE = ("code", "happened_on", "data")
_CONDITION = ("text", "about_victim")


def answer(document: Mapping[str, object]) -> dict[str, object]:
    """The answer to a question as in the contract. Raises `Unreadable`, `NotKnown` and `BeyondHorizon`.

    A route or level that is not given is not known: the question is answered where the answer does not hang on it.
    """
    fields = Fields(document, (*COMMON, "case", "stage"))
    fields.require("on", "stage")
    asked = asking(fields)
    case = fields.part("case", _CASE)
    tellings = [
        _telling(fields, asked, route, level)
        for route in _known(case, "route", tuple(Route))
        for level in _known(case, "level", tuple(Level))
    ]
    if any(telling != tellings[0] for telling in tellings):
        missing = [name for name in ("route", "level") if not case.given(name)]
        raise NotKnown(f"what may be told hangs on {' and '.join(map(case.path, missing))}: nothing found")
    return as_json(tellings[0])


def _known(case: Fields, name: str, every: Sequence[str]) -> Sequence[str]:
    """The value that is given, or all it could be."""
    value = case.choice(name, every)
    return every if value is None else (value,)


def _telling(fields: Fields, asked: Asking, route: str, level: str) -> Telling:
    case, stage = fields.part("case", _CASE), fields.part("stage", _STAGE)
    code = stage.required_choice("code", tuple(REGISTER))
    return tell(
        code,
        _data(code, stage, asked),
        happened_on=stage.required_day("happened_on", asked.on),
        on=asked.on,
        route=route,
        level=level,
        wants_representations=case.flag("wants_representations", True),
        law=asked.law,
    )


def as_json(telling: Telling) -> dict[str, object]:
    """A telling in the words of the contract."""
    return {
        "decision": telling.decision,
        "told": dict(telling.told),
        "withheld": dict(telling.withheld),
        "document": telling.document,
        "within": {"contact_by": _iso(telling.contact_by), "letter_by": _iso(telling.letter_by)},
        "rules": list(telling.rules),
        "source": telling.source,
    }


def _data(code: str, stage: Fields, asked: Asking) -> dict[str, object]:
    """The facts of the stage that were given; one given as null is there, and is not known."""
    known = stage_called(code).fields
    data = stage.part("data", [field.name for field in known])
    given = stage.mapping("data")
    return {field.name: _READERS[field.kind](data, field, asked.on) for field in known if field.name in given}


def _conditions(data: Fields, field: Field, _on: date) -> object:
    if not data.given(field.name):
        return None
    return [
        {"text": condition.required_text("text"), "about_victim": condition.flag("about_victim", False)}
        for condition in data.parts(field.name, _CONDITION)
    ]


def _whole_number(data: Fields, field: Field, _on: date) -> object:
    return data.whole_number(field.name, 0, 999)


_READERS: Mapping[Kind, Callable[[Fields, Field, date], object]] = {
    Kind.TEXT: lambda data, field, _on: data.text(field.name),
    Kind.DATE: lambda data, field, on: data.day(field.name, on if field.past else None),
    Kind.CONDITIONS: _conditions,
    Kind.WHOLE_NUMBER: _whole_number,
}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
