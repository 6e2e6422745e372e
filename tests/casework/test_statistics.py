"""Figures of the work: true denominators, and nobody who can be found in them."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import access, assessments, nights, statistics
from victimcontact.casework.contacts import ContactMade, add
from victimcontact.records.models import Account, Case
from victimcontact.scheme.standing import Standing

pytestmark = pytest.mark.django_db

DUE = date(2026, 12, 14)


@pytest.fixture
def analyst() -> Account:
    return builders.officer("analyst").account


def first_contact(case: Case, on: date) -> None:
    made = ContactMade(happened_on=on, channel="letter", outcome="sent", direction="out", document="L01")
    assert case.officer is not None
    add(case=case, made=made, by=case.officer.account, now=builders.later((on - builders.TODAY).days))


def region(figures: statistics.Statistics) -> statistics.RegionCounts:
    (found,) = figures.regions
    return found


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([0, 10, 20], (0, 10, 20)),
        ([5, 10, 20], (5, 10, 20)),
        ([3, 10, 20], (None, None, 20)),
        ([3, 4, 20], (None, None, 20)),
        ([1, 1, 20, 7], (None, None, 20, None)),
        ([2, 0, 0], (None, 0, 0)),
        ([4, 4, 4], (None, None, None)),
        ([], ()),
    ],
)
def test_a_count_below_five_is_kept_back_with_whatever_would_give_it_away(counts: Any, shown: Any) -> None:
    assert statistics.kept_back(counts) == shown


def test_no_small_count_can_be_worked_out_from_the_total() -> None:
    for counts in product(range(7), repeat=3):
        shown = statistics.kept_back(counts)
        hidden = [count for count, seen in zip(counts, shown, strict=True) if seen is None]

        assert not any(seen is not None and 0 < seen < 5 for seen in shown), counts
        if hidden and max(counts) >= statistics.FEWEST:
            assert len(hidden) > 1 and sum(hidden) >= 5, counts


def test_every_standing_is_counted_once() -> None:
    groups = [standing for group in statistics.GROUPS.values() for standing in group]

    assert sorted(groups) == sorted(Standing)


def test_cases_are_counted_by_region_and_group(analyst: Account) -> None:
    for _ in range(6):
        builders.allocated()
    for _ in range(5):
        builders.joined()

    counts = region(statistics.counted(analyst, on=builders.TODAY))

    by_group = dict(zip(statistics.GROUPS, counts.counts, strict=True))
    assert (counts.region, counts.total) == ("South West", 11)
    assert (by_group["to_be_offered"], by_group["joined"], by_group["closed"]) == (6, 5, 0)


def test_a_region_with_fewer_than_five_cases_shows_no_total(analyst: Account) -> None:
    for _ in range(4):
        builders.allocated()

    assert region(statistics.counted(analyst, on=builders.TODAY)).total is None


def test_first_contacts_never_made_count_below_the_line(analyst: Account) -> None:
    for number in range(10):
        case = builders.allocated()
        if number < 5:
            first_contact(case, DUE)
        elif number < 7:
            first_contact(case, DUE + timedelta(days=3))

    (kept,) = statistics.counted(analyst, on=DUE + timedelta(days=10)).first_contacts

    assert (kept.due, kept.in_time, kept.share) == (10, 5, 50)


def test_what_is_not_due_yet_is_not_counted(analyst: Account) -> None:
    first_contact(builders.allocated(), builders.TODAY)

    assert statistics.counted(analyst, on=DUE - timedelta(days=1)).first_contacts == ()


def test_what_fell_due_more_than_a_year_ago_is_not_counted(analyst: Account) -> None:
    builders.allocated()

    assert statistics.counted(analyst, on=DUE).first_contacts != ()
    assert statistics.counted(analyst, on=date(2027, 12, 14)).first_contacts == ()


def doubtful() -> Case:
    """A case a manager has to decide on: first contact is owed meanwhile."""
    told = builders.told()
    aggregate = replace(told.sentence, term={"months": 8}, disposal={"aggregate_term": {"months": 16}})
    return builders.referred(sentence=aggregate)


def refused(case: Case, *, days: int) -> None:
    assessments.decide(
        case=case,
        accepted=False,
        route="",
        reason="Outside the scheme",
        look_again_on=None,
        by=builders.officer("manager").account,
        now=builders.later(days),
    )


def test_a_first_contact_that_was_late_when_it_ended_still_counts(analyst: Account) -> None:
    case = doubtful()
    nights.reconcile_everything(clock=lambda: builders.later(30))

    refused(case, days=40)

    (kept,) = statistics.counted(analyst, on=DUE + timedelta(days=60)).first_contacts
    assert (kept.due, kept.in_time) == (1, 0)


def test_a_first_contact_that_ended_before_it_was_due_is_not_counted(analyst: Account) -> None:
    case = doubtful()

    refused(case, days=2)

    assert statistics.counted(analyst, on=DUE + timedelta(days=60)).first_contacts == ()


@pytest.mark.parametrize(
    ("due", "in_time", "share"), [(4, 4, None), (10, 10, 100), (10, 8, None), (10, 3, None), (12, 6, 50), (10, 0, 0)]
)
def test_a_share_is_not_said_so_exactly_that_a_small_count_shows(due: int, in_time: int, share: int | None) -> None:
    assert statistics.Kept("Wales", due, in_time).share == share


@pytest.mark.parametrize("role", ["victim_liaison_officer", "administrator", "auditor", "helpline_adviser"])
def test_only_analysts_and_managers_see_figures(role: str) -> None:
    with pytest.raises(access.NotPermitted):
        statistics.counted(builders.officer(role).account, on=builders.TODAY)

    for allowed in ("analyst", "manager"):
        assert statistics.counted(builders.officer(allowed).account, on=builders.TODAY).regions == ()
