"""The same events twice: once in order, once shuffled, with one in ten doubled and one in twenty long after all the others.

Two crowds of offenders of whom the same is told. In the end the same has to be recorded of both, the same has to be told, and the
same has to wait for a person. Needs Django: `scripts/drills.py` sets it up, and shares a large drill out among processes, each with a
database of its own: what order does to one sentence does not hang on the others.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from tests import builders, crowds
from victimcontact.casework import access, feeds, tellings
from victimcontact.records.models import Case, Fact, FeedMessage, Telling
from victimcontact.scheme.incoming import Incoming, Number
from victimcontact.scheme.movements import OPEN_PRISONS

OUT, IN = "prison-offender-events.prisoner.released", "prison-offender-events.prisoner.received"
EACH, DOUBLED, LATE, SEED = 12, 10, 20, 20261122
FIRST = builders.NOW
APART = (9, 30)
SAID_EVERY = 2_000
EVERY = timedelta(seconds=30)
OPEN = min(OPEN_PRISONS)


@dataclass(frozen=True)
class Move:
    """What a movement is called, and where it leads: `in` or `out`. `undone` is followed by its opposite within the hour."""

    kind: str
    reason: str
    code: str
    leads_to: str
    prison: str = "MDI"
    undone: bool = False


RELEASE = Move(OUT, "RELEASED", "CR", "out")
MOVES = {
    "in": (
        RELEASE,
        replace(RELEASE, leads_to="in", undone=True),
        Move(IN, "TRANSFERRED", "INT", "in"),
        Move(IN, "TRANSFERRED", "INT", "in", prison=OPEN),
        Move(OUT, "SENT_TO_COURT", "CRT", "in"),
    ),
    "out": (Move(IN, "ADMISSION", "L", "in"), Move(IN, "ADMISSION", "N", "in")),
}
BACK = Move(IN, "ADMISSION", "N", "in")


def drill(count: int, *, seed: int = SEED) -> dict[str, Any]:
    """So many deliveries in all, doubled ones among them, to the second crowd; each event once and in order to the first."""
    settings.BRAKE_NEWS_AN_HOUR = settings.BRAKE_NEWS_A_DAY = 10**9
    offenders = max(2, count * DOUBLED // (DOUBLED + 1) // EACH)
    cases = crowds.members(2 * offenders)
    one, other = cases[:offenders], cases[offenders:]
    stories = [story(random.Random(seed + place)) for place in range(offenders)]
    in_order, mixed = _events(stories, one), _events(stories, other)
    deliveries = shuffled(mixed, random.Random(seed))
    took = [_hear(sorted(in_order, key=_moment)), _hear(deliveries)]
    tellings.release_held(_now() + timedelta(days=1))
    differences = [place for place in range(offenders) if state_of(one[place]) != state_of(other[place])]
    return {
        "offenders": offenders,
        "events": len(in_order),
        "deliveries": len(deliveries),
        "seconds in order": took[0],
        "seconds shuffled": took[1],
        "stages that count": Fact.objects.filter(data__has_key="code", withdrawal__isnull=True).count(),
        "tellings": Telling.objects.filter(ended_at__isnull=True).count(),
        "waiting for a person": FeedMessage.objects.filter(standing="waiting").count(),
        "sentences that differ": len(differences),
        "passed": not differences,
    }


def story(chance: random.Random) -> list[tuple[Move, timedelta]]:
    """What happens to one offender, in order: movements with the time since the first."""
    place, since, told = "in", timedelta(hours=1), []
    while len(told) < EACH:
        move = chance.choice(MOVES[place])
        told.append((move, since))
        if move.undone:
            told.append((BACK, since + timedelta(minutes=chance.randint(5, 50))))
        place = move.leads_to
        since += timedelta(days=chance.randint(*APART), minutes=chance.randint(0, 600))
    return told[:EACH]


def _events(stories: Iterable[Sequence[tuple[Move, timedelta]]], cases: list[Case]) -> list[Incoming]:
    """Every story's messages, about the offenders of these cases."""
    numbers = crowds.numbers_of(cases)
    return [event for told, number in zip(stories, numbers, strict=True) for event in told_of(told, number)]


def told_of(told: Sequence[tuple[Move, timedelta]], number: str) -> list[Incoming]:
    """The messages of one offender's story."""
    who = (Number("prison_number", number),)
    return [
        Incoming(
            move.kind,
            who,
            FIRST + since,
            (FIRST + since).isoformat(),
            reason=move.reason,
            code=move.code,
            prison=move.prison,
        )
        for move, since in told
    ]


def shuffled(events: Sequence[Incoming], chance: random.Random) -> list[Incoming]:
    """In no order, one in ten twice, one in twenty after all the others."""
    mixed = [*events, *chance.sample(list(events), len(events) // DOUBLED)]
    chance.shuffle(mixed)
    cut = len(mixed) - len(mixed) // LATE
    late = mixed[cut:]
    return [*mixed[:cut], *late]


def state_of(case: Case) -> tuple[Counter[Any], ...]:
    """What is recorded of a sentence and counts, what is to be told, what waits for a person, and where the case stands."""
    counting = Fact.objects.filter(sentence=case.sentence_id, withdrawal__isnull=True, data__has_key="code")
    open_tellings = Telling.objects.filter(case=case, ended_at__isnull=True)
    waiting = FeedMessage.objects.filter(offender=case.sentence.offender_id, standing="waiting")
    return (
        Counter((row.data["code"], row.data["happened_on"]) for row in counting),
        Counter(open_tellings.values_list("code", "happened_on", "decision")),
        Counter(waiting.values_list("event_type", "occurred_at", "why")),
        Counter([Case.objects.values_list("standing", flat=True).get(pk=case.pk)]),
    )


def _hear(events: Sequence[Incoming]) -> float:
    program, began = access.program(), time.monotonic()
    for place, incoming in enumerate(events):
        if place % SAID_EVERY == 0:
            print(
                f"{place:,} of {len(events):,} heard after {time.monotonic() - began:.0f} s",
                file=sys.stderr,
                flush=True,
            )
        try:
            feeds.hear(incoming=incoming, raw="{}", by=program, now=_now() + place * EVERY)
        except feeds.AlreadyHeard:
            continue
    return time.monotonic() - began


def _now() -> datetime:
    return FIRST + timedelta(days=EACH * APART[1] + 2)


def _moment(incoming: Incoming) -> datetime:
    return incoming.occurred_at or FIRST
