"""What a text for the offender's side is held against: everything that shows who or where a victim of the sentence is."""

from dataclasses import replace

import pytest

from tests import builders
from victimcontact.casework import access, likenesses, merge_previews, merges, protected_places, protection
from victimcontact.casework.people import WayGiven
from victimcontact.records.models import Case

pytestmark = pytest.mark.django_db


def labels(case: Case, text: str) -> set[str]:
    return {hit.label for hit in protection.hits_in(case, text)}


def test_a_school_is_found_once_it_is_recorded_and_until_it_is_taken_away() -> None:
    case = builders.allocated()
    by, text = case.officer.account, "He waited outside Glan Afon Primary."
    assert labels(case, text) == set()

    place = protected_places.add(case=case, kind="school", name="Glan Afon Primary School", by=by, now=builders.NOW)
    assert labels(case, text) == {"school"}

    protected_places.end(case=case, place=place, by=by, now=builders.NOW)
    assert labels(case, text) == set()
    assert protected_places.of(case) == []


def test_a_place_without_a_name_or_of_no_known_kind_is_refused() -> None:
    case = builders.allocated()
    with pytest.raises(protected_places.NoName):
        protected_places.add(case=case, kind="work", name=" 12 ", by=case.officer.account, now=builders.NOW)
    with pytest.raises(protected_places.UnknownKind):
        protected_places.add(case=case, kind="gym", name="Glan Afon", by=case.officer.account, now=builders.NOW)


def test_a_place_of_another_case_is_not_there() -> None:
    case, other = builders.allocated(), builders.allocated()
    place = protected_places.add(case=other, kind="work", name="Siop Emrys", by=other.officer.account, now=builders.NOW)

    with pytest.raises(access.NotFound):
        protected_places.place_of(case, place.pk)
    with pytest.raises(access.NotFound):
        protected_places.end(case=case, place=place, by=case.officer.account, now=builders.NOW)


def test_the_other_victims_of_the_sentence_are_protected_as_well() -> None:
    first = builders.victim(family_name="Tirion", address=WayGiven(("3 Quarry Road", "Bristol", "BS99 9ZZ")))
    second = builders.victim(family_name="Penmaen", address=WayGiven(("8 Larkfield Avenue", "Bristol", "BA99 9ZY")))
    builders.referred(victims=(first, second))
    case, other = (Case.objects.get(person__family_name=name) for name in ("Tirion", "Penmaen"))

    assert labels(case, "near 8 Larkfield Avenue") == {"another victim’s address"}
    assert labels(other, "Ms Tirion is afraid") == {"another victim’s name"}


def test_the_address_that_somebody_had_before_two_records_were_made_one_stays_protected() -> None:
    for given, street in (("Siân", "3 Quarry Road"), ("Shan", "8 Larkfield Avenue")):
        somebody = replace(
            builders.victim(),
            given_names=given,
            family_name="Rhydwen",
            address=WayGiven((street, "Bristol", "BS99 9ZZ")),
        )
        builders.referred(victims=(somebody,))
    manager = builders.officer("manager").account
    (pair,) = likenesses.listed(manager)
    version = merge_previews.preview(manager, pair, "first").version
    merges.merge(likeness=pair, keep="first", reason="The same.", version=version, by=manager, now=builders.NOW)

    for case in Case.objects.all():
        assert labels(case, "3 Quarry Road") and labels(case, "8 Larkfield Avenue")
