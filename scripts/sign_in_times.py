"""How long the way in takes for an address that is a member's and for one that is not: the two must not be told apart.

Both pages that take an address or a code are asked in a random order, with members' addresses and with others'. The times are compared by
rank (Mann and Whitney's U, which slow outliers do not disturb). Run by `scripts/drills.py sign-in-times`.
"""

import math
import random
import statistics
import time
from collections.abc import Sequence
from itertools import count as numbers
from typing import Any

# A program without any difference goes beyond this once in about 370 comparisons.
TOLD_APART = 3.0
MEMBERS = 20
SEED = 20261122


def difference(first: Sequence[float], second: Sequence[float]) -> float:
    """How many standard deviations the ranks of the first lie from those of the second; near 0 when they are alike."""
    ranked = sorted([(each, 0) for each in first] + [(each, 1) for each in second])
    ranks = sum(place for place, (_time, which) in enumerate(ranked, start=1) if which == 0)
    many, others = len(first), len(second)
    above = ranks - many * (many + 1) / 2
    return (above - many * others / 2) / math.sqrt(many * others * (many + others + 1) / 12)


def drill(count: int) -> dict[str, Any]:
    """Ask for a code and enter a wrong one, `count` times each with members' addresses and with others'."""
    from django.test import override_settings

    from victimcontact import settings as program

    portal = {
        "DOOR": "portal",
        "ROOT_URLCONF": "victimcontact.portal.urls",
        "MIDDLEWARE": program.middleware("portal"),
        "AUTHENTICATION_BACKENDS": program.backends("portal"),
        "ALLOWED_HOSTS": ["testserver"],
        "STORAGES": {
            **program.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
    }
    with override_settings(**portal):
        times = _measured(count)
    report: dict[str, Any] = {}
    passed = True
    for page, (known, unknown) in times.items():
        apart = difference(known, unknown)
        passed = passed and abs(apart) < TOLD_APART
        report[f"{page}: a member's, others'"] = (
            f"{1000 * statistics.median(known):.2f} ms, {1000 * statistics.median(unknown):.2f} ms"
        )
        report[f"{page}: apart by"] = f"{apart:+.1f} standard deviations (told apart from {TOLD_APART})"
    return report | {"passed": passed}


def _measured(count: int) -> dict[str, tuple[list[float], list[float]]]:
    from tests import builders
    from tests.portal import members
    from victimcontact.records.models import Attempt

    cases = [builders.joined() for _ in range(MEMBERS)]
    for case in cases:
        Attempt.objects.all().delete()
        members.activated(case)
    known = [members.address_of(case) for case in cases]
    others = [f"stranger{number}@example.org" for number in range(MEMBERS)]
    draw, fresh = random.Random(SEED), numbers()
    times: dict[str, tuple[list[float], list[float]]] = {"asking": ([], []), "entering": ([], [])}
    rounds = [(which, draw.choice((known, others)[which])) for which in (0, 1) for _ in range(count + 20)]
    draw.shuffle(rounds)
    for which, address in rounds:
        for page, took in _once(address, next(fresh)).items():
            times[page][which].append(took)
    return {page: (first[20:], second[20:]) for page, (first, second) in times.items()}


def _once(address: str, number: int) -> dict[str, float]:
    """One visitor: the times of asking for a code, and of entering a wrong one. What the worker does is done between the two."""
    from django.test import Client
    from django.utils import timezone

    from victimcontact.casework import one_time_codes
    from victimcontact.records.models import Attempt

    Attempt.objects.all().delete()
    browser = Client(REMOTE_ADDR=f"198.51.{number // 250 % 250}.{number % 250}")
    began = time.perf_counter()
    browser.post("/sign-in/", {"where": address})
    asking = time.perf_counter() - began
    one_time_codes.answer_asked(clock=timezone.now)
    began = time.perf_counter()
    browser.post("/sign-in/code/", {"code": "000000"})
    return {"asking": asking, "entering": time.perf_counter() - began}
