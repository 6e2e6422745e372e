"""Cover for absence: who stands in, for how long, and what the member and the letters say meanwhile."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests import builders
from victimcontact.casework import access, bars, covers, messages, timelines
from victimcontact.casework.covers import Absence
from victimcontact.records.models import Cover, Officer

pytestmark = pytest.mark.django_db

TODAY, NOW = builders.TODAY, builders.NOW
WEEK = Absence(TODAY, TODAY + timedelta(days=6))


def away(officer: Officer, stands_in: Officer | None = None, absence: Absence = WEEK) -> Cover:
    wanted = replace(absence, stands_in=str(stands_in.pk) if stands_in else "")
    return covers.record(officer=officer, absence=wanted, by=officer.account, now=NOW)


def test_the_member_and_the_letters_name_whoever_stands_in_from_the_first_day_to_the_last():
    holder, other = builders.officer(name="Ann Away"), builders.officer(name="Sam Stands-In")
    case = builders.joined(holder)
    away(holder, other)

    named = [timelines.officer_of(case, "en", on=TODAY + timedelta(days=days)) for days in (-1, 0, 6, 7)]
    letter = messages.compose(case=case, wanted=messages.Wanted("L03"), by=other.account, now=NOW)

    assert [(officer.name, officer.away) for officer in named] == [
        ("Ann Away", ""),
        ("Sam Stands-In", "Ann Away"),
        ("Sam Stands-In", "Ann Away"),
        ("Ann Away", ""),
    ]
    assert letter.content["sign_off"][1] == "Sam Stands-In"


def test_cover_ends_early_when_the_officer_is_back():
    holder, other = builders.officer(), builders.officer()
    case, cover = builders.allocated(holder), away(holder, other)

    covers.end(cover=cover, by=holder.account, now=NOW)

    assert covers.who_acts(case, TODAY) == holder
    assert covers.covered_by(other, TODAY) == {}
    with pytest.raises(covers.AlreadyOver):
        covers.end(cover=cover, by=holder.account, now=NOW)


def test_cover_does_not_go_round_a_bar():
    holder, other, manager = builders.officer(), builders.officer(), builders.officer("manager")
    case, free = builders.allocated(holder), builders.allocated(holder)
    bars.record(case=case, officer=other, reason="A neighbour.", by=manager.account, now=NOW)
    away(holder, other)

    assert covers.who_acts(case, TODAY) == holder
    assert covers.who_acts(free, TODAY) == other
    with pytest.raises(access.NotFound):
        access.case_for(other.account, case.reference, now=NOW)
    assert [found.barred for found in covers.of_unit(manager.account, TODAY)] == [1]


def test_absence_without_cover_is_seen_whatever_the_reason():
    manager, holders = builders.officer("manager"), [builders.officer() for _ in range(4)]
    leaver, absent, good = builders.officer(), builders.officer(), builders.officer()
    away(holders[0])
    for holder, stands_in in zip(holders[1:], (leaver, absent, good), strict=True):
        away(holder, stands_in)
    away(absent, good)
    Officer.objects.filter(pk=leaver.pk).update(left_at=NOW)

    found = {each.cover.officer: each.trouble for each in covers.without_cover(manager.account, TODAY)}

    assert found == {holders[0]: "nobody", holders[1]: "left", holders[2]: "away_too"}
    assert covers.covered_by(absent, TODAY) == {}


def test_somebody_is_found_for_an_absence_that_nobody_covered_yet():
    holder, other, manager = builders.officer(), builders.officer(), builders.officer("manager")
    cover = away(holder, absence=replace(WEEK, note="The Price case is urgent."))

    made = covers.choose(cover=cover, stands_in=str(other.pk), by=manager.account, now=NOW)

    assert covers.without_cover(manager.account, TODAY) == []
    assert (made.from_on, made.to_on, made.note) == (cover.from_on, cover.to_on, "The Price case is urgent.")
    assert Cover.objects.get(pk=cover.pk).ended_at == NOW


@pytest.mark.parametrize(
    ("absence", "refusal"),
    [
        (Absence(TODAY, TODAY - timedelta(days=1)), covers.WrongDays),
        (Absence(TODAY - timedelta(days=9), TODAY - timedelta(days=1)), covers.WrongDays),
        (Absence(TODAY + timedelta(days=6), TODAY + timedelta(days=9)), covers.AlreadyAway),
    ],
)
def test_days_that_make_no_sense_are_refused(absence: Absence, refusal: type[Exception]):
    holder = builders.officer()
    away(holder)

    with pytest.raises(refusal):
        away(holder, absence=absence)


def test_only_a_colleague_who_is_there_and_holds_cases_stands_in():
    holder, absent = builders.officer(), builders.officer()
    away(absent, absence=replace(WEEK, from_on=TODAY + timedelta(days=3)))

    for stranger in (holder, builders.officer(in_unit="exeter"), builders.officer("administrator")):
        with pytest.raises(covers.CannotStandIn):
            away(holder, stranger)
    with pytest.raises(covers.StandInIsAway):
        away(holder, absent)


def test_an_officer_arranges_their_own_cover_and_a_manager_everybodys():
    holder, colleague, manager = builders.officer(), builders.officer(), builders.officer("manager")

    with pytest.raises(access.NotFound):
        covers.record(officer=holder, absence=WEEK, by=colleague.account, now=NOW)
    with pytest.raises(access.NotFound):
        covers.record(officer=holder, absence=WEEK, by=builders.officer("manager", in_unit="exeter").account, now=NOW)
    with pytest.raises(access.NotPermitted):
        covers.record(officer=holder, absence=WEEK, by=builders.officer("administrator").account, now=NOW)
    covers.record(officer=holder, absence=WEEK, by=manager.account, now=NOW)

    assert dict(covers.whose(colleague.account)).keys() == {str(colleague.pk)}
    assert {str(holder.pk), str(colleague.pk)} <= dict(covers.whose(manager.account)).keys()
