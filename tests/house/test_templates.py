"""Templates hold markup and loops: no account, no words about a person in a title, no way round escaping."""

import re

import pytest

from tests.house.source import PACKAGE

TITLE = re.compile(r"{%-? block title -?%}(.*?){%-? endblock", re.DOTALL)
SHOWN = re.compile(r"{{(.*?)}}", re.DOTALL)
# The heading of a step that a view names, one of a fixed few; the name of the site.
FIXED_TITLES = {"ask.heading", "heading", "page.tab", "site.name", "title"}


def templates(*rooms: str) -> list[str]:
    found = [path for room in rooms for path in (PACKAGE / room / "jinja2").rglob("*.html")]
    return sorted(str(path.relative_to(PACKAGE)) for path in found)


def text_of(name: str) -> str:
    return (PACKAGE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", templates("staff", "portal", "design"))
def test_a_title_says_what_kind_of_page_it_is_and_nothing_about_anybody(name: str) -> None:
    shown = [said.strip() for title in TITLE.findall(text_of(name)) for said in SHOWN.findall(title)]

    assert [
        said for said in shown if not re.fullmatch(r'gettext\("[^"%{]*"\)', said) and said not in FIXED_TITLES
    ] == []


@pytest.mark.parametrize("name", templates("portal", "design"))
def test_no_page_of_the_portal_knows_the_account_behind_the_request(name: str) -> None:
    code = " ".join(re.findall(r"{[{%](.*?)[}%]}", text_of(name), re.DOTALL))

    assert not re.search(r"request\s*\.|\buser\b|\baccount\.", code)


@pytest.mark.parametrize("name", templates("staff", "portal", "design"))
def test_nothing_steps_round_escaping_or_the_content_policy(name: str) -> None:
    text = text_of(name)

    assert not re.search(r"\|\s*safe\b|autoescape\s+false|Markup\(", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)|\bstyle=|\bon(?:click|load|submit|change)=|javascript:", text)
