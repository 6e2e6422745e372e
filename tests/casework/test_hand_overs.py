"""A portion of letters at a time: what goes wrong with one stays with that one, and what was read before is never old."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders
from victimcontact.casework import access, messages, people, sending, stages
from victimcontact.casework.carriage import FOR_EVER, NOT_AT_ALL, Carrier, Parcel
from victimcontact.casework.messages import Wanted
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.records.models import Account, AuditEntry, Case, Message, MessageStep, Reach, ReachStep

pytestmark = pytest.mark.django_db


class Died(BaseException):
    """What no program catches: the worker is gone."""


class Room(Carrier):
    """Takes letters and remembers them, until a test makes something happen with one of them."""

    name, channel, ends_in, remembers = "room", "letter", "in_print_room", FOR_EVER

    def __init__(self) -> None:
        self.taken: list[str] = []

    def hand_over(self, parcel: Parcel) -> str:
        self.taken.append(parcel.reference)
        return f"theirs-{parcel.reference}"

    def has(self, reference: str) -> bool | None:
        return reference in self.taken


class Forgetful(Room):
    """Cannot be asked, and its worker dies with the third letter."""

    remembers = NOT_AT_ALL

    def hand_over(self, parcel: Parcel) -> str:
        if len(self.taken) == 2:
            raise Died
        return super().hand_over(parcel)

    def has(self, reference: str) -> bool | None:
        return None


class Odd(Room):
    """Has a mistake of its own with the second letter."""

    def hand_over(self, parcel: Parcel) -> str:
        if len(self.taken) == 1 and parcel.reference not in self.taken:
            self.taken.append("a mistake was made")
            raise KeyError
        return super().hand_over(parcel)


class Talkative(Room):
    """Answers something for the second letter that cannot be kept."""

    def hand_over(self, parcel: Parcel) -> str:
        answer = super().hand_over(parcel)
        return answer if len(self.taken) != 2 else answer * 20


def officer_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def approved(count: int, case: Case | None = None) -> Case:
    """A member for whom so many letters wait."""
    case = case or builders.joined()
    by = officer_of(case)
    for _number in range(count):
        message = messages.compose(case=case, wanted=Wanted("L25"), by=by, now=builders.NOW)
        messages.approve(message=message, by=by, now=builders.NOW)
    return case


def drained(carrier: Carrier, minutes: int = 0) -> int:
    return sending.drain(carrier, clock=lambda: builders.later(minutes=minutes))


def states() -> Counter[str]:
    return Counter(Message.objects.filter(document="L25").values_list("state", flat=True))


def test_letters_that_go_together_move_their_tellings_together() -> None:
    case = builders.joined()
    by = officer_of(case)
    for code in ("released", "sentence_changed"):
        happened = stages.Happened(code, builders.TODAY, {})
        stages.record(sentence=case.sentence, happened=happened, by=by, now=builders.NOW)
    for letter in Message.objects.filter(telling__isnull=False):
        messages.approve(message=letter, by=by, now=builders.NOW)
    before = set(Reach.objects.values_list("state", flat=True))

    assert drained(Room()) == 2

    assert before == {"approved"}
    assert list(Reach.objects.values_list("state", flat=True)) == ["handed_over"] * 2
    assert ReachStep.objects.filter(kind="handed_over").count() == 2


def test_letters_that_go_together_are_each_written_down_as_one_alone_is() -> None:
    approved(3)

    assert drained(room := Room()) == 3

    rows = Message.objects.filter(document="L25")
    assert {row.carrier_reference for row in rows} == {f"theirs-{row.reference}" for row in rows}
    assert {(row.state, row.carrier, row.changed_at) for row in rows} == {("in_print_room", "room", builders.NOW)}
    entries = AuditEntry.objects.filter(what="sending.handed_over")
    assert sorted(entries.values_list("subject", flat=True)) == sorted(room.taken)
    assert set(entries.values_list("case_reference", "actor_kind")) == {(rows[0].case.reference, "program")}
    steps = MessageStep.objects.filter(message__in=rows).values_list("state", flat=True)
    assert Counter(steps) == dict.fromkeys(("drafted", "approved", "handing_over", "in_print_room"), 3)


def test_more_letters_ask_the_database_no_more_questions() -> None:
    case = approved(1)
    with CaptureQueriesContext(connection) as few:
        assert drained(Room()) == 1
    approved(4, case)
    with CaptureQueriesContext(connection) as many:
        assert drained(Room()) == 4

    assert len(many) == len(few)


def test_a_carrier_that_cannot_be_asked_has_one_letter_in_doubt_and_no_more() -> None:
    approved(5)

    with pytest.raises(Died):
        drained(Forgetful())

    assert states() == {"in_print_room": 2, "handing_over": 1, "approved": 2}


def test_whoever_dies_within_a_portion_leaves_what_the_carrier_can_be_asked_about() -> None:
    class Dying(Forgetful):
        remembers = FOR_EVER

        def has(self, reference: str) -> bool | None:
            return reference in self.taken

    approved(4)
    with pytest.raises(Died):
        drained(dying := Dying())
    left, room = states(), Room()
    room.taken = dying.taken

    assert drained(room) == 0, "not before what was under way has come to an end"
    drained(room, minutes=2)

    assert left == {"handing_over": 4}
    assert states() == {"in_print_room": 4}
    assert len(room.taken) == len(set(room.taken)) == 4


def test_what_one_carrier_may_have_is_not_put_in_doubt_by_another_for_the_same_channel() -> None:
    class Other(Room):
        name = "other"

    approved(3)
    drained(odd := Odd())

    drained(Other(), minutes=2)
    assert states() == {"in_print_room": 2, "handing_over": 1}
    drained(odd, minutes=2)
    assert states() == {"in_print_room": 3}


def test_what_a_carrier_that_is_used_no_more_may_have_becomes_a_persons_work() -> None:
    class Other(Room):
        name = "other"

    approved(2)
    drained(Odd())

    drained(Other(), minutes=61)

    assert states() == {"in_print_room": 1, "uncertain": 1}


@pytest.mark.parametrize("carrier", [Odd, Talkative])
def test_what_goes_wrong_with_one_letter_spoils_no_other(carrier: type[Room]) -> None:
    approved(4)

    drained(carrier())

    assert states() == {"in_print_room": 3, "handing_over": 1}


def test_a_letter_nobody_could_foresee_a_mistake_with_goes_a_minute_later() -> None:
    approved(3)
    drained(odd := Odd())

    drained(odd, minutes=2)

    assert states() == {"in_print_room": 3}


def test_one_that_cannot_be_taken_up_keeps_no_other_in_the_house() -> None:
    class Mute(Room):
        def has(self, reference: str) -> bool | None:
            raise KeyError

    case = approved(1)
    Message.objects.filter(document="L25").update(state="handing_over", changed_at=builders.NOW)
    approved(1, case)

    assert drained(Mute(), minutes=2) == 1
    assert states() == {"handing_over": 1, "in_print_room": 1}


def test_a_move_is_seen_within_about_a_second() -> None:
    case = approved(3)
    by = officer_of(case)

    class Slow(Room):
        """While it takes the first letter, the person moves."""

        def hand_over(self, parcel: Parcel) -> str:
            if not self.taken:
                moved = PlanWanted(address=WayGiven(("9 Elsewhere Road", "Bath", "BA99 9ZZ"), safe=True))
                version = access.version_of(case)
                people.record_safe_contact(case=case, plan=moved, version=version, by=by, now=builders.NOW)
            return super().hand_over(parcel)

    passing = iter(range(1000))

    def clock() -> datetime:
        return builders.NOW + timedelta(seconds=next(passing))

    assert sending.drain(Slow(), clock=clock) == 1
    assert states() == {"in_print_room": 1, "drafted": 2}
