"""Something wrong was told: everybody who heard it is told that it was wrong, and nobody closes it before (B17)."""

from datetime import date

import pytest

from tests import builders, crowds
from victimcontact.casework import access, contacts, corrections, stages, timelines, worklists
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.stages import Happened
from victimcontact.casework.worklists import Filters
from victimcontact.records.models import Account, AuditEntry, Case, Correction, Fact, Message, Telling

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 11, 20)
CALL = ContactMade(builders.TODAY, "phone", "completed", note="She was glad that we rang.")
NO_ANSWER = ContactMade(builders.TODAY, "phone", "no_answer")
LETTER = ContactMade(builders.TODAY, "letter", "sent", note="By hand.")


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def manager() -> Account:
    return builders.officer("manager").account


def told(case: Case, code: str = "released", *, went: bool = True) -> Fact:
    """A stage of which a letter has gone to each member, or is drafted."""
    happened = Happened(code, FRIDAY)
    fact = stages.record(sentence=case.sentence, happened=happened, by=by_of(case), now=builders.NOW)
    if went:
        letters = Message.objects.filter(telling__fact=fact)
        letters.update(state="sent", approved_by=by_of(case), approved_at=builders.NOW)
    return fact


def taken_back(fact: Fact, case: Case) -> Correction:
    stages.withdraw(fact=fact, reason="It was another man.", by=by_of(case), now=builders.later(hours=2))
    return Correction.objects.get(fact=fact)


def letter_of(case: Case) -> Message:
    return Message.objects.get(case=case, document="C01")


def send(case: Case) -> None:
    Message.objects.filter(case=case, document="C01").update(
        state="sent", approved_by=by_of(case), approved_at=builders.later(hours=3)
    )
    corrections.follow(now=builders.later(hours=3))


def asked_of(account: Account) -> list[str]:
    """What corrections ask of somebody, as their worklist says it."""
    page = worklists.listed(account, Filters(kind="stopped"), on=builders.TODAY)
    return [item.text for item in page.items]


def needs(case: Case) -> str:
    return Telling.objects.get(case=case).correction


def test_taking_back_what_had_gone_opens_a_correction_with_a_letter_for_the_manager() -> None:
    case = builders.joined()
    fact = told(case)
    wrong = Message.objects.get(telling__fact=fact)

    correction = taken_back(fact, case)

    letter = letter_of(case)
    assert (correction.members, correction.what_went_wrong) == (1, "It was another man.")
    assert (letter.state, letter.approver, letter.puts_right) == ("drafted", "manager", wrong)
    assert wrong.content["title"] in str(letter.content["blocks"])
    assert AuditEntry.objects.filter(what="corrections.opened", subject=f"correction:{correction.reference}").exists()


def test_what_had_not_gone_is_stopped_and_needs_no_correction() -> None:
    case = builders.joined()
    fact = told(case, went=False)

    stages.withdraw(fact=fact, reason="It was another man.", by=by_of(case), now=builders.NOW)

    assert not Correction.objects.exists()
    assert Message.objects.get(telling__fact=fact).state == "stopped"


def test_of_two_members_only_who_had_heard_it_is_written_to() -> None:
    case = builders.joined()
    other = crowds.one_more(case)
    fact = told(case, went=False)
    Message.objects.filter(case=case).update(state="sent", approved_by=by_of(case), approved_at=builders.NOW)

    correction = taken_back(fact, case)

    assert (correction.members, needs(case), needs(other)) == (1, "needed", "")
    assert not Message.objects.filter(case=other, document="C01").exists()
    assert corrections.incident(by_of(case), correction).not_yet_written_to == 1


def test_a_letter_alone_does_not_put_a_wrong_release_right_and_a_call_that_was_tried_does() -> None:
    case = builders.joined()
    taken_back(told(case), case)

    send(case)
    by_letter = needs(case)
    telling = Telling.objects.get(case=case)
    with pytest.raises(corrections.PhoneFirst):
        corrections.correct(telling=telling, made=LETTER, by=by_of(case), now=builders.later(hours=4))
    contacts.add(case=case, made=NO_ANSWER, by=by_of(case), now=builders.later(hours=4))
    corrections.follow(now=builders.later(hours=5))

    assert (by_letter, needs(case)) == ("needed", "made")


def test_where_no_danger_hangs_on_it_the_letter_is_enough() -> None:
    case = builders.joined()
    taken_back(told(case, "moved_to_open_conditions", went=True), case)
    Telling.objects.update(code="moved_prison")

    send(case)

    assert needs(case) == "made"


def test_it_is_closed_only_when_read_by_a_manager_and_done_for_everybody_with_a_lesson() -> None:
    case = builders.joined()
    correction, head = taken_back(told(case), case), manager()
    later = builders.later(hours=6)

    with pytest.raises(corrections.NotSeen):
        corrections.close(correction=correction, lesson="Look twice.", by=head, now=later)
    corrections.see(correction=correction, by=head, now=later)
    with pytest.raises(corrections.NotDone):
        corrections.close(correction=correction, lesson="Look twice.", by=head, now=later)
    corrections.correct(telling=Telling.objects.get(case=case), made=CALL, by=by_of(case), now=later)
    with pytest.raises(corrections.NotDone):  # the letter still lies in the house
        corrections.close(correction=correction, lesson="Look twice.", by=head, now=later)
    send(case)
    with pytest.raises(corrections.LessonMissing):
        corrections.close(correction=correction, lesson=" ", by=head, now=later)
    closed = corrections.close(correction=correction, lesson="Look twice.", by=head, now=later)

    assert (closed.lesson, closed.closed_by, closed.manager_seen_by) == ("Look twice.", head, head)
    with pytest.raises(corrections.AlreadyClosed):
        corrections.close(correction=correction, lesson="Again.", by=head, now=later)


def test_a_manager_is_told_until_it_is_read_and_again_when_everybody_knows() -> None:
    case = builders.joined()
    correction, head = taken_back(told(case), case), manager()

    unread = asked_of(head)
    corrections.see(correction=correction, by=head, now=builders.later(hours=3))
    read = asked_of(head)
    corrections.correct(telling=Telling.objects.get(case=case), made=CALL, by=by_of(case), now=builders.later(hours=4))
    send(case)

    assert unread == ["Something wrong was told: read what happened"]
    assert read == []
    assert asked_of(head) == ["Everybody knows now: close the correction"]
    assert asked_of(by_of(case)) == []


def test_the_correction_of_another_unit_is_not_there() -> None:
    case, stranger = builders.joined(), builders.officer("manager", in_unit="exeter").account
    correction = taken_back(told(case), case)

    with pytest.raises(access.NotFound):
        corrections.correction_for(stranger, correction.reference, now=builders.NOW)
    with pytest.raises(access.NotFound):
        corrections.see(correction=correction, by=stranger, now=builders.NOW)
    with pytest.raises(access.NotFound):
        corrections.close(correction=correction, lesson="Mine.", by=stranger, now=builders.NOW)
    assert (corrections.listed(stranger), asked_of(stranger)) == ([], [])


def test_an_officer_cannot_read_it_for_the_manager() -> None:
    case = builders.joined()
    correction = taken_back(told(case), case)

    with pytest.raises(access.NotPermitted):
        corrections.see(correction=correction, by=by_of(case), now=builders.NOW)


def test_the_page_of_the_incident_tells_what_went_to_whom_and_in_what_order() -> None:
    case = builders.joined()
    correction = taken_back(told(case), case)

    incident = corrections.incident(by_of(case), correction)

    (part,) = incident.parts
    assert (part.case_reference, part.phone_first, part.done) == (case.reference, True, False)
    assert [letter.state for letter in part.went] == ["sent"]
    assert [letter.state for letter in part.put_right] == ["drafted"]
    assert [event.what for event in incident.events][:1] == ["Recorded"]
    assert (incident.left, incident.can_be_closed) == (1, False)


def test_the_members_page_says_that_it_was_wrong_and_no_longer_that_it_happened() -> None:
    case = builders.joined()
    fact = told(case)
    before = timelines.for_victim(case, on=builders.TODAY, language="en")

    taken_back(fact, case)

    after = timelines.for_victim(case, on=builders.TODAY, language="en")
    (entry,) = after.taken_back
    assert ([each.title for each in before.happened], before.taken_back) == ([entry.title], ())
    assert after.happened == ()
    assert "it was wrong. We are sorry." in entry.text
    assert entry.told_on == builders.TODAY
