"""The drills of scripts/drills.py at a size for every day."""

import random
from typing import Any

import pytest

from scripts import drills, shuffled
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
