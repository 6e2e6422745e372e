"""Two who may be one are suggested, made one without anybody becoming easier to reach, and made two again."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import access, feeds, finding, likenesses, merge_previews, merges, messages, people, sending
from victimcontact.casework.people import WayGiven
from victimcontact.casework.safe_contact import NotSafe
from victimcontact.records.models import (
    Account,
    Address,
    AuditEntry,
    Case,
    Duty,
    FormerName,
    Likeness,
    Merge,
    Offender,
    OffenderIdentifier,
    Person,
)
from victimcontact.scheme.incoming import Incoming, Number
from victimcontact.scheme.merging import Refusal

pytestmark = pytest.mark.django_db

SIAN = replace(
    builders.victim(),
    given_names="Siân",
    family_name="Llywelyn",
    address=WayGiven(("1 Made-up Street", "Bath", "BA99 9ZZ")),
    phone=WayGiven("+447700900555"),
    email=None,
)
SHAN = replace(
    SIAN,
    given_names="Shan",
    family_name="Llewellyn",
    born_on=None,
    address=WayGiven(("Flat 2, 1 Made-up Street", "Bath", "BA99 9ZZ")),
    phone=WayGiven("07700 900 555"),
)


def referred(victim: Any, **more: Any) -> Case:
    return builders.referred(victims=(victim,), **more)


@pytest.fixture
def manager() -> Account:
    return builders.officer("manager").account


def pair_of_people(**changes: Any) -> tuple[Case, Case, Likeness]:
    """Siân, and Shan who may be Siân."""
    first, second = referred(SIAN), referred(replace(SHAN, **changes))
    return first, second, Likeness.objects.get()


def keeping(likeness: Likeness, whose: Person | Offender) -> str:
    return "first" if likenesses.sides(likeness)[0] == whose else "other"


def merged(likeness: Likeness, keep: Person | Offender, by: Account) -> Merge:
    side = keeping(likeness, keep)
    version = merge_previews.preview(by, likeness, side).version
    return merges.merge(
        likeness=likeness, keep=side, reason="She said so.", version=version, by=by, now=builders.later(1)
    )


def of(account: Account, case: Case) -> list[str]:
    return [reason for likeness in likenesses.of_case(account, case) for reason in likeness.because]


# Suggested


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


# Made one


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

    with pytest.raises((NotSafe, messages.CannotBeWritten, sending.NotSafe)):
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


# Made two again


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


# Offenders


def pair_of_offenders() -> tuple[Case, Case, Likeness]:
    told = builders.told().offender
    first = builders.referred(offender=replace(told, given_names="Rhys", identifiers={"prison_number": "A1234BC"}))
    other = replace(told, given_names="Reece", identifiers={"prison_number": "A9876XY", "crn": "X123456"})
    second = builders.referred(offender=other)
    return first, second, Likeness.objects.get(offender__isnull=False)


def hear(number: str) -> str:
    incoming = Incoming(
        "prison-offender-events.prisoner.released",
        numbers=(Number("prison_number", number),),
        occurred_at=builders.later(1),
        occurred_text=builders.later(1).isoformat(),
        reason="RELEASED",
        code="CR",
    )
    message = feeds.hear(incoming=incoming, raw="{}", by=access.program(), now=builders.later(1))
    return f"{message.standing} {message.why}".strip()


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
