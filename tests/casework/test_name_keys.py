"""Whoever has no keys is found by nobody: they are made with every name, and again when a version finds some missing."""

import pytest

from tests import builders
from victimcontact.casework import finding, name_keys, other_names, protection, representatives
from victimcontact.casework.people import NameWanted
from victimcontact.records.models import Account, Address, Case, NameKeys, Offender, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Account:
    return builders.officer().account


def found(account: Account, wanted: str) -> set[Case]:
    return {one.case for one in finding.find(account, wanted, now=builders.NOW).found}


def test_people_of_an_earlier_version_are_found_after_the_fill(officer: Account) -> None:
    case = builders.referred()
    NameKeys.objects.all().delete()
    Address.objects.update(postcode_index=None)
    family_name = case.person.family_name
    assert found(officer, family_name) == found(officer, "BS99 9ZZ") == set()

    filled = name_keys.fill_missing()

    assert filled == 2
    assert found(officer, family_name) == found(officer, "BS99 9ZZ") == {case}
    assert name_keys.fill_missing() == 0


def test_keys_made_in_an_older_way_are_made_again(officer: Account) -> None:
    case = builders.referred()
    NameKeys.objects.update(keys=["v:0", "n:somebody"])

    assert name_keys.fill_missing() == 2
    assert found(officer, case.person.family_name) == {case}
    assert found(officer, "somebody") == set()


def test_everybody_a_verb_makes_has_keys(officer: Account) -> None:
    case = builders.allocated()
    representatives.name(
        case=case, person=NameWanted("Ifan", "Rhydwen"), version=case.version, by=officer, now=builders.NOW
    )

    assert not Person.objects.filter(name_keys__isnull=True).exists()
    assert not Offender.objects.filter(name_keys__isnull=True).exists()


def test_a_name_taken_away_finds_nobody_any_more_and_is_kept(officer: Account) -> None:
    case = builders.referred()
    name = other_names.add(
        case=case,
        of_offender=True,
        kind="alias",
        given_names="",
        family_name="Rhydwen",
        by=officer,
        now=builders.NOW,
    )
    assert found(officer, "Rhydwen") == {case}

    other_names.end(case=case, name=name, by=officer, now=builders.NOW)

    assert found(officer, "Rhydwen") == set()
    name.refresh_from_db()
    assert name.ended_at == builders.NOW
    assert other_names.of(case) == []


def test_a_name_they_are_found_by_already_and_none_at_all_are_refused(officer: Account) -> None:
    case = builders.referred()

    for family_name, refusal in ((case.person.family_name, other_names.KnownAlready), (" - ", other_names.NoName)):
        with pytest.raises(refusal):
            other_names.add(
                case=case,
                of_offender=False,
                kind="former",
                given_names="",
                family_name=family_name,
                by=officer,
                now=builders.NOW,
            )


def test_a_former_name_never_reaches_the_offenders_side(officer: Account) -> None:
    case = builders.referred()
    other_names.add(
        case=case,
        of_offender=False,
        kind="maiden",
        given_names="",
        family_name="Rhydwen",
        by=officer,
        now=builders.NOW,
    )

    assert protection.hits_in(case, f"A letter to {case.person.given_names} Rhydwen came back.")
