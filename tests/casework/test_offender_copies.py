"""P114: what an offender may be given of the data about them shows no victim and no case."""

import pytest

from tests import builders
from victimcontact.casework import access, facts, offender_copies, protection, risks
from victimcontact.casework.facts import New
from victimcontact.casework.risks import Told
from victimcontact.records.models import Case, FactSource

pytestmark = pytest.mark.django_db


def test_a_copy_holds_the_offenders_own_data_and_nothing_of_ours() -> None:
    case = builders.joined()
    manager = builders.officer("manager").account
    by = case.officer.account if case.officer else manager
    for source, code in ((FactSource.FEED, "released"), (FactSource.HAND, "threat_to_victim")):
        happened = New("stage", builders.TODAY, {"code": code}, source=source)
        facts.add(case.sentence, happened, by=by, now=builders.NOW)
    told = Told("She is afraid.", "victim", "routine", builders.TODAY)
    risks.record(case=case, told=told, by=by, now=builders.NOW)

    text = offender_copies.make(case=case, by=manager, now=builders.NOW)

    offender = case.sentence.offender
    assert offender.full_name in text and offender.identifiers.get().value in text and "Released" in text
    for ours in (case.reference, case.person.family_name, "threat", "afraid", "ictim", "scheme"):
        assert ours not in text


def test_a_copy_that_would_name_a_victim_of_another_unit_is_not_made() -> None:
    case, other = builders.joined(), builders.joined()
    manager = builders.officer("manager").account
    offender = case.sentence.offender
    other.person.family_name = offender.family_name
    other.person.given_names = offender.given_names
    other.person.save()
    Case.objects.filter(pk=other.pk).update(sentence=case.sentence, unit=builders.unit("exeter"), officer=None)

    with pytest.raises(protection.GivesAway):
        offender_copies.make(case=case, by=manager, now=builders.NOW)


def test_an_officer_who_is_no_manager_makes_none() -> None:
    case = builders.joined()
    assert case.officer is not None

    with pytest.raises(access.NotPermitted):
        offender_copies.make(case=case, by=case.officer.account, now=builders.NOW)
