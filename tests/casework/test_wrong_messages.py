"""A message that was wrong in itself: a manager knows that day, nothing more goes unread, it is closed only when put right (B17)."""

import pytest

from tests import builders
from victimcontact.casework import access, contacts, corrections, messages, sending, worklists, wrong_messages
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.messages import Wanted
from victimcontact.casework.worklists import Filters
from victimcontact.records.models import Account, AuditEntry, Case, Correction, Message

pytestmark = pytest.mark.django_db

CALL = ContactMade(builders.TODAY, "phone", "completed", note="Said sorry; she has burnt it.")
WHAT = "The letter of another member lay in the envelope."


def officer_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def written(case: Case, *, state: str = "drafted") -> Message:
    by = officer_of(case)
    message = messages.compose(case=case, wanted=Wanted("L25"), by=by, now=builders.NOW)
    Message.objects.filter(pk=message.pk).exclude(state=state).update(
        state=state, approved_by=by, approved_at=builders.NOW
    )
    message.refresh_from_db()
    return message


def reported(case: Case) -> Correction:
    return wrong_messages.report(
        message=written(case, state="sent"), what=WHAT, by=officer_of(case), now=builders.later(hours=1)
    )


def asked_of(account: Account) -> set[str]:
    return {item.what for item in worklists.listed(account, Filters(kind="stopped"), on=builders.TODAY).items}


def test_the_manager_reads_it_that_day_and_the_officer_has_it_to_put_right() -> None:
    case, manager = builders.joined(), builders.officer("manager").account
    correction = reported(case)

    assert asked_of(manager) == {"read_correction"}
    assert asked_of(officer_of(case)) == {"put_right"}
    assert (correction.what_went_wrong, correction.fact) == (WHAT, None)
    assert AuditEntry.objects.filter(what="corrections.opened", subject=f"correction:{correction.reference}").exists()


def test_it_is_closed_only_when_read_put_right_and_learned_from() -> None:
    case, manager = builders.joined(), builders.officer("manager").account
    correction = reported(case)
    corrections.see(correction=correction, by=manager, now=builders.later(hours=2))
    with pytest.raises(corrections.NotDone):
        corrections.close(correction=correction, lesson="Two pairs of eyes.", by=manager, now=builders.later(hours=2))

    contacts.add(case=case, made=CALL, by=officer_of(case), now=builders.later(hours=3))

    assert asked_of(officer_of(case)) == set()
    assert asked_of(manager) == {"close_correction"}
    incident = corrections.incident(manager, correction)
    assert (incident.left, [part.done for part in incident.parts]) == (0, [True])
    assert "Found" in [event.what for event in incident.events]
    corrections.close(correction=correction, lesson="Two pairs of eyes.", by=manager, now=builders.later(hours=4))
    assert asked_of(manager) == set()


def test_a_call_that_nobody_answered_puts_nothing_right() -> None:
    case = builders.joined()
    reported(case)

    missed = ContactMade(builders.TODAY, "phone", "failed", result="no_answer")
    contacts.add(case=case, made=missed, by=officer_of(case), now=builders.later(hours=3))

    assert asked_of(officer_of(case)) == {"put_right"}


def test_another_letter_that_goes_meanwhile_puts_nothing_right() -> None:
    case, manager = builders.joined(), builders.officer("manager").account
    other = written(case, state="uncertain")
    correction = reported(case)

    sending.settle_uncertain(message=other, was_sent=True, by=officer_of(case), now=builders.later(hours=3))

    other.refresh_from_db()
    assert other.state == "sent"
    assert asked_of(officer_of(case)) == {"put_right"}
    assert corrections.incident(manager, correction).left == 1


def test_what_lies_printed_in_that_case_is_read_again_before_it_is_posted() -> None:
    case = builders.joined()
    printed, posted = written(case, state="in_print_room"), written(case, state="sent")

    reported(case)

    for message in (printed, posted):
        message.refresh_from_db()
    assert (printed.state, printed.approved_by, posted.state) == ("drafted", None, "sent")


def test_what_waits_to_be_sent_in_that_case_is_read_again_before_it_goes() -> None:
    case, other = builders.joined(), builders.joined()
    waits, elsewhere = written(case, state="approved"), written(other, state="approved")

    reported(case)

    for message in (waits, elsewhere):
        message.refresh_from_db()
    assert (waits.state, waits.approved_by) == ("drafted", None)
    assert elsewhere.state == "approved"


@pytest.mark.parametrize("state", ["drafted", "approved", "stopped", "failed"])
def test_what_has_not_gone_is_stopped_and_not_put_right(state: str) -> None:
    case = builders.joined()
    message = written(case, state=state)

    with pytest.raises(wrong_messages.NotGone):
        wrong_messages.report(message=message, what=WHAT, by=officer_of(case), now=builders.NOW)


def test_it_is_reported_once_and_with_what_was_wrong() -> None:
    case = builders.joined()
    message = reported(case).message
    assert message is not None
    other = written(case, state="sent")

    with pytest.raises(wrong_messages.AlreadyReported):
        wrong_messages.report(message=message, what=WHAT, by=officer_of(case), now=builders.NOW)
    with pytest.raises(wrong_messages.NothingSaid):
        wrong_messages.report(message=other, what=" ", by=officer_of(case), now=builders.NOW)


def test_another_unit_learns_nothing_of_it() -> None:
    correction = reported(builders.joined())
    stranger = builders.officer("manager", in_unit="exeter").account

    assert asked_of(stranger) == set()
    assert corrections.listed(stranger) == []
    with pytest.raises(access.NotFound):
        corrections.correction_for(stranger, correction.reference, now=builders.NOW)
