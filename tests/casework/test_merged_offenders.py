"""Two offenders made one: every number and name of both keeps matching, and only who allocates decides."""

import pytest

from tests import builders
from tests.casework.two_alike import hear, keeping, merged, pair_of_offenders
from victimcontact.casework import access, finding, merge_previews, merges
from victimcontact.records.models import Account, Case, Offender, OffenderIdentifier

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> Account:
    return builders.officer("manager").account


def test_a_merged_offenders_prison_number_still_brings_the_release_to_the_right_case(manager: Account) -> None:
    first, second, likeness = pair_of_offenders()
    Case.objects.filter(pk=first.pk).update(standing="closed")

    merged(likeness, first.sentence.offender, manager)
    heard = hear("A9876XY")

    second.sentence.refresh_from_db()
    assert heard == "heard"
    assert second.sentence.offender == first.sentence.offender
    assert second.sentence.facts.filter(kind="stage").count() == 1
    assert {row.offender for row in OffenderIdentifier.objects.all()} == {first.sentence.offender}


def test_every_number_and_name_of_both_finds_the_one_offender_and_undoing_parts_them(manager: Account) -> None:
    first, second, likeness = pair_of_offenders()

    made = merged(likeness, first.sentence.offender, manager)
    for wanted in ("A9876XY", "X123456", "A1234BC", "Reece", "Rhys"):
        found = finding.find(manager, wanted, now=builders.NOW).found
        assert {one.case.pk for one in found} == {first.pk, second.pk}, wanted
    merges.undo(merge=made, reason="Cousins.", by=manager, now=builders.later(2))

    found = finding.find(manager, "A9876XY", now=builders.NOW).found
    assert {one.case.pk for one in found} == {second.pk}
    assert Offender.objects.filter(merged_into__isnull=False).count() == 0


def test_two_offenders_are_made_one_by_who_allocates_and_by_nobody_else(manager: Account) -> None:
    first, _second, likeness = pair_of_offenders()

    with pytest.raises(access.NotFound):
        merged(likeness, first.sentence.offender, builders.officer().account)
    merged(likeness, first.sentence.offender, builders.officer("administrator").account)


def test_a_preview_of_offenders_warns_of_a_sentence_that_both_have(manager: Account) -> None:
    first, _second, likeness = pair_of_offenders()

    preview = merge_previews.preview(manager, likeness, keeping(likeness, first.sentence.offender))

    changes = {change.kind: change.items for change in preview.changes}
    assert changes["numbers_move"] == ("crn X123456", "prison number A9876XY")
    assert len(changes["sentences_alike"]) == 1
