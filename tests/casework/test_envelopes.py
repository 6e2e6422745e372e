"""What stands on an envelope and when it is posted: as the person wants it on that day, not as it was when it was approved."""

from pathlib import Path
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import messages, posting_days, previews, print_batches, sending, taken_back
from victimcontact.casework.carriage import Takes
from victimcontact.casework.days import LONDON
from victimcontact.casework.documents.measuring import marks
from victimcontact.casework.messages import Wanted
from victimcontact.gateway.carriers import PrintRoom
from victimcontact.records.models import Account, Case, Message

pytestmark = pytest.mark.django_db

ORDINARY: dict[str, Any] = {"plain_envelope": False}


def officer_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def approved(**plan: Any) -> tuple[Case, Message]:
    case = builders.reachable(builders.joined(), **plan)
    message = messages.compose(case=case, wanted=Wanted("L25"), by=officer_of(case), now=builders.NOW)
    return case, messages.approve(message=message, by=officer_of(case), now=builders.NOW)


def drained(folder: Path, takes: Takes = Takes.ALL) -> int:
    return sending.drain(PrintRoom(folder, takes=takes), clock=lambda: builders.NOW)


@pytest.mark.parametrize("change", [{"in_danger": True}, {"plain_envelope": True}, {"sender_name": "J. Price"}])
def test_a_letter_approved_for_an_envelope_that_shows_too_much_now_does_not_leave(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    case, message = approved(**ORDINARY)
    builders.reachable(case, **ORDINARY | change)

    assert drained(tmp_path) == 0

    message.refresh_from_db()
    assert (message.state, message.approved_by, list(tmp_path.iterdir())) == ("drafted", None, [])


def test_a_plain_envelope_is_no_harm_to_somebody_who_would_take_another(tmp_path: Path) -> None:
    case, _message = approved(plain_envelope=True)
    builders.reachable(case, **ORDINARY)

    assert drained(tmp_path) == 1


def test_a_printed_letter_is_taken_back_when_its_reader_is_in_danger_now(tmp_path: Path) -> None:
    case, message = approved(**ORDINARY)
    drained(tmp_path)
    builders.reachable(case, now=builders.later(1), in_danger=True)

    with pytest.raises(messages.NotWaiting):
        sending.mark_posted(message=message, by=officer_of(case), now=builders.later(1))
    assert taken_back.take_back(clock=lambda: builders.later(1)) == 1

    fresh = messages.message_for(officer_of(case), message.reference, now=builders.later(1))
    assert (fresh.state, fresh.plain_envelope) == ("drafted", True)


def test_whoever_fills_envelopes_reads_the_sender_that_was_chosen_and_approved(tmp_path: Path) -> None:
    case, message = approved(sender_name="J. Price")
    assert previews.of(message, officer_of(case), now=builders.NOW).message.sender_name == "J. Price"

    # A carrier that fills envelopes by machine cannot write a name on one.
    assert [drained(tmp_path, takes) for takes in (Takes.ALONE, Takes.WITH_MORE)] == [0, 1]

    (batch,) = print_batches.make(by=officer_of(case), now=builders.NOW)
    listed = "".join(mark.text for mark in marks(print_batches.cover_list(batch, officer_of(case))))
    assert "J. Price" in listed and case.person.family_name not in listed


def test_a_sender_chosen_after_the_letter_was_shown_is_not_approved_unseen() -> None:
    case = builders.reachable(builders.joined())
    by = officer_of(case)
    made = messages.compose(case=case, wanted=Wanted("L25"), by=by, now=builders.NOW)
    shown = previews.of(messages.message_for(by, made.reference, now=builders.NOW), by, now=builders.NOW).fingerprint
    builders.reachable(case, sender_name="J. Price")

    with pytest.raises(messages.ChangedMeanwhile):
        messages.approve(message=made, shown=shown, by=by, now=builders.NOW)


def test_a_printed_letter_is_not_posted_when_it_may_come_on_a_day_they_asked_us_to_avoid(tmp_path: Path) -> None:
    case, message = approved(dates_to_avoid=["12-03"])
    drained(tmp_path)
    by, (batch,) = officer_of(case), print_batches.make(by=officer_of(case), now=builders.NOW)
    on_the_way_then, after = builders.later(8), builders.later(11)

    with pytest.raises(print_batches.TakeOut, match=message.reference):
        print_batches.mark_posted(batch=batch, by=by, now=on_the_way_then)
    print_batches.leave_out(message=message, by=by, now=on_the_way_then)
    with pytest.raises(print_batches.NothingWaits):
        print_batches.make(by=by, now=on_the_way_then)
    with pytest.raises(posting_days.NotYet) as refusal:
        sending.mark_posted(message=message, by=by, now=on_the_way_then)

    local = refusal.value.until.astimezone(LONDON)
    assert (local.month, local.day) == (12, 4)
    assert sending.mark_posted(message=message, by=by, now=after).outcome == "sent"


def test_on_other_days_it_is_posted(tmp_path: Path) -> None:
    case, message = approved(dates_to_avoid=["12-03"])
    drained(tmp_path)

    assert sending.mark_posted(message=message, by=officer_of(case), now=builders.later(2)).outcome == "sent"
