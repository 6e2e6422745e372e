"""Measure pages, letters, handing over and nights beside floors measured in the same run; write docs/benchmarks-of-the-program.md.

    python scripts/bench_cases.py                          every part: pages with 10,000 cases, and the others
    python scripts/bench_cases.py --cases 10000 200000     the pages at sizes of your own
    python scripts/bench_cases.py --only letters nights    some parts; the other sections of the page stay as they are

A floor is the least the same work can cost: hand-written SQL with the right index, a bare template, Django with sign-in and nothing
else; a warm compiler of letters; rows claimed by the hundred. Work and floor take turns (A B A B …). Only ratios are to be quoted.
Everything runs on a database of its own, which is deleted afterwards. All people are made up.
"""

import argparse
import gc
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import bench_page

PROJECT = Path(__file__).resolve().parents[1]
SIZES: Mapping[str, int] = {"pages": 10_000, "letters": 1, "handing-over": 1_000, "nights": 500}
TURNS, LETTERS, ROUNDS, WARMING = 40, 60, 5, 3


def in_turn(work: Callable[[], object], floor: Callable[[], object], turns: int = TURNS) -> dict[str, float]:
    """Both, one after the other: the ratio of their medians, and of the middle 80 % of the pairs."""
    pairs = [(timed(work), timed(floor)) for _ in range(turns + WARMING)][WARMING:]
    ratios = sorted(first / second for first, second in pairs)
    first, second = (statistics.median(times) for times in zip(*pairs, strict=True))
    return {
        "ratio": first / second,
        "low": ratios[len(ratios) // 10],
        "high": ratios[-1 - len(ratios) // 10],
        "milliseconds": 1000 * first,
        "floor": 1000 * second,
    }


def timed(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


@contextmanager
def program() -> Iterator[None]:
    """Django on an embedded server of its own, with every table and nothing in it."""
    from victimcontact.gateway import keys, server

    folder = Path(tempfile.mkdtemp(prefix="victimcontact-bench-"))
    keys.ensure(folder / "keys")
    for name in ("static", "assets"):
        (folder / name).symlink_to(PROJECT / "var" / name)
    os.environ |= {"VAR": str(folder), "DOOR": "staff", "DJANGO_SETTINGS_MODULE": "victimcontact.settings"}
    os.environ.pop("DATABASE_URL", None)
    try:
        with server.running(folder, options=("fsync=off", "max_wal_size=4GB")) as place:
            _set_up(place.address(server.OWNER))
            gc.freeze()  # as the worker does
            yield
    finally:
        server.remove(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _set_up(owner: str) -> None:
    import django

    from victimcontact import settings
    from victimcontact.gateway import server

    settings.DATABASES["default"] = server.database(owner)
    settings.ROOT_URLCONF, settings.REQUIRE_TOTP, settings.ALLOWED_HOSTS = "bench_floors", False, ["*"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    connection.close()


def pages(size: int) -> dict[str, Any]:
    """Each page at this size, beside its floor."""
    import bench_floors
    import made_up_cases

    began = time.perf_counter()
    officer, case = made_up_cases.fill(size)
    say(f"{size:,} cases made in {time.perf_counter() - began:.0f} s")
    found = {}
    for work in bench_floors.works(officer, case, "Pembedale"):
        ours, bare = (bench_floors.visitor(work.by, bare=bare) for bare in (False, True))
        answer = work.ask(ours)
        assert answer.status_code == 200, (work.says, answer.status_code)
        found[work.says] = {"aim": work.aim, **in_turn(partial(work.ask, ours), partial(work.at_the_floor, bare))}
        say(f"{work.says}: {bench_page.cell(found[work.says])}")
    return found


def letters(_size: int) -> dict[str, Any]:
    """Letters beside a warm compiler: of the same template, and of the same words as plain paragraphs."""
    import bench_floors

    works = bench_floors.letter_and_floors(LETTERS + WARMING)
    return {name: in_turn(works["work"], works[name], turns=LETTERS) for name in ("template", "plain")}


def handing_over(messages: int) -> dict[str, Any]:
    """Messages a second with one worker and with two, the same rows written by hand, and bare rows, in turn; the median of the rounds."""
    import bench_floors

    rounds = []
    for _ in range(ROUNDS):
        one, two = (bench_floors.drained_by(workers, messages) for workers in (1, 2))
        floors = {
            "bare": bench_floors.claimed_by_the_hundred(20 * messages),
            "floor": bench_floors.written_by_hand(messages),
        }
        rounds.append({"one": one, "two": two, **floors})
        say(f"handed over a second: {rounds[-1]}")
    return {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}


def nights(cases: int) -> dict[str, Any]:
    """What deriving and comparing every ledger costs of a case."""
    import bench_nights

    return bench_nights.measured(cases)


def measured(part: str, size: int) -> dict[str, Any]:
    """A part in a process and on a database of its own."""
    began = time.monotonic()
    say(f"{part} ({size:,}) …")
    command = [sys.executable, __file__, "--measure", part, str(size)]
    answer: dict[str, Any] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    say(f"{part} ({size:,}) took {time.monotonic() - began:.0f} s")
    return answer


def section(part: str, sizes: Sequence[int]) -> str:
    """A part measured, and said as a section of the page, with the load meanwhile."""
    before = os.getloadavg()[0]
    at = {size: measured(part, size) for size in sizes}
    low, high = sorted((before, os.getloadavg()[0]))
    now = datetime.now(UTC)
    when = f"Measured on {now.day} {now:%B %Y} under a load of {low:.0f} to {high:.0f}, with Python {platform.python_version()}."
    return SAID[part](at, when)


SAID: Mapping[str, Callable[[Mapping[int, dict[str, Any]], str], str]] = {
    "pages": bench_page.pages,
    "letters": bench_page.letters,
    "handing-over": bench_page.handing_over,
    "nights": bench_page.nights,
}
MEASURES: Mapping[str, Callable[[int], dict[str, Any]]] = {
    "pages": pages,
    "letters": letters,
    "handing-over": handing_over,
    "nights": nights,
}


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, nargs="+", default=[SIZES["pages"]])
    parser.add_argument("--only", choices=SIZES, nargs="+", default=list(SIZES))
    parser.add_argument("--measure", nargs=2, metavar=("PART", "SIZE"), help="one part, as JSON, in this process")
    asked = parser.parse_args()
    sys.path[:0] = [str(PROJECT), str(PROJECT / "scripts")]
    if asked.measure:
        part, size = asked.measure
        with program():
            print(json.dumps(MEASURES[part](int(size))))
        return 0
    for part in asked.only:
        written = section(part, asked.cases if part == "pages" else [SIZES[part]])
        bench_page.write({bench_page.TITLES[part]: written})
        print(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
