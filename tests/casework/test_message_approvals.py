"""Who approves a message: decided when it is drafted and again when it is approved, stricter each time, never less strict."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import (
    access,
    approval_settings,
    drafts,
    feeds,
    message_words,
    messages,
    people,
    safe_contact,
    stages,
    tellings,
    wishes,
)
from victimcontact.casework.messages import Wanted
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.casework.tellings import Settlement
from victimcontact.casework.wishes import Wish
from victimcontact.records.models import Account, AgreedHour, Brake, Case, Message, Telling
from victimcontact.scheme import approvers
from victimcontact.scheme.incoming import Incoming, Number

pytestmark = pytest.mark.django_db

LIFE: dict[str, Any] = {"kind": "life", "term": None}


def officer_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def manager() -> Account:
    return builders.officer("manager").account


def recorded(case: Case, code: str = "moved_to_open_conditions", **details: Any) -> Message:
    """The letter of something an officer recorded by hand."""
    happened = stages.Happened(code, builders.TODAY, details)
    stages.record(sentence=case.sentence, happened=happened, by=officer_of(case), now=builders.NOW)
    return Message.objects.get(case=case, telling__code=code)


def heard(case: Case) -> Message:
    """The letter of a release that the prison's system told us of, once its hold is over."""
    number = Number("prison_number", case.sentence.offender.identifiers.get(kind="prison_number").value)
    at = builders.NOW - timedelta(hours=3)
    incoming = Incoming(
        "prison-offender-events.prisoner.released",
        numbers=(number,),
        occurred_at=at,
        occurred_text=at.isoformat(),
        code="CR",
    )
    feeds.hear(incoming=incoming, raw="{}", by=access.program(), now=builders.NOW)
    tellings.release_held(now=builders.later(1))
    return Message.objects.get(case=case, telling__code="released")


def wished(case: Case, wish: str, by: Account) -> Message:
    version = access.version_of(case)
    wishes.record(case=case, wish=Wish(wish), version=version, by=by, now=builders.NOW)
    return Message.objects.get(case=case, document="L04")


def in_danger(case: Case) -> None:
    address = people.live_address(case.person)
    assert address is not None
    plan = PlanWanted(address=WayGiven(tuple(address.lines), safe=True), in_danger=True)
    people.record_safe_contact(
        case=case, plan=plan, version=access.version_of(case), by=officer_of(case), now=builders.NOW
    )


def approved(message: Message, by: Account, **more: Any) -> Message:
    return messages.approve(message=message, by=by, now=builders.NOW, **more)


def test_what_an_officer_recorded_is_the_officers_to_approve():
    case = builders.joined()

    message = recorded(case)

    assert (message.origin, message.approver) == ("officer", "officer")
    assert approved(message, officer_of(case)).approved_by == officer_of(case)


def test_what_a_feed_brought_stays_of_the_feed_and_waits_for_somebody():
    message = heard(builders.joined())

    assert (message.origin, message.approver, message.state) == ("feed", "officer", "drafted")


def test_the_answer_to_no_goes_straight_out_by_whoever_recorded_it():
    case = builders.reachable(builders.allocated())

    message = wished(case, "decline", officer_of(case))

    assert (message.origin, message.approver, message.state) == ("officer", "nobody", "approved")
    assert message.approved_by == officer_of(case)
    assert message.pdf
    assert list(message.steps.order_by("at").values_list("state", "note")) == [
        ("drafted", ""),
        ("approved", messages.STRAIGHT_OUT),
    ]


def test_what_would_go_straight_out_waits_where_no_channel_is_known_to_be_safe():
    case = builders.reachable(builders.allocated(), address=WayGiven(("1 Made-up Street", "Bristol", "BS99 9ZZ")))

    message = wished(case, "decline", officer_of(case))

    assert (message.approver, message.state) == ("officer", "drafted")
    with pytest.raises(safe_contact.NotSafe):
        approved(message, officer_of(case))


def test_nothing_goes_straight_out_to_somebody_in_danger():
    case = builders.reachable(builders.allocated(), in_danger=True)

    message = wished(case, "decline", officer_of(case))

    assert (message.approver, message.state) == ("manager", "drafted")


def test_a_letter_for_the_manager_is_not_an_officers_to_approve():
    case = builders.joined()
    by, decider = officer_of(case), manager()
    stages.record(sentence=case.sentence, happened=stages.Happened("died", builders.TODAY), by=by, now=builders.NOW)
    telling = Telling.objects.get(case=case)
    tellings.settle_as_manager(telling=telling, settlement=Settlement(True, "kind"), by=decider, now=builders.NOW)
    message = Message.objects.get(case=case, telling=telling)

    with pytest.raises(messages.ManagerApproves):
        approved(message, by)
    assert list(drafts.for_the_manager(decider)) == [message]
    approved(message, decider)

    message.refresh_from_db()
    assert (message.state, message.approver, message.approved_by) == ("approved", "manager", decider)


def test_a_release_after_a_life_sentence_is_the_managers():
    lifer, other = builders.joined(sentence=replace(builders.told().sentence, **LIFE)), builders.joined()
    release = approval_settings.Sending("L17", "officer", "", telling=Telling(code="released"))

    assert approval_settings.approver_for(lifer, release).why == (approvers.WITHOUT_END_RELEASE,)
    assert str(approval_settings.approver_for(other, release).approver) == "officer"


def test_danger_that_became_known_after_the_draft_makes_it_the_managers():
    case = builders.joined()
    message = recorded(case)
    in_danger(case)

    with pytest.raises(messages.ManagerApproves) as refusal:
        approved(message, officer_of(case))

    assert refusal.value.why == (approvers.IN_DANGER,)
    assert message in drafts.for_the_manager(manager())


def test_danger_that_has_gone_leaves_it_with_the_manager():
    case = builders.joined()
    in_danger(case)
    message = recorded(case)
    builders.reachable(case)

    with pytest.raises(messages.ManagerApproves):
        approved(message, officer_of(case))


TWO = (builders.victim(), builders.victim(given_names="Aderyn", family_name="Llwyd"))


def name_of(case: Case) -> str:
    return f"{case.person.given_names} {case.person.family_name}"


def name_of_the_other(case: Case) -> str:
    return name_of(Case.objects.exclude(pk=case.pk).get(sentence=case.sentence))


def test_a_letter_that_names_another_member_of_the_sentence_is_the_managers():
    case = builders.joined(victims=TWO)
    condition = {"text": f"Not to contact {name_of_the_other(case)}", "about_victim": True}

    message = recorded(case, "licence_conditions_set", conditions=[condition])

    assert (message.approver, messages.needed_for(message).why) == ("manager", (approvers.NAMES_OTHERS,))


def test_their_own_name_in_a_letter_gives_nobody_away():
    case = builders.joined(victims=TWO)

    assert not approval_settings.names_others(case, f"Not to contact {name_of(case)}")
    assert approval_settings.names_others(case, f"Not to contact {name_of_the_other(case)}")


def test_what_puts_something_wrong_right_is_the_managers():
    case = builders.joined()
    wrong = Message.objects.get(case=case, document="L03")

    right = messages.compose(case=case, wanted=Wanted("L06", puts_right=wrong), by=officer_of(case), now=builders.NOW)

    assert (right.approver, right.puts_right) == ("manager", wrong)


def test_a_manager_sets_who_approves_a_stage_and_what_waits_follows():
    case = builders.joined()
    message = recorded(case)
    setting = {"code": "moved_to_open_conditions", "reason": "After a complaint", "by": manager()}

    approval_settings.enter(approver="manager", now=builders.NOW, **setting)
    message.refresh_from_db()
    assert message.approver == "manager"

    approval_settings.enter(approver="officer", now=builders.later(1), **setting)
    with pytest.raises(messages.ManagerApproves):
        approved(message, officer_of(case))


def test_a_setting_never_takes_danger_from_the_manager():
    case = builders.joined()
    in_danger(case)
    approval_settings.enter(
        code="moved_to_open_conditions", approver="officer", reason="x", by=manager(), now=builders.NOW
    )

    assert recorded(case).approver == "manager"


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"approver": "nobody"}, approval_settings.NoSuchSetting),
        ({"code": "leave_granted"}, approval_settings.NoSuchSetting),
        ({"reason": " "}, approval_settings.NoReason),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(changes, refused):
    setting = {"code": "released", "approver": "manager", "reason": "x"} | changes

    with pytest.raises(refused):
        approval_settings.enter(**setting, by=manager(), now=builders.NOW)


def test_only_a_manager_sets_who_approves():
    with pytest.raises(access.NotPermitted):
        approval_settings.enter(
            code="released", approver="officer", reason="x", by=builders.officer().account, now=builders.NOW
        )


def test_a_draft_sent_back_lies_with_its_officer_until_it_is_given_to_the_manager_again():
    case = builders.joined()
    message, by, decider = recorded(case), officer_of(case), manager()
    drafts.ask_manager(message=message, note="She may be away.", by=by, now=builders.NOW)
    assert list(drafts.for_the_manager(decider)) == [message]

    drafts.send_back(message=message, reason="Ring her first.", by=decider, now=builders.later(hours=1))
    assert list(drafts.for_the_manager(decider)) == []
    assert list(drafts.sent_back_to(by)) == [message]

    drafts.ask_manager(message=message, note="She knows.", by=by, now=builders.later(hours=2))
    assert list(drafts.for_the_manager(decider)) == [message]
    assert [remark.text for remark in drafts.remarks_on(message)] == [
        "She knows.",
        "Ring her first.",
        "She may be away.",
    ]


def test_only_a_manager_sends_back_and_says_why():
    case = builders.joined()
    message = recorded(case)

    with pytest.raises(access.NotPermitted):
        drafts.send_back(message=message, reason="x", by=officer_of(case), now=builders.NOW)
    with pytest.raises(drafts.ReasonMissing):
        drafts.send_back(message=message, reason=" ", by=manager(), now=builders.NOW)


def test_what_is_told_in_an_agreed_hour_is_approved_before_it_and_waits_for_it():
    case = builders.joined()
    message = recorded(case)
    assert message.telling is not None
    AgreedHour.objects.create(
        fact=message.telling.fact, tell_at=builders.later(hours=3), made_by=officer_of(case), made_at=builders.NOW
    )

    assert approved(message, officer_of(case)).not_before == builders.later(hours=3)


def test_a_letter_that_changed_since_it_was_shown_is_not_approved():
    case = builders.joined()
    message = recorded(case)
    shown = message_words.fingerprint(messages.message_for(officer_of(case), message.reference, now=builders.NOW))
    drafts.ask_manager(message=message, by=officer_of(case), now=builders.later(hours=1))

    with pytest.raises(messages.ChangedMeanwhile):
        approved(message, manager(), shown=shown)


@pytest.mark.parametrize("decided", ["", "stop"])
def test_what_a_brake_holds_is_not_approved(decided):
    case = builders.joined()
    message = recorded(case)
    done = {"decided_by": manager(), "decided_at": builders.NOW} if decided else {}
    brake = Brake.objects.create(reference="BR-TEST", kind="rate", began_at=builders.NOW, decided=decided, **done)
    Telling.objects.filter(pk=message.telling_id).update(brake=brake)
    message.refresh_from_db()

    with pytest.raises(messages.UnderBrake):
        approved(message, officer_of(case))


def test_what_a_person_let_go_on_after_a_brake_is_approved():
    case = builders.joined()
    message = recorded(case)
    message.brake = Brake.objects.create(
        reference="BR-TEST", kind="rate", began_at=builders.NOW, decided="go", decided_by=manager(),
        decided_at=builders.NOW,
    )  # fmt: skip
    message.save()

    assert approved(message, officer_of(case)).state == "approved"
