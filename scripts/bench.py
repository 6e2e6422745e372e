"""Measure the rules beside a floor that is measured in the same run, and write docs/benchmarks.md.

    python scripts/bench.py              the ten-year case, and a sample of the 60,000 cases
    python scripts/bench.py --all        every one of the 60,000 cases

The floor is the least that any answer costs: reading the same facts from JSON. Both are timed in turn (A B A B …) as time of the
processor, which other work on the machine disturbs little. Only ratios are to be quoted: they hold on other machines, the
milliseconds do not. All people and facts are made up from a seed.
"""

import json
import platform
import random
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from victimcontact.scheme.duties import CaseTerms, Fact, owed
from victimcontact.scheme.switches import SHIPPED

REPORT = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
SEED, ON = 20261122, date(2026, 11, 20)
SIZES = (30, 100, 300, 1000)
TURNS = 25
CASES, SAMPLE = 60_000, 3_000
YEARS = 10

Told = Mapping[str, Any]


def story(count: int, chance: random.Random, *, years: int = YEARS) -> list[dict[str, Any]]:
    """A made-up case: sentence, offer, joining, then whatever happens to members, spread over the years."""
    first = ON - timedelta(days=365 * years)
    facts: list[dict[str, Any]] = [
        {"fact": "sentenced", "on": first, "kind": chance.choice(("life", "extended", "imprisonment"))},
        {"fact": "referred", "on": first + timedelta(days=9)},
        {"fact": "contact", "on": first + timedelta(days=30), "document": "L01", "outcome": "sent"},
        {"fact": "wish", "on": first + timedelta(days=41), "wish": "join", "level": "key_stages"},
    ]
    step = (365 * years - 60) / max(count - len(facts), 1)
    for number in range(count - len(facts)):
        facts.append(_happening(number, first + timedelta(days=60 + int(step * number)), chance))
    return [{**fact, "id": f"f{place}"} for place, fact in enumerate(facts[:count])]


def _happening(number: int, on: date, chance: random.Random) -> dict[str, Any]:
    review = f"p{number // 8}"
    kinds: Sequence[Told] = (
        {"fact": "review_opened", "review": review, "kind": "parole"},
        {"fact": "hearing_listed", "review": review, "hearing_on": on + timedelta(days=chance.randint(60, 200))},
        {"fact": "contact", "document": "L10", "channel": "letter", "outcome": "sent", "about": review},
        {"fact": "hearing_deferred", "review": review, "hearing_on": on + timedelta(days=chance.randint(90, 300))},
        {"fact": "submitted", "review": review, "document": "R01"},
        {"fact": "decision", "review": review, "outcome": "no_release"},
        {"fact": "contact", "document": "L12", "channel": "letter", "outcome": "delivered", "about": review},
        {"fact": "contact", "channel": "phone", "outcome": "completed"},
    )
    return {**kinds[number % len(kinds)], "on": on}


def as_json(facts: Sequence[Told]) -> str:
    return json.dumps(list(facts), default=date.isoformat)


def read(text: str) -> list[Fact]:
    """The floor: the facts out of JSON."""
    return [
        Fact(told.pop("fact"), date.fromisoformat(told.pop("on")), told.pop("id"), told) for told in json.loads(text)
    ]


def derive(facts: Sequence[Fact]) -> int:
    return len(owed(CaseTerms("A", "key_stages"), facts, on=ON, law=SHIPPED))


@dataclass(frozen=True)
class Measured:
    """Times of one work and of its floor, taken in turn, in seconds of processor time."""

    work: Sequence[float]
    floor: Sequence[float]

    @property
    def ratio(self) -> float:
        return statistics.median(self.work) / statistics.median(self.floor)

    @property
    def spread(self) -> str:
        ratios = sorted(work / floor for work, floor in zip(self.work, self.floor, strict=True))
        return f"{ratios[len(ratios) // 10]:.0f}–{ratios[-1 - len(ratios) // 10]:.0f}"

    @property
    def milliseconds(self) -> float:
        return 1000 * statistics.median(self.work)


def in_turn(work: Callable[[], object], floor: Callable[[], object], turns: int = TURNS) -> Measured:
    """Both, one after the other, as often as said."""
    pairs = [(_timed(work), _timed(floor)) for _ in range(turns)]
    return Measured([first for first, _ in pairs], [second for _, second in pairs])


def _timed(run: Callable[[], object]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began


def one_case(count: int) -> tuple[Measured, int]:
    """A case with so many facts: derived, beside reading its facts; and the rows it has."""
    text = as_json(story(count, random.Random(SEED)))  # a seeded story, no secret
    facts = read(text)
    return in_turn(lambda: derive(facts), lambda: read(text)), derive(facts)


def many_cases(number: int) -> tuple[Measured, int, int]:
    """So many cases of some 25 facts, each derived once; and the facts and rows there were."""
    chance = random.Random(SEED)
    work, floor, facts_of_all, rows = [], [], 0, 0
    for _ in range(number):
        text = as_json(story(max(4, int(chance.gauss(25, 12))), chance, years=chance.randint(1, YEARS)))
        floor.append(_timed(partial(read, text)))
        facts = read(text)
        began = time.process_time()
        rows += derive(facts)
        work.append(time.process_time() - began)
        facts_of_all += len(facts)
    return Measured([sum(work)], [sum(floor)]), facts_of_all, rows


def report(every_case: bool) -> str:
    lines = [HEAD.format(machine=f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}")]
    smallest = None
    for count in SIZES:
        measured, rows = one_case(count)
        smallest = smallest or measured.milliseconds / count
        grown = measured.milliseconds / count / smallest
        lines.append(
            f"| {count} | {rows} | {measured.ratio:.0f}× ({measured.spread}) | {grown:.1f}× | {measured.milliseconds:.1f} ms |"
        )
    number = CASES if every_case else SAMPLE
    measured, facts, rows = many_cases(number)
    seconds = sum(measured.work)
    said = "all run" if every_case else f"{number:,} run, the whole worked out from them"
    lines.append(
        TAIL.format(
            cases=CASES,
            said=said,
            facts=facts / number,
            rows=rows / number,
            ratio=measured.ratio,
            seconds=seconds * CASES / number,
        )
    )
    return "\n".join(lines)


HEAD = """# Benchmarks

`make bench` measures again and writes this page. Times are of the processor, on a shared machine with two cores ({machine});
quote the ratios, not the milliseconds. The floor is reading the same facts from JSON, measured in turn with the work in the same run.

## What is owed in one case

A life, extended or standard sentence over ten years: reviews, hearings put off, statements, decisions, letters, calls.

| facts | rows of the ledger | deriving, beside the floor (spread of the middle 80%) | a fact costs, beside the smallest case | here |
|---|---|---|---|---|"""
TAIL = """
The aim is under 0.1 s for a ten-year case with 300 facts.

## What is owed in every case

{cases:,} made-up cases of one to ten years, {facts:.0f} facts and {rows:.0f} rows each in the middle ({said}): deriving costs {ratio:.0f}
times the floor, and all of them {seconds:.0f} s of one processor here. The database's part of the nightly run is not in this."""


def main(words: Sequence[str]) -> int:
    text = report("--all" in words)
    REPORT.write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
