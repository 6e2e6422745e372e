"""Nobody who reads Welsh meets an English word on a page of the portal because a translation was forgotten."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import victimcontact

PACKAGE = Path(victimcontact.__file__).parent
CATALOGUE = PACKAGE / "locale" / "cy" / "LC_MESSAGES" / "django.po"
METHODS = [
    (f"{room}/**.{ending}", how)
    for room in ("design", "portal")
    for ending, how in (("py", "python"), ("html", "jinja2"))
]
PLACE = re.compile(r"%\(\w+\)[sd]|%\{count\}")


def as_several(words: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """The words of an entry; one that is counted has several."""
    return (words,) if isinstance(words, str) else tuple(words)


def first(words: str | tuple[str, ...] | list[str]) -> str:
    """The words an entry is known by."""
    return as_several(words)[0]


def said_in(catalogue: Catalog) -> dict[str, tuple[str, ...]]:
    """Each entry with its Welsh."""
    return {first(message.id): as_several(message.string) for message in catalogue if message.id}


@pytest.fixture(scope="module")
def welsh() -> Catalog:
    """The catalogue as it stands in the repository."""
    with CATALOGUE.open("rb") as text:
        return read_po(text, locale="cy")


@pytest.fixture(scope="module")
def said() -> set[str]:
    """Everything that the portal and its dress say through gettext."""
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2)}
    found = extract_from_dir(PACKAGE, METHODS, keywords=keywords)
    return {first(message) for _, _, message, _, _ in found}


def test_every_word_of_the_portal_has_its_welsh(said: set[str], welsh: Catalog) -> None:
    translated = {first(message.id) for message in welsh if all(as_several(message.string))}

    assert sorted(said - translated) == [], "docs/howto/pages.md, Two languages"


def test_no_welsh_is_kept_for_words_that_nobody_says(said: set[str], welsh: Catalog) -> None:
    kept = {first(message.id) for message in welsh if message.id}

    assert sorted(kept - said) == []


def test_no_welsh_is_a_guess_of_the_program_that_the_build_would_leave_out(welsh: Catalog) -> None:
    assert [message.id for message in welsh if message.id and message.fuzzy] == []


def test_the_welsh_has_the_same_places_to_fill_as_the_english(welsh: Catalog) -> None:
    for message in welsh:
        for translated in as_several(message.string) if message.id else ():
            assert sorted(PLACE.findall(translated)) == sorted(PLACE.findall(first(message.id))), message.id


def test_the_catalogue_that_pages_use_was_built_from_the_one_in_the_repository(welsh: Catalog) -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as built:
        used = read_mo(built)

    assert used.get("Exit this page") is not None
    assert said_in(used) == said_in(welsh)
