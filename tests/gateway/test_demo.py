"""The demonstration area: about sixty cases in every standing, made-up people only, made once."""

import pytest

from tests import builders
from victimcontact.casework import (
    alike,
    bars,
    boards,
    contact_cards,
    drafts,
    finding,
    likenesses,
    one_time_codes,
    sign_ins,
)
from victimcontact.gateway import demo
from victimcontact.gateway.demo_area import Area
from victimcontact.records.models import (
    AgreedHour,
    Case,
    ContactPoint,
    Message,
    Officer,
    Person,
    Reach,
    ReleaseGate,
    SafeContactPlan,
    Unit,
    WaitingMail,
)
from victimcontact.scheme.standing import Standing

pytestmark = pytest.mark.django_db

# A referral is assessed as it comes in; nobody in the area asked for a pause.
NOT_SHOWN = {Standing.REFERRED, Standing.PAUSED}


@pytest.fixture(scope="module")
def area(django_db_setup, django_db_blocker):
    """Made once for this module and taken back afterwards."""
    from django.db import connection, transaction

    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        demo._fill(Area(builders.NOW))
        yield
        connection.set_rollback(True)
        outer.__exit__(None, None, None)


def test_there_are_about_sixty_cases_in_every_standing(area):
    assert 55 <= Case.objects.count() <= 80
    shown = set(Case.objects.values_list("standing", flat=True))
    assert shown == set(Standing) - NOT_SHOWN


def test_there_are_two_units_in_the_south_west_and_letters_in_welsh(area):
    assert Unit.objects.filter(region="South West").count() == 2
    assert Message.objects.filter(language="cy", state="sent").exists()


def test_everybody_is_made_up(area):
    numbers = [str(point.value) for point in ContactPoint.objects.filter(channel="phone")]
    assert all(number.startswith("+4477009") for number in numbers)
    assert all(str(point.value).endswith("@example.org") for point in ContactPoint.objects.filter(channel="email"))
    assert Person.objects.count() >= 55


def test_each_sign_in_on_the_screen_exists(area):
    addresses = {word for word in demo.SIGN_INS.split() if word.endswith("@example.org")}

    assert Officer.objects.filter(account__email__in=addresses).count() == len(addresses - {demo.MEMBER})


def test_the_member_on_the_screen_is_sent_a_code(area):
    sign_ins.request_code(where=sign_ins.Where("email", demo.MEMBER), visitor="a visitor", now=builders.NOW)
    one_time_codes.answer_asked(clock=lambda: builders.NOW)

    assert {str(mail.to_address) for mail in WaitingMail.objects.filter(body__isnull=False)} == {demo.MEMBER}


def test_a_letter_waits_for_the_manager_and_some_are_alike(area):
    manager = Officer.objects.get(account__email="maggie@example.org").account
    vera = Officer.objects.get(account__email="vera@example.org").account

    assert [letter.document for letter in drafts.for_the_manager(manager)] == ["L26", "C01"]
    assert "L03" in {group.like.document for group in alike.groups_of(vera)}


def test_a_second_start_adds_nothing(area, capsys):
    before = Case.objects.count()

    assert demo.main([]) == 0

    assert Case.objects.count() == before
    assert "vera@example.org" in capsys.readouterr().out


def test_somebody_in_the_area_may_be_the_same_as_somebody_else(area):
    manager = Officer.objects.get(account__email="maggie@example.org").account

    (likeness,) = likenesses.listed(manager)

    assert likeness.because == ["sounds_alike", "same_birth_date", "same_postcode", "same_number"]
    assert len(finding.find(manager, "Sian Rhydwen", now=builders.NOW).found) == 1


def test_a_newcomer_sees_who_was_not_reached_an_agreed_hour_and_a_gate_that_says_yes(area):
    assert Reach.objects.filter(state="unreached", next_step="manager").exists()
    assert AgreedHour.objects.get().tell_at > builders.NOW
    assert sorted(ReleaseGate.objects.values_list("answers__reached", flat=True), key=str) == [None, True]


def test_somebody_stands_in_a_case_is_offered_and_somebody_is_kept_away(area):
    manager = Officer.objects.get(account__email="maggie@example.org").account

    board = boards.board_of(manager, on=builders.TODAY)

    assert [(away.cover.officer.name, away.trouble) for away in board.absences] == [("Vijay Liaison", "")]
    assert [offer.to_unit for offer in board.offers] == ["Victim Liaison Unit, Exeter"]
    assert len(bars.standing(manager)) == 1


def test_somebody_must_be_reached_with_care(area):
    (plan,) = SafeContactPlan.objects.filter(in_danger=True)

    card = contact_cards.of(plan.person.cases.get(), now=builders.NOW)

    assert card.has_code_word
    assert [way.channel for way in card.ways if way.safety == "unsafe"] == ["email"]
    assert not any(way.may_leave_voicemail for way in card.ways)
