"""Measure reports, maps and bundles beside the same words set plainly, and write docs/benchmarks-of-documents.md.

    python scripts/bench_reports.py

The floor is the least that these words cost on paper: the same warm compiler sets them as plain paragraphs, without headings, tables,
tags for readers, header or footer. Every turn has words of its own, so that nothing is answered from what the compiler remembers. Work
and floor take turns (A B A B …) as time of the processor. Only ratios are to be quoted. All people and places are made up.
"""

import os
import platform
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from math import cos, pi, sin
from pathlib import Path
from typing import TYPE_CHECKING

from bench import Measured, in_turn

if TYPE_CHECKING:
    from victimcontact.casework.documents.layout import Report
    from victimcontact.casework.documents.typesetting import Press
    from victimcontact.casework.documents.zone_map import ZoneSheet

PROJECT = Path(__file__).resolve().parents[1]
REPORT = PROJECT / "docs" / "benchmarks-of-documents.md"
SECTIONS, MAPS, TURNS = 20, 3, 15
LIMIT = 1.0  # second, for a report of 20 sections with three maps
WORDS = (
    "She plans each week around the places where she feels safe. Since the letter came she has slept badly, and she does not go out after "
    "dark. What she asks for would let her take the children to the pool again without looking over her shoulder. "
)
PLAIN = """
#let words = json(bytes(sys.inputs.values))
#set document(title: "Floor", date: none)
#set text(font: "Noto Sans", size: 11pt, lang: "en", region: "GB")
#heading(level: 1, "Floor")
#for passage in words.passages { par(passage) }
"""


@dataclass(frozen=True)
class Work:
    """Something made of the words of a turn, what it is called, and the paragraphs of its floor."""

    says: str
    make: Callable[[int], object]
    plain: Callable[[int], list[str]]


def report_of_many_sections(turn: int) -> "Report":
    """A report of 20 sections: prose, facts and a table in turn; other words in each turn."""
    from victimcontact.casework.documents.layout import Facts, Report, Section, Table
    from victimcontact.scheme.words.document import Paragraph

    words = WORDS.replace("week", f"week {turn}")
    rows = tuple((f"{day} May 2026", words, "The victim") for day in range(1, 5))
    kinds = (
        (Paragraph(words * 3),),
        (Facts(tuple((f"Point {number}", words) for number in range(4))),),
        (Paragraph(words), Table(("Date", "What is known", "Source"), rows, (3, 6, 4))),
    )
    sections = tuple(Section(f"Part {number} of {turn}", kinds[number % len(kinds)]) for number in range(SECTIONS))
    return Report("R01", "Victim representations", "RP-0001-AA", 1, date(2026, 11, 20), sections)


def words_in(turn: int) -> list[str]:
    """Every word of that report, as paragraphs."""
    from victimcontact.casework.documents.layout import values

    return list(texts_in(values(report_of_many_sections(turn))["sections"]))


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from texts_in(list(value.values()))
    elif isinstance(value, Iterable):
        for item in value:
            yield from texts_in(item)


def sheets(turn: int) -> "Iterator[ZoneSheet]":
    """Three zones at sea, each of a dozen corners, with a hole in it; elsewhere in each turn."""
    from victimcontact.casework.documents.zone_map import ZoneSheet
    from victimcontact.scheme.zones.points import Area, Point

    def ring(east: float, north: float, wide: float) -> tuple[Point, ...]:
        turns = [2 * pi * corner / 12 for corner in range(12)]
        return tuple(Point(east + wide * cos(turn), north + wide * sin(turn)) for turn in turns)

    for number in range(1, MAPS + 1):
        east, north = 320_000.0 + 4_000 * number + turn, 180_000.0
        area = Area(ring(east, north, 900), (ring(east, north, 200),))
        yield ZoneSheet(f"Zone {number}, version 1", (area,), WORDS)


def works() -> list[Work]:
    from victimcontact.casework.documents import bundles, reports, zone_map

    def with_maps(turn: int) -> None:
        reports.pdf(report_of_many_sections(turn))
        for sheet in sheets(turn):
            zone_map.for_us(sheet)

    def bundled(turn: int) -> None:
        about = ("Parole Board", "PB 1", "Alex Doyle", date(2027, 1, 21))
        bundles.pdf(bundles.Bundle(f"BU-{turn}", date(2026, 11, 20), *about, (report_of_many_sections(turn),)))

    whole = f"report of {SECTIONS} sections"
    return [
        Work(f"{whole} with {MAPS} maps, tagged PDF", with_maps, lambda turn: words_in(turn) + [WORDS] * MAPS),
        Work(f"{whole}, tagged PDF", lambda turn: reports.pdf(report_of_many_sections(turn)), words_in),
        Work(f"{whole}, Word document", lambda turn: reports.docx(report_of_many_sections(turn)), words_in),
        Work("bundle with cover, index and that report", bundled, words_in),
    ]


def measured(work: Work, plain: "Press", turns: Iterator[int]) -> Measured:
    """The work beside its floor, both warm."""

    def floor() -> None:
        turn = next(turns)
        plain.typeset("plain.typ", {"passages": [f"{turn} {passage}" for passage in work.plain(turn)]})

    work.make(next(turns))
    floor()
    return in_turn(lambda: work.make(next(turns)), floor, TURNS)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "victimcontact.settings")
    os.environ.setdefault("DOOR", "command")
    os.environ.setdefault("SECRET_KEY", "bench")
    import django
    from django.conf import settings

    django.setup()
    from victimcontact.casework.documents.typesetting import Press

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "plain.typ").write_text(PLAIN, encoding="utf-8")
        plain = Press(Path(settings.FONTS), Path(folder))
        turns = count(1)
        rows = [(work.says, measured(work, plain, turns)) for work in works()]
    write(rows)
    whole = rows[0][1].milliseconds / 1000
    if whole >= LIMIT:
        raise SystemExit(f"{rows[0][0]}: {whole:.2f} s, and {LIMIT:.0f} s is the limit")


def write(rows: list[tuple[str, Measured]]) -> None:
    """The table, as text of our documents."""
    lines = [
        "# What documents cost",
        "",
        "Written by `scripts/bench_reports.py` (`make bench`). The floor is the same words as plain paragraphs by the same warm compiler;",
        "work and floor take turns. Quote the ratios: they hold on other machines, the milliseconds do not. The limit for a report of",
        f"{SECTIONS} sections with {MAPS} maps is {LIMIT:.0f} second of the processor: the script ends with an error above it.",
        "",
        f"Machine: {platform.machine()}, Python {platform.python_version()}; {TURNS} turns.",
        "",
        "| what is made | ratio to its floor | middle 80 % | milliseconds here |",
        "|---|---|---|---|",
        *(f"| {says} | {each.ratio:.1f}× | {each.spread} | {each.milliseconds:.0f} |" for says, each in rows),
        "",
        "Two hundred bundles in one piece of long work took 414 ms each, with the page that shows how far it is (`docs/drills.md`).",
        "",
    ]
    REPORT.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
