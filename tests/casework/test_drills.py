"""The drills of scripts/drills.py at a size for every day."""

import random
from typing import Any

import pytest

from scripts import drills, report_batches, shuffled, sign_in_times
from tests import crowds
from victimcontact.casework import tellings
from victimcontact.records.models import Message, Telling

pytestmark = pytest.mark.django_db


def test_shuffled_doubled_and_late_events_end_as_in_order_once(settings: Any) -> None:
    settings.BRAKE_NEWS_AN_HOUR = settings.BRAKE_NEWS_A_DAY = 10**9

    report = shuffled.drill(70)

    assert report["sentences that differ"] == 0
    assert report["deliveries"] > report["events"] == 60
    assert report["stages that count"] > 30


def test_the_deliveries_of_the_drill_are_what_they_say() -> None:
    events = [
        event for place in range(20) for event in shuffled.told_of(shuffled.story(random.Random(place)), f"N{place}")
    ]

    delivered = shuffled.shuffled(events, random.Random(1))

    assert len(delivered) == len(events) * 11 // 10
    assert set(delivered) == set(events)
    assert [event for event in delivered if event.numbers == events[0].numbers][:12] != events[:12]


def test_a_bulk_of_false_releases_sends_nothing_without_a_person() -> None:
    numbers = crowds.numbers_of(crowds.members(30))

    drills._hear_all(numbers)
    tellings.release_held(drills._moment(30) + drills.timedelta(hours=2))

    assert Telling.objects.filter(brake__decided="").count() == 30
    assert not Message.objects.filter(telling__isnull=False).exists()


def test_times_that_differ_are_told_apart_and_times_that_do_not_are_not() -> None:
    draw = random.Random(1)
    alike = [[draw.gauss(60, 10) for _ in range(400)] for _ in range(2)]
    slower = [each + 4 for each in alike[1]]
    with_a_pause = [*alike[1][:-1], 100_000]

    assert abs(sign_in_times.difference(*alike)) < sign_in_times.TOLD_APART
    assert abs(sign_in_times.difference(alike[0], with_a_pause)) < sign_in_times.TOLD_APART
    assert sign_in_times.difference(alike[0], slower) < -sign_in_times.TOLD_APART


def test_a_batch_of_reports_is_looked_at_left_and_come_back_to_until_it_is_whole() -> None:
    report = report_batches.drill(4)

    assert report["passed"], report
