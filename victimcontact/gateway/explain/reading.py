"""A strict reader for the questions put to `explain`: what is not understood is refused, never ignored."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from victimcontact.scheme.switches import BadPeriod, Law, UnknownPeriod, UnknownSwitch, law_with

COMMON = ("on", "switches", "settings")

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")  # JSON can hold one half of a pair; nothing can print it
_LONGEST_SHOWN = 60
_YEARS = range(1850, 2200)  # of people who can be asked about; sums with dates beyond would overflow
_A_DATE = f"a date as YYYY-MM-DD, {_YEARS.start} to {_YEARS.stop - 1}"


class Unreadable(ValueError):
    """The input cannot be read: one line that names the field, what was found and what is accepted."""


class NotKnown(ValueError):
    """The input can be read, but the answer hangs on something it leaves out: one line that names the field."""


def parse(text: str) -> dict[str, object]:
    """The JSON object in `text`. Raises Unreadable for anything else, also for a name given twice or NaN."""
    try:
        document = json.loads(text, object_pairs_hook=_without_duplicates, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise Unreadable(f"the input is not JSON: {error.msg} in line {error.lineno}, column {error.colno}") from error
    except Unreadable:
        raise
    except (ValueError, RecursionError) as error:
        raise Unreadable("the input: found a number too long or objects too deep; accepted: plain JSON") from error
    if not isinstance(document, dict):
        raise Unreadable(f"the input: found {_shown(document)}; accepted: a JSON object")
    return document


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    document: dict[str, object] = {}
    for name, value in pairs:
        if name in document:
            raise Unreadable(f"{_clipped(name)}: found twice; accepted: once")
        document[name] = value
    return document


def _refuse_constant(name: str) -> object:
    raise Unreadable(f"the input: found {name}; accepted: numbers that JSON knows")


class Fields:
    """The fields of one JSON object, read by name and type; `where` is the path of the object, for the messages."""

    def __init__(self, document: Mapping[str, object], accepted: Iterable[str], where: str = "") -> None:
        self._document = document
        self._where = where
        names = tuple(accepted)
        for name in document:
            if name not in names:
                raise Unreadable(f"{self.path(name)}: unknown field; accepted: {', '.join(names)}")

    def path(self, name: str) -> str:
        """The full name of a field, as messages show it."""
        return f"{self._where}.{_clipped(name)}" if self._where else _clipped(name)

    def refuse(self, name: str, accepted: str) -> Unreadable:
        """The refusal of the field's value, to be raised by the caller."""
        return Unreadable(f"{self.path(name)}: found {_shown(self._document.get(name))}; accepted: {accepted}")

    def given(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self._document.get(name) is not None

    def require(self, *names: str) -> None:
        """Refuses the object when one of the fields is left out or null."""
        for name in names:
            if not self.given(name):
                raise Unreadable(f"{self.path(name)}: nothing found; accepted: this field is required")

    def text(self, name: str) -> str | None:
        value = self._document.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(name, "a text that is not empty")
        if _HALF_A_CHARACTER.search(value):
            raise self.refuse(name, "a text of whole characters")
        return value

    def text_or_blank(self, name: str) -> str | None:
        """A text that may be left empty, which means the same as left out."""
        blank = isinstance(value := self._document.get(name), str) and not value.strip()
        return None if blank else self.text(name)

    def flag(self, name: str, default: bool) -> bool:
        value = self._document.get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.refuse(name, "true or false")
        return value

    def maybe_flag(self, name: str) -> bool | None:
        """True, false, or None when the field is left out."""
        return self.flag(name, False) if self.given(name) else None

    def whole_number(self, name: str, least: int, most: int) -> int | None:
        value = self._document.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.refuse(name, f"a whole number from {least} to {most}")
        return value

    def choice(self, name: str, accepted: Iterable[str]) -> str | None:
        value = self._document.get(name)
        if value is None:
            return None
        choices = tuple(accepted)
        if not isinstance(value, str) or value not in choices:
            raise self.refuse(name, ", ".join(choices))
        return value

    def day(self, name: str, not_after: date | None = None) -> date | None:
        """An ISO date. With `not_after` (the day of the question) a later one is refused."""
        value = self._document.get(name)
        if value is None:
            return None
        day = _iso_date(value)
        if day is None:
            raise self.refuse(name, _A_DATE)
        if not_after is not None and day > not_after:
            raise self.refuse(name, f"a date not later than {not_after} (the field on)")
        return day

    def required_day(self, name: str, not_after: date | None = None) -> date:
        day = self.day(name, not_after)
        if day is None:
            raise Unreadable(f"{self.path(name)}: nothing found; accepted: {_A_DATE} (required)")
        return day

    def required_text(self, name: str) -> str:
        self.require(name)
        return self.text(name) or ""

    def required_choice(self, name: str, accepted: Sequence[str]) -> str:
        value = self.choice(name, accepted)
        if value is None:
            raise Unreadable(f"{self.path(name)}: nothing found; accepted: {', '.join(accepted)} (required)")
        return value

    def mapping(self, name: str) -> Mapping[str, object]:
        """An object of free names; empty when the field is left out."""
        value = self._document.get(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.refuse(name, "a JSON object")
        return value

    def part(self, name: str, accepted: Iterable[str]) -> "Fields":
        """The object in the field as Fields; an empty one when it is left out."""
        return Fields(self.mapping(name), accepted, self.path(name))

    def items(self, name: str) -> list[Any]:
        """The list in the field; empty when it is left out. Its items are not checked."""
        value = self._document.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.refuse(name, "a list")
        return value

    def parts(self, name: str, accepted: Iterable[str]) -> list["Fields"]:
        """The list of objects in the field, each as Fields; empty when it is left out."""
        names = tuple(accepted)
        found = []
        for number, item in enumerate(self.items(name)):
            where = f"{self.path(name)}[{number}]"
            if not isinstance(item, dict):
                raise Unreadable(f"{where}: found {_shown(item)}; accepted: a JSON object")
            found.append(Fields(item, names, where))
        return found


@dataclass(frozen=True)
class Asking:
    """What every question has: the day it is asked, and the law it is asked under."""

    on: date
    law: Law


def asking(fields: Fields) -> Asking:
    """Reads the common fields `on`, `switches` and `settings`. Raises Unreadable."""
    on = fields.required_day("on")
    switches = fields.mapping("switches")
    settings = {name: value for name, value in fields.mapping("settings").items() if value is not None}
    days = {name: _switch_day(fields, name, value) for name, value in switches.items()}
    try:
        return Asking(on, law_with(days, {name: _setting(name, value) for name, value in settings.items()}))
    except UnknownSwitch as error:
        raise Unreadable(f"{fields.path('switches')}: {_clipped(str(error), 600)}") from error
    except (UnknownPeriod, BadPeriod) as error:
        raise Unreadable(f"{fields.path('settings')}: {_clipped(str(error), 600)}") from error


def _switch_day(fields: Fields, name: str, value: object) -> date | None:
    if value is None:
        return None
    day = _iso_date(value)
    if day is None:
        where = f"{fields.path('switches')}.{_clipped(name)}"
        raise Unreadable(f"{where}: found {_shown(value)}; accepted: {_A_DATE}, or null")
    return day


def _setting(name: str, value: object) -> int | Sequence[int]:
    if isinstance(value, bool) or not isinstance(value, int | list):
        raise BadPeriod(f"{_clipped(name)}: found {_shown(value)}; accepted: a whole number or a list of them")
    return value


def _iso_date(value: object) -> date | None:
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def _shown(value: object) -> str:
    return _clipped(json.dumps(value, ensure_ascii=False))


def _clipped(text: str, longest: int = _LONGEST_SHOWN) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
