"""Unrestricted orders: the hospital is named to the victim, the victim to the hospital, and only after she has said that she wants it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import (
    access,
    callers,
    facts,
    guest_ends,
    guests,
    hospital_handovers,
    people,
    proofs,
    wishes,
)
from victimcontact.casework.guests import NewGuest
from victimcontact.casework.hospital_handovers import Hospital
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.casework.wishes import Wish
from victimcontact.records.models import Account, Case, Duty, HospitalHandover, Message, Telling

pytestmark = pytest.mark.django_db

CANARY = Hospital("Canary Hospital", "1 Canary Road\nCanaryford\nCF99 9ZZ")
ORDER = {
    "kind": "hospital_order",
    "imposed_on": date(2026, 11, 5),
    "offence_title": "Manslaughter",
    "court_name": builders.COURT,
}


def in_hospital(*, restricted: bool = False, joined: bool = True) -> Case:
    sentence = builders.SentenceTold(**ORDER, disposal={"restriction_order": restricted})
    return builders.joined(sentence=sentence) if joined else builders.reachable(builders.allocated(sentence=sentence))


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def named(case: Case) -> HospitalHandover:
    return hospital_handovers.record_hospital(case=case, hospital=CANARY, by=by_of(case), now=builders.NOW)


def pass_on(case: Case, **changes: Any) -> HospitalHandover:
    values = {"passed_on": builders.TODAY, "by": by_of(case), "now": builders.NOW}
    return hospital_handovers.pass_on(case=case, **(values | changes))


def test_passing_it_on_keeps_the_duty_and_drafts_the_letter_that_names_the_hospital() -> None:
    case = in_hospital()
    owed = Duty.objects.get(case=case, rule="T20").standing
    named(case)

    row = pass_on(case)

    letter = Message.objects.get(case=case, document="H01")
    assert owed == "open"
    assert Duty.objects.get(case=case, rule="T20").standing == "kept"
    assert "Canary Hospital, 1 Canary Road, Canaryford, CF99 9ZZ" in str(letter.content)
    assert letter.state == "drafted"
    assert (row.passed_by, row.passed_to_managers_at) == (by_of(case), builders.NOW)
    assert hospital_handovers.passed_on_day(case) == builders.TODAY


def test_nothing_is_passed_on_before_there_is_a_wish() -> None:
    case = in_hospital(joined=False)
    named(case)

    with pytest.raises(hospital_handovers.NoWish):
        pass_on(case)

    assert not Telling.objects.filter(case=case).exists()
    assert HospitalHandover.objects.get().passed_to_managers_at is None


@pytest.mark.parametrize("route", ["A", "B", "D", "E", "vns"])
def test_on_every_other_route_the_hospital_is_neither_kept_nor_named(route: str) -> None:
    case = in_hospital(restricted=True)
    Case.objects.filter(pk=case.pk).update(route=route)
    case.refresh_from_db()

    with pytest.raises(hospital_handovers.NotThisRoute):
        named(case)
    with pytest.raises(hospital_handovers.NotThisRoute):
        pass_on(case)
    assert not Message.objects.filter(case=case, document="H01").exists()


@pytest.mark.parametrize("route", ["C", "F", "G"])
def test_on_the_unrestricted_routes_it_is_named(route: str) -> None:
    case = in_hospital()
    Case.objects.filter(pk=case.pk).update(route=route)
    case.refresh_from_db()
    named(case)

    pass_on(case)

    assert Telling.objects.get(case=case).told["hospital"] == "Canary Hospital"


def test_the_hospital_comes_first_and_it_is_passed_on_once() -> None:
    case = in_hospital()

    with pytest.raises(hospital_handovers.NoHospital):
        pass_on(case)
    named(case)
    with pytest.raises(facts.InTheFuture):
        pass_on(case, passed_on=builders.TODAY + timedelta(days=1))
    pass_on(case)
    with pytest.raises(hospital_handovers.PassedOn):
        pass_on(case)
    with pytest.raises(hospital_handovers.PassedOn):
        named(case)


def test_the_duty_to_hand_over_is_not_kept_by_saying_so() -> None:
    case = in_hospital()
    duty = Duty.objects.get(case=case, rule="T20")

    with pytest.raises(proofs.NeedsProof):
        proofs.say_done(duty=duty, note="Done.", by=by_of(case), now=builders.NOW)


def test_a_hospital_put_right_before_it_is_passed_on_is_the_one_that_is_told() -> None:
    case = in_hospital()
    named(case)
    right = Hospital("Right Hospital", "2 Canary Road")

    hospital_handovers.record_hospital(case=case, hospital=right, by=by_of(case), now=builders.NOW)
    pass_on(case)

    assert Telling.objects.get(case=case).told == {"hospital": "Right Hospital", "hospital_address": "2 Canary Road"}


def test_a_stranger_and_an_administrator_pass_nothing_on() -> None:
    case = in_hospital()
    named(case)
    stranger, administrator = builders.officer(in_unit="exeter").account, builders.officer("administrator").account

    with pytest.raises(access.NotFound):
        pass_on(case, by=stranger)
    with pytest.raises(access.NotPermitted):
        pass_on(case, by=administrator)
    assert pass_on(case).passed_by == by_of(case)


def test_an_address_where_no_letter_may_go_is_not_there_to_be_given() -> None:
    """R73: what the managers have, they write to."""
    case = in_hospital()
    safe = hospital_handovers.address_to_give(case, now=builders.NOW)
    plan = PlanWanted(address=WayGiven(("9 Hidden Road", "Bristol", "BS99 9ZZ"), safe=False))
    version = access.version_of(case)
    people.record_safe_contact(case=case, plan=plan, version=version, by=by_of(case), now=builders.NOW)

    assert "Made-up Street" in safe[0]
    assert hospital_handovers.address_to_give(case, now=builders.NOW) == ()


def test_whoever_comes_back_is_handed_over_again_and_nobody_is_let_in_before() -> None:
    """R57: what was passed on was a wish that is over."""
    case, guest = in_hospital(), NewGuest("Harriet Hale", "h.hale@example.org", builders.TODAY + timedelta(days=9))
    named(case)
    pass_on(case)
    for days, wish in ((1, Wish("leave")), (2, Wish("rejoin", "key_stages"))):
        version = access.version_of(case)
        wishes.record(case=case, wish=wish, version=version, by=by_of(case), now=builders.later(days))
    case.refresh_from_db()
    owed = Duty.objects.get(case=case, rule="T20", standing="open")
    before = hospital_handovers.passed_on_day(case)

    with pytest.raises(guests.NotHandedOver):
        guests.let_in(case=case, new=guest, by=by_of(case), now=builders.later(3))
    day = builders.TODAY + timedelta(days=3)
    pass_on(case, passed_on=day, now=builders.later(3))

    owed.refresh_from_db()
    assert (before, hospital_handovers.passed_on_day(case), owed.standing) == (None, day, "kept")
    assert guests.let_in(case=case, new=guest, by=by_of(case), now=builders.later(3))


def leave(case: Case) -> None:
    version = access.version_of(case)
    wishes.record(case=case, wish=Wish("leave"), version=version, by=by_of(case), now=builders.later(1))


def move(case: Case) -> None:
    version, there = access.version_of(case), WayGiven(("2 Made-up Street", "Bristol", "BS99 9ZZ"), safe=True)
    people.record_move(case=case, address=there, version=version, by=by_of(case), now=builders.later(1))


def test_while_a_case_is_paused_nobody_looks_at_the_desk() -> None:
    case = builders.handed_over()
    builders.guest(case)
    Case.objects.filter(pk=case.pk).update(standing="paused")

    move(case)

    assert [str(note.text) for note in callers.notes_of(case)] == [guest_ends.MOVED]


@pytest.mark.parametrize(("happens", "words"), [(leave, guest_ends.NO_MORE), (move, guest_ends.MOVED)])
def test_managers_who_do_not_look_at_the_desk_are_told_by_a_person(happens: Callable[[Case], None], words: str) -> None:
    handed_over, looked_at, elsewhere = builders.handed_over(), builders.handed_over(), builders.joined()
    builders.guest(looked_at)

    for case in (handed_over, looked_at, elsewhere):
        happens(case)

    assert [str(note.text) for note in callers.notes_of(handed_over)] == [words]
    assert callers.notes_of(looked_at) == callers.notes_of(elsewhere) == []
