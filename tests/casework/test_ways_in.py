"""When a way in changes, the places there were before are told, in words that say nothing, or it becomes work for a person."""

from typing import Any

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import (
    access,
    callers,
    one_time_codes,
    own_plans,
    own_sign_ins,
    people,
    recoveries,
    representatives,
    sending,
    ways_in,
)
from victimcontact.casework.own_plans import NotConfirmed
from victimcontact.casework.people import NameWanted, WayGiven
from victimcontact.casework.recoveries import Asked
from victimcontact.casework.sign_ins import Where
from victimcontact.gateway import carriers
from victimcontact.records.models import Account, Case, Channel, WaitingMail
from victimcontact.scheme.identity import Question
from victimcontact.scheme.words import entrance

pytestmark = pytest.mark.django_db

NEW = Where("email", "new@example.org")
ANSWERS = {"email": NEW.value, "email_safe": "yes", "email_seen_by": "", "old_place_safe": "yes"}
SHOWN = Asked(right=frozenset({Question.NAME, Question.BORN_ON, Question.CODE_WORD}))


@pytest.fixture
def case() -> Case:
    case = builders.joined()
    members.activated(case)
    return case


def account_of(case: Case) -> Account:
    assert case.person.account is not None
    return case.person.account


def changed(case: Case, **answers: str) -> None:
    """Another address for codes, confirmed with the code that went there."""
    given = ANSWERS | answers
    own_plans.send_code(case=case, answers=given, by=account_of(case), now=builders.NOW)
    code = members.mailed_code()
    own_plans.change(case=case, answers=given, code=code, by=account_of(case), now=builders.NOW)


def told() -> list[tuple[str, str]]:
    """Where notes go, and their subjects."""
    notes = WaitingMail.objects.filter(not_before__isnull=False).order_by("channel")
    return [(str(note.to_address), note.subject) for note in notes]


def work(case: Case) -> list[str]:
    return [str(note.text) for note in callers.notes_of(case)]


def hints(case: Case) -> list[str]:
    return [place.hint for place in own_sign_ins.places(account_of(case), now=builders.NOW)]


def test_a_new_place_counts_once_its_code_was_entered_and_the_old_one_is_told(case: Case) -> None:
    changed(case)

    assert hints(case) == ["n…@example.org"]
    assert told() == [(members.address_of(case), "Something has changed")]
    assert work(case) == []


def test_of_whoever_acts_for_a_member_it_is_the_members_officer_who_has_to_find_out(case: Case) -> None:
    by, version = members.officer_of(case), access.version_of(case)
    acting = NameWanted("Ann", "Price")
    person = representatives.name(case=case, person=acting, version=version, by=by, now=builders.NOW)
    given = WayGiven("ann@example.org", safe=True, confirmed=True)
    people.set_contact_point(person, Channel.EMAIL, given, by=by, now=builders.NOW)

    ways_in.tell(person, ways_in.before(person, now=builders.NOW), now=builders.NOW)

    assert told() == []
    assert work(case) == [ways_in.ACTING_NOT_TOLD]


@pytest.mark.parametrize("code", ["", "000000"])
def test_without_its_code_nothing_changes_and_the_old_place_goes_on(case: Case, code: str) -> None:
    own_plans.send_code(case=case, answers=ANSWERS, by=account_of(case), now=builders.NOW)

    with pytest.raises(NotConfirmed):
        own_plans.change(case=case, answers=ANSWERS, code=code, by=account_of(case), now=builders.NOW)

    assert str(people.live_contact_point(case.person, "email").value) == members.address_of(case)
    assert told() == []


def test_the_code_of_one_place_confirms_no_other(case: Case) -> None:
    code = members.coded(case)

    with pytest.raises(NotConfirmed):
        own_plans.change(case=case, answers=ANSWERS, code=code, by=account_of(case), now=builders.NOW)


@pytest.mark.parametrize("old", ["no", "unknown"])
def test_an_old_place_that_is_not_safe_any_more_is_not_told_and_the_officer_has_to_find_out(
    case: Case, old: str
) -> None:
    changed(case, old_place_safe=old)

    assert told() == []
    assert len(work(case)) == 1
    assert members.address_of(case) not in work(case)[0]


def test_an_old_place_that_somebody_else_sees_is_not_told_while_there_is_danger(case: Case) -> None:
    danger = {"in_danger": True, "email_safe": "yes", "email_seen_by": "My brother"}
    own_plans.change(case=case, answers=danger, by=account_of(case), now=builders.NOW)

    changed(case)

    assert told() == []
    assert sorted(work(case)) == sorted([ways_in.NOWHERE, ways_in.NOT_TOLD])


def test_no_code_goes_to_a_new_place_that_somebody_else_sees_while_there_is_danger(case: Case) -> None:
    own_plans.change(case=case, answers={"in_danger": True}, by=account_of(case), now=builders.NOW)
    shared = ANSWERS | {"email_seen_by": "My brother"}

    own_plans.send_code(case=case, answers=shared, by=account_of(case), now=builders.NOW)

    assert own_plans.to_confirm(case, account_of(case), shared) is None
    assert not WaitingMail.objects.exists()


def test_that_somebody_else_reads_the_only_place_is_never_refused_and_is_work_for_the_officer(case: Case) -> None:
    own_plans.change(case=case, answers={"in_danger": True}, by=account_of(case), now=builders.NOW)
    seen = {"email": "", "email_safe": "yes", "email_seen_by": "My brother"}

    own_plans.change(case=case, answers=seen, by=account_of(case), now=builders.NOW)

    assert str(people.live_contact_point(case.person, "email").who_else_sees) == "My brother"
    assert hints(case) == []
    assert work(case) == [ways_in.NOWHERE]


def waiting_note(case: Case) -> WaitingMail:
    """A note of a new passkey, which waits for the hours in which the member may be disturbed."""
    hours = {
        "hours_from": builders.NOW.time().replace(hour=22, minute=0),
        "hours_to": builders.NOW.time().replace(hour=23, minute=0),
    }
    own_plans.change(case=case, answers=hours, by=account_of(case), now=builders.NOW)
    ways_in.tell(case.person, ways_in.before(case.person, now=builders.NOW), now=builders.NOW)
    return WaitingMail.objects.get(not_before__gt=builders.NOW)


@pytest.mark.parametrize(
    ("said", "goes"),
    [
        ({"in_danger": True, "email": "", "email_safe": "yes", "email_seen_by": "My brother"}, False),
        ({"in_danger": True}, True),
    ],
)
def test_a_note_that_waited_goes_only_where_it_is_still_safe(case: Case, said: dict[str, Any], goes: bool) -> None:
    note = waiting_note(case)
    own_plans.change(case=case, answers=said, by=account_of(case), now=builders.NOW)

    sending.drain_codes(carriers.mail(), clock=lambda: builders.later(1))

    note.refresh_from_db()
    assert carriers.mail().has(f"CD-{note.pk}") is goes
    assert (note.handed_over_at is not None, note.to_address) == (True, None)
    assert (ways_in.NOT_TOLD in work(case)) is not goes


def test_a_note_that_waits_does_not_go_to_a_place_that_is_given_up_as_not_safe(case: Case) -> None:
    note = waiting_note(case)

    changed(case, old_place_safe="no")
    sending.drain_codes(carriers.mail(), clock=lambda: builders.later(1))

    assert not carriers.mail().has(f"CD-{note.pk}")
    assert work(case) == [ways_in.NOT_TOLD]


def test_a_note_waits_for_the_hours_in_which_they_may_be_disturbed(case: Case) -> None:
    hours = {
        "hours_from": builders.NOW.time().replace(hour=22, minute=0),
        "hours_to": builders.NOW.time().replace(hour=23, minute=0),
    }
    own_plans.change(case=case, answers=hours, by=account_of(case), now=builders.NOW)
    changed(case)

    at_once = sending.drain_codes(carriers.mail(), clock=lambda: builders.later(minutes=20))
    later = sending.drain_codes(carriers.mail(), clock=lambda: builders.later(1))

    assert (at_once, later) == (1, 1)  # first the code, which has run out and is only emptied
    assert told() == [("None", "Something has changed")]


def test_an_address_that_an_officer_wrote_down_opens_nothing_before_it_is_confirmed(case: Case) -> None:
    way, by = WayGiven(NEW.value, safe=True), members.officer_of(case)
    people.set_contact_point(case.person, "email", way, by=by, now=builders.NOW)

    found = own_sign_ins.unconfirmed(account_of(case))
    to_confirm = own_plans.to_confirm(case, account_of(case), {"email": "", "email_safe": "yes", "email_seen_by": ""})

    assert (hints(case), [each.hint for each in found]) == ([], ["n…@example.org"])
    assert to_confirm == NEW


def test_what_was_confirmed_stays_so_when_the_plan_is_written_again(case: Case) -> None:
    way, by = WayGiven(members.address_of(case), safe=True), members.officer_of(case)

    people.set_contact_point(case.person, "email", way, by=by, now=builders.later(1))

    assert len(hints(case)) == 1


def test_who_comes_in_anew_by_a_code_of_the_officers_is_told_at_the_place_they_had(case: Case) -> None:
    made = recoveries.recover(case=case, asked=SHOWN, lost=[], by=members.officer_of(case), now=builders.NOW)

    members.entered_with(made.code, NEW)

    assert hints(case) == ["n…@example.org"]
    assert told() == [(members.address_of(case), "Something has changed")]


def test_nobody_is_told_when_somebody_comes_in_for_the_first_time() -> None:
    case = builders.joined()
    members.activated(case)

    assert work(case) == []
    assert not WaitingMail.objects.filter(not_before__isnull=False).exists()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_note_says_nothing_of_what_it_is_about(language: str) -> None:
    mail, text = entrance.changed_mail(language), entrance.changed_text(language)

    said = f"{mail.subject} {mail.body} {text}".lower()
    assert not [
        word
        for word in ("victim", "dioddef", "prison", "carchar", "probation", "prawf", "http", "officer")
        if word in said
    ]
    assert "\n" not in text


def test_a_code_that_confirms_a_place_opens_no_pages(case: Case) -> None:
    own_plans.send_code(case=case, answers=ANSWERS, by=account_of(case), now=builders.NOW)
    code = one_time_codes.matching(NEW.index, members.mailed_code(), now=builders.NOW)

    assert code is not None
    assert not one_time_codes.opens(code)
