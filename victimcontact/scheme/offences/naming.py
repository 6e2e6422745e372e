"""Acts, sections and titles as people write them, brought to one form so that they can be compared."""

import re
from dataclasses import dataclass
from datetime import date

_YEAR = re.compile(r"\b(1[6-9]|20)\d{2}\b")
_INSTRUMENT_NUMBER = re.compile(r"\bs ?i \d{4} \d+\b|\bc ?\d+$")
_SECTION = re.compile(r"(\d+[a-z]{0,3})((?:\s*\([0-9a-z]+\))*)|((?:\s*\([0-9a-z]+\))+)")
_SECTION_WORDS = re.compile(r"\b(sections?|sect|sec|ss?)\b\.?|^ss?\.?(?=\d)")
_BRACKETED = re.compile(r"\(([0-9a-z]+)\)")

_APOSTROPHES = re.compile("['\u2018\u2019]")

_ABBREVIATED = {
    "oapa": "offences against the person act",
    "soa": "sexual offences act",
    "pha": "protection from harassment act",
    "cda": "crime and disorder act",
    "rta": "road traffic act",
    "sentencing code": "sentencing act 2020",
    "at common law": "common law",
    "contrary to common law": "common law",
}

_INCHOATE = re.compile(
    r"^(attempt(ed|ing)?|conspir(acy|e|ing)|encourag(e|ed|ement|ing)|assist(ing)?|incit(e|ed|ement|ing)"
    r"|aid(ing)?|abet(ting)?|counsel(ling)?|procur(e|ing))\b"
)
_LINKING = re.compile(r"^(or|and|to|of|in|the|commission|commit|committing|aid|abet|assisting)\b")


def plain(text: str) -> str:
    """Lower case, `and` for `&`, no apostrophes, every other sign a single space."""
    lowered = text.casefold().replace("&", " and ")
    return " ".join(re.sub(r"[^0-9a-z£]+", " ", _APOSTROPHES.sub("", lowered)).split())


@dataclass(frozen=True)
class ActName:
    """The name of an Act without its year, and the year when one was given."""

    name: str
    year: str | None


def act_name(text: str) -> ActName:
    """`Theft Act 1968 (c. 60)`, `the theft act, 1968` and `THEFT ACT 1968` are one Act."""
    name = _INSTRUMENT_NUMBER.sub("", plain(text)).strip().removeprefix("the ")
    for short, full in _ABBREVIATED.items():
        name = re.sub(rf"^{short}\b", full, name)
    years = _YEAR.search(name)
    return ActName(" ".join(_YEAR.sub("", name).split()), years.group() if years else None)


@dataclass(frozen=True)
class Section:
    """A section with the subsections named, each as a path: `1(1) and (3)` is `1` with (("1",), ("3",))."""

    base: str
    paths: tuple[tuple[str, ...], ...]


def sections(text: str) -> tuple[Section, ...]:
    """Every section that `text` names: `47`, `s.47`, `Section 18(1)(a)`, `1(1) and (3)`, `4 or 4A`, `Part 2`."""
    written = text.casefold().strip()
    if re.fullmatch(r"part (2|ii)", written):
        return (Section("part 2", ()),)
    found: list[Section] = []
    for base, attached, loose in _SECTION.findall(_SECTION_WORDS.sub(" ", written)):
        path = tuple(_BRACKETED.findall(attached or loose))
        if base:
            found.append(Section(base, (path,) if path else ()))
        elif found:
            found[-1] = Section(found[-1].base, (*found[-1].paths, path))
    return tuple(found)


def without_inchoate(title: str) -> tuple[str, bool]:
    """A plain title without `attempted`, `conspiracy to` and the like in front, and whether there was any."""
    rest = title
    while start := _INCHOATE.match(rest):
        rest = rest[start.end() :].strip()
        while link := _LINKING.match(rest):
            rest = rest[link.end() :].strip()
    return rest, rest != title


def written(day: date) -> str:
    """A day as a reader expects it: `12 April 2019`."""
    return f"{day.day} {day:%B %Y}"
