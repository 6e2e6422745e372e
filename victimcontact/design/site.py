"""What the base templates need to know of the site they dress. Each door answers it in `frame` of its own site.py."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

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
class Ending:
    """When a session ends by itself if nothing is done: the moment, after how many seconds, and where that leads.

    `stay` is where a page without reloading asks for as long again.
    """

    at: datetime
    seconds: int
    leads_to: str
    stay: str


@dataclass(frozen=True)
class Site:
    """The frame around every page of one door, `site` in the templates. `sign_out` is where that button posts to.

    `plain`: nothing in the frame says whose site this is. `about` says whose case a page is of, to somebody who has several, and `others`
    leads to the rest.
    """

    name: "StrOrPromise" = "Victim Contact"
    home: str = "/"
    navigation: tuple[Link, ...] = ()
    sign_out: str = ""
    languages: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    exit_to: str = "https://www.bbc.co.uk/weather"
    plain: bool = False
    ending: Ending | None = None
    about: "StrOrPromise" = ""
    others: str = ""


def frame(request: HttpRequest) -> dict[str, object]:
    """Answer the context that every template gets: the `site` of the door this process, or this test, serves."""
    door: Callable[[HttpRequest], Site] = import_string(f"victimcontact.{settings.DOOR}.site.frame")
    return {"site": door(request)}
