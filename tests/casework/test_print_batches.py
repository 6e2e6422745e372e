"""Letters that are printed together: every one once, the list without names, posted as one, and what came back."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests import builders
from victimcontact.casework import access, messages, people, print_batches, returned_letters, sending, taken_back
from victimcontact.casework.carriage import Takes
from victimcontact.casework.documents.measuring import marks
from victimcontact.casework.messages import Wanted
from victimcontact.casework.people import NameWanted, WayGiven
from victimcontact.gateway.carriers import PrintRoom
from victimcontact.records.models import (
    Account,
    AuditEntry,
    Case,
    Contact,
    Duty,
    Message,
    Person,
    Practitioner,
    PrintBatch,
)
from victimcontact.scheme.needs import goes_with

pytestmark = pytest.mark.django_db


def officer_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def printed(folder: Path, count: int = 3) -> Case:
    case = builders.joined()
    by = officer_of(case)
    for _number in range(count):
        message = messages.compose(case=case, wanted=Wanted("L25"), by=by, now=builders.NOW)
        messages.approve(message=message, by=by, now=builders.NOW)
    sending.drain(PrintRoom(folder), clock=lambda: builders.NOW)
    return case


def letters_of(case: Case) -> list[Message]:
    return list(Message.objects.filter(case=case, document="L25").order_by("approved_at", "pk"))


def clock():
    return builders.later(1)


def test_every_letter_is_in_one_batch_and_a_batch_is_no_larger_than_one_can_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_batches, "MOST", 2)
    case = printed(tmp_path, 3)

    made = print_batches.make(by=officer_of(case), now=builders.NOW)

    assert [batch.messages.count() for batch in made] == [2, 1]
    assert sending.to_post(officer_of(case), now=builders.NOW) == []
    with pytest.raises(print_batches.NothingWaits):
        print_batches.make(by=officer_of(case), now=builders.NOW)


def test_the_file_for_the_printer_holds_every_page_and_the_list_holds_no_name(tmp_path: Path) -> None:
    case = printed(tmp_path)
    by = officer_of(case)
    (batch,) = print_batches.make(by=by, now=builders.NOW)

    whole = print_batches.for_the_printer(batch, by, now=builders.NOW)
    listed = "".join(mark.text for mark in marks(print_batches.cover_list(batch, by)))

    with pikepdf.open(BytesIO(whole)) as file:
        pages = len(file.pages)
    assert pages == sum(len(pikepdf.open(file).pages) for file in tmp_path.glob("*.pdf"))
    assert all(message.reference in listed for message in letters_of(case))
    for telltale in (case.person.family_name, case.person.given_names, "Made-up Street", "BS99", case.reference):
        assert telltale not in listed
    looks = AuditEntry.objects.filter(what="print_batches.print", case_reference=case.reference)
    assert looks.count() == 3


def test_a_batch_is_posted_as_one_on_the_day_somebody_said_so(tmp_path: Path) -> None:
    case = printed(tmp_path)
    by = officer_of(case)
    (batch,) = print_batches.make(by=by, now=builders.NOW)

    print_batches.mark_posted(batch=batch, by=by, now=builders.NOW)
    assert print_batches.progress_of(batch, by).posted == 0
    assert print_batches.carry_out() == 3
    assert print_batches.carry_out() == 0

    assert {message.state for message in letters_of(case)} == {"sent"}
    contacts = Contact.objects.filter(case=case, document="L25")
    assert {(made.happened_on, made.made_by) for made in contacts} == {(builders.TODAY, by)}
    assert print_batches.progress_of(batch, by).done
    with pytest.raises(print_batches.AlreadyPosted):
        print_batches.mark_posted(batch=batch, by=by, now=builders.NOW)
    with pytest.raises(print_batches.AlreadyPosted):
        print_batches.for_the_printer(batch, by, now=builders.NOW)


def test_a_letter_that_was_taken_out_is_not_posted_and_waits_again(tmp_path: Path) -> None:
    case = printed(tmp_path)
    by = officer_of(case)
    (batch,) = print_batches.make(by=by, now=builders.NOW)
    spoilt = letters_of(case)[0]

    print_batches.leave_out(message=spoilt, by=by, now=builders.NOW)
    print_batches.mark_posted(batch=batch, by=by, now=builders.NOW)
    print_batches.carry_out()

    assert [message.reference for message in sending.to_post(by, now=builders.NOW)] == [spoilt.reference]
    with pytest.raises(print_batches.AlreadyPosted):
        print_batches.leave_out(message=letters_of(case)[1], by=by, now=builders.NOW)


def test_a_letter_that_an_officer_may_not_see_is_neither_printed_nor_posted_by_them(tmp_path: Path) -> None:
    case, other = printed(tmp_path, 1), printed(tmp_path, 1)
    (batch,) = print_batches.make(by=officer_of(case), now=builders.NOW)
    barred = builders.officer()
    Practitioner.objects.create(
        offender=other.sentence.offender, name="B", email="b@example.org", account=barred.account,
        made_by=barred.account, made_at=builders.NOW,
    )  # fmt: skip

    whole = print_batches.for_the_printer(batch, barred.account, now=builders.NOW)
    beyond = print_batches.progress_of(batch, barred.account).beyond
    print_batches.mark_posted(batch=batch, by=barred.account, now=builders.NOW)
    print_batches.carry_out()

    with pikepdf.open(BytesIO(whole)) as file:
        assert len(file.pages) == len(pikepdf.open(tmp_path / f"{letters_of(case)[0].reference}.pdf").pages)
    assert beyond == 1
    assert [letters_of(case)[0].state, letters_of(other)[0].state] == ["sent", "in_print_room"]
    assert letters_of(other)[0].batch is None


def test_another_unit_finds_no_such_batch(tmp_path: Path) -> None:
    case = printed(tmp_path, 1)
    (batch,) = print_batches.make(by=officer_of(case), now=builders.NOW)
    stranger = builders.officer(in_unit="exeter").account

    with pytest.raises(access.NotFound):
        print_batches.batch_for(stranger, batch.reference)
    with pytest.raises(access.NotFound):
        print_batches.mark_posted(batch=batch, by=stranger, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        print_batches.batches(builders.officer("auditor").account)
    assert PrintBatch.objects.get().posted_at is None


@pytest.mark.parametrize("written", ["{case}", "{letter}", " {lower} "])
def test_a_letter_that_came_back_is_found_by_what_stands_on_it_and_its_address_is_used_no_more(
    tmp_path: Path, written: str
) -> None:
    case = printed(tmp_path, 1)
    by, message = officer_of(case), letters_of(case)[0]
    sending.mark_posted(message=message, by=by, now=builders.NOW)
    reference = written.format(case=case.reference, letter=message.reference, lower=case.reference.lower())

    found = returned_letters.find(by, reference, now=builders.later(30))
    returned_letters.take_in(message=found[0], by=by, now=builders.later(30))

    message.refresh_from_db()
    assert (found, message.state) == ([message], "bounced")
    assert case.person.addresses.get(replaced_at=None).failed_at == builders.later(30)
    due = Duty.objects.get(case=case, rule="D18").due_on
    assert due is not None and due - builders.TODAY >= timedelta(days=31)
    with pytest.raises(messages.NotWaiting):
        returned_letters.take_in(message=message, by=by, now=builders.later(30))


def test_a_letter_that_came_back_is_not_found_by_another_unit(tmp_path: Path) -> None:
    case = printed(tmp_path, 1)
    sending.mark_posted(message=letters_of(case)[0], by=officer_of(case), now=builders.NOW)
    stranger = builders.officer(in_unit="exeter").account

    assert returned_letters.find(stranger, case.reference, now=builders.NOW) == []


def test_what_another_carrier_posts_is_not_for_the_print_room(tmp_path: Path) -> None:
    case = printed(tmp_path, 1)
    Message.objects.filter(case=case).update(carrier="notify")
    by = officer_of(case)

    assert sending.to_post(by, now=builders.NOW) == []
    with pytest.raises(print_batches.NothingWaits):
        print_batches.make(by=by, now=builders.NOW)
    with pytest.raises(messages.NotWaiting):
        sending.mark_posted(message=letters_of(case)[0], by=by, now=builders.NOW)


NEW = WayGiven(("9 Elsewhere Road", "Bath", "BA99 9ZZ"), safe=True)


def moved(case: Case) -> None:
    by, version = officer_of(case), access.version_of(case)
    people.record_move(case=case, address=NEW, version=version, by=by, now=builders.later(1))


def test_a_printed_letter_to_somebody_who_moved_cannot_be_posted(tmp_path: Path) -> None:
    case = printed(tmp_path, 1)
    (letter,) = letters_of(case)

    assert taken_back.take_back(clock=clock) == 0
    moved(case)
    with pytest.raises(messages.NotWaiting):
        sending.mark_posted(message=letter, by=officer_of(case), now=builders.later(1))

    assert taken_back.take_back(clock=clock) == 1
    letter.refresh_from_db()
    assert (letter.state, letter.approved_by) == ("drafted", None)
    with pytest.raises(messages.NotWaiting):
        sending.mark_posted(message=letter, by=officer_of(case), now=builders.later(1))
    assert taken_back.take_back(clock=clock) == 0


@pytest.mark.parametrize("noticed", [True, False])
def test_a_batch_is_not_posted_before_what_must_not_go_is_out_of_the_pile(tmp_path: Path, noticed: bool) -> None:
    case = printed(tmp_path, 2)
    by = officer_of(case)
    (batch,) = print_batches.make(by=by, now=builders.NOW)
    moved(case)
    if noticed:
        taken_back.take_back(clock=clock)

    with pytest.raises(print_batches.TakeOut, match=letters_of(case)[0].reference):
        print_batches.mark_posted(batch=batch, by=by, now=builders.later(1))
    for letter in letters_of(case):
        left = print_batches.leave_out(message=letter, by=by, now=builders.later(1))
        assert left.state == "drafted"
    print_batches.mark_posted(batch=batch, by=by, now=builders.later(1))

    assert print_batches.carry_out() == 0
    assert not Contact.objects.filter(case=case, document="L25", outcome="sent").exists()


def reads_welsh(case: Case) -> None:
    Person.objects.filter(pk=case.person_id).update(language="cy")


def wants_calls(case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(channel="phone")


def has_another_name(case: Case) -> None:
    name, version = NameWanted("Rhian", "Canaryowen", language=case.person.language), access.version_of(case)
    people.confirm_name(case=case, name=name, version=version, by=officer_of(case), now=builders.later(1))


@pytest.mark.parametrize("change", [reads_welsh, wants_calls, has_another_name])
def test_a_printed_letter_that_is_not_as_its_reader_is_written_to_now_is_not_posted_with_the_others(
    tmp_path: Path, change: Callable[[Case], None]
) -> None:
    case = printed(tmp_path, 1)
    by, (letter,) = officer_of(case), letters_of(case)
    (batch,) = print_batches.make(by=by, now=builders.NOW)
    change(case)

    with pytest.raises(print_batches.TakeOut, match=letter.reference):
        print_batches.mark_posted(batch=batch, by=by, now=builders.later(1))
    assert taken_back.take_back(clock=clock) == 1
    letter.refresh_from_db()
    assert (letter.state, letter.approved_by) == ("drafted", None)


def test_a_new_plan_that_keeps_the_address_takes_nothing_back(tmp_path: Path) -> None:
    case = printed(tmp_path, 1)

    builders.reachable(case, now=builders.later(1))

    assert taken_back.take_back(clock=clock) == 0


def test_a_printed_letter_to_an_address_found_to_be_unsafe_is_taken_back(tmp_path: Path) -> None:
    case = printed(tmp_path, 1)
    address = people.live_address(case.person)
    assert address is not None

    builders.reachable(case, now=builders.later(1), address=WayGiven(tuple(address.lines), safe=False))

    assert taken_back.take_back(clock=clock) == 1


@pytest.mark.parametrize("letter_format", ["audio", "easy_read", "braille", "bsl"])
def test_a_letter_with_which_something_goes_is_posted_by_a_person_and_the_list_says_what(
    tmp_path: Path, letter_format: str
) -> None:
    case = builders.joined()
    Person.objects.filter(pk=case.person_id).update(letter_format=letter_format)
    by = officer_of(case)
    message = messages.compose(case=case, wanted=Wanted("L25"), by=by, now=builders.NOW)
    messages.approve(message=message, by=by, now=builders.NOW)

    taken = [
        sending.drain(PrintRoom(tmp_path, takes=takes), clock=lambda: builders.NOW)
        for takes in (Takes.ALONE, Takes.WITH_MORE)
    ]

    assert taken == [0, 1]
    (batch,) = print_batches.make(by=by, now=builders.NOW)
    listed = "".join(mark.text for mark in marks(print_batches.cover_list(batch, by)))
    assert goes_with(letter_format).split()[0] in listed
