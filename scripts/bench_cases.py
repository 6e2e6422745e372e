"""Measure pages, letters and handing over beside floors measured in the same run, and write docs/benchmarks-of-the-program.md.

    python scripts/bench_cases.py                    10,000 and 200,000 cases
    python scripts/bench_cases.py --cases 2000       a size of your own

A floor is the least the same work can cost: hand-written SQL with the right index, a bare template, Django with sign-in and nothing
else; a warm compiler of letters; rows claimed by the hundred. Work and floor take turns (A B A B …). Only ratios are to be quoted.
Everything runs on a database of its own, which is deleted afterwards. All people are made up.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
REPORT = PROJECT / "docs" / "benchmarks-of-the-program.md"
SIZES = (10_000, 200_000)
TURNS, LETTERS, MESSAGES = 40, 60, 600


def in_turn(work: Callable[[], object], floor: Callable[[], object], turns: int = TURNS) -> dict[str, float]:
    """Both, one after the other: the ratio of their medians, and of the middle 80 % of the pairs."""
    pairs = [(timed(work), timed(floor)) for _ in range(turns + 3)][3:]
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
            yield
    finally:
        server.remove(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _set_up(owner: str) -> None:
    import django

    from victimcontact import settings

    settings.DATABASES["default"] = settings.database(owner)
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

    made_in = time.perf_counter()
    officer, case = made_up_cases.fill(size)
    print(f"{size:,} cases made in {time.perf_counter() - made_in:.0f} s", file=sys.stderr, flush=True)
    found = {}
    for work in bench_floors.works(officer, case, "Pembedale"):
        ours, bare = (bench_floors.visitor(work.by, bare=bare) for bare in (False, True))
        answer = work.ask(ours)
        assert answer.status_code == 200, (work.says, answer.status_code)
        found[work.says] = {"aim": work.aim, **in_turn(partial(work.ask, ours), partial(work.at_the_floor, bare))}
        print(work.says, found[work.says], file=sys.stderr, flush=True)
    return found


def carrying(_size: int) -> dict[str, Any]:
    """Letters beside a warm compiler, messages a second beside rows claimed by the hundred."""
    import bench_floors

    letters = in_turn(*bench_floors.letter_and_floor(), turns=LETTERS)
    one, two = (bench_floors.drained_by(workers, MESSAGES) for workers in (1, 2))
    return {"letters": letters, "one": one, "two": two, "floor": bench_floors.claimed_by_the_hundred(20 * MESSAGES)}


def measured(what: str, size: int) -> dict[str, Any]:
    """A measurement in a process and on a database of its own."""
    command = [sys.executable, __file__, "--one", what, "--cases", str(size)]
    answer: dict[str, Any] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return answer


def report(sizes: Sequence[int]) -> str:
    at = {size: measured("pages", size) for size in sizes}
    rest = measured("carrying", 0)
    small, large = sizes[0], sizes[-1]
    rows = [
        f"| {name} | {at[small][name]['aim']}× | " + " | ".join(_cell(at[size][name]) for size in sizes)
        + f" | {at[large][name]['milliseconds'] / at[small][name]['milliseconds']:.1f}× |"
        for name in at[small]
    ]  # fmt: skip
    letters = rest["letters"]
    return TEXT.format(
        machine=f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}",
        heads=" | ".join(f"{size:,} cases, beside the floor" for size in sizes),
        rule="|---" * (len(sizes) + 3) + "|",
        large=f"{large:,}", small=f"{small:,}", rows="\n".join(rows),
        letter=_cell(letters), a_second=1000 / letters["milliseconds"], warm=1000 / letters["floor"],
        one=rest["one"], two=rest["two"], floor=rest["floor"],
        share=100 * rest["one"] / rest["floor"], gain=rest["two"] / rest["one"],
    )  # fmt: skip


def _cell(one: dict[str, float]) -> str:
    return f"{one['ratio']:.1f}× ({one['low']:.1f}–{one['high']:.1f})"


TEXT = """# Benchmarks of the program

`make bench` measures again and writes this page. On a shared machine with two cores ({machine}); quote the ratios, not the times.
Work and floor take turns in one run; in brackets the middle 80 % of the pairs.

## Pages

The floor is one hand-written SQL statement with its index, a bare template of at most 50 rows, and Django with sign-in and nothing
else. The floor of the case page and of the history reads contacts alone, that of the board counts duties by officer in SQL. A search
goes through the officer's own unit of 5,000 cases. Where a page is above its aim, most of what is left is Python: the rules by which each
row is weighed, the look that is written down, and the page itself with what it warns of; growth shows whether the database keeps up.

| page | aim | {heads} | {large} beside {small} |
{rule}
{rows}

## Letters

A letter from its stored words to a checked, tagged PDF costs {letter} of setting the same words with a compiler that is warm, without
tags or checks: {a_second:.0f} a second on one core here, the floor {warm:.0f}.

## Handing over

With a carrier that does nothing, one worker hands over {one:.0f} letters a second and two {two:.0f} ({gain:.1f}×). Claiming rows by the
hundred, sending nothing and marking them is {floor:.0f} a second, of which one worker reaches {share:.1f} %. The rest is spent on safety:
each letter in a transaction of its own, asked again whether it may go to this person by this way now, with its steps and its audit entry.
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--one", choices=["pages", "carrying"])
    asked = parser.parse_args()
    sys.path[:0] = [str(PROJECT), str(PROJECT / "scripts")]
    if asked.one:
        with program():
            print(json.dumps({"pages": pages, "carrying": carrying}[asked.one](asked.cases[0])))
        return 0
    text = report(asked.cases)
    REPORT.write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
