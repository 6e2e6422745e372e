"""The reach ledger through the verbs: whatever moves a telling moves its reach, and a clock that runs out makes work."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import (
    closings,
    contacts,
    escalations,
    feeds,
    messages,
    outcomes,
    reach,
    sending,
    stages,
    tellings,
    wishes,
    worklists,
)
from victimcontact.casework.access import program, version_of
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.days import day_of
from victimcontact.casework.people import WayGiven
from victimcontact.casework.stages import Happened
from victimcontact.casework.tellings import Settlement
from victimcontact.casework.wishes import Wish
from victimcontact.casework.worklists import Filters
from victimcontact.gateway.carriers import PrintRoom
from victimcontact.records.models import Account, Case, Message, Reach, ReachStep, Telling
from victimcontact.scheme.incoming import Incoming, Number

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 11, 20)
RELEASED = "prison-offender-events.prisoner.released"


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def told(case: Case, code: str = "released", *, now: datetime = builders.NOW) -> Telling:
    happened = Happened(code, FRIDAY, {})
    fact = stages.record(sentence=case.sentence, happened=happened, by=by_of(case), now=now)
    return Telling.objects.get(case=case, fact=fact)


def stands(telling: Telling) -> tuple[str, str]:
    row = Reach.objects.get(telling=telling)
    return row.state, row.next_step


def letter_of(telling: Telling) -> Message:
    return telling.messages.get(channel="letter")


def posted(telling: Telling, folder: Path, *, now: datetime = builders.NOW) -> Message:
    letter = letter_of(telling)
    messages.approve(message=letter, by=by_of(telling.case), now=now)
    sending.drain(PrintRoom(folder), clock=lambda: now)
    letter.refresh_from_db()
    sending.mark_posted(message=letter, by=by_of(telling.case), now=now)
    letter.refresh_from_db()
    return letter


def spoke(telling: Telling, outcome: str = "completed", *, now: datetime) -> None:
    made = ContactMade(now.date(), "phone", outcome, about=str(telling.fact_id))
    contacts.add(case=telling.case, made=made, by=by_of(telling.case), now=now)


def to_phone(account: Account, now: datetime) -> list[str]:
    """What the worklist of the unit says of those whom a person has to reach."""
    page = worklists.listed(account, Filters(whose="unit"), on=day_of(now))
    return [item.text for item in page.items if item.kind == "reach"]


def test_reach_follows_a_letter_from_draft_to_post_and_a_call_that_got_through_ends_it(tmp_path: Path) -> None:
    case = builders.joined()
    telling = told(case)
    seen = [stands(telling)]

    messages.approve(message=letter_of(telling), by=by_of(case), now=builders.NOW)
    seen.append(stands(telling))
    sending.drain(PrintRoom(tmp_path), clock=lambda: builders.NOW)
    seen.append(stands(telling))
    sending.mark_posted(message=Message.objects.get(telling=telling), by=by_of(case), now=builders.NOW)
    seen.append(stands(telling))
    spoke(telling, "failed", now=builders.NOW)
    seen.append(stands(telling))
    spoke(telling, now=builders.NOW)

    assert seen == [
        ("drafted", "phone"),
        ("approved", "phone"),
        ("handed_over", "another_way"),
        ("sent", "another_way"),
        ("sent", "another_way"),
    ]
    assert stands(telling) == ("acknowledged", "")


def test_reconciling_again_writes_nothing(tmp_path: Path) -> None:
    telling = told(builders.joined())
    before = (ReachStep.objects.count(), stands(telling))

    reach.reconcile(telling, now=builders.NOW)

    assert (ReachStep.objects.count(), stands(telling)) == before


def test_an_unanswered_letter_of_a_release_becomes_the_officers_call_and_then_the_managers(tmp_path: Path) -> None:
    telling = told(builders.joined())
    posted(telling, tmp_path)
    work = []

    for hours in (1, 2, 4):
        escalations.run(now=builders.later(hours=hours))
        work.append(to_phone(by_of(telling.case), builders.later(hours=hours)))

    assert work == [
        [],
        ["Phone them by 14:00 on 23 November: released"],
        ["Not reached, the manager decides how: released"],
    ]


@pytest.mark.parametrize("has_sign_in", [True, False])
def test_the_next_safe_channel_is_drafted_once_and_never_sent_by_itself(tmp_path: Path, has_sign_in: bool) -> None:
    case = builders.joined()
    if has_sign_in:
        members.activated(case)
    telling = told(Case.objects.get(pk=case.pk))
    posted(telling, tmp_path)

    for minutes in (60, 61, 62):
        escalations.run(now=builders.later(minutes=minutes))

    email = telling.messages.get(channel="email")
    assert (email.state, telling.messages.count()) == ("drafted", 2)
    assert email.approved_at is None
    assert "call us" in email.content["email"]


def test_a_text_is_drafted_where_no_mailbox_is_safe(tmp_path: Path) -> None:
    case = builders.joined()
    ways = {"email": WayGiven("rhian@example.org", safe=False), "text": WayGiven("07700900123", safe=True)}
    builders.reachable(Case.objects.get(pk=case.pk), **ways)
    telling = told(Case.objects.get(pk=case.pk))
    posted(telling, tmp_path)

    escalations.run(now=builders.later(hours=1))

    text = telling.messages.get(channel="text")
    assert (text.state, text.approver) == ("drafted", "officer")
    assert case.sentence.offender.family_name not in text.content["text"]


def test_a_channel_that_is_not_safe_is_never_drafted_and_the_ledger_says_that_there_is_none(tmp_path: Path) -> None:
    case = builders.joined()
    members.activated(case)
    builders.reachable(Case.objects.get(pk=case.pk), email=WayGiven("rhian@example.org", safe=False))
    telling = told(Case.objects.get(pk=case.pk))
    posted(telling, tmp_path)

    escalations.run(now=builders.later(hours=1))

    assert not telling.messages.exclude(channel="letter").exists()
    assert "no other safe way" in ReachStep.objects.get(telling=telling, kind="another_way").note


def test_a_letter_that_comes_back_is_somebodys_call_at_once(tmp_path: Path) -> None:
    telling = told(builders.joined(), "moved_to_open_conditions")
    letter = posted(telling, tmp_path)
    back = builders.later(days=20)

    outcomes.bounced(Message.objects.get(pk=letter.pk), by=by_of(telling.case), now=back)
    escalations.run(now=back)

    assert to_phone(by_of(telling.case), back) == ["Phone them by 17:00 on 14 December: moved to open conditions"]


def test_an_ordinary_letter_that_does_not_come_back_counts_as_delivered(tmp_path: Path) -> None:
    telling = told(builders.joined(), "moved_to_open_conditions")
    posted(telling, tmp_path)

    escalations.run(now=builders.later(days=15))

    assert stands(telling) == ("delivered", "")


def test_what_a_member_opens_in_their_own_pages_has_reached_them(tmp_path: Path) -> None:
    case = builders.joined()
    account = members.activated(case)
    telling = told(Case.objects.get(pk=case.pk))
    letter = posted(telling, tmp_path)

    messages.acknowledge(message=letter, by=account, now=builders.later(hours=1))

    assert stands(telling) == ("acknowledged", "")


@pytest.mark.parametrize(
    ("level", "code", "stand"),
    [
        ("release_month", "moved_to_open_conditions", ("not_to_be_told", "")),
        ("key_stages", "transferred_to_hospital", ("undecided", "manager")),
        ("key_stages", "died", ("undecided", "")),
        ("key_stages", "leave_granted", ("not_to_be_told", "")),
    ],
)
def test_what_is_not_simply_told_waits_for_the_person_who_decides_or_has_ended(
    level: str, code: str, stand: tuple[str, str]
) -> None:
    assert stands(told(builders.joined(level=level), code)) == stand


def test_a_decision_not_to_tell_says_who_and_why_and_comes_up_again_on_its_day() -> None:
    case = builders.joined()
    telling = told(case, "transferred_to_hospital")
    no = Settlement(tell=False, reason="The move is not certain.", look_again_on=date(2026, 12, 1))
    tellings.settle(telling=telling, settlement=no, by=by_of(case), now=builders.NOW)
    (line,) = reach.of_case(case)

    escalations.run(now=datetime(2026, 12, 1, 9, 0, tzinfo=builders.NOW.tzinfo))

    assert case.officer is not None
    assert (line.state, line.decided_by, line.reason) == ("not_to_be_told", case.officer.name, no.reason)
    assert stands(telling) == ("undecided", "manager")


def test_what_a_feed_brought_is_not_due_until_its_hold_is_over() -> None:
    case = builders.joined()
    number = Number("prison_number", case.sentence.offender.identifiers.get(kind="prison_number").value)
    at = builders.NOW - timedelta(hours=1)
    incoming = Incoming(RELEASED, numbers=(number,), occurred_at=at, occurred_text=at.isoformat(), code="CR")
    feeds.hear(incoming=incoming, raw="{}", by=program(), now=builders.NOW)
    telling = Telling.objects.get(case=case)
    held = stands(telling)

    tellings.release_held(builders.later(hours=1))

    assert (held, stands(telling)) == (("not_due", "end_hold"), ("drafted", "phone"))


def test_nobody_is_chased_for_what_was_taken_back_or_after_they_have_left() -> None:
    case = builders.joined()
    wrong, right = told(case), told(case, "moved_to_open_conditions")

    stages.withdraw(fact=wrong.fact, reason="Somebody else.", by=by_of(case), now=builders.later(hours=1))
    closings.close(
        case=case, reason="sentence_ended", note="", version=version_of(case), by=by_of(case), now=builders.later(1)
    )

    assert [stands(wrong), stands(right)] == [("ended", ""), ("ended", "")]
    assert not reach.not_reached(by_of(case))


def test_whoever_comes_back_is_not_chased_for_what_was_told_before_they_left() -> None:
    case = builders.joined()
    telling = told(case)
    for wish, hours in (("leave", 1), ("rejoin", 2)):
        case = Case.objects.get(pk=case.pk)
        wanted = Wish(wish, "key_stages" if wish == "rejoin" else "")
        wishes.record(case=case, wish=wanted, version=version_of(case), by=by_of(case), now=builders.later(hours=hours))

    assert Case.objects.get(pk=case.pk).standing == "joined"
    assert stands(telling) == ("ended", "")
    spoke(telling, now=builders.later(hours=3))
    assert stands(telling) == ("acknowledged", "")


def test_one_telling_that_fails_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    case = builders.joined()
    broken, sound = told(case), told(case, "sentence_changed")
    right = reach.reconcile

    def reconcile(telling: Telling, *, now: datetime) -> Reach:
        if telling == broken:
            raise ValueError
        return right(telling, now=now)

    monkeypatch.setattr(reach, "reconcile", reconcile)
    taken = escalations.run(now=builders.later(days=3))

    assert (taken, stands(broken), stands(sound)) == (1, ("drafted", "phone"), ("unreached", ""))


def test_an_officer_of_another_unit_sees_none_of_it() -> None:
    telling = told(builders.joined())
    stranger = builders.officer(in_unit="exeter").account
    escalations.run(now=builders.later(hours=4))

    assert len(reach.not_reached(by_of(telling.case))) == 1
    assert reach.not_reached(stranger) == reach.of_fact(stranger, telling.fact) == []
    assert to_phone(stranger, builders.NOW) == []


def test_a_telling_from_before_there_was_a_ledger_gets_its_row() -> None:
    telling = told(builders.joined())
    Reach.objects.filter(telling=telling).delete()

    assert escalations.begin_missing(now=builders.NOW) == 1
    assert stands(telling) == ("drafted", "phone")
