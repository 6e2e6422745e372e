"""How the standings of a duty look: a word and a colour. The word alone is enough; the colour only finds it faster."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Sign:
    """A tag on a page."""

    text: "StrOrPromise"
    colour: str


STANDINGS: Mapping[str, Sign] = MappingProxyType(
    {
        "late": Sign(_("Late"), "red"),
        "open": Sign(_("Open"), "blue"),
        "not_open_yet": Sign(_("Not open yet"), "grey"),
        "kept": Sign(_("Kept"), "green"),
        "kept_late": Sign(_("Kept late"), "orange"),
        "blocked": Sign(_("Blocked"), "yellow"),
        "superseded": Sign(_("Superseded"), "grey"),
        "passed": Sign(_("Passed"), "grey"),
    }
)
