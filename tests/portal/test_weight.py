"""A public page is light on the first visit: counted in bytes as they go over the line, the pictures in it included."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from victimcontact.portal import content

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door")]

MOST_BYTES, MOST_REQUESTS = 100_000, 6
PATHS = ["/", *(f"/{name}/" for name in sorted(content.NAMES - {"home"})), "/is-this-for-me/", "/join/"]
PATHS += ["/join/questions/", "/join/come-back/", "/letter/", "/activate/", "/sign-in/"]
LINKED = re.compile(r'(?:href|src)="/static/([\w./-]+\.(?:css|js|svg))"')
IMPORTED = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")
FACE = re.compile(r"@font-face")


def text_of(name: str) -> str:
    found = finders.find(name)
    assert found is not None, f"{name} is not built: make assets"
    return Path(found).read_text(encoding="utf-8")


def fetched(names: set[str]) -> set[str]:
    """The files, and the scripts that scripts among them ask for."""
    more = {each for name in names if name.endswith(".js") for each in IMPORTED.findall(text_of(name))}
    return names if more <= names else fetched(names | more)


def on_the_line(text: str) -> int:
    return len(gzip.compress(text.encode(), mtime=0))


def first_visit(page: str) -> dict[str, int]:
    """What a first visit brings, each with its bytes: the page as it is, the files closed up as the site serves them."""
    files = fetched(set(LINKED.findall(page)))
    return {"page": len(page.encode())} | {name: on_the_line(text_of(name)) for name in files}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_public_page_is_light_on_the_first_visit(client: Client, language: str) -> None:
    visits = {path: first_visit(client.get(f"{path}?language={language}").content.decode()) for path in PATHS}

    assert {path: sum(parts.values()) for path, parts in visits.items() if sum(parts.values()) > MOST_BYTES} == {}
    assert {path: len(parts) for path, parts in visits.items() if len(parts) > MOST_REQUESTS} == {}
    assert all("app.css" in parts for parts in visits.values())


def test_no_page_of_the_portal_brings_a_face_of_letters_along(client: Client) -> None:
    """A face is ten times the weight of everything else."""
    sheets = {name for name in LINKED.findall(client.get("/").content.decode()) if name.endswith(".css")}

    assert sheets == {"app.css"}
    assert not any(FACE.search(text_of(name)) for name in sheets)
    assert FACE.search(text_of("fonts.css"))
