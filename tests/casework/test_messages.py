"""Letters: drafted from what was told, approved as they stand, handed over once, and only where it is safe."""

from pathlib import Path

import pytest
from django.db import connection

from tests import builders
from victimcontact.casework import access, hand_overs, messages, people, previews, safe_contact, sending, stages, wishes
from victimcontact.casework.carriage import Carrier, Uncertain
from victimcontact.casework.messages import Wanted
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.casework.wishes import Wish
from victimcontact.gateway.carriers import MailFolder, PrintRoom
from victimcontact.records.models import Case, Contact, Duty, Message
from victimcontact.scheme.duties import LIVE

pytestmark = pytest.mark.django_db


def clock():
    return builders.NOW


def officer_of(case: Case):
    assert case.officer is not None
    return case.officer.account


def drafted(case: Case, document: str = "L01") -> Message:
    return messages.compose(case=case, wanted=Wanted(document), by=officer_of(case), now=builders.NOW)


def offered(tmp_path: Path) -> tuple[Case, Message]:
    case = builders.reachable(builders.allocated())
    message = messages.approve(message=drafted(case), by=officer_of(case), now=builders.NOW)
    sending.drain(PrintRoom(tmp_path), clock=clock)
    message.refresh_from_db()
    return case, message


def test_the_offer_is_printed_posted_and_keeps_the_duty(tmp_path):
    case, message = offered(tmp_path)
    assert message.state == "in_print_room"
    assert (tmp_path / f"{message.reference}.pdf").read_bytes().startswith(b"%PDF")

    sending.mark_posted(message=message, by=officer_of(case), now=builders.later(1))

    case.refresh_from_db()
    duty = Duty.objects.get(case=case, rule="P10")
    assert (duty.standing, case.standing) == ("kept", "offered")
    assert duty.kept_by == Contact.objects.get(case=case).fact


def test_a_printed_letter_that_nobody_posted_keeps_nothing(tmp_path):
    case, _message = offered(tmp_path)

    assert Duty.objects.get(case=case, rule="P10").standing == "open"
    case.refresh_from_db()
    assert case.standing == "allocated"


def test_no_letter_goes_to_a_name_nobody_confirmed():
    case = builders.allocated()

    with pytest.raises(messages.NameNotConfirmed):
        drafted(case)


@pytest.mark.parametrize("safe", [None, False])
def test_nothing_is_approved_to_an_address_that_is_not_known_to_be_safe(safe):
    case = builders.reachable(builders.allocated())
    message = drafted(case)
    builders.reachable(case, address=WayGiven(tuple(message.to[1:]), safe=safe))

    with pytest.raises(safe_contact.NotSafe):
        messages.approve(message=message, by=officer_of(case), now=builders.NOW)

    message.refresh_from_db()
    assert message.state == "drafted"


@pytest.mark.parametrize("safe", [None, False])
def test_an_officer_writes_nothing_to_an_address_that_is_not_known_to_be_safe(safe):
    address = WayGiven(("1 Made-up Street", "Bristol", "BS99 9ZZ"), safe=safe)
    case = builders.reachable(builders.allocated(), address=address)

    with pytest.raises(safe_contact.NotSafe):
        drafted(case)

    assert not Message.objects.exists()


def test_at_a_quiet_hour_an_officer_may_write_what_goes_in_the_morning():
    case, night = builders.joined(), builders.later(hours=13)

    made = messages.compose(case=case, wanted=Wanted("L25", channel="email"), by=officer_of(case), now=night)

    assert made.state == "drafted"


def test_a_letter_approved_before_the_person_moved_is_not_sent(tmp_path):
    case = builders.reachable(builders.allocated())
    message = messages.approve(message=drafted(case), by=officer_of(case), now=builders.NOW)
    moved = PlanWanted(address=WayGiven(("9 Elsewhere Road", "Bath", "BA99 9ZZ"), safe=True))
    people.record_safe_contact(
        case=case, plan=moved, version=access.version_of(case), by=officer_of(case), now=builders.NOW
    )

    assert sending.drain(PrintRoom(tmp_path), clock=clock) == 0

    message.refresh_from_db()
    assert (message.state, message.approved_by) == ("drafted", None)
    assert list(tmp_path.iterdir()) == []


def test_what_was_approved_is_what_is_sent(tmp_path):
    case = builders.reachable(builders.allocated())
    message = drafted(case)
    before = (message.content_hash, message.to)

    messages.approve(message=message, by=officer_of(case), now=builders.NOW)
    sending.drain(PrintRoom(tmp_path), clock=clock)

    message.refresh_from_db()
    assert (message.content_hash, message.to) == before
    assert previews.pdf(message) == (tmp_path / f"{message.reference}.pdf").read_bytes()


def test_what_is_closed_is_not_written_again_when_a_message_moves_on(tmp_path):
    case = builders.reachable(builders.allocated())
    message = messages.approve(message=drafted(case), by=officer_of(case), now=builders.NOW)
    before = closed_of(message)

    sending.drain(PrintRoom(tmp_path), clock=clock)

    message.refresh_from_db()
    assert message.state == "in_print_room"
    assert closed_of(message) == before and all(before)


def closed_of(message: Message) -> tuple[bytes, ...]:
    with connection.cursor() as cursor:
        cursor.execute('SELECT "to", content, fields, pdf FROM records_message WHERE id = %s', [message.pk])
        return tuple(map(bytes, cursor.fetchone()))


def test_handing_over_twice_prints_once(tmp_path):
    _case, message = offered(tmp_path)

    assert sending.drain(PrintRoom(tmp_path), clock=clock) == 0

    assert [file.name for file in tmp_path.iterdir()] == [f"{message.reference}.pdf"]


def test_an_email_says_only_that_there_is_something_to_read(tmp_path):
    case = builders.joined()
    Case.objects.filter(pk=case.pk).update(channel="email")
    message = messages.compose(case=case, wanted=Wanted("L25", channel="email"), by=officer_of(case), now=builders.NOW)
    messages.approve(message=message, by=officer_of(case), now=builders.NOW)

    sending.drain(MailFolder(tmp_path), clock=clock)

    mail = (tmp_path / f"{message.reference}.eml").read_text()
    for telltale in ("offender", "prison", "Gareth", "victim", "sentence", "probation", "Rhian"):
        assert telltale.lower() not in mail.lower().replace(message.to[0].lower(), "")


def test_a_mail_at_night_waits_for_the_morning(tmp_path):
    case = builders.joined()
    night = builders.later(hours=13)
    message = messages.compose(case=case, wanted=Wanted("L25", channel="email"), by=officer_of(case), now=night)

    approved = messages.approve(message=message, by=officer_of(case), now=night)

    assert approved.not_before is not None and approved.not_before > night
    assert sending.drain(MailFolder(tmp_path), clock=lambda: night) == 0
    assert sending.drain(MailFolder(tmp_path), clock=lambda: builders.later(hours=22)) == 1


def test_a_carrier_that_cannot_say_makes_it_a_persons_work():
    class Server(Carrier):
        name, channel, ends_in = "server", "letter", "sent"

        def hand_over(self, parcel):
            raise Uncertain

        def has(self, reference):
            return None

    case = builders.reachable(builders.allocated())
    message = messages.approve(message=drafted(case), by=officer_of(case), now=builders.NOW)

    sending.drain(Server(), clock=clock)

    message.refresh_from_db()
    assert message.state == "uncertain"
    assert Duty.objects.get(case=case, rule="P10").standing == "open"


@pytest.mark.parametrize(("was_there", "state"), [(True, "in_print_room"), (False, "in_print_room")])
def test_what_a_dead_worker_left_is_taken_up_and_ends_once(tmp_path, was_there, state):
    case = builders.reachable(builders.allocated())
    message = messages.approve(message=drafted(case), by=officer_of(case), now=builders.NOW)
    room = PrintRoom(tmp_path)
    if was_there:
        room.hand_over(hand_overs.parcel(message))
    Message.objects.filter(pk=message.pk).update(state="handing_over", changed_at=builders.NOW)

    sending.drain(room, clock=lambda: builders.later(minutes=5))

    message.refresh_from_db()
    assert message.state == state
    assert len(list(tmp_path.iterdir())) == 1


def test_somebody_who_said_never_gets_no_letter():
    case = builders.reachable(builders.allocated())
    by = officer_of(case)
    wishes.record(case=case, wish=Wish("never"), version=access.version_of(case), by=by, now=builders.NOW)
    case.refresh_from_db()

    with pytest.raises(messages.NotToBeContacted):
        drafted(case)
    ours = Duty.objects.filter(case=case, owed_by="victim_liaison_officer", standing__in=LIVE)
    assert not ours.exists()


def test_a_release_reaches_the_member_as_a_month_in_a_letter_that_waits_for_approval():
    case = builders.joined()
    details = {"released_on": "2026-11-20", "address": "CANARY 12 Hidden Road", "area": "CANARY Town"}

    stages.record(
        sentence=case.sentence,
        happened=stages.Happened("released", builders.TODAY.replace(day=20), details),
        by=officer_of(case),
        now=builders.NOW,
    )

    message = Message.objects.get(case=case, document="L17")
    assert message.state == "drafted"
    assert "November 2026" in str(message.content) and "CANARY" not in str(message.content)
    assert "20 November" not in str(message.content)


def test_only_an_officer_of_the_unit_approves():
    case = builders.reachable(builders.allocated())
    message = drafted(case)

    with pytest.raises(access.NotFound):
        messages.approve(message=message, by=builders.officer(in_unit="exeter").account, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        messages.approve(message=message, by=builders.officer("administrator").account, now=builders.NOW)
