"""What the base templates need to know of the site they dress. Each door answers it in `frame` of its own site.py."""

from collections.abc import Callable
from dataclasses import dataclass
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
class Site:
    """The frame around every page of one door, `site` in the templates. `sign_out` is where that button posts to."""

    name: "StrOrPromise" = "Victim Contact"
    home: str = "/"
    navigation: tuple[Link, ...] = ()
    sign_out: str = ""
    languages: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    exit_to: str = "https://www.bbc.co.uk/weather"


def frame(request: HttpRequest) -> dict[str, object]:
    """Answer the context that every template gets: the `site` of the door this process, or this test, serves."""
    door: Callable[[HttpRequest], Site] = import_string(f"victimcontact.{settings.DOOR}.site.frame")
    return {"site": door(request)}
