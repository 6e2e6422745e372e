"""Marked words stand only when two people let them, and a manager is one of them where they lead to somebody's door."""

import pytest

from victimcontact.scheme.leak_releases import LEADS_TO_THE_DOOR, may_stand
from victimcontact.scheme.leaks import Hit, Kind

pytestmark = pytest.mark.pure

TWO = {"one": False, "other": False}
WITH_MANAGER = {"one": False, "other": True}


def hit(kind: Kind, *, certain: bool = True) -> Hit:
    return Hit(0, 5, kind, "", certain)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("people", [{}, {"one": False}, {"one": True}])
def test_nobody_releases_anything_alone(kind: Kind, people: dict[str, bool]) -> None:
    assert not may_stand(hit(kind), people)


@pytest.mark.parametrize("kind", Kind)
def test_two_people_are_enough_but_for_what_leads_to_the_door(kind: Kind) -> None:
    assert may_stand(hit(kind), TWO) == (kind not in LEADS_TO_THE_DOOR)
    assert may_stand(hit(kind), WITH_MANAGER)


@pytest.mark.parametrize("kind", sorted(LEADS_TO_THE_DOOR))
def test_what_is_perhaps_something_else_needs_no_manager(kind: Kind) -> None:
    assert may_stand(hit(kind, certain=False), TWO)
