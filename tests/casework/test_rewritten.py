"""A case goes to another officer: no letter that has not gone may name the one who holds it no longer."""

from datetime import date

import pytest

from tests import builders
from victimcontact.casework import allocations, bulk, caseload_handovers, message_words, messages, sending, stages
from victimcontact.casework.messages import Wanted
from victimcontact.casework.stages import Happened
from victimcontact.gateway import carriers
from victimcontact.records.models import Account, Case, Message, Officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def officers() -> tuple[Officer, Officer]:
    return builders.officer(name="Ann First"), builders.officer(name="Ben Second")


@pytest.fixture
def manager() -> Account:
    return builders.officer("manager").account


def of_release(case: Case) -> Message:
    assert case.officer is not None
    by = case.officer.account
    happened = Happened("released", date(2026, 11, 20), {})
    fact = stages.record(sentence=case.sentence, happened=happened, by=by, now=builders.NOW)
    return Message.objects.get(telling__fact=fact)


def given(case: Case, to: Officer, by: Account) -> None:
    allocations.allocate(case=case, officer_id=str(to.pk), by=by, now=builders.later(1))


def text_of(message: Message) -> str:
    return message_words.as_composed(message).plain_text()


def test_a_draft_is_written_again_in_the_name_of_whoever_holds_the_case(
    officers: tuple[Officer, Officer], manager: Account
) -> None:
    case = builders.joined(officers[0])
    letter = of_release(case)
    before = text_of(letter)

    given(case, officers[1], manager)

    letter.refresh_from_db()
    assert letter.state == "drafted"
    assert "Ann First" in before and "Ann First" not in text_of(letter)
    assert text_of(letter).replace("Ben Second", "Ann First").splitlines()[3:] == before.splitlines()[3:]
    assert letter.content_hash == message_words.digest(letter.content, letter.to)


def test_what_was_approved_waits_for_approval_again_and_goes_as_it_reads_now(
    officers: tuple[Officer, Officer], manager: Account
) -> None:
    case = builders.joined(officers[0])
    letter = messages.approve(message=of_release(case), by=officers[0].account, now=builders.NOW)

    given(case, officers[1], manager)

    letter.refresh_from_db()
    assert (letter.state, letter.approved_by, letter.approved_at, letter.pdf) == ("drafted", None, None, None)
    assert sending.drain(carriers.letters(), clock=lambda: builders.later(2)) == 1  # the letter of the change itself
    messages.approve(message=letter, by=officers[1].account, now=builders.later(2))
    letter.refresh_from_db()
    assert (letter.state, letter.content["sign_off"][1]) == ("approved", "Ben Second")


def test_what_nobody_has_to_approve_goes_out_in_the_new_name(
    officers: tuple[Officer, Officer], manager: Account
) -> None:
    case = builders.joined(officers[0])
    wanted = Wanted("L04", fields={"wish": "leave"}, confirms=True)
    answer = messages.draft(case, wanted, by=officers[0].account, now=builders.NOW)

    given(case, officers[1], manager)

    answer.refresh_from_db()
    assert (answer.state, answer.content["sign_off"][1]) == ("approved", "Ben Second")
    assert answer.pdf


def test_what_has_gone_stays_as_it_was_sent(officers: tuple[Officer, Officer], manager: Account) -> None:
    case = builders.joined(officers[0])
    letter = of_release(case)
    sent = {"state": "sent", "approved_by": officers[0].account, "approved_at": builders.NOW}
    Message.objects.filter(pk=letter.pk).update(**sent)

    given(case, officers[1], manager)

    letter.refresh_from_db()
    assert (letter.state, letter.content["sign_off"][1]) == ("sent", "Ann First")


def test_a_letter_whose_words_cannot_be_made_again_goes_to_a_person(
    officers: tuple[Officer, Officer], manager: Account
) -> None:
    case = builders.joined(officers[0])
    letter = messages.approve(message=of_release(case), by=officers[0].account, now=builders.NOW)
    letter.fields = None
    letter.save()

    given(case, officers[1], manager)

    letter.refresh_from_db()
    assert (letter.state, letter.approved_by) == ("drafted", None)
    assert letter.steps.latest("at").note


def test_a_case_given_again_to_its_own_officer_keeps_its_approvals(
    officers: tuple[Officer, Officer], manager: Account
) -> None:
    case = builders.joined(officers[0])
    letter = messages.approve(message=of_release(case), by=officers[0].account, now=builders.NOW)

    given(case, officers[0], manager)

    letter.refresh_from_db()
    assert letter.state == "approved"


def test_a_hand_over_of_many_does_the_same(
    officers: tuple[Officer, Officer], manager: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caseload_handovers, "AT_ONCE", 0)
    case = builders.joined(officers[0])
    letter = messages.approve(message=of_release(case), by=officers[0].account, now=builders.NOW)
    plan = caseload_handovers.Plan(str(officers[1].pk), (case.reference,))
    caseload_handovers.begin(officer=officers[0], plan=plan, by=manager, now=builders.NOW)

    bulk.drain({caseload_handovers.KIND: caseload_handovers.hand_over_next}, clock=lambda: builders.later(1))

    letter.refresh_from_db()
    assert (letter.state, letter.content["sign_off"][1]) == ("drafted", "Ben Second")
