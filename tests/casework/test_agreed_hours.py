"""Together (B14): members of one sentence are told within one hour, each their own way, and none learns of another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import access, agreed_hours, messages, reach, sending, stages, timelines, worklists
from victimcontact.casework.people import WayGiven
from victimcontact.casework.stages import Happened
from victimcontact.casework.worklists import Filters
from victimcontact.gateway.carriers import MailFolder, PrintRoom
from victimcontact.records.models import Account, Case, Fact, Message, MessageStep, Telling

pytestmark = pytest.mark.django_db

HOUR = builders.later(days=1, hours=1)  # Tuesday at 11 in London
MINUTE = timedelta(minutes=1)


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def co_victim(case: Case, name: str, *, by_email: bool = False) -> Case:
    other = builders.joined(case.officer, victims=(replace(builders.victim(), given_names=name),))
    Case.objects.filter(pk=other.pk).update(sentence=case.sentence)
    if by_email:
        members.activated(other)
        Case.objects.filter(pk=other.pk).update(channel="email")
    return Case.objects.get(pk=other.pk)


@pytest.fixture
def family() -> list[Case]:
    first = builders.joined()
    return [first, co_victim(first, "Canaryseren", by_email=True), co_victim(first, "Canarymegan", by_email=True)]


def happened(case: Case) -> Fact:
    return stages.record(
        sentence=case.sentence, happened=Happened("released", date(2026, 11, 20)), by=by_of(case), now=builders.NOW
    )


def agree(fact: Fact, by: Account, tell_at: datetime = HOUR) -> None:
    agreed_hours.agree(fact=fact, tell_at=tell_at, press_risk="A reporter has rung.", by=by, now=builders.NOW)


def approve_all(fact: Fact, by: Account) -> list[Message]:
    return [
        messages.approve(message=message, by=by, now=builders.later(minutes=number))
        for number, message in enumerate(Message.objects.filter(telling__fact=fact).order_by("pk"))
    ]


def standing_at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


def worked_through(folder: Path, *, until: datetime) -> None:
    """The worker of a day, every ten minutes."""
    now = builders.NOW
    while now <= until:
        for carrier in (PrintRoom(folder / "print"), MailFolder(folder / "outbox")):
            sending.drain(carrier, clock=standing_at(now))
        now += 10 * MINUTE


def test_all_are_handed_over_within_the_hour_and_none_is_told_of_another(family: list[Case], tmp_path: Path) -> None:
    fact, by = happened(family[0]), by_of(family[0])
    agree(fact, by)
    approved = approve_all(fact, by)

    worked_through(tmp_path, until=HOUR + timedelta(hours=2))

    gone = MessageStep.objects.filter(message__telling__fact=fact, state="handing_over").values_list("at", flat=True)
    assert (len(approved), len(gone)) == (3, 3)
    assert min(gone) >= HOUR
    assert max(gone) - min(gone) <= timedelta(hours=1)
    for case in family:
        others = [name for other in family if other != case for name in (other.reference, other.person.given_names)]
        timeline = timelines.for_victim(Case.objects.get(pk=case.pk), on=HOUR.date(), language="en")
        read = str(timeline) + str([message.content for message in case.messages.all()])
        assert [name for name in others if name in read and name != case.person.given_names] == []
        assert "A reporter has rung." not in read


def test_the_hour_may_be_set_after_approval_moved_and_ended(family: list[Case]) -> None:
    fact, by = happened(family[0]), by_of(family[0])
    approve_all(fact, by)
    moments = []

    for tell_at in (HOUR, HOUR + timedelta(hours=2)):
        agree(fact, by, tell_at)
        moments.append(set(Message.objects.filter(telling__fact=fact).values_list("not_before", flat=True)))
    agreed_hours.end(fact=fact, by=by, now=builders.NOW)
    moments.append(set(Message.objects.filter(telling__fact=fact).values_list("not_before", flat=True)))

    assert moments == [{HOUR}, {HOUR + timedelta(hours=2)}, {builders.NOW}]
    with pytest.raises(agreed_hours.NothingAgreed):
        agreed_hours.end(fact=fact, by=by, now=builders.NOW)


def test_who_gets_a_letter_is_phoned_in_the_hour_and_who_must_not_be_disturbed_has_a_way_of_their_own(
    family: list[Case],
) -> None:
    fact, by = happened(family[0]), by_of(family[0])
    builders.reachable(family[1], phone=WayGiven("+447700900123", safe=False))

    usual = {part.person: part.way for part in agreed_hours.parts(by, fact, HOUR)}
    early = [part for part in agreed_hours.parts(by, fact, HOUR.replace(hour=5)) if not part.why]

    assert list(usual.values()).count("call") == 1
    assert list(usual.values()).count("message") == 2
    assert early == []
    assert {part.way for part in agreed_hours.parts(by, fact, HOUR.replace(hour=5))} == {"own_way"}


def calls_ahead(account: Account) -> dict[str, tuple[date | None, str]]:
    """What the list says of the hour, by the case."""
    items = worklists.listed(account, Filters(whose="unit"), on=builders.TODAY).items
    return {item.case_reference: (item.due_on, item.text) for item in items if item.kind == "hour"}


def test_whoever_has_an_approved_message_for_the_hour_is_no_call_of_it(family: list[Case]) -> None:
    fact, by = happened(family[0]), by_of(family[0])
    agree(fact, by)
    assert set(calls_ahead(by)) == {case.reference for case in family}

    approve_all(fact, by)
    assert set(calls_ahead(by)) == {family[0].reference}

    agreed_hours.end(fact=fact, by=by, now=builders.NOW)
    assert calls_ahead(by) == {}


def test_the_calls_of_the_hour_come_to_their_officer_and_unanswered_to_the_manager(family: list[Case]) -> None:
    fact, by = happened(family[0]), by_of(family[0])
    agree(fact, by)
    telling = Telling.objects.get(case=family[0], fact=fact)
    before = calls_ahead(by)

    states = []
    for now in (HOUR - MINUTE, HOUR, HOUR + timedelta(hours=1)):
        row = reach.reconcile(telling, now=now)
        states.append((row.state, row.next_step))

    assert before[family[0].reference] == (
        HOUR.date(),
        "Tell them in the hour from 11:00 on 24 November 2026: released",
    )
    assert family[0].reference not in calls_ahead(by), "from the hour on the ledger of reach has it"
    assert calls_ahead(builders.officer(in_unit="exeter").account) == {}
    assert states == [("drafted", "phone"), ("unreached", "manager"), ("unreached", "")]


def test_a_later_hour_takes_the_call_back_and_what_was_said_of_it(family: list[Case]) -> None:
    fact, by = happened(family[0]), by_of(family[0])
    lines = []
    for tell_at, now in ((HOUR, HOUR), (HOUR + timedelta(days=1), HOUR)):
        agree(fact, by, tell_at)
        reach.reconcile(Telling.objects.get(case=family[0], fact=fact), now=now)
        lines += [(line.state, line.why) for line in reach.of_case(family[0])]

    assert lines == [("unreached", "Nothing shows that they know."), ("drafted", "")]


def test_another_units_officer_sees_no_part_and_agrees_nothing(family: list[Case]) -> None:
    fact, stranger = happened(family[0]), builders.officer(in_unit="exeter").account

    assert agreed_hours.parts(stranger, fact, HOUR) == []
    with pytest.raises(access.NotFound):
        agree(fact, stranger)


def test_an_hour_that_has_passed_is_refused(family: list[Case]) -> None:
    with pytest.raises(agreed_hours.InThePast):
        agree(happened(family[0]), by_of(family[0]), builders.NOW)
