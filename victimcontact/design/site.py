"""What the base templates need to know of the site they dress; each door fills it in its context processor."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Link:
    """A link in a navigation, a footer, breadcrumbs or the choice of language."""

    text: "StrOrPromise"
    href: str
    current: bool = False
    language: str = ""


@dataclass(frozen=True)
class Site:
    """The frame around every page of one door. Put it in the context as `site`."""

    name: "StrOrPromise" = "Victim Contact"
    home: str = "/"
    navigation: tuple[Link, ...] = ()
    sign_out: str = ""
    languages: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    exit_to: str = "https://www.bbc.co.uk/weather"
