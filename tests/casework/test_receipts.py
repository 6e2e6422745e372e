"""What carriers say of a message: each word leads to one place, however often, however early and in whatever order it is said."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from tests import builders
from victimcontact.casework import access, failed_ways, hand_overs, messages, people, receipts, sending
from victimcontact.casework.carriage import Carrier, Parcel
from victimcontact.casework.messages import Wanted
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.casework.receipts import Said, Status
from victimcontact.records.models import Account, Case, Contact, Duty, Message, MessageState, Receipt

pytestmark = pytest.mark.django_db


class Post(Carrier):
    """A carrier that takes everything, and says what a test wants it to say."""

    name = "post"

    def __init__(self, channel: str) -> None:
        self.channel, self.ends_in = channel, "in_print_room" if channel == "letter" else "sent"
        self.remembers = timedelta(days=6)
        self.says: Sequence[Status] = ()
        self.asked: list[str] = []

    def hand_over(self, parcel: Parcel) -> str:
        return f"their-{parcel.reference}"

    def has(self, reference: str) -> bool | None:
        return True

    def what_became(self, reference: str) -> Sequence[Said]:
        self.asked.append(reference)
        return [Said(self.name, reference, f"their-{reference}", status) for status in self.says]


def officer_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def handed_over(channel: str) -> Message:
    case = builders.joined()
    message = messages.compose(case=case, wanted=Wanted("L25", channel=channel), by=officer_of(case), now=builders.NOW)
    messages.approve(message=message, by=officer_of(case), now=builders.NOW)
    sending.drain(Post(channel), clock=lambda: builders.NOW)
    message.refresh_from_db()
    return message


def said(message: Message, status: Status, *, days: int = 1) -> bool:
    heard = Said("post", message.reference, f"their-{message.reference}", status)
    news = receipts.take(heard, now=builders.later(days))
    message.refresh_from_db()
    return news


def outcomes_of(message: Message) -> list[str]:
    return [
        *Contact.objects.filter(case=message.case, document="L25").order_by("made_at").values_list("outcome", flat=True)
    ]


def failed(message: Message) -> bool:
    if message.channel == "letter":
        return message.recipient.addresses.filter(failed_at__isnull=False).exists()
    return message.recipient.contact_points.filter(channel="email", failed_at__isnull=False).exists()


TABLE = [
    # channel, said, state, contacts, the address is marked as wrong, the ledger owes a call
    ("email", Status.HANDED_ON, "sent", ["sent"], False, False),
    ("email", Status.DELIVERED, "delivered", ["sent"], False, False),
    ("email", Status.WRONG_WAY, "bounced", ["sent", "bounced"], True, True),
    ("email", Status.NOT_REACHED, "bounced", ["sent", "bounced"], False, True),
    ("email", Status.NOT_SENT, "bounced", ["sent", "bounced"], False, True),
    ("letter", Status.POSTED, "sent", ["sent"], False, False),
    ("letter", Status.HELD_UP, "failed", ["failed"], False, True),
    ("letter", Status.NOT_PRINTED, "failed", ["failed"], False, True),
    ("letter", Status.CAME_BACK, "bounced", ["bounced"], True, True),
]


@pytest.mark.parametrize(("channel", "status", "state", "logged", "wrong", "call"), TABLE)
def test_each_word_leads_to_one_place_however_often_it_is_said(
    channel: str, status: Status, state: str, logged: list[str], wrong: bool, call: bool
) -> None:
    message = handed_over(channel)

    news = [said(message, status) for _ in range(6)]

    assert news == [True, False, False, False, False, False]
    assert (message.state, message.carrier_status) == (state, status)
    assert outcomes_of(message) == logged
    assert failed(message) is wrong
    owed = Duty.objects.filter(case=message.case, rule="D18", standing__in=("open", "late"))
    assert owed.exists() is call


def test_a_phone_call_is_owed_by_the_next_working_day() -> None:
    message = handed_over("email")

    said(message, Status.WRONG_WAY)

    duty = Duty.objects.get(case=message.case, rule="D18")
    assert duty.due_on == builders.TODAY + timedelta(days=2)


def test_a_letter_is_not_sent_before_it_was_posted() -> None:
    message = handed_over("letter")

    assert (message.state, outcomes_of(message)) == ("in_print_room", [])


def test_a_letter_held_up_that_was_posted_after_all_counts_as_sent() -> None:
    message = handed_over("letter")

    said(message, Status.HELD_UP)
    said(message, Status.POSTED, days=3)

    assert message.state == "sent"


def test_a_letter_that_comes_back_weeks_later_bounces() -> None:
    message = handed_over("letter")
    said(message, Status.POSTED)

    said(message, Status.CAME_BACK, days=30)

    assert (message.state, outcomes_of(message)) == ("bounced", ["sent", "bounced"])
    assert people.live_address(message.recipient) is None


def test_what_the_member_has_read_does_not_bounce_but_the_address_is_marked() -> None:
    message = handed_over("email")
    Message.objects.filter(pk=message.pk).update(state=MessageState.ACKNOWLEDGED)

    said(message, Status.WRONG_WAY)

    assert message.state == "acknowledged" and failed(message)


def test_a_receipt_that_comes_before_we_wrote_down_the_hand_over_waits_for_it() -> None:
    message = handed_over("email")
    Message.objects.filter(pk=message.pk).update(state=MessageState.HANDING_OVER, carrier_reference="")

    assert said(message, Status.DELIVERED)
    assert message.state == "handing_over"
    sending.drain(Post("email"), clock=lambda: builders.later(1))
    assert receipts.take_up_waiting(now=builders.later(2)) == 1

    message.refresh_from_db()
    assert message.state == "delivered"
    assert receipts.take_up_waiting(now=builders.later(2)) == 0


def test_a_message_settled_by_a_receipt_is_no_persons_work_any_more() -> None:
    message = handed_over("email")
    Message.objects.filter(pk=message.pk).update(state=MessageState.UNCERTAIN, carrier_reference="")

    said(message, Status.DELIVERED)

    assert message.state == "delivered"


@pytest.mark.parametrize("change", [{"carrier": "smtp"}, {"carrier_reference": "another try"}])
def test_what_is_said_of_another_hand_over_changes_nothing(change: dict[str, str]) -> None:
    message = handed_over("email")
    Message.objects.filter(pk=message.pk).update(**change)

    said(message, Status.WRONG_WAY)

    assert message.state == "sent" and not failed(message)


def test_a_receipt_of_something_that_is_no_message_is_kept_and_done_with() -> None:
    receipts.take(Said("post", "CD-1", "x", Status.DELIVERED), now=builders.NOW)

    assert Receipt.objects.get().taken_up_at == builders.NOW


def test_a_carrier_is_asked_after_five_minutes_and_then_each_time_twice_as_late() -> None:
    message, post = handed_over("letter"), Post("letter")
    asked = []
    for minute in range(0, 200):
        receipts.ask(post, clock=lambda minute=minute: builders.NOW + timedelta(minutes=minute))
        if len(post.asked) > len(asked):
            asked.append(minute)

    assert asked == [5, 10, 20, 40, 80, 160]
    assert set(post.asked) == {message.reference}


def test_it_is_not_asked_any_more_when_something_final_was_said() -> None:
    message, post = handed_over("letter"), Post("letter")
    post.says = [Status.UNDER_WAY]
    receipts.ask(post, clock=lambda: builders.later(minutes=6))
    post.says = [Status.POSTED]
    receipts.ask(post, clock=lambda: builders.later(minutes=20))
    receipts.ask(post, clock=lambda: builders.later(1))

    message.refresh_from_db()
    assert message.state == "sent" and len(post.asked) == 2


def test_a_letter_of_which_nothing_was_said_in_six_days_becomes_a_persons_work() -> None:
    message, post = handed_over("letter"), Post("letter")

    receipts.ask(post, clock=lambda: builders.later(7))

    message.refresh_from_db()
    assert message.state == "uncertain" and post.asked == []


# An address or number that failed is not used again


def planned(case: Case, **changes: WayGiven | None) -> None:
    email = case.person.contact_points.filter(channel="email").latest("made_at")
    values = {"email": WayGiven(email.value, safe=True), "phone": WayGiven("+447700900123", safe=True)} | changes
    people.record_safe_contact(
        case=case,
        plan=PlanWanted(**values),
        version=access.version_of(case),
        by=officer_of(case),
        now=builders.later(9),
    )


def test_an_address_that_failed_gets_no_more_mail_and_is_refused_when_typed_in_again() -> None:
    message = handed_over("email")
    said(message, Status.WRONG_WAY)

    with pytest.raises(messages.NoAddress):
        messages.compose(
            case=message.case, wanted=Wanted("L25", channel="email"), by=officer_of(message.case), now=builders.later(2)
        )
    with pytest.raises(failed_ways.FoundWrong) as refused:
        planned(message.case, email=WayGiven(message.to[0].upper() + " ", safe=True))
    assert (refused.value.channel, refused.value.on) == ("email", builders.TODAY + timedelta(days=1))


def test_with_a_reason_an_officer_takes_it_in_again_and_it_stays_in() -> None:
    message = handed_over("email")
    said(message, Status.WRONG_WAY)

    planned(message.case, email=WayGiven(message.to[0], safe=True, found_right="She spelt it out on the phone."))
    planned(message.case)

    point = people.live_contact_point(message.recipient, "email")
    assert point is not None and point.value == message.to[0]


def test_a_postal_address_is_known_again_however_it_is_written() -> None:
    message = handed_over("letter")
    said(message, Status.CAME_BACK)
    lines = tuple(f" {line.upper()}, " for line in message.to[1:])

    with pytest.raises(failed_ways.FoundWrong):
        planned(message.case, address=WayGiven(lines, safe=True))
    with pytest.raises(failed_ways.FoundWrong):
        people.record_move(
            case=message.case,
            address=WayGiven(lines),
            version=access.version_of(message.case),
            by=officer_of(message.case),
            now=builders.later(9),
        )


# Texts


def texted(**plan: WayGiven) -> Case:
    case = builders.reachable(builders.joined(), **plan)
    Case.objects.filter(pk=case.pk).update(channel="text")
    case.person.account = Account.objects.create(handle="rhian", kind="member")
    case.person.save()
    case.refresh_from_db()
    return case


def test_a_text_says_only_that_there_is_something_to_read() -> None:
    case = texted(text=WayGiven("+447700900123", safe=True))
    wanted = Wanted("L25", channel=messages.channel_for(case))
    message = messages.compose(case=case, wanted=wanted, by=officer_of(case), now=builders.NOW)

    parcel = hand_overs.parcel(message)

    assert (message.channel, parcel.to) == ("text", ["+447700900123"])
    assert "0117 496" in parcel.body and len(parcel.body) <= 160
    for telltale in ("offender", "prison", "victim", "probation", case.person.given_names, "Gareth", case.reference):
        assert telltale.lower() not in parcel.body.lower()


@pytest.mark.parametrize("text", [None, WayGiven("+447700900123"), WayGiven("+447700900123", safe=False)])
def test_nobody_is_texted_where_it_is_not_known_to_be_safe(text: WayGiven | None) -> None:
    assert messages.channel_for(texted(**({"text": text} if text else {}))) == "letter"


def test_nobody_is_texted_who_could_not_sign_in_to_read_it() -> None:
    case = texted(text=WayGiven("+447700900123", safe=True))
    case.person.account = None

    assert messages.channel_for(case) == "letter"
