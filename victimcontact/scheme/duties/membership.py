"""What the person wants: a member or not, at which level, on any day (R31, P12-P14)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from victimcontact.scheme.duties.values import Fact

JOINING = ("join", "rejoin")
REFUSING = ("not_now", "decline", "leave", "never")
YEARLY_LEVELS = ("annual", "key_stages")
EVERY_STAGE = "key_stages"


@dataclass(frozen=True)
class Spell:
    """A time in which something held; `ended_by` is None while it still does."""

    began_by: Fact
    ended_by: Fact | None


class Membership:
    """The wishes of one person in order. Before the first wish nobody has joined and nobody has refused."""

    def __init__(self, wishes: Iterable[Fact], level: str) -> None:
        self._first_level = level
        self.wishes: Sequence[Fact] = tuple(_settled_in_order(wishes))

    def level(self, day: date) -> str:
        """The level on a day: that of the last wish that named one, else the level of the case."""
        named = [wish.text("level") for wish in self.wishes if wish.on <= day and wish.text("level")]
        return named[-1] or self._first_level if named else self._first_level

    def has_refused(self, day: date) -> bool:
        """Whether the last thing the person said was that they do not want to hear from us."""
        return _last_word(self.wishes, day) in REFUSING

    def refusal_after(self, day: date) -> Fact | None:
        """The first refusal later than `day`."""
        return next((wish for wish in self.wishes if wish.on > day and wish.text("wish") in REFUSING), None)

    def narrowing_after(self, day: date) -> Fact | None:
        """The first wish later than `day` not to hear of every stage."""
        return next((wish for wish in self.wishes if wish.on > day and _narrows(wish)), None)

    def first_wish(self, since: date) -> Fact | None:
        """The first wish of any kind on `since` or later."""
        return next((wish for wish in self.wishes if wish.on >= since), None)

    def joinings(self) -> list[Fact]:
        """The wishes by which somebody who was no member became one."""
        found, member = [], False
        for wish in self.wishes:
            joins = wish.text("wish") in JOINING
            if joins and not member:
                found.append(wish)
            member = (member or joins) and wish.text("wish") not in REFUSING
        return found

    def yearly_spells(self, endings: Iterable[Fact]) -> list[Spell]:
        """The times in which the person was a member at a level with a yearly letter. An ending needs a new joining."""
        spells: list[Spell] = []
        began: Fact | None = None
        member, level = False, self._first_level
        for fact in sorted([*self.wishes, *endings], key=lambda each: each.on):
            member, level = _moved(fact, member, level)
            holds = member and level in YEARLY_LEVELS
            if holds and began is None:
                began = fact
            elif not holds and began is not None:
                spells.append(Spell(began, fact))
                began = None
        return [*spells, Spell(began, None)] if began is not None else spells


def _moved(fact: Fact, member: bool, level: str) -> tuple[bool, str]:
    if fact.kind != "wish":
        return False, level
    word = fact.text("wish")
    return (member or word in JOINING) and word not in REFUSING, fact.text("level") or level


def _narrows(wish: Fact) -> bool:
    return wish.text("level") not in (None, EVERY_STAGE)


def _last_word(wishes: Iterable[Fact], day: date) -> str | None:
    word = None
    for wish in wishes:
        if wish.on <= day:
            word = wish.text("wish") or word
    return word


def _settled_in_order(wishes: Iterable[Fact]) -> list[Fact]:
    """In order of days. Of several on one day, those that change what held come first; "never" is always the last."""
    ordered: list[Fact] = []
    for _, of_a_day in groupby(sorted(wishes, key=lambda wish: (wish.on, wish.id)), key=lambda wish: wish.on):
        was_member = _last_word(ordered, date.max) in JOINING
        ordered += sorted(of_a_day, key=lambda wish: _place(wish, was_member))
    return ordered


def _place(wish: Fact, was_member: bool) -> int:
    word = wish.text("wish")
    if word == "never":
        return 3
    if word is None:
        return 2
    return int((word in JOINING) == was_member)
