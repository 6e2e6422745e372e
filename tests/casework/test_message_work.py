"""What cannot go is somebody's work the same day, and the list says so: it never looks like a letter that only waits to be read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import failed_ways, messages, people, previews, sending, stages, worklists
from victimcontact.casework.messages import Wanted
from victimcontact.casework.people import WayGiven
from victimcontact.casework.stages import Happened
from victimcontact.casework.worklists import Filters, Item
from victimcontact.gateway.carriers import PrintRoom
from victimcontact.records.models import Account, Case, Channel, Message, Telling

pytestmark = pytest.mark.django_db

CANNOT_GO = "This cannot go as things stand"


def officer_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def drafted(case: Case, channel: str = "letter") -> Message:
    wanted = Wanted("L25", channel=channel)
    return messages.compose(case=case, wanted=wanted, by=officer_of(case), now=builders.NOW)


def row_of(message: Message, *, on: date = builders.TODAY) -> Item:
    listed = worklists.listed(officer_of(message.case), Filters(), on=on)
    return next(item for item in listed.items if item.reference == message.reference)


def lines_of(case: Case) -> tuple[str, ...]:
    address = people.live_address(case.person)
    assert address is not None
    return tuple(address.lines)


def fails(case: Case) -> None:
    failed_ways.mark(case.person, "letter", ["", *lines_of(case)], now=builders.NOW)


def wants_calls(case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(channel=Channel.PHONE)


def planned(safe: bool | None = True, seen_by: str = "", **plan: Any) -> Callable[[Case], None]:
    """A new plan in which the same address is safe or not, and somebody sees the post or nobody does."""

    def record(case: Case) -> None:
        address = {"address": WayGiven(lines_of(case), safe, seen_by)}
        builders.reachable(case, now=builders.later(hours=1), **(address | plan))

    return record


STOPPED: dict[str, tuple[str, Callable[[Case], None]]] = {
    "nobody has checked": ("letter", planned(None)),
    "not safe": ("letter", planned(False)),
    "no address": ("letter", planned(address=None)),
    "seen in danger": ("letter", planned(seen_by="partner", in_danger=True)),
    "it failed": ("letter", fails),
    "only calls": ("letter", wants_calls),
    "mail not safe": ("email", planned(email=WayGiven("rhian@example.org", safe=False))),
}
GOES: dict[str, tuple[str, Callable[[Case], None]]] = {
    "safe": ("letter", planned()),
    "in danger and nobody sees it": ("letter", planned(in_danger=True)),
    "seen and checked": ("letter", planned(seen_by="partner")),
    "a mail is safe where letters are not": ("email", planned(False)),
}


@pytest.mark.parametrize("why", STOPPED)
def test_a_letter_that_can_go_nowhere_is_due_that_day_and_says_so(why: str) -> None:
    channel, change = STOPPED[why]
    case = builders.joined()
    message = drafted(case, channel)
    change(case)

    row = row_of(message)

    assert previews.going(message, now=builders.later(hours=2)).stopped
    assert row.text.startswith(CANNOT_GO) and (row.due_on, row.what) == (builders.TODAY, "cannot_go")


@pytest.mark.parametrize("why", GOES)
def test_a_letter_that_may_go_waits_to_be_read(why: str) -> None:
    channel, change = GOES[why]
    case = builders.joined()
    message = drafted(case, channel)
    change(case)

    row = next(row for row in _of_unit(case) if row.reference == message.reference)

    assert not previews.going(message, now=builders.later(hours=2)).stopped
    assert not row.text.startswith(CANNOT_GO) and row.what == "approve"


def _of_unit(case: Case) -> tuple[Item, ...]:
    manager = builders.officer("manager").account
    return worklists.listed(manager, Filters(whose="unit", reference=case.reference), on=builders.TODAY).items


def test_it_is_late_the_day_after_though_the_letter_itself_is_owed_later() -> None:
    case = builders.joined()
    happened = Happened("moved_to_open_conditions", date(2026, 11, 20), {})
    fact = stages.record(sentence=case.sentence, happened=happened, by=officer_of(case), now=builders.NOW)
    letter = Telling.objects.get(fact=fact).messages.get()
    before = row_of(letter)
    planned(False)(case)

    after = row_of(letter, on=builders.later(1).date())

    assert before.due_on is not None and before.due_on > builders.TODAY and not before.late
    assert (after.due_on, after.late) == (builders.TODAY, True)


def test_what_came_back_from_the_carriers_door_is_due_that_day_and_can_be_approved_again(tmp_path: Path) -> None:
    case = builders.joined()
    message = messages.approve(message=drafted(case), by=officer_of(case), now=builders.NOW)
    planned(sender_name="J. Price")(case)

    assert sending.drain(PrintRoom(tmp_path), clock=lambda: builders.later(1)) == 0

    row = row_of(message, on=builders.later(1).date())
    assert row.text.startswith("This came back unsent")
    assert (row.due_on, row.what) == (builders.later(1).date(), "approve")


def test_a_letter_for_the_manager_that_can_go_nowhere_is_its_officers() -> None:
    case = builders.reachable(builders.joined(), in_danger=True)
    message = drafted(case)
    assert {row.waits_for for row in _of_unit(case) if row.reference == message.reference} == {"manager"}

    planned(False, in_danger=True)(case)

    assert {row.waits_for for row in _of_unit(case) if row.reference == message.reference} == {""}
    assert row_of(message).what == "cannot_go"
