"""What a person wishes: it counts at once, moves the case as the table says, and only theirs."""

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import access, closings, wishes
from victimcontact.casework.wishes import NothingChosen, Wish
from victimcontact.records.models import Account, AuditEntry, Case, Duty, Fact
from victimcontact.scheme.standing import ClosingReason, NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    case = builders.joined()
    members.activated(case)
    return case


def member_of(case: Case) -> Account:
    assert case.person.account is not None
    return case.person.account


def choose(case: Case, wish: Wish) -> Case:
    wishes.choose(case=case, wish=wish, by=member_of(case), now=builders.later(1))
    case.refresh_from_db()
    return case


def told(case: Case, wish: Wish, *, version: int | None = None) -> Fact:
    number = access.version_of(case) if version is None else version
    return wishes.record(case=case, wish=wish, version=number, by=members.officer_of(case), now=builders.NOW)


@pytest.mark.parametrize("level", wishes.LEVELS)
def test_a_member_changes_what_they_hear_and_the_ledger_follows_at_once(case: Case, level: str) -> None:
    choose(case, Wish("join", level, channel="email", wants_representations=False))

    assert (case.standing, case.level, case.channel, case.wants_representations) == ("joined", level, "email", False)
    yearly = Duty.objects.filter(case=case, what="send_annual_letter", standing__in=("open", "not_open_yet"))
    assert yearly.exists() == (level != "release_month")


def test_a_choice_in_the_portal_is_a_dated_fact_of_the_member(case: Case) -> None:
    choose(case, Wish("join", "annual"))

    fact = Fact.objects.filter(case=case, kind="wish").latest("made_at")
    assert (fact.source, fact.made_by, fact.data) == ("portal", member_of(case), {"wish": "join", "level": "annual"})
    assert AuditEntry.objects.filter(what="wishes.choose", actor=member_of(case).pk).exists()


def test_a_member_leaves_and_comes_back(case: Case) -> None:
    choose(case, Wish("leave"))
    left = case.standing

    choose(case, Wish("rejoin", "annual"))

    assert (left, case.standing, case.level) == ("left", "joined", "annual")
    assert Fact.objects.filter(case=case, kind="wish").latest("made_at").data["wish"] in ("leave", "rejoin")
    assert Fact.objects.filter(case=case, data__wish="rejoin").exists()


def test_nothing_is_owed_to_somebody_who_left(case: Case) -> None:
    choose(case, Wish("leave"))

    assert not Duty.objects.filter(case=case, what="send_annual_letter", standing__in=("open", "not_open_yet")).exists()


@pytest.mark.parametrize("level", ["", "everything"])
def test_who_joins_chooses_what_to_hear(case: Case, level: str) -> None:
    with pytest.raises(NothingChosen):
        choose(case, Wish("join", level))
    case.refresh_from_db()
    assert case.level == "key_stages"


@pytest.mark.parametrize("wish", ["join", "rejoin", "leave"])
def test_a_closed_case_is_not_opened_by_the_member_alone(case: Case, wish: str) -> None:
    closings.close(
        case=case,
        reason=ClosingReason.SENTENCE_ENDED,
        note="The sentence is over.",
        version=access.version_of(case),
        by=members.officer_of(case),
        now=builders.NOW,
    )

    with pytest.raises(NotAllowed):
        choose(case, Wish(wish, "annual"))
    case.refresh_from_db()
    assert case.standing == "closed"


def test_nobody_chooses_for_somebody_else(case: Case) -> None:
    other = members.activated(builders.joined())

    with pytest.raises(access.NotFound):
        wishes.choose(case=case, wish=Wish("leave"), by=other, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        wishes.choose(case=case, wish=Wish("leave"), by=members.officer_of(case), now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        wishes.record(case=case, wish=Wish("leave"), version=0, by=member_of(case), now=builders.NOW)
    case.refresh_from_db()
    assert case.standing == "joined"


def test_an_officer_with_an_old_page_does_not_overwrite_a_newer_choice(case: Case) -> None:
    old = access.version_of(case)
    choose(case, Wish("leave"))

    with pytest.raises(access.Stale):
        told(case, Wish("join", "annual"), version=old)


def test_a_wish_that_is_not_possible_changes_nothing() -> None:
    case = builders.referred()
    manager = builders.officer("manager").account

    with pytest.raises(NotAllowed):
        wishes.record(
            case=case, wish=Wish("join", "annual"), version=access.version_of(case), by=manager, now=builders.NOW
        )
    assert not Fact.objects.filter(case=case, kind="wish").exists()
