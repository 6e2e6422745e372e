"""Two who may be one are suggested, made one without anybody becoming easier to reach, and made two again."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests import builders
from tests.casework.two_alike import SHAN, SIAN, keeping, merged, pair_of_people, referred
from victimcontact.casework import access, finding, likenesses, merge_previews, merges, messages, people, referrals
from victimcontact.casework.people import WayGiven
from victimcontact.casework.safe_contact import NotSafe
from victimcontact.records.models import Account, Address, AuditEntry, Case, Duty, FormerName, Likeness, Person
from victimcontact.scheme.merging import Refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> Account:
    return builders.officer("manager").account


def test_the_case_moves_and_the_person_kept_is_reached_where_they_were_and_nowhere_else(manager: Account) -> None:
    first, second, likeness = pair_of_people()

    merged(likeness, first.person, manager)

    second.refresh_from_db()
    assert second.person == first.person
    address, phone = people.live_address(first.person), people.live_contact_point(first.person, "phone")
    assert address is not None and address.lines == ["1 Made-up Street", "Bath", "BA99 9ZZ"]
    assert phone is not None and phone.value == "+447700900555"
    assert not Address.objects.filter(person__given_names="Shan", replaced_at__isnull=True).exists()
    assert Address.objects.filter(person=first.person).count() == 1


def test_both_names_and_the_old_number_find_both_cases(manager: Account) -> None:
    first, second, likeness = pair_of_people(phone=WayGiven("07700 900 556"))

    merged(likeness, first.person, manager)

    for wanted in ("Siân Llywelyn", "Shan Llewellyn", "07700 900556", "+44 7700 900555"):
        found = finding.find(manager, wanted, now=builders.NOW).found
        assert {one.case.pk for one in found} == {first.pk, second.pk}, wanted


def test_the_ledger_of_every_case_is_derived_again_and_open_forms_are_told(manager: Account) -> None:
    first, second, likeness = pair_of_people()
    before = {case.pk: case.version for case in (first, second)}
    Duty.objects.filter(case=second).update(standing="superseded")

    merged(likeness, first.person, manager)

    assert Duty.objects.filter(case=second, standing="open").exists()
    assert all(Case.objects.get(pk=pk).version > version for pk, version in before.items())
    assert AuditEntry.objects.filter(what="merges.merge", subject=f"likeness:{likeness.pk}").count() == 1
    trail = AuditEntry.objects.filter(what="merges.made_one").values_list("case_reference", flat=True)
    assert set(trail) == {first.reference, second.reference}


def test_a_letter_approved_for_the_one_that_goes_does_not_go_out(manager: Account) -> None:
    holder = builders.officer()
    second = builders.reachable(builders.allocated(holder, victims=(SHAN,)))
    message = messages.compose(case=second, wanted=messages.Wanted("L01"), by=holder.account, now=builders.NOW)
    first = referred(SIAN)

    merged(Likeness.objects.get(), first.person, manager)

    with pytest.raises((NotSafe, messages.CannotBeWritten)):
        messages.approve(message=message, by=holder.account, now=builders.later(1))


def test_the_preview_says_what_changes(manager: Account) -> None:
    first, second, likeness = pair_of_people()

    preview = merge_previews.preview(manager, likeness, keeping(likeness, first.person))

    changes = {change.kind: change.items for change in preview.changes}
    assert changes == {
        "found_by_name": ("Shan Llewellyn",),
        "cases_move": (second.reference,),
        "reached_as_before": ("1 Made-up Street, Bath, BA99 9ZZ", "+447700900555"),
        "set_aside": ("Flat 2, 1 Made-up Street, Bath, BA99 9ZZ", "07700 900 555"),
    }
    assert preview.refusals == ()


def test_what_changed_since_the_preview_is_looked_at_again(manager: Account) -> None:
    first, second, likeness = pair_of_people()
    side = keeping(likeness, first.person)
    version = merge_previews.preview(manager, likeness, side).version
    people.set_contact_point(second.person, people.Channel.PHONE, None, by=manager, now=builders.NOW)
    access.touched(access.locked(second))

    with pytest.raises(access.Stale):
        merges.merge(likeness=likeness, keep=side, reason="Same", version=version, by=manager, now=builders.NOW)


def test_a_merge_needs_a_reason(manager: Account) -> None:
    first, _second, likeness = pair_of_people()
    side = keeping(likeness, first.person)
    version = merge_previews.preview(manager, likeness, side).version

    with pytest.raises(merges.ReasonMissing):
        merges.merge(likeness=likeness, keep=side, reason=" ", version=version, by=manager, now=builders.NOW)


def in_danger(case: Case) -> None:
    people.record_safe_contact(
        case=case,
        plan=people.PlanWanted(in_danger=True),
        version=access.version_of(case),
        by=builders.officer().account,
        now=builders.NOW,
    )


def signs_in(case: Case) -> None:
    account = Account.objects.create(handle="member-1", kind="member")
    Person.objects.filter(pk=case.person_id).update(account=account)


def held_elsewhere(case: Case) -> None:
    builders.unit("cardiff")
    elsewhere = replace(builders.told().sentence, court_name="Cardiff Crown Court")
    Case.objects.filter(pk=referred(builders.victim(), sentence=elsewhere).pk).update(person=case.person)


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (in_danger, Refusal.DANGER_WOULD_GO),
        (signs_in, Refusal.SIGN_IN_WOULD_GO),
        (held_elsewhere, Refusal.HELD_ELSEWHERE),
    ],
)
def test_nothing_is_lost_with_the_one_that_goes(
    manager: Account, happens: Callable[[Case], None], why: Refusal
) -> None:
    first, second, likeness = pair_of_people()
    happens(second)

    with pytest.raises(merges.Refused) as refused:
        merged(likeness, first.person, manager)

    assert refused.value.why == (why,)
    merged(likeness, second.person, manager)


def test_two_live_cases_of_one_sentence_are_refused_and_an_ended_one_stays_behind(manager: Account) -> None:
    told = builders.told()
    first = referred(SIAN, offender=told.offender, sentence=told.sentence)
    second = referred(SHAN, offender=told.offender, sentence=told.sentence)
    likeness = Likeness.objects.get()

    with pytest.raises(merges.Refused) as refused:
        merged(likeness, first.person, manager)
    Case.objects.filter(pk=second.pk).update(standing="closed")
    merged(likeness, first.person, manager)

    assert refused.value.why == (Refusal.SAME_SENTENCE,)
    assert Case.objects.get(pk=second.pk).person == second.person


@pytest.mark.parametrize("ended", [0, 1])
def test_of_somebody_with_two_cases_of_a_sentence_the_one_that_goes_on_is_not_left_behind(
    manager: Account, ended: int
) -> None:
    told, acting = builders.told(), {"relationship": "parent_or_guardian"}
    first = referred(SIAN, offender=told.offender, sentence=told.sentence)
    theirs = [referred(SHAN, offender=told.offender, sentence=told.sentence)]
    theirs.append(
        referrals.add_person(
            case=theirs[0], victim=replace(SHAN, acts_for="Cai Rees", **acting), by=manager, now=builders.NOW
        )
    )
    Case.objects.filter(pk=theirs[ended].pk).update(standing="closed")

    with pytest.raises(merges.Refused) as refused:
        merged(Likeness.objects.get(), first.person, manager)

    assert theirs[0].person == theirs[1].person
    assert refused.value.why == (Refusal.SAME_SENTENCE,)


def test_nobody_moves_a_second_case_of_a_sentence_that_is_out_of_their_reach(manager: Account) -> None:
    first, second, likeness = pair_of_people()
    victim = replace(SHAN, relationship="parent_or_guardian", acts_for="Cai Rees")
    other = referrals.add_person(case=second, victim=victim, by=manager, now=builders.NOW)
    Case.objects.filter(pk=other.pk).update(unit=builders.unit("cardiff"))

    with pytest.raises(merges.Refused) as refused:
        merged(likeness, first.person, manager)

    assert other.person == second.person
    assert refused.value.why == (Refusal.HELD_ELSEWHERE,)


def test_undoing_puts_everything_back_and_leaves_what_was_added_since(manager: Account) -> None:
    first, second, likeness = pair_of_people()
    made = merged(likeness, first.person, manager)
    later = referred(replace(SIAN, email=WayGiven("sian@example.org"), family_name="Elsewhere"), now=builders.later(2))
    Case.objects.filter(pk=later.pk).update(person=first.person)

    undoing = merge_previews.undoing(manager, made)
    merges.undo(merge=made, reason="They are sisters.", by=manager, now=builders.later(3))

    assert {change.kind: change.items for change in undoing.back} == {
        "cases_back": (second.reference,),
        "counts_again": ("Flat 2, 1 Made-up Street, Bath, BA99 9ZZ", "07700 900 555"),
        "name_ends": ("Shan Llewellyn",),
    }
    assert {change.kind: change.items for change in undoing.stay} == {"cases_stay_here": (later.reference,)}
    second.refresh_from_db()
    assert second.person.given_names == "Shan"
    assert second.person.merged_into is None
    address = people.live_address(second.person)
    assert address is not None and address.lines[0] == "Flat 2, 1 Made-up Street"
    assert Case.objects.get(pk=later.pk).person == first.person
    assert not FormerName.objects.filter(ended_at__isnull=True).exists()
    (found,) = finding.find(manager, "Shan Llewellyn BA99 9ZZ", now=builders.NOW).found[:1]
    assert found.case.pk == second.pk
    assert likenesses.listed(manager) == []
    with pytest.raises(access.NotFound):
        merges.undo(merge=made, reason="Again.", by=manager, now=builders.later(3))


def test_the_later_of_two_merges_is_undone_first(manager: Account) -> None:
    first, second, likeness = pair_of_people()
    made = merged(likeness, first.person, manager)
    third = referred(replace(SHAN, given_names="Siân"))
    newer = Likeness.objects.get(settled="")
    over = merged(newer, third.person, manager)

    assert Person.objects.get(pk=second.person_id).merged_into == third.person
    with pytest.raises((merges.NotTheLast, access.NotFound)):
        merges.undo(merge=made, reason="Wrong.", by=manager, now=builders.later(2))
    merges.undo(merge=over, reason="Wrong.", by=manager, now=builders.later(2))
    merges.undo(merge=made, reason="Wrong.", by=manager, now=builders.later(2))

    assert Case.objects.get(pk=second.pk).person.given_names == "Shan"


def test_an_address_recorded_meanwhile_is_not_pushed_aside_by_undoing(manager: Account) -> None:
    first, second, likeness = pair_of_people()
    gone = second.person
    made = merged(likeness, first.person, manager)
    people.set_address(gone, WayGiven(("3 Nowhere Lane", "Bath", "BA99 9ZY")), by=manager, now=builders.later(2))

    merges.undo(merge=made, reason="They are sisters.", by=manager, now=builders.later(3))

    address = people.live_address(gone)
    assert address is not None and address.lines[0] == "3 Nowhere Lane"
    assert people.live_contact_point(gone, "phone") is not None


def test_who_cannot_come_to_the_kept_one_cannot_undo(manager: Account) -> None:
    first, _second, likeness = pair_of_people()
    made = merged(likeness, first.person, manager)
    stranger = builders.officer("manager", in_unit="cardiff").account

    assert merges.listed(manager) == [made]
    assert merges.listed(stranger) == []
    with pytest.raises(access.NotFound):
        merges.merge_for(stranger, made.pk, now=builders.NOW)
    with pytest.raises(access.NotFound):
        merges.undo(merge=made, reason="Wrong.", by=stranger, now=builders.NOW)
