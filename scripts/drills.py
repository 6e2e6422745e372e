"""Drills: what must not happen is tried at full size, on a database of its own that is thrown away.

    python scripts/drills.py false-releases --count 15000     a bulk of false releases: nothing may go without a person
    python scripts/drills.py shuffled --count 100000          the same events in order once, and shuffled, doubled and late
    python scripts/drills.py shuffled --processes 2           shared out among processes
    python scripts/drills.py reports --count 200              the reports of a week as one piece of long work, and its page
    python scripts/drills.py sign-in-times --count 2000       a member's address and a stranger's, told apart by time or not

Prints what it measured; `docs/drills.md` holds what was measured last.
"""

import argparse
import base64
import contextlib
import multiprocessing
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
OUT = "prison-offender-events.prisoner.released"
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
EVERY = timedelta(milliseconds=200)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("drill", choices=["false-releases", "reports", "shuffled", "sign-in-times"])
    parser.add_argument("--count", type=int)
    parser.add_argument("--processes", type=int, default=1)
    asked = parser.parse_args(words)
    if asked.drill == "false-releases":
        with scratch():
            report = false_releases(asked.count or 15_000)
    elif asked.drill == "reports":
        with scratch():
            from scripts import report_batches

            report = report_batches.drill(asked.count or 200)
    elif asked.drill == "sign-in-times":
        with scratch():
            from scripts import sign_in_times

            report = sign_in_times.drill(asked.count or 2_000)
    else:
        report = shuffled_by(asked.processes, asked.count or 100_000)
    width = max(map(len, report))
    for name, value in report.items():
        print(f"{name:<{width}}  {value}")
    return 0 if report["passed"] else 1


@contextlib.contextmanager
def scratch() -> Iterator[None]:
    """A server, a database and keys of our own, gone afterwards."""
    from victimcontact.gateway import server

    with tempfile.TemporaryDirectory(prefix="victimcontact-drill-") as folder, contextlib.ExitStack() as stack:
        (Path(folder) / "assets").symlink_to(PROJECT / "var" / "assets")  # fonts: what is printed is printed for real
        options = ("fsync=off", "synchronous_commit=off")
        place = stack.enter_context(server.running(Path(folder) / "database", options=options))
        key = base64.b64encode(secrets.token_bytes(32)).decode()
        os.environ.update(
            VAR=folder,
            DATABASE_URL=place.address(server.OWNER),
            DOOR="worker",
            SECRET_KEY=secrets.token_hex(),
            KEYRING=f'{{"current": "drill", "keys": {{"drill": "{key}"}}, "index": "{key}"}}',
            DJANGO_SETTINGS_MODULE="victimcontact.settings",
            LOG_LEVEL="ERROR",
        )
        _set_up_django()
        yield
        from django.db import connection

        connection.close()


def _set_up_django() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    # Made-up officers only: their passwords need not cost time.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("migrate", verbosity=0)


def shuffled_by(processes: int, count: int) -> dict[str, Any]:
    """The drill of shuffled events, shared out among so many processes; each has its own stories and database."""
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        reports = pool.map(_share, [(count // processes, place) for place in range(processes)])
    return {name: TOGETHER[type(value)](report[name] for report in reports) for name, value in reports[0].items()}


# What was counted is added up; the longest time is the time; all have to pass.
TOGETHER: Mapping[type, Callable[[Iterable[Any]], Any]] = {int: sum, float: max, bool: all}


def _share(asked: tuple[int, int]) -> dict[str, Any]:
    count, place = asked
    with scratch():
        from scripts import shuffled  # needs Django

        return shuffled.drill(count, seed=shuffled.SEED + place * count)


def false_releases(count: int) -> dict[str, Any]:
    """So many members are said to be told of a release that never was. The worker goes on working all the while."""
    from tests import crowds
    from victimcontact.casework import tellings
    from victimcontact.records.models import Brake, Message, Telling

    began = time.monotonic()
    numbers = crowds.numbers_of(crowds.members(count))
    made, began = time.monotonic() - began, time.monotonic()
    hardest = _hear_all(numbers)
    heard = time.monotonic() - began
    after = _moment(count) + timedelta(hours=2)
    tellings.release_held(after)
    went = _leave_the_house(after)
    brake = Brake.objects.get()
    held = Telling.objects.filter(brake=brake).count()
    drafted = Message.objects.filter(telling__isnull=False).count()
    stopping = _stop(brake, after)
    return {
        "members": count,
        "made in": f"{made:.0f} s",
        "events heard": f"{count} in {heard:.0f} s, {count / heard:.0f} a second",
        "slowest event": f"{hardest:.1f} s",
        "brake began at": f"event {brake.count}",
        "tellings held": held,
        "letters drafted": drafted,
        "messages that left": went,
        "duties because of it": _owed(),
        **stopping,
        "passed": (held, drafted, went, stopping["still open"]) == (count, 0, 0, 0),
    }


def _moment(place: int) -> datetime:
    from tests import builders

    return builders.NOW + place * EVERY


def _hear_all(numbers: list[str]) -> float:
    """Hear one release for each number; every simulated minute the worker drafts and sends what it may."""
    from victimcontact.casework import access, feeds, tellings
    from victimcontact.scheme.incoming import Incoming, Number

    program, hardest = access.program(), 0.0
    for place, number in enumerate(numbers):
        who = (Number("prison_number", number),)
        incoming = Incoming(OUT, who, NOON, NOON.isoformat(), reason="RELEASED", code="CR")
        began = time.monotonic()
        feeds.hear(incoming=incoming, raw="{}", by=program, now=_moment(place))
        hardest = max(hardest, time.monotonic() - began)
        if place % 300 == 0:
            tellings.release_held(_moment(place))
            _leave_the_house(_moment(place))
    return hardest


def _leave_the_house(now: datetime) -> int:
    """Let every carrier take what it may; how many messages are no longer ours."""
    from victimcontact.casework import sending
    from victimcontact.gateway import carriers
    from victimcontact.records.models import Message

    for carrier in carriers.in_use():
        sending.drain(carrier, clock=lambda: now)
    return Message.objects.exclude(state__in=("drafted", "approved", "stopped")).count()


def _owed() -> int:
    from victimcontact.casework.duties import LIVE
    from victimcontact.records.models import Duty

    return Duty.objects.filter(standing__in=LIVE, what__contains="release", source__contains="Right 11").count()


def _stop(brake: Any, now: datetime) -> dict[str, Any]:
    """The manager decides that it was false; the worker carries it out."""
    from tests import builders
    from victimcontact.casework import brakes
    from victimcontact.records.models import Fact, Telling

    manager = builders.officer("manager").account
    began = time.monotonic()
    decision = brakes.Decision(go=False, reason="A bulk change of records; nobody was released.")
    brakes.decide(brake=brake, decision=decision, by=manager, now=now)
    decided, began = time.monotonic() - began, time.monotonic()
    while brakes.carry_out(clock=lambda: now):
        pass
    carried = time.monotonic() - began
    counting = Fact.objects.filter(data__code="released", withdrawal__isnull=True).count()
    return {
        "decided in": f"{decided:.1f} s",
        "carried out in": f"{carried:.0f} s",
        "still open": Telling.objects.filter(ended_at__isnull=True).count() + counting,
    }


if __name__ == "__main__":
    sys.path[:0] = [str(PROJECT)]
    sys.exit(main(sys.argv[1:]))
