"""News that cannot be true beside what is recorded, or was told a short while ago: a person looks first (B2)."""

from datetime import date
from typing import Any

import pytest

from tests import builders
from tests.casework import brake_cases
from tests.casework.brake_cases import owed_because_of, record, wave
from victimcontact.records.models import Brake, Case, Telling

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small(settings: Any) -> None:
    brake_cases.small(settings)


def test_a_release_by_hand_of_somebody_who_is_out_waits_for_a_manager() -> None:
    case = builders.joined()
    record(case, "released", date(2026, 11, 12))

    second = record(case, "released")

    telling = Telling.objects.get(fact=second)
    assert telling.brake is not None
    assert (telling.brake.kind, telling.messages.count()) == ("out_already", 0)


def lifer() -> Case:
    sentence = builders.replace(builders.told().sentence, kind="life", term=None, imposed_on=date(2010, 3, 1))
    return builders.joined(sentence=builders.replace(sentence, convicted_on=date(2010, 3, 1)))


def test_a_lifer_whom_nobody_decided_to_release_is_not_told_of_because_a_feed_says_so() -> None:
    case = lifer()

    wave([case])

    telling = Telling.objects.get(case=case)
    assert telling.brake is not None
    assert telling.brake.kind == "no_release_decision"
    assert owed_because_of("released") == 0


def test_a_discharge_of_a_prisoner_waits_for_a_manager() -> None:
    case = builders.joined()

    record(case, "conditionally_discharged")

    assert [row.kind for row in Brake.objects.all()] == ["not_detained"]


def test_the_same_news_again_within_the_week_waits() -> None:
    case = builders.joined()
    record(case, "moved_to_open_conditions", date(2026, 11, 18))

    again = record(case, "moved_to_open_conditions")

    assert Telling.objects.get(fact=again).brake == Brake.objects.get(kind="repeat")


def test_different_news_of_one_kind_within_the_week_goes_on() -> None:
    case = builders.joined()
    record(case, "release_date_set", release_on="2027-05-01")

    record(case, "release_date_changed", release_on="2027-06-01")

    assert not Brake.objects.exists()
