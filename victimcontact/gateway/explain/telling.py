"""`explain telling`: what one member may be told about one stage. The same answer as the pages give."""

from collections.abc import Callable, Mapping
from datetime import date

from victimcontact.gateway.explain.reading import COMMON, Asking, Fields, asking
from victimcontact.scheme.disclosure import Telling, tell
from victimcontact.scheme.keystages import REGISTER, Field, Kind, Level, Route, stage_called

_CASE = ("route", "level", "wants_representations")
_STAGE = ("code", "happened_on", "data")
_CONDITION = ("text", "about_victim")


def answer(document: Mapping[str, object]) -> dict[str, object]:
    """The answer to a question as in the contract. Raises `Unreadable` and `BeyondHorizon`."""
    fields = Fields(document, (*COMMON, "case", "stage"))
    fields.require("on", "case", "stage")
    asked = asking(fields)
    case, stage = fields.part("case", _CASE), fields.part("stage", _STAGE)
    code = stage.required_choice("code", tuple(REGISTER))
    telling = tell(
        code,
        _data(code, stage, asked),
        happened_on=stage.required_day("happened_on", asked.on),
        on=asked.on,
        route=case.required_choice("route", tuple(Route)),
        level=case.required_choice("level", tuple(Level)),
        wants_representations=case.flag("wants_representations", True),
        law=asked.law,
    )
    return as_json(telling)


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
