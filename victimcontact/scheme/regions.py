"""The twelve regions of the Probation Service: eleven in England, and Wales, where the tribunal is one of its own (R87).

Courts and units are rows, not rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

# There people are written to in both languages (R77).
WALES = "Wales"


@dataclass(frozen=True)
class Region:
    """A region by its full name, with the code that the probation case system gives it."""

    name: str
    code: str


_REGIONS = (
    Region("East Midlands", "N53"),
    Region("East of England", "N56"),
    Region("Greater Manchester", "N50"),
    Region("Kent, Surrey and Sussex", "N57"),
    Region("London", "N07"),
    Region("North East", "N54"),
    Region("North West", "N51"),
    Region("South Central", "N59"),
    Region("South West", "N58"),
    Region(WALES, "N03"),
    Region("West Midlands", "N52"),
    Region("Yorkshire and the Humber", "N55"),
)

REGIONS: Mapping[str, Region] = MappingProxyType({region.name: region for region in _REGIONS})


def region_named(text: str) -> Region | None:
    """The region of a name or code as neighbours write them (`Yorkshire & The Humber`, `N55`); None when unknown."""
    wanted = _plain(text)
    return next((region for region in _REGIONS if wanted in (_plain(region.name), _plain(region.code))), None)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("&", " and ").replace(",", " ").split())
