"""Two who may be one: suggested where there is reason to, shown to those who may know of both, and asked about once."""

from dataclasses import replace
from typing import Any

import pytest

from tests import builders
from tests.casework.two_alike import SHAN, SIAN, of, pair_of_people, referred
from victimcontact.casework import access, feeds, likenesses, merges
from victimcontact.records.models import Account, AuditEntry, Likeness
from victimcontact.scheme.incoming import Incoming, Number

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> Account:
    return builders.officer("manager").account


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({}, ["sounds_alike", "same_postcode", "same_number"]),
        ({"phone": None}, ["sounds_alike", "same_postcode"]),
        ({"address": None}, ["sounds_alike", "same_number"]),
        ({"address": None, "phone": None, "born_on": SIAN.born_on}, ["sounds_alike", "same_birth_date"]),
        (
            {"address": None, "phone": None, "born_on": SIAN.born_on, "given_names": "SIAN", "family_name": "Llywelyn"},
            ["same_name", "same_birth_date"],
        ),
    ],
)
def test_somebody_much_like_a_known_person_is_suggested(
    manager: Account, changes: dict[str, Any], because: list[str]
) -> None:
    referred(SIAN)

    case = referred(replace(SHAN, **changes))

    assert of(manager, case) == because


@pytest.mark.parametrize(
    "changes",
    [
        {"address": None, "phone": None},
        {"given_names": "Gwen"},
        {"family_name": "Price"},
        {"phone": None, "born_on": builders.TODAY},
        {"given_names": "S"},
    ],
)
def test_somebody_only_a_little_like_is_not_suggested(manager: Account, changes: dict[str, Any]) -> None:
    referred(SIAN)

    assert of(manager, referred(replace(SHAN, **changes))) == []


def test_like_offenders_are_suggested_to_who_allocates_and_to_nobody_else(manager: Account) -> None:
    told = builders.told().offender
    builders.referred(offender=replace(told, given_names="Gruffydd", family_name="Rees"))
    other = replace(told, given_names="Griffith", family_name="Reece", identifiers={"crn": "X123456"})

    case = builders.referred(offender=other)

    assert of(manager, case) == ["sounds_alike", "same_birth_date"]
    assert of(builders.officer().account, case) == []


def test_nobody_out_of_reach_learns_of_the_other(manager: Account) -> None:
    builders.unit("cardiff")
    elsewhere = replace(builders.told().sentence, court_name="Cardiff Crown Court")
    far, near = referred(SIAN, sentence=elsewhere), referred(SHAN)
    stranger = builders.officer("manager", in_unit="cardiff").account
    likeness = Likeness.objects.get()

    assert of(manager, near) == of(stranger, far) == []
    assert likenesses.listed(manager) == likenesses.listed(stranger) == []
    for account in (manager, stranger):
        with pytest.raises(access.NotFound):
            likenesses.likeness_for(account, likeness.pk, now=builders.NOW)
        with pytest.raises(access.NotFound):
            merges.merge(likeness=likeness, keep="first", reason="x", version=1, by=account, now=builders.NOW)
        with pytest.raises(access.NotFound):
            likenesses.keep_apart(likeness=likeness, by=account, now=builders.NOW)


def test_two_who_were_said_to_be_different_are_not_asked_about_again(manager: Account) -> None:
    first, _second, likeness = pair_of_people()

    likenesses.keep_apart(likeness=likeness, by=manager, now=builders.NOW)
    likenesses.suggest_people(first.person, by=manager, now=builders.NOW)

    assert likenesses.listed(manager) == []
    assert likenesses.count(manager) == 0
    with pytest.raises(likenesses.AlreadySettled):
        likenesses.keep_apart(likeness=likeness, by=manager, now=builders.NOW)
    assert AuditEntry.objects.filter(what="likenesses.keep_apart").count() == 1


def test_two_offenders_whom_another_system_calls_one_are_suggested_and_the_message_waits(manager: Account) -> None:
    told = builders.told().offender
    first = builders.referred(offender=replace(told, born_on=None, identifiers={"prison_number": "A1234BC"}))
    builders.referred(offender=replace(told, born_on=None, identifiers={"prison_number": "A9876XY"}))
    incoming = Incoming(
        "prison-offender-events.prisoner.merged",
        numbers=(Number("prison_number", "A1234BC"), Number("prison_number", "A9876XY")),
        occurred_at=builders.NOW,
        occurred_text="x",
        reason="MERGE",
    )

    message = feeds.hear(incoming=incoming, raw="{}", by=access.program(), now=builders.NOW)

    assert message.standing == "waiting"
    assert of(manager, first) == ["one_message"]
