"""What one member may be told: asked once, decided on by the right person, held, and turned into a letter."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import access, corrections, facts, messages, stages, telling_work, tellings, wishes
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.facts import New
from victimcontact.casework.stages import Happened
from victimcontact.casework.tellings import Settlement
from victimcontact.casework.wishes import Wish
from victimcontact.records.models import Account, Case, Duty, Message, Person, Telling

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 11, 20)
NEXT_MONTH = date(2026, 12, 21)
YES = Settlement(tell=True, reason="It affects where she can safely go.")
NO = Settlement(tell=False, reason="Not yet confirmed.", look_again_on=NEXT_MONTH)


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def telling_of(case: Case, code: str, **details: object) -> Telling:
    happened = Happened(code, FRIDAY, details)
    fact = stages.record(sentence=case.sentence, happened=happened, by=by_of(case), now=builders.NOW)
    return Telling.objects.get(case=case, fact=fact)


def waiting(on: date) -> list[Telling]:
    return list(Telling.objects.filter(telling_work.waits_for_a_person(on)))


def drafts(telling: Telling) -> int:
    return Message.objects.filter(telling=telling, state="drafted").count()


@pytest.mark.parametrize(
    ("level", "code", "decision", "drafted"),
    [
        ("key_stages", "released", "tell", 1),
        ("release_month", "released", "tell", 1),
        ("release_month", "recalled", "tell", 1),
        ("release_month", "moved_to_open_conditions", "not_chosen", 0),
        ("key_stages", "moved_to_open_conditions", "tell", 1),
        ("key_stages", "transferred_to_hospital", "officer_decides", 0),
        ("key_stages", "died", "manager_decides", 0),
        ("key_stages", "leave_granted", "never", 0),
    ],
)
def test_a_letter_is_drafted_only_where_nobody_has_to_decide(
    level: str, code: str, decision: str, drafted: int
) -> None:
    telling = telling_of(builders.joined(level=level), code)

    assert (telling.decision, drafts(telling)) == (decision, drafted)


CANARIES = {
    "released": {"released_on": "2026-11-20", "address": "Canary", "area": "Canary"},
    "recalled": {"returned_on": "2026-11-20", "prison": "Canary", "reason": "Canary"},
    "moved_to_open_conditions": {"prison": "Canary"},
    "transferred_to_hospital": {"hospital": "Canary", "prison": "Canary"},
    "temporary_release_planned": {"place": "Canary", "starts_on": "2026-12-24", "ends_on": "2026-12-27"},
    "died": {"cause": "Canary"},
    "absconded": {"place": "Canary"},
    "leave_granted": {"place": "Canary", "starts_on": "2026-12-24"},
}


@pytest.mark.parametrize("code", CANARIES)
def test_a_prison_a_place_and_an_exact_day_reach_neither_row_nor_letter(code: str) -> None:
    case = builders.joined()

    telling = telling_of(case, code, **CANARIES[code])
    if telling.decision == "officer_decides":
        tellings.settle(telling=telling, settlement=YES, by=by_of(case), now=builders.NOW)
    if telling.decision == "manager_decides":
        manager = builders.officer("manager").account
        tellings.settle_as_manager(telling=telling, settlement=YES, by=manager, now=builders.NOW)

    assert drafts(telling) == (code != "leave_granted")
    written = str(telling.told) + str([message.content for message in Message.objects.filter(telling=telling)])
    for canary in ("Canary", "2026-11-20", "2026-12-24", "20 November", "24 December"):
        assert canary not in written.replace("2026-11-23", "")
    assert set(CANARIES[code]) == set(telling.withheld)


def test_on_an_unrestricted_hospital_route_the_managers_give_the_notice_and_ours_is_to_check() -> None:
    case = builders.joined()
    Case.objects.filter(pk=case.pk).update(route="C")

    telling = telling_of(case, "conditionally_discharged", address="Canary")

    assert (telling.decision, telling.told, drafts(telling)) == ("managers_tell", {}, 0)
    assert Duty.objects.filter(case=case, rule="P75").exists()


def test_an_officers_decision_drafts_the_letter() -> None:
    case = builders.joined()
    telling = telling_of(case, "transferred_to_hospital", hospital="Canary")

    tellings.settle(telling=telling, settlement=YES, by=by_of(case), now=builders.NOW)

    telling.refresh_from_db()
    assert (telling.settled, telling.settled_reason, drafts(telling)) == ("tell", YES.reason, 1)


def test_what_is_withheld_gets_no_letter_and_comes_up_again() -> None:
    case = builders.joined()
    telling = telling_of(case, "transferred_to_hospital")
    tellings.settle(telling=telling, settlement=NO, by=by_of(case), now=builders.NOW)

    before, again = waiting(NEXT_MONTH - timedelta(days=1)), waiting(NEXT_MONTH)

    assert (before, again, drafts(telling)) == ([], [telling], 0)
    tellings.settle(telling=telling, settlement=YES, by=by_of(case), now=builders.later(40))
    assert drafts(telling) == 1


def test_a_manager_decides_what_is_a_managers_and_an_officer_cannot() -> None:
    case, manager = builders.joined(), builders.officer("manager").account
    telling = telling_of(case, "died", cause="Canary")

    with pytest.raises(access.NotPermitted):
        tellings.settle_as_manager(telling=telling, settlement=YES, by=by_of(case), now=builders.NOW)
    with pytest.raises(tellings.NotWaiting):
        tellings.settle(telling=telling, settlement=YES, by=by_of(case), now=builders.NOW)
    tellings.settle_as_manager(telling=telling, settlement=YES, by=manager, now=builders.NOW)

    assert drafts(telling) == 1
    assert tellings.may_settle(manager, telling) and not tellings.may_settle(by_of(case), telling)


@pytest.mark.parametrize(
    ("settlement", "refusal"),
    [
        (Settlement(tell=True, reason="  "), tellings.ReasonMissing),
        (Settlement(tell=False, reason="", look_again_on=NEXT_MONTH), tellings.ReasonMissing),
        (Settlement(tell=False, reason="Not yet."), tellings.LookAgainMissing),
        (Settlement(tell=False, reason="Not yet.", look_again_on=builders.TODAY), tellings.LookAgainMissing),
    ],
)
def test_a_decision_needs_its_reason_and_withholding_an_end(settlement: Settlement, refusal: type[Exception]) -> None:
    case = builders.joined()
    telling = telling_of(case, "transferred_to_hospital")

    with pytest.raises(refusal):
        tellings.settle(telling=telling, settlement=settlement, by=by_of(case), now=builders.NOW)
    assert drafts(telling) == 0


@pytest.mark.parametrize("code", ["released", "leave_granted"])
def test_what_needs_no_decision_cannot_be_decided_on(code: str) -> None:
    case = builders.joined()
    telling = telling_of(case, code)

    with pytest.raises(tellings.NotWaiting):
        tellings.settle(telling=telling, settlement=YES, by=by_of(case), now=builders.NOW)


def test_what_has_gone_cannot_be_withheld_and_what_was_taken_back_cannot_be_decided() -> None:
    case = builders.joined()
    told, taken_back = telling_of(case, "transferred_to_hospital"), telling_of(case, "moved_to_open_conditions")
    tellings.settle(telling=told, settlement=YES, by=by_of(case), now=builders.NOW)
    gone = {"state": "sent", "approved_by": by_of(case), "approved_at": builders.NOW}
    Message.objects.filter(telling=told).update(**gone)
    stages.withdraw(fact=taken_back.fact, reason="A mistake.", by=by_of(case), now=builders.NOW)

    for telling in (told, taken_back):
        with pytest.raises(tellings.NotWaiting):
            tellings.settle(telling=telling, settlement=NO, by=by_of(case), now=builders.NOW)


def test_the_telling_of_another_unit_is_not_there() -> None:
    case, stranger = builders.joined(), builders.officer(in_unit="exeter").account
    telling = telling_of(case, "transferred_to_hospital")

    with pytest.raises(access.NotFound):
        tellings.telling_for(stranger, str(telling.pk), now=builders.NOW)
    with pytest.raises(access.NotFound):
        tellings.settle(telling=telling, settlement=YES, by=stranger, now=builders.NOW)


def test_a_letter_that_cannot_be_drafted_leaves_the_stage_standing_and_becomes_work() -> None:
    case = builders.joined()
    Person.objects.filter(pk=case.person.pk).update(name_confirmed_at=None, name_confirmed_by=None)

    telling = telling_of(case, "released")

    assert (telling.stuck, drafts(telling)) == ("name_not_confirmed", 0)
    assert waiting(builders.TODAY) == [telling]
    builders.reachable(case)
    tellings.draft_again(telling=telling, by=by_of(case), now=builders.NOW)
    telling.refresh_from_db()
    assert (telling.stuck, drafts(telling)) == ("", 1)


def test_only_what_is_stuck_can_be_drafted_again() -> None:
    case = builders.joined()

    with pytest.raises(tellings.NotWaiting):
        tellings.draft_again(telling=telling_of(case, "released"), by=by_of(case), now=builders.NOW)


def held(case: Case, *, minutes: int = 60) -> Telling:
    fact = facts.add(
        case.sentence,
        New("stage", builders.TODAY, {"code": "released", "happened_on": "2026-11-20"}),
        by=access.program(),
        now=builders.NOW,
    )
    until = builders.later(minutes=minutes)
    return tellings.make(case, fact, "released", {}, by=access.program(), now=builders.NOW, hold_until=until)


def test_nothing_is_drafted_before_the_hold_is_over_and_once_after_it() -> None:
    telling = held(builders.joined())

    early = tellings.release_held(builders.later(minutes=59))
    on_time = tellings.release_held(builders.later(minutes=60))
    again = tellings.release_held(builders.later(minutes=61))

    assert (early, on_time, again) == (0, 1, 0)
    assert drafts(telling) == 1


def test_one_that_cannot_be_taken_up_waits_and_keeps_no_other_from_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken, sound = held(builders.joined()), held(builders.joined())
    draft = messages.draft_for_telling

    def fails(telling: Telling, **more: Any) -> Message | None:
        if telling == broken:
            raise RuntimeError("canary")
        return draft(telling, **more)

    monkeypatch.setattr(messages, "draft_for_telling", fails)

    assert tellings.release_held(builders.later(minutes=61)) == 1

    broken.refresh_from_db()
    assert broken.hold_until is not None
    assert (drafts(broken), drafts(sound)) == (0, 1)
    assert "canary" not in caplog.text


def test_what_is_taken_back_during_the_hold_is_never_drafted() -> None:
    telling = held(builders.joined())
    stages.take_back(telling.fact, reason="Undone.", by=access.program(), now=builders.later(minutes=30))

    released = tellings.release_held(builders.later(minutes=61))

    assert (released, drafts(telling)) == (0, 0)


def test_somebody_who_left_during_the_hold_hears_nothing_more() -> None:
    case = builders.joined()
    telling = held(case)
    wish = Wish("leave")
    wishes.record(case=case, wish=wish, version=access.version_of(case), by=by_of(case), now=builders.NOW)

    tellings.release_held(builders.later(minutes=61))

    telling.refresh_from_db()
    assert (drafts(telling), telling.stuck) == (0, "")
    assert telling.ended_at is not None


def test_one_that_cannot_be_drafted_does_not_stop_the_others() -> None:
    nameless, other = builders.joined(), builders.joined()
    Person.objects.filter(pk=nameless.person.pk).update(name_confirmed_at=None, name_confirmed_by=None)
    stuck, fine = held(nameless), held(other)

    tellings.release_held(builders.later(minutes=61))

    stuck.refresh_from_db()
    assert (stuck.stuck, drafts(fine)) == ("name_not_confirmed", 1)


def test_a_correction_is_done_when_the_member_has_been_told() -> None:
    case = builders.joined()
    telling = telling_of(case, "released")
    Message.objects.filter(telling=telling).update(state="sent", approved_by=by_of(case), approved_at=builders.NOW)
    stages.withdraw(fact=telling.fact, reason="Wrong person.", by=by_of(case), now=builders.NOW)
    call = ContactMade(builders.TODAY, "phone", "completed", note="Rang and explained.")

    corrections.correct(telling=telling, made=call, by=by_of(case), now=builders.NOW)

    telling.refresh_from_db()
    assert telling.correction == "made"
    assert case.contacts.filter(channel="phone").exists()
    with pytest.raises(tellings.NotWaiting):
        corrections.correct(telling=telling, made=call, by=by_of(case), now=builders.NOW)
