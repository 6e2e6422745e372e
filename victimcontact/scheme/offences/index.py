"""The three parts of Schedule 18 laid out by Act, for looking things up."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from victimcontact.scheme.offences.entries import Entry, Part
from victimcontact.scheme.offences.naming import ActName, Section, act_name, sections
from victimcontact.scheme.offences.sexual import SEXUAL
from victimcontact.scheme.offences.terrorism import TERRORISM
from victimcontact.scheme.offences.unlisted import UNLISTED, Unlisted
from victimcontact.scheme.offences.violent import VIOLENT

PARTS: dict[str, Part] = {"violent": VIOLENT, "sexual": SEXUAL, "terrorism": TERRORISM}

_ALIKE = 0.9


@dataclass(frozen=True)
class Placed:
    """An entry with its place: the part of the Schedule and the Act."""

    part: str
    act: str
    entry: Entry


@cache
def all_placed() -> tuple[Placed, ...]:
    """Every entry of the Schedule, in its order."""
    return tuple(_every())


def _every() -> Iterator[Placed]:
    for part, acts in PARTS.items():
        for act, entries in acts.items():
            for entry in entries:
                yield Placed(part, act, entry)


@lru_cache(maxsize=256)
def acts_named(act: ActName) -> tuple[tuple[Placed, ...], ...]:
    """The entries under an Act; under each Act of that name when no year is given."""
    found: dict[str, list[Placed]] = {}
    for place in all_placed():
        if _same(act_name(place.act), act):
            found.setdefault(place.act, []).append(place)
    return tuple(tuple(placed) for placed in found.values())


def _same(listed: ActName, named: ActName) -> bool:
    return listed.name == named.name and named.year in (None, listed.year)


def nearly_an_act(act: ActName, named: tuple[Section, ...]) -> str | None:
    """The Act that a misspelt name or a wrong year was probably meant for, if the section is listed under it."""
    names = {act_name(place.act).name for place in all_placed()}
    close = get_close_matches(act.name, names, n=1, cutoff=_ALIKE)
    bases = {section.base for section in named}
    for placed in acts_named(ActName(close[0], None)) if close else ():
        if any(section.base in bases for place in placed for section in sections(place.entry.section)):
            return placed[0].act
    return None


def unlisted_of(act: ActName, named: tuple[Section, ...]) -> Unlisted | None:
    """The known offence outside the Schedule under this Act and these sections."""
    bases = {section.base for section in named}
    for offence in UNLISTED:
        if _same(act_name(offence.act), act) and bases and bases <= {base.casefold() for base in offence.sections}:
            return offence
    return None
