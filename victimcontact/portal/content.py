"""The public pages as an editor writes them: one file a page and language, in content/<language>/<name>.md.

A file begins with lines of `name: value`, then an empty line, then blocks with an empty line between them:
a paragraph; `## a heading`; lines that begin with `- ` (a list), `> ` (set apart), `! ` (a warning) or `| ` (a table, the first
row its head); `@ name-of-a-picture` and under it sentences, each on a line of its own, that stand beside the picture. Within a line
`[words](name-of-a-page)` and `[words](https://…)` are links, `**words**` are strong, and `{name}` is one of the facts, so that a number
stands in one place only. docs/howto/public-pages.md says more.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from django.conf import settings

FOLDER: Final = Path(__file__).parent / "content"
PICTURES: Final = Path(__file__).parent / "jinja2" / "portal" / "pictures"
HEAD: Final = ("title", "tab", "description")
ABOUT: Final = (
    "who-is-supported",
    "how-it-works",
    "what-we-can-tell-you",
    "hearings",
    "your-statement",
    "rules-and-places",
    "hospital-orders",
    "families",
    "young-people",
)
HELP: Final = (
    "help",
    "unwanted-contact",
    "restorative-justice",
    "your-rights",
    "complaints",
    "contact",
    "links",
)
# The main pages in easy words, with pictures; and which page says the same in easier words.
EASY: Final = ("easy", "easy-for-whom", "easy-how-it-works", "easy-news", "easy-your-words", "easy-help")
EASIER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "home": "easy",
        "who-is-supported": "easy-for-whom",
        "how-it-works": "easy-how-it-works",
        "what-we-can-tell-you": "easy-news",
        "your-statement": "easy-your-words",
        "rules-and-places": "easy-your-words",
        "hearings": "easy-how-it-works",
        "help": "easy-help",
        "contact": "easy-help",
    }
)
THIS_SITE: Final = ("privacy", "cookies", "accessibility")
APOSTROPHE: Final = "\N{RIGHT SINGLE QUOTATION MARK}"
NAMES: Final = frozenset({"home", *ABOUT, *HELP, *EASY, *THIS_SITE})
# Pages that are no files of the content and that one may lead to.
DOORWAYS: Final = frozenset({"sign-in", "activate", "is-this-for-me", "join"})
MARKS: Final[Mapping[str, str]] = MappingProxyType(
    {"## ": "heading", "- ": "list", "> ": "inset", "! ": "warning", "| ": "table", "@ ": "picture"}
)
PIECES = re.compile(r"\[(?P<words>[^]]+)\]\((?P<target>[^)\s]+)\)|\*\*(?P<strong>[^*]+)\*\*|\{(?P<fact>[a-z_]+)\}")


class BadContent(ValueError):
    """A file of the content cannot be read; says which and where."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that several pages say: its words, and where they lead if they are a link."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line."""

    text: str
    href: str = ""
    is_strong: bool = False


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page. A table has `rows`, everything else `lines`; `picture` names what stands beside the lines."""

    kind: str
    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[Line, ...], ...] = ()
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A public page in one language. `tab` stands in the browser's history, so it says nothing of crime or victims."""

    name: str
    language: str
    title: str
    tab: str
    description: str
    blocks: tuple[Block, ...]


def facts() -> Mapping[str, Fact]:
    """What pages may name in braces."""
    return {
        "victim_support": Fact("08 08 16 89 111", "tel:08081689111"),
        "unwanted_contact": Fact("0300 060 6699", "tel:03000606699"),
        "enquiries": Fact("vcsenquiries@justice.gov.uk", "mailto:vcsenquiries@justice.gov.uk"),
        "emergency": Fact("999", "tel:999"),
        "police": Fact("101", "tel:101"),
        "domestic_abuse": Fact("0808 2000 247", "tel:08082000247"),
        "domestic_abuse_wales": Fact("0808 80 10 800", "tel:08088010800"),
        "sexual_abuse": Fact("0808 500 2222", "tel:08085002222"),
        "stalking": Fact("0808 802 0300", "tel:08088020300"),
        "childline": Fact("0800 1111", "tel:08001111"),
        "ombudsman": Fact("0345 015 4033", "tel:03450154033"),
        "samaritans": Fact("116 123", "tel:116123"),
        "session_cookie": Fact(settings.SESSION_COOKIE_NAME),
        "form_cookie": Fact(settings.CSRF_COOKIE_NAME),
        "language_cookie": Fact(settings.LANGUAGE_COOKIE_NAME),
        "idle_minutes": Fact(str(settings.PORTAL_IDLE_SECONDS // 60)),
    }


@cache
def page(name: str, language: str) -> Page:
    """A public page. Raises `KeyError` for a name there is not, `BadContent` for a file that cannot be read."""
    if name not in NAMES:
        raise KeyError(name)
    file = FOLDER / language / f"{name}.md"
    return parse(file.read_text(encoding="utf-8"), name=name, language=language)


def parse(text: str, *, name: str, language: str) -> Page:
    """A page from the text of its file. Raises `BadContent`."""
    head, _, body = text.replace("'", APOSTROPHE).partition("\n\n")
    values = dict(_headings(head, name))
    if set(values) != set(HEAD):
        raise BadContent(f"{name} ({language}): the file begins with {', '.join(HEAD)}, and has {', '.join(values)}.")
    try:
        blocks = tuple(_block(chunk.strip()) for chunk in body.split("\n\n") if chunk.strip())
    except BadContent as problem:
        raise BadContent(f"{name} ({language}): {problem}") from None
    return Page(name=name, language=language, blocks=blocks, **values)


def _headings(head: str, name: str) -> Iterator[tuple[str, str]]:
    for line in head.splitlines():
        key, colon, value = line.partition(": ")
        if not colon or not value.strip():
            raise BadContent(f"{name}: {line!r} is not a name, a colon and a value.")
        yield key, value.strip()


def _block(chunk: str) -> Block:
    mark, kind = next(((mark, kind) for mark, kind in MARKS.items() if chunk.startswith(mark)), ("", "paragraph"))
    if not mark:
        return Block(kind, (_line(" ".join(chunk.split())),))
    lines = chunk.splitlines()
    if kind == "picture":
        return _beside_picture(lines[0].removeprefix(mark).strip(), lines[1:])
    stray = next((line for line in lines if not line.startswith(mark)), None)
    if stray is not None:
        raise BadContent(f"{stray!r} stands in a block whose lines begin with {mark!r}.")
    if kind == "table":
        return Block(kind, rows=tuple(_row(line) for line in lines))
    return Block(kind, tuple(_line(line.removeprefix(mark)) for line in lines))


def _beside_picture(name: str, lines: Sequence[str]) -> Block:
    if not (PICTURES / f"{name}.svg").is_file():
        raise BadContent(f"there is no picture called {name!r}.")
    return Block("picture", tuple(_line(line) for line in lines), picture=name)


def _row(line: str) -> tuple[Line, ...]:
    return tuple(_line(cell.strip()) for cell in line.strip("| ").split("|"))


def _line(text: str) -> Line:
    spans: list[Span] = []
    end = 0
    for found in PIECES.finditer(text):
        spans += [Span(text[end : found.start()]), _piece(found)]
        end = found.end()
    return tuple(span for span in [*spans, Span(text[end:])] if span.text)


def _piece(found: re.Match[str]) -> Span:
    if found["words"]:
        return Span(found["words"], href=_leads_to(found["target"]))
    if found["strong"]:
        return Span(found["strong"], is_strong=True)
    fact = facts().get(found["fact"])
    if fact is None:
        raise BadContent(f"there is no fact called {found['fact']!r}.")
    return Span(fact.text, href=fact.href)


def _leads_to(target: str) -> str:
    if "://" in target:
        return target
    if target in NAMES | DOORWAYS:
        return "/" if target == "home" else f"/{target}/"
    raise BadContent(f"there is no page called {target!r}.")
