"""Somebody who moved and is written to at the old address is found by the wrong person."""

import pytest

from tests import builders
from victimcontact.casework import access, messages, people
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.casework.safe_contact import NotSafe
from victimcontact.records.models import Address, Case, Duty, Fact

pytestmark = pytest.mark.django_db

NEW = WayGiven(("9 Elsewhere Road", "Bath", "BA99 9ZZ"), safe=True)


def moved(case: Case, address: WayGiven | None = NEW) -> None:
    assert case.officer is not None
    version = access.version_of(case)
    people.record_move(case=case, address=address, version=version, by=case.officer.account, now=builders.later(1))


def reviews(case: Case) -> list[Duty]:
    return list(Duty.objects.filter(case=case, what="review_conditions"))


def test_a_move_opens_zones_and_conditions_again_the_same_day_p74() -> None:
    case = builders.joined()

    moved(case)

    (review,) = reviews(case)
    assert (review.due_on, review.standing) == (builders.later(1).date(), "open")


def test_nothing_goes_to_the_old_address_any_more() -> None:
    case = builders.joined()
    assert case.officer is not None
    draft = messages.compose(case=case, wanted=messages.Wanted("L06"), by=case.officer.account, now=builders.NOW)

    moved(case)

    with pytest.raises(NotSafe):
        messages.approve(message=draft, by=case.officer.account, now=builders.later(1))
    assert [row.lines[0] for row in Address.objects.filter(replaced_at__isnull=True)] == ["9 Elsewhere Road"]


def test_somebody_whose_new_address_is_not_known_is_not_written_to() -> None:
    case = builders.joined()
    assert case.officer is not None

    moved(case, None)

    with pytest.raises(messages.NoAddress):
        messages.compose(case=case, wanted=messages.Wanted("L06"), by=case.officer.account, now=builders.later(1))
    assert reviews(case)


def test_a_new_address_in_the_plan_is_a_move_and_the_same_one_is_none() -> None:
    case = builders.joined()
    assert case.officer is not None
    by, same = case.officer.account, people.live_address(case.person)
    assert same is not None

    for day, address in enumerate((WayGiven(tuple(same.lines), safe=True), NEW), 1):
        plan, now = PlanWanted(address=address), builders.later(day)
        people.record_safe_contact(case=case, plan=plan, version=access.version_of(case), by=by, now=now)

    assert [fact.on for fact in Fact.objects.filter(case=case, kind="address_changed")] == [builders.later(2).date()]


def test_where_nobody_has_joined_there_is_no_zone_to_review() -> None:
    case = builders.reachable(builders.allocated())

    moved(case)

    assert reviews(case) == []
