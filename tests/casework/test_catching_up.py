"""Whoever joins or comes back hears where things stand now, and nothing of what led there."""

from datetime import date

import pytest

from tests import builders
from tests.casework.feed_messages import hear, incoming, number_of
from tests.portal import members
from victimcontact.casework import access, duties, letter_asks, letter_codes, sending, stages, wishes
from victimcontact.casework.stages import Happened
from victimcontact.casework.wishes import Wish
from victimcontact.gateway import carriers
from victimcontact.records.models import Brake, CallerNote, Case, Duty, Message, Telling
from victimcontact.scheme.keystages import REGISTER
from victimcontact.scheme.keystages.latest import WHERE_THINGS_STAND, latest_of

pytestmark = pytest.mark.django_db

OPEN, RELEASED, RECALLED = (
    Happened("moved_to_open_conditions", date(2026, 11, 12)),
    Happened("released", date(2026, 11, 16), {"released_on": "2026-11-16"}),
    Happened("recalled", date(2026, 11, 20)),
)


def happens(case: Case, *happened: Happened) -> None:
    for each in happened:
        stages.record(sentence=case.sentence, happened=each, by=members.officer_of(case), now=builders.NOW)


def wants(case: Case, wish: Wish) -> None:
    version, by = access.version_of(case), members.officer_of(case)
    wishes.record(case=case, wish=wish, version=version, by=by, now=builders.NOW)
    case.refresh_from_db()


def declined() -> Case:
    case = builders.reachable(builders.allocated())
    wants(case, Wish("decline"))
    return case


def told_of(case: Case) -> list[str]:
    return [telling.code for telling in Telling.objects.filter(case=case, ended_at__isnull=True)]


def owed_to(case: Case) -> set[str]:
    return set(Duty.objects.filter(case=case, standing__in=duties.LIVE).values_list("what", flat=True))


def code_in_answer(case: Case) -> str:
    """The code of the letter that answers a no, once it has gone out."""
    sending.drain(carriers.letters(), clock=lambda: builders.NOW)
    answer = Message.objects.get(case=case, document="L04")
    code = letter_codes.code_of(answer.reference)
    assert code in str(answer.content["footer"])
    return code


def choose(code: str) -> None:
    letter_asks.choose_level(code=code, level="key_stages", visitor=members.VISITOR, now=builders.later(1))


def test_every_stage_that_says_where_things_stand_is_in_the_register() -> None:
    assert REGISTER.keys() >= WHERE_THINGS_STAND


@pytest.mark.parametrize(
    ("codes", "place"),
    [
        ((), None),
        (("sentence_explained", "eligible_for_open_conditions"), None),
        (("moved_to_open_conditions", "released", "licence_conditions_set"), 1),
        (("released", "recalled"), 1),
    ],
)
def test_of_several_stages_the_last_says_where_things_stand(codes: tuple[str, ...], place: int | None) -> None:
    assert latest_of(codes) == place


def test_who_said_no_and_comes_back_after_a_release_is_told_of_it_and_of_nothing_before() -> None:
    case = declined()
    happens(case, OPEN, RELEASED)
    untold = told_of(case)

    wants(case, Wish("rejoin", "key_stages"))

    assert (untold, told_of(case)) == ([], ["released"])
    letter = Message.objects.get(case=case, telling__isnull=False)
    assert (letter.document, letter.state) == ("L17", "drafted")


def test_who_comes_back_is_not_told_twice_and_nothing_that_is_over() -> None:
    case = builders.joined()
    happens(case, RELEASED)
    wants(case, Wish("leave"))
    wants(case, Wish("rejoin", "key_stages"))
    again = told_of(case)
    wants(case, Wish("leave"))
    happens(case, RECALLED)

    wants(case, Wish("rejoin", "key_stages"))

    assert again == ["released"]
    assert sorted(told_of(case)) == ["recalled", "released"]


def test_with_the_code_of_our_answer_who_said_no_comes_back_in_one_step() -> None:
    case = declined()
    code = code_in_answer(case)
    happens(case, RELEASED)
    owed_before = owed_to(case)

    choose(code)

    case.refresh_from_db()
    assert (case.standing, case.level, told_of(case)) == ("joined", "key_stages", ["released"])
    assert owed_to(case) - owed_before
    assert "It counts from now on." in str(CallerNote.objects.get(case=case).text)


def test_who_asked_never_to_be_contacted_does_not_come_back_by_an_old_letter() -> None:
    case = declined()
    code = code_in_answer(case)
    wants(case, Wish("never"))

    choose(code)

    case.refresh_from_db()
    assert (case.standing, told_of(case)) == ("never", [])
    assert "It does not count yet." in str(CallerNote.objects.get(case=case).text)


def test_what_a_feed_has_just_brought_is_held_for_who_comes_back_too_where_nobody_else_is_a_member() -> None:
    case = declined()
    hear(incoming(number_of(case)))

    wants(case, Wish("rejoin", "key_stages"))

    telling = Telling.objects.get(case=case)
    assert (telling.code, telling.hold_until) == ("released", builders.later(minutes=60))
    assert not Message.objects.filter(telling=telling).exists()


def test_news_that_a_brake_took_hold_of_later_is_held_for_who_comes_back_too() -> None:
    case, member = declined(), builders.joined()
    Case.objects.filter(pk=member.pk).update(sentence=case.sentence)
    happens(case, RELEASED)
    brake = Brake.objects.create(reference="BR-TEST", kind="too_many", code="released", began_at=builders.NOW)
    Telling.objects.filter(case=member).update(brake=brake)

    wants(case, Wish("rejoin", "key_stages"))

    telling = Telling.objects.get(case=case)
    assert (Telling.objects.get(case=member).hold_until, telling.brake) == (None, brake)
    assert telling.hold_until is not None
    assert not Message.objects.filter(telling=telling).exists()


def test_an_answer_that_somebody_else_may_open_has_no_code() -> None:
    case = builders.reachable(builders.allocated())
    address = case.person.addresses.get(replaced_at__isnull=True)
    address.who_else_sees = "My sister"
    address.save()

    wants(case, Wish("decline"))

    assert letter_codes.code_of(Message.objects.get(case=case, document="L04").reference) not in str(
        Message.objects.get(case=case, document="L04").content
    )
