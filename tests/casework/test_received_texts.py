"""A text to our number is kept once, is somebody's work, and is never answered or read as more than it says."""

from datetime import datetime
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import access, messages, received_texts, worklists
from victimcontact.casework.access import program
from victimcontact.casework.messages import Wanted
from victimcontact.casework.people import WayGiven
from victimcontact.casework.received_texts import Heard
from victimcontact.casework.safe_contact import NotSafe
from victimcontact.casework.worklists import Filters
from victimcontact.records.models import Account, Case, Contact, ContactPoint, ReceivedText

pytestmark = pytest.mark.django_db

NUMBER, AS_NOTIFY_SAYS = "07700 900456", "447700900456"


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def texted(**more: Any) -> Case:
    """A member with a safe number for texts."""
    case = builders.joined(**more)
    builders.reachable(Case.objects.get(pk=case.pk), text=WayGiven(NUMBER, safe=True))
    return Case.objects.get(pk=case.pk)


def came(text: str = "I have moved, please call.", *, number: str = AS_NOTIFY_SAYS, id: str = "n-1") -> ReceivedText:
    heard = Heard("notify", id, number, text, builders.NOW)
    return received_texts.take(heard=heard, by=program(), now=builders.NOW)


def work_of(account: Account) -> list[tuple[str, datetime | None]]:
    """The texts on somebody's list: what is to be done, and whether it is due that day."""
    page = worklists.listed(account, Filters(), on=builders.TODAY)
    return [(item.text, item.due_on == builders.TODAY) for item in page.items if item.kind == "text"]


def test_a_text_of_somebody_we_know_is_their_officers_work_that_day_and_stands_in_the_log() -> None:
    case = texted()

    text = came()

    assert work_of(by_of(case)) == [("Read a text they sent us", True)]
    log = Contact.objects.get(case=case, channel="text", direction="in")
    assert (text.case, log.note) == (case, "I have moved, please call.")
    assert work_of(builders.officer(in_unit="exeter").account) == []


def test_told_of_twice_it_is_kept_once() -> None:
    case = texted()

    first, again = came(), came()

    assert first == again
    assert Contact.objects.filter(case=case, channel="text").count() == 1


@pytest.mark.parametrize("number", ["447700900999", "", "NHS-NoReply"])
def test_a_text_from_a_number_that_nobody_has_waits_for_a_manager(number: str) -> None:
    case, manager = texted(), builders.officer("manager").account

    text = came(number=number)

    assert text.case is None
    assert [what for what, _day in work_of(manager)] == [received_texts_of_nobody()]
    assert work_of(by_of(case)) == []
    with pytest.raises(access.NotFound):
        received_texts.text_for(by_of(case), text.reference, now=builders.NOW)


def received_texts_of_nobody() -> str:
    return "A text came from a number that is not of one person we know: find out whose it is"


def test_a_number_of_two_people_is_nobodys_until_a_manager_says_whose() -> None:
    one, other = texted(), texted()
    manager = builders.officer("manager").account
    text = came()

    assert text.case is None
    assert {case.pk for case in received_texts.could_be_of(manager, text)} == {one.pk, other.pk}
    received_texts.match(text=text, case=other, by=manager, now=builders.NOW)
    assert (work_of(by_of(one)), len(work_of(by_of(other))), work_of(manager)) == ([], 1, [])
    with pytest.raises(received_texts.SeenTo):
        received_texts.match(text=text, case=one, by=manager, now=builders.NOW)


def test_a_number_they_no_longer_have_is_not_theirs() -> None:
    case = texted()
    builders.reachable(Case.objects.get(pk=case.pk), text=WayGiven("07700 900789", safe=True))

    assert came().case is None


def test_stop_ends_texts_to_that_number_at_once_and_nothing_else() -> None:
    case = texted()
    draft = messages.compose(case=case, wanted=Wanted("L25", channel="text"), by=by_of(case), now=builders.NOW)

    came("Stop.")

    with pytest.raises(NotSafe):
        messages.approve(message=draft, by=by_of(case), now=builders.NOW)
    assert Case.objects.get(pk=case.pk).standing == "joined"
    assert ContactPoint.objects.get(person=case.person, channel="email", replaced_at=None).safety == "safe"
    assert work_of(by_of(case)) == [
        ("They asked for no more texts, and get none: find out, by another safe way, what they want", True)
    ]


def test_stop_from_a_number_of_two_people_ends_texts_to_both() -> None:
    cases = [texted(), texted()]

    came("STOP")

    points = ContactPoint.objects.filter(person__in=[case.person for case in cases], channel="text", replaced_at=None)
    assert {point.safety for point in points} == {"unsafe"}


def test_it_leaves_the_list_when_its_officer_says_what_was_done_and_not_before() -> None:
    case = texted()
    text = came()

    with pytest.raises(received_texts.NothingSaid):
        received_texts.see_to(text=text, note=" ", by=by_of(case), now=builders.NOW)
    with pytest.raises(access.NotFound):
        stranger = builders.officer(in_unit="exeter").account
        received_texts.see_to(text=text, note="Mine.", by=stranger, now=builders.NOW)
    received_texts.see_to(text=text, note="Rang her; she has moved.", by=by_of(case), now=builders.NOW)

    assert work_of(by_of(case)) == []
    with pytest.raises(received_texts.SeenTo):
        received_texts.see_to(text=text, note="Again.", by=by_of(case), now=builders.NOW)


def test_what_is_of_nobody_is_set_aside_by_a_manager_with_a_reason_and_what_is_of_a_case_is_not() -> None:
    case, manager = texted(), builders.officer("manager").account
    spam, theirs = came("You have won", number="447700900999"), came(id="n-2")

    received_texts.set_aside(text=spam, why="An advertisement.", by=manager, now=builders.NOW)

    assert ReceivedText.objects.get(pk=spam.pk).note == "An advertisement."
    with pytest.raises(received_texts.SeenTo):
        received_texts.set_aside(text=theirs, why="No.", by=manager, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        received_texts.set_aside(text=spam, why="No.", by=by_of(case), now=builders.NOW)
