"""Guests of a hospital: who may come to which case and when, what they are shown, and what comes of what they tell us."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests import builders
from victimcontact.casework import (
    access,
    closings,
    consultations,
    facts,
    guest_ends,
    guests,
    histories,
    hospital_desk,
    officers,
    own_looks,
    people,
    stages,
    wishes,
    worklists,
)
from victimcontact.casework.guests import NewGuest
from victimcontact.casework.hospital_desk import Coming, Notice
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.casework.stages import Happened
from victimcontact.casework.wishes import Wish
from victimcontact.records.models import (
    Account,
    AuditEntry,
    Case,
    ConsultationPart,
    Duty,
    GuestAccess,
    HospitalNote,
    Message,
    Telling,
)

pytestmark = pytest.mark.django_db

NOW, TODAY = builders.NOW, builders.TODAY
ORDER = "community_treatment_order_made"


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def new(**changes: Any) -> NewGuest:
    return NewGuest(**({"name": "Harriet Hale", "email": "h.hale@example.org", "last_on": TODAY} | changes))


def let_in(case: Case, **changes: Any) -> guests.LetIn:
    return guests.let_in(case=case, new=new(**changes), by=by_of(case), now=NOW)


def leave(case: Case, guest: GuestAccess) -> None:
    wishes.record(case=case, wish=Wish("leave"), version=access.version_of(case), by=by_of(case), now=NOW)


def close(case: Case, guest: GuestAccess) -> None:
    version = access.version_of(case)
    closings.close(case=case, reason="sentence_ended", note="", version=version, by=by_of(case), now=NOW)


def pause(case: Case, guest: GuestAccess) -> None:
    Case.objects.filter(pk=case.pk).update(standing="paused")


def restrict(case: Case, guest: GuestAccess) -> None:
    Case.objects.filter(pk=case.pk).update(route="B")


def revoke(case: Case, guest: GuestAccess) -> None:
    guests.end(guest=guest, reason="She has changed wards.", by=by_of(case), now=NOW)


def run_out(case: Case, guest: GuestAccess) -> None:
    GuestAccess.objects.filter(pk=guest.pk).update(last_on=TODAY - timedelta(days=1))


def take_back_handover(case: Case, guest: GuestAccess) -> None:
    case.handover.passed_to_managers_at = case.handover.passed_by = None
    case.handover.save()


SHUT: dict[str, Callable[[Case, GuestAccess], None]] = {
    "revoked": revoke,
    "run out": run_out,
    "the victim left": leave,
    "closed": close,
    "paused": pause,
    "restricted again": restrict,
    "not handed over": take_back_handover,
}
DOINGS: dict[str, Callable[[str, Account], object]] = {
    "look": lambda case, by: hospital_desk.desk(by, case, now=NOW),
    "notice": lambda case, by: hospital_desk.say(
        reference=case, notice=Notice("absolutely_discharged", True, TODAY), by=by, now=NOW
    ),
    "coming": lambda case, by: hospital_desk.say_coming(reference=case, coming=Coming(ORDER), by=by, now=NOW),
    "ask": lambda case, by: hospital_desk.ask(reference=case, text="A discharge.", decides_on=None, by=by, now=NOW),
}


def refused(case: Case, by: Account) -> dict[str, bool]:
    """What of everything a guest can do is not there for an account."""
    found = {}
    for name, do in DOINGS.items():
        try:
            do(case.reference, by)
        except (access.NotFound, access.NotPermitted):
            found[name] = True
        else:
            found[name] = False
    return found


def test_whoever_is_let_in_can_do_all_of_it_until_the_last_day() -> None:
    case = builders.handed_over()
    guest = let_in(case).guest.account

    assert set(refused(case, guest).values()) == {False}
    assert hospital_desk.open_case(guest, now=NOW) == case.reference


@pytest.mark.parametrize("what", SHUT)
def test_nothing_is_there_any_more_once_it_is_shut(what: str) -> None:
    case = builders.handed_over()
    guest = let_in(case).guest

    SHUT[what](case, guest)

    assert set(refused(case, Account.objects.get(pk=guest.account_id)).values()) == {True}
    assert not HospitalNote.objects.exists() and not ConsultationPart.objects.exists()


def test_a_guest_finds_no_other_case_and_nothing_by_the_officers_ways() -> None:
    case = builders.handed_over()
    other, guest = builders.handed_over(case.officer), let_in(case).guest.account

    assert set(refused(other, guest).values()) == {True}
    assert not access.cases_within_reach(guest).exists()
    with pytest.raises(access.NotPermitted):
        access.case_for(guest, case.reference, now=NOW)
    with pytest.raises(access.NotPermitted):
        guests.end(guest=GuestAccess.objects.get(), reason="x", by=guest, now=NOW)


@pytest.mark.parametrize("role", ["manager", "administrator", "auditor", "decision_maker"])
def test_nobody_of_ours_comes_as_a_guest(role: str) -> None:
    case = builders.handed_over()

    with pytest.raises(access.NotPermitted):
        hospital_desk.desk(builders.officer(role).account, case.reference, now=NOW)


def test_nobody_is_let_in_before_the_wish_and_the_handover() -> None:
    """R56, R57."""
    waiting, elsewhere = builders.joined(sentence=builders.HOSPITAL_ORDER), builders.joined()

    for case in (waiting, elsewhere):
        with pytest.raises(guests.NotHandedOver):
            let_in(case)
    assert not GuestAccess.objects.exists()


def test_the_handover_and_each_letting_in_name_the_law_that_opens_the_way() -> None:
    """R75: and the answer to what the hospital asks does too."""
    case = builders.handed_over()
    guest = let_in(case).guest.account
    part = hospital_desk.ask(reference=case.reference, text="An order.", decides_on=None, by=guest, now=NOW)
    consultations.record_views(part=part, text="No contact.", channel="phone", by=by_of(case), now=NOW)
    consultations.answer(part=part, text="No contact is asked for.", by=by_of(case), now=NOW)

    given = AuditEntry.objects.filter(what="sharing.given", case_reference=case.reference).order_by("at", "pk")

    assert [entry.data["law"] for entry in given] == ["DVCVA 2004 s.36A"] * 3
    assert {entry.data["to"] for entry in given} == {"hospital_managers", "decision_maker"}


def test_a_bad_day_an_officers_address_and_somebody_who_is_in_are_refused() -> None:
    case = builders.handed_over()
    let_in(case)

    for days_ahead in (-1, 93):
        with pytest.raises(guests.BadPeriod) as refusal:
            let_in(case, email="other@example.org", last_on=TODAY + timedelta(days=days_ahead))
        assert refusal.value.last == TODAY + timedelta(days=92)
    with pytest.raises(guests.SomebodyElse):
        let_in(case, email=str(by_of(case).email))
    with pytest.raises(guests.LetInAlready):
        let_in(case, email="H.Hale@example.org ")
    with pytest.raises(access.NotPermitted):
        guests.let_in(case=case, new=new(), by=builders.officer("administrator").account, now=NOW)
    with pytest.raises(access.NotFound):
        guests.let_in(case=case, new=new(), by=builders.officer(in_unit="exeter").account, now=NOW)


def test_a_sign_in_opens_one_case_so_that_nobody_comes_to_another_by_giving_its_password() -> None:
    first = builders.handed_over()
    second, made = builders.handed_over(first.officer), let_in(first)

    with pytest.raises(guests.LetInElsewhere):
        let_in(second)

    revoke(first, made.guest)
    again = let_in(second)
    assert again.guest.account == made.guest.account and again.password != made.password
    assert hospital_desk.open_case(Account.objects.get(pk=made.guest.account_id), now=NOW) == second.reference


def test_ending_it_signs_them_out_and_they_start_anew_when_they_are_let_in_again() -> None:
    case = builders.handed_over()
    made = let_in(case)
    signed_in_as(made.guest.account)

    revoke(case, made.guest)

    made.guest.account.refresh_from_db()
    assert not Session.objects.exists() and not made.guest.account.is_active
    with pytest.raises(guests.IsOver):
        revoke(case, made.guest)
    again = let_in(case)
    again.guest.account.refresh_from_db()
    assert again.password not in ("", made.password) and again.guest.account.is_active
    assert again.guest.account == made.guest.account


def signed_in_as(account: Account) -> None:
    Client().force_login(account)
    assert Session.objects.exists()


def test_longer_is_a_row_of_its_own_with_its_reason_and_less_long_too() -> None:
    case = builders.handed_over()
    guest = let_in(case).guest
    longer = TODAY + timedelta(days=10)

    with pytest.raises(guests.ReasonMissing):
        guests.extend(guest=guest, last_on=longer, reason=" ", by=by_of(case), now=NOW)
    made = guests.extend(guest=guest, last_on=longer, reason="The order was put off.", by=by_of(case), now=NOW)

    guest.refresh_from_db()
    assert (guest.ended_why, guest.ended_reason, made.last_on) == ("extended", "The order was put off.", longer)
    assert [each.guest for each in guests.of_case(case, on=TODAY)] == [made]
    made.account.refresh_from_db()
    assert made.account.is_active
    assert hospital_desk.desk(made.account, case.reference, now=builders.later(10)).last_on == longer


def test_somebody_who_cannot_get_in_gets_another_password_and_sets_up_a_second_step_again() -> None:
    case = builders.handed_over()
    made = let_in(case)

    password = guests.give_password(guest=made.guest, by=by_of(case), now=NOW)

    made.guest.account.refresh_from_db()
    assert made.guest.account.check_password(password) and not made.guest.account.check_password(made.password)


@pytest.mark.parametrize(
    ("what", "why", "words"),
    [
        ("run out", "ran_out", "cannot see this case any more"),
        ("the victim left", "left", "does not want to hear from them any more"),
        ("closed", "case_over", "the case is closed"),
        ("restricted again", "not_theirs", "the notices are ours again"),
    ],
)
def test_what_ends_by_itself_is_work_until_the_managers_know(what: str, why: str, words: str) -> None:
    case = builders.handed_over()
    guest = let_in(case).guest
    SHUT[what](case, guest)

    guest_ends.end_what_is_over(clock=lambda: NOW)

    guest.refresh_from_db()
    assert guest.ended_why == why and guest.ended_by == access.program()
    assert [item.text for item in works(case, "guest")] and words in works(case, "guest")[0].text
    guests.settle(guest=guest, by=by_of(case), now=NOW)
    assert works(case, "guest") == []
    with pytest.raises(guests.NothingToSettle):
        guests.settle(guest=guest, by=by_of(case), now=NOW)


def test_it_is_work_from_the_first_moment_even_before_the_night_and_letting_them_in_again_settles_it() -> None:
    case = builders.handed_over()
    run_out(case, let_in(case).guest)

    assert len(works(case, "guest")) == 1
    let_in(case)
    assert works(case, "guest") == []


def test_what_an_officer_ended_is_no_work() -> None:
    case = builders.handed_over()
    revoke(case, let_in(case).guest)

    assert works(case, "guest") == []
    with pytest.raises(guests.NothingToSettle):
        guests.settle(guest=GuestAccess.objects.get(), by=by_of(case), now=NOW)


def works(case: Case, kind: str) -> list[worklists.Item]:
    return [item for item in worklists.waiting_in(case, on=TODAY) if item.kind == kind]


# What they are shown


def test_the_desk_shows_the_address_only_while_a_letter_is_safe() -> None:
    case = builders.handed_over()
    guest = let_in(case).guest.account
    before = hospital_desk.desk(guest, case.reference, now=NOW).letter
    plan = PlanWanted(address=WayGiven(("9 Hidden Road", "Bristol", "BS99 9ZZ"), safe=False))
    version = access.version_of(case)
    people.record_safe_contact(case=case, plan=plan, version=version, by=by_of(case), now=NOW)

    after = hospital_desk.desk(guest, case.reference, now=NOW).letter

    assert "Made-up Street" in before.lines[0]
    assert after.lines == ()


def test_every_look_is_in_the_trail_and_in_the_members_own_list_without_a_name() -> None:
    case = builders.handed_over()
    guest = let_in(case).guest.account
    hospital_desk.desk(guest, case.reference, now=NOW)

    looks = own_looks.of_own(case, access.program(), now=builders.later(minutes=1))

    assert AuditEntry.objects.filter(what="access.guest_look", actor=guest.pk, case_reference=case.reference).exists()
    assert ("hospital_manager", "") in {(look.role, look.name) for look in looks}
    assert guests.of_case(case, on=TODAY)[0].last_seen == NOW


def test_an_officer_without_a_case_is_not_made_a_guest_by_an_account_alone() -> None:
    """An account of the role that nobody let in reaches nothing."""
    builders.handed_over()
    alone = officers.add(
        officers.NewOfficer("Nora Nobody", "nora@example.org", "hospital_manager"), by=access.program(), now=NOW
    )

    assert hospital_desk.open_case(alone.account, now=NOW) == ""


# What they tell us


def recorded(case: Case) -> Duty:
    """The check that a community treatment order leaves."""
    stages.record(sentence=case.sentence, happened=Happened(ORDER, TODAY), by=by_of(case), now=NOW)
    return Duty.objects.get(case=case, what="check_managers_have_notified")


def test_a_notice_that_was_given_closes_the_check_with_their_word_as_its_proof() -> None:
    """P75, R58."""
    case = builders.handed_over()
    guest, check = let_in(case).guest.account, recorded(case)
    (awaited,) = hospital_desk.desk(guest, case.reference, now=NOW).awaited

    note = hospital_desk.say(reference=case.reference, notice=Notice(awaited.key, True, TODAY), by=guest, now=NOW)

    check.refresh_from_db()
    assert (awaited.event, awaited.on) == ("A community treatment order, and its conditions", TODAY)
    assert check.standing == "kept" and check.kept_by is not None and check.kept_by.made_by == guest
    assert note.reference in check.kept_by.details["note"]
    assert hospital_desk.desk(guest, case.reference, now=NOW).awaited == ()
    assert works(case, "hospital_note") == []
    with pytest.raises(hospital_desk.UnknownNotice):
        hospital_desk.say(reference=case.reference, notice=Notice(awaited.key, True, TODAY), by=guest, now=NOW)


def test_a_notice_that_was_not_given_leaves_the_check_open_and_is_work() -> None:
    case = builders.handed_over()
    guest, check = let_in(case).guest.account, recorded(case)

    note = hospital_desk.say(
        reference=case.reference, notice=Notice(check.key, False, why="The letter came back."), by=guest, now=NOW
    )

    check.refresh_from_db()
    assert check.standing == "open"
    assert [item.text for item in works(case, "hospital_note")] == [
        "The hospital has not told the victim: read why, and see that they are told"
    ]
    guests.mark_read(note=note, by=by_of(case), now=NOW)
    assert works(case, "hospital_note") == []
    with pytest.raises(guests.HasBeenRead):
        guests.mark_read(note=note, by=by_of(case), now=NOW)


def test_what_is_coming_goes_to_a_person_and_never_by_itself_to_a_victim() -> None:
    case = builders.handed_over()
    guest = let_in(case).guest.account
    before = (Telling.objects.count(), Message.objects.count(), facts.of(case))

    hospital_desk.say_coming(
        reference=case.reference, coming=Coming(ORDER, TODAY + timedelta(days=9)), by=guest, now=NOW
    )

    assert (Telling.objects.count(), Message.objects.count(), facts.of(case)) == before
    assert len(works(case, "hospital_note")) == 1
    assert "hospital_coming" in {entry.title for entry in histories.of(case).entries}


@pytest.mark.parametrize(
    ("notice", "refusal"),
    [
        (Notice("released", True, TODAY), hospital_desk.UnknownNotice),
        (Notice("P75:check_managers_have_notified:x", True, TODAY), hospital_desk.UnknownNotice),
        (Notice(ORDER, True), hospital_desk.DayMissing),
        (Notice(ORDER, True, TODAY + timedelta(days=1)), facts.InTheFuture),
        (Notice(ORDER, False, why=" "), hospital_desk.ReasonMissing),
    ],
)
def test_a_notice_that_makes_no_sense_is_refused(notice: Notice, refusal: type[Exception]) -> None:
    case = builders.handed_over()
    guest = let_in(case).guest.account

    with pytest.raises(refusal):
        hospital_desk.say(reference=case.reference, notice=notice, by=guest, now=NOW)


def test_the_check_of_another_case_is_not_theirs_to_close() -> None:
    case = builders.handed_over()
    other, guest = builders.handed_over(case.officer), let_in(case).guest.account

    with pytest.raises(hospital_desk.UnknownNotice):
        hospital_desk.say(reference=case.reference, notice=Notice(recorded(other).key, True, TODAY), by=guest, now=NOW)


def test_the_hospital_asks_one_victim_and_reads_the_answer() -> None:
    """The other victim of the same patient is not asked, and nobody is told of her."""
    case = builders.handed_over(victims=(builders.victim(), builders.victim()))
    guest = let_in(case).guest.account
    ahead = TODAY + timedelta(days=30)

    part = hospital_desk.ask(reference=case.reference, text="A community order.", decides_on=ahead, by=guest, now=NOW)

    assert list(ConsultationPart.objects.values_list("case", flat=True)) == [case.pk]
    consultations.record_views(part=part, text="Not near my school.", channel="phone", by=by_of(case), now=NOW)
    consultations.answer(part=part, text="They ask for no contact.", by=by_of(case), now=NOW)
    (asked,) = hospital_desk.desk(guest, case.reference, now=NOW).asked
    assert (asked.answer, asked.last_day) == ("They ask for no contact.", part.last_day)


def test_somebody_who_wants_no_say_is_not_asked_and_what_is_coming_lies_ahead() -> None:
    case = builders.handed_over()
    guest = let_in(case).guest.account
    Case.objects.filter(pk=case.pk).update(wants_representations=False)

    assert not hospital_desk.desk(guest, case.reference, now=NOW).wants_a_say
    with pytest.raises(hospital_desk.NotWanted):
        DOINGS["ask"](case.reference, guest)
    with pytest.raises(hospital_desk.InThePast):
        yesterday = Coming(ORDER, TODAY - timedelta(days=1))
        hospital_desk.say_coming(reference=case.reference, coming=yesterday, by=guest, now=NOW)
