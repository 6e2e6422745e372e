"""The facts of a stage, checked against the register: nothing the register does not know gets past it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.scheme.keystages.stage import Field, Kind, Stage


class UnknownField(ValueError):
    """The stage has no field of this name."""


class BadValue(ValueError):
    """A field holds what it cannot hold. Names the field and what it takes, never the value."""


@dataclass(frozen=True)
class Condition:
    """A condition of a licence, discharge or order; only those about the victim or their family are told."""

    text: str
    about_victim: bool


_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

Value = str | int | date | tuple[Condition, ...] | None


def checked(stage: Stage, data: Mapping[str, object], on: date) -> dict[str, Value]:
    """The facts by name, read: ISO dates as dates, conditions as `Condition`.

    `on` is the day the question is asked: a date of something that has happened may not be later. Raises
    `UnknownField` and `BadValue`.
    """
    values: dict[str, Value] = {}
    for name, value in data.items():
        field = stage.field_named(name)
        if field is None:
            raise UnknownField(f"{stage.code} has no field {name}; it has: {_names(stage)}")
        values[name] = None if value is None else _READERS[field.kind](f"{stage.code}.{name}", value)
        _refuse_future(stage, field, values[name], on)
    return values


def conditions_in(value: Value) -> tuple[Condition, ...]:
    """The conditions a field holds; none when it holds something else."""
    return value if isinstance(value, tuple) else ()


def _names(stage: Stage) -> str:
    return ", ".join(field.name for field in stage.fields) or "none"


def _refuse_future(stage: Stage, field: Field, value: Value, on: date) -> None:
    if field.past and isinstance(value, date) and value > on:
        raise BadValue(f"{stage.code}.{field.name} takes a date that is not later than the day of the question")


def _text(where: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise BadValue(f"{where} takes a text that is not empty")
    return value


def _whole_number(where: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadValue(f"{where} takes a whole number")
    return value


def _date(where: str, value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        raise BadValue(f"{where} takes a date as YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise BadValue(f"{where} takes a day that the calendar has") from error


def _conditions(where: str, value: object) -> tuple[Condition, ...]:
    if not isinstance(value, list | tuple):
        raise BadValue(f"{where} takes a list of conditions")
    return tuple(_condition(f"{where}[{number}]", each) for number, each in enumerate(value))


def _condition(where: str, value: object) -> Condition:
    if isinstance(value, Condition):
        return value
    if not isinstance(value, Mapping) or not set(value) <= {"text", "about_victim"}:
        raise BadValue(f"{where} takes text and about_victim")
    about_victim = value.get("about_victim", False)
    if not isinstance(about_victim, bool):
        raise BadValue(f"{where}.about_victim takes true or false")
    return Condition(_text(f"{where}.text", value.get("text")), about_victim)


_READERS: Mapping[Kind, Callable[[str, object], Value]] = {
    Kind.TEXT: _text,
    Kind.DATE: _date,
    Kind.CONDITIONS: _conditions,
    Kind.WHOLE_NUMBER: _whole_number,
}
