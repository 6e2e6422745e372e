"""More letters of one kind than usual: they stay in the house, and the clocks with them, until a person has decided (B2)."""

from typing import Any

import pytest

from tests import builders, crowds
from tests.casework import brake_cases
from tests.casework.brake_cases import GO, STOP, by_of, decide, wave
from victimcontact.casework import messages, sending, tellings
from victimcontact.gateway import carriers
from victimcontact.records.models import Brake, Case, Message, Reach

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small(settings: Any) -> None:
    brake_cases.small(settings)


def approved_letters(case: Case, count: int) -> list[Message]:
    wanted = messages.Wanted("L03")
    made = [messages.compose(case=case, wanted=wanted, by=by_of(case), now=builders.NOW) for _number in range(count)]
    return [messages.approve(message=message, by=by_of(case), now=builders.NOW) for message in made]


def test_more_letters_of_one_kind_than_usual_stay_in_the_house_until_let_go(settings: Any, tmp_path: Any) -> None:
    settings.BRAKE_LETTERS_AN_HOUR, settings.BRAKE_LETTERS_A_DAY = 1, 5
    letters = approved_letters(builders.joined(), 3)
    room = carriers.PrintRoom(tmp_path)

    held = sending.drain(room, clock=lambda: builders.NOW)
    brake = Brake.objects.get(decided="")
    decide(GO)
    sent = sending.drain(room, clock=lambda: builders.NOW)

    assert (brake.kind, brake.code, brake.messages.count()) == ("too_many_letters", "L03", 3)
    assert (held, sent) == (0, len(letters))


def test_letters_that_a_manager_stops_never_go(settings: Any, tmp_path: Any) -> None:
    settings.BRAKE_LETTERS_AN_HOUR, settings.BRAKE_LETTERS_A_DAY = 1, 5
    approved_letters(builders.joined(), 2)

    decide(STOP)

    assert sending.drain(carriers.PrintRoom(tmp_path), clock=lambda: builders.NOW) == 0
    assert set(Message.objects.filter(brake__isnull=False).values_list("state", flat=True)) == {"stopped"}


def test_the_clock_of_who_was_not_reached_stands_still_under_a_brake() -> None:
    cases = crowds.members(4)
    wave(cases[:1])
    tellings.release_held(builders.later(minutes=60))
    running = Reach.objects.get(telling__case=cases[0]).next_at

    wave(cases[1:], now=builders.later(minutes=62))

    assert running is not None
    assert Reach.objects.get(telling__case=cases[0]).next_at is None
