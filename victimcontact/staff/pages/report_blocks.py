"""Questions that are asked again and again in one form: facts, breaches, days. Added and taken away without scripts.

Each block is a form with a number in the names of its fields. The buttons "add" and "remove" come back to the same page with what
was typed, one block more or fewer; a block in which nothing was typed counts for nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from victimcontact.design import fields, forms

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST = 30


class Block(forms.Form):
    """One of several. What a report keeps of it is `content`; `answers` is the way back, to begin it with."""

    def content(self) -> dict[str, Any]:
        return {name: stored(value) for name, value in self.cleaned_data.items()}

    @classmethod
    def answers(cls, kept: Mapping[str, Any]) -> dict[str, Any]:
        return {name: _read(cls.base_fields[name], kept.get(name)) for name in cls.base_fields}


class FactBlock(Block):
    what = fields.LongText(label=_("What happened?"), missing=_("Enter what happened"), max_length=2000, rows=3)
    source = fields.Text(
        label=_("Who says so?"), hint=_("A role, never a name"), missing=_("Enter who says so"), max_length=120
    )
    on = fields.Day(label=_("When?"), called=_("The day it happened"), past=True)


class BreachBlock(Block):
    on = fields.Day(label=_("When?"), called=_("The day of the breach"), past=True)
    what = fields.LongText(label=_("What happened?"), missing=_("Enter what happened"), max_length=2000, rows=3)
    passed_to = fields.Text(label=_("To whom was it passed?"), missing=_("Enter to whom it was passed"), max_length=120)


class DayAheadBlock(Block):
    on = fields.Day(label=_("Which day?"), called=_("The day"))
    what = fields.Text(label=_("What is on that day?"), missing=_("Enter what is on that day"), max_length=200)


class UnspokenBlock(Block):
    what = fields.LongText(
        label=_("What must not be said?"), missing=_("Enter what must not be said"), max_length=1000, rows=2
    )
    before = fields.Text(label=_("Before whom?"), missing=_("Enter before whom"), max_length=120)


@dataclass(frozen=True)
class Repeated:
    """A kind of block in a form: its name in the content, its form, and its words."""

    name: str
    form: type[Block]
    title: "StrOrPromise"
    one: "StrOrPromise"
    add: "StrOrPromise"


KNOWN_FACTS = Repeated("known_facts", FactBlock, _("Facts that may matter to risk"), _("Fact"), _("Add a fact"))
BREACHES = Repeated("breaches", BreachBlock, _("Breaches of conditions"), _("Breach"), _("Add a breach"))
DAYS_AHEAD = Repeated("upcoming", DayAheadBlock, _("Days ahead that matter"), _("Day"), _("Add a day"))
UNSPOKEN = Repeated(
    "unspoken", UnspokenBlock, _("What must not be said"), _("Thing not to be said"), _("Add a thing not to be said")
)


def count_of(posted: Mapping[str, Any], name: str) -> int:
    """How many blocks of a kind came back, at most `MOST`."""
    typed = str(posted.get(f"{name}-count", ""))
    return min(int(typed), MOST) if typed.isdecimal() else 0


def with_buttons_pressed(posted: QueryDict) -> QueryDict:
    """What was typed, with one block more or fewer where one of those buttons was pressed."""
    changed = posted.copy()
    name = posted.get("add", "")
    if name:
        changed[f"{name}-count"] = str(count_of(posted, name) + 1)
    pressed = re.fullmatch(r"(\w+)-([0-9]+)", posted.get("remove", ""))
    return _without(changed, pressed[1], int(pressed[2])) if pressed else changed


def _without(posted: QueryDict, name: str, number: int) -> QueryDict:
    """The same without one block, those after it moved up."""
    made = QueryDict(mutable=True)
    for key, values in posted.lists():
        found = re.fullmatch(rf"{re.escape(name)}-([0-9]+)-(.+)", key)
        place = int(found[1]) if found else -1
        if found and place != number:
            key = f"{name}-{place - (place > number)}-{found[2]}"
        if place != number or not found:
            made.setlist(key, values)
    made[f"{name}-count"] = str(max(0, count_of(posted, name) - 1))
    return made


def stored(value: Any) -> Any:
    """A value as a report keeps it: days as ISO text, lines ended as the house ends them."""
    if isinstance(value, date):
        return value.isoformat()
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _read(field: Any, value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(field, fields.Day) and value else value
