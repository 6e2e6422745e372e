"""Somebody a member names to act for them."""

import pytest

from tests import builders
from victimcontact.casework import access, representatives
from victimcontact.casework.people import NameWanted
from victimcontact.records.models import Fact

pytestmark = pytest.mark.django_db


def test_a_representative_is_named_and_leaves_a_fact():
    case = builders.joined()
    assert case.officer is not None
    by, version = case.officer.account, access.version_of(case)

    person = representatives.name(
        case=case, person=NameWanted("Ann", "Price"), version=version, by=by, now=builders.NOW
    )

    case.refresh_from_db()
    assert case.representative == person
    assert Fact.objects.filter(case=case, kind="representative_changed").count() == 1


def test_somebody_who_no_longer_acts_does_not_come_to_the_case():
    case = builders.joined()
    assert case.officer is not None
    by = case.officer.account
    representatives.name(
        case=case, person=NameWanted("Ann", "Price"), version=access.version_of(case), by=by, now=builders.NOW
    )

    representatives.end(case=case, version=access.version_of(case), by=by, now=builders.NOW)

    case.refresh_from_db()
    assert case.representative is None


def test_an_officer_of_another_unit_names_nobody():
    case = builders.joined()
    stranger = builders.officer(in_unit="exeter").account

    with pytest.raises(access.NotFound):
        representatives.name(
            case=case, person=NameWanted("Ann", "Price"), version=case.version, by=stranger, now=builders.NOW
        )
