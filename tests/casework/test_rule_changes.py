"""A change of the rules that would make much due at once does not hold before a manager has looked (B2)."""

from typing import Any

import pytest

from tests import builders, crowds
from victimcontact.casework import brakes, laws
from victimcontact.casework.brakes import Decision
from victimcontact.records.models import Account, Brake

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small(settings: Any) -> None:
    settings.BRAKE_DUTIES_OF_A_RULE = 2


def enter(by: Account, *numbers: int, minutes: int = 0) -> None:
    laws.enter_period(
        name="D5", numbers=numbers, reason="A pilot.", by=by, now=builders.later(days=200, minutes=minutes)
    )


def yearly() -> tuple[int, ...]:
    return laws.in_force().periods["D5"]


def decide(by: Account, *, go: bool) -> None:
    brake = Brake.objects.get(decided="")
    brakes.decide(
        brake=brake, decision=Decision(go, "Talked over with the units."), by=by, now=builders.later(days=201)
    )


def test_a_period_that_makes_many_letters_due_at_once_waits_and_holds_once_it_is_let_go() -> None:
    crowds.members(3)
    by = builders.officer("manager").account
    shipped = yearly()

    enter(by, 6, 20)
    waiting = (yearly(), laws.waits("D5"))
    brake = Brake.objects.get()
    decide(by, go=True)

    assert waiting == (shipped, True)
    assert (brake.kind, brake.code, brake.count) == ("rules", "D5", 3)
    assert (yearly(), laws.waits("D5")) == ((6, 20), False)


def test_stopped_it_never_holds_and_the_entry_before_it_does() -> None:
    by = builders.officer("manager").account
    enter(by, 11, 20)
    crowds.members(3)
    enter(by, 6, 20, minutes=5)

    decide(by, go=False)

    assert yearly() == (11, 20)


def test_a_newer_entry_takes_the_place_of_one_that_waits() -> None:
    crowds.members(3)
    by = builders.officer("manager").account
    enter(by, 6, 20)

    enter(by, 5, 20, minutes=5)

    assert list(Brake.objects.order_by("began_at").values_list("decided", flat=True)) == ["stop", ""]
    decide(by, go=True)
    assert yearly() == (5, 20)


def test_a_change_that_makes_little_due_holds_at_once() -> None:
    crowds.members(2)

    enter(builders.officer("manager").account, 6, 20)

    assert (yearly(), Brake.objects.exists()) == ((6, 20), False)
