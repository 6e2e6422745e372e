"""What others answer to a request: both views go to whoever decides, and the victim is told of both tests in plain words."""

import pytest

from tests import builders
from tests.casework.asked_for import (
    BOTH_TESTS,
    FORWARDED,
    GRANTED,
    NECESSARY,
    SENT,
    TOO_FAR,
    TOO_LITTLE,
    WORDING,
    account_of,
    begun,
    facts_of,
    fresh,
    standing_of,
    taken,
)
from victimcontact.casework import access, reviews
from victimcontact.casework import condition_answers as answers
from victimcontact.casework import request_sheets as sheets
from victimcontact.casework import request_steps as steps
from victimcontact.casework.condition_answers import Decision, NotToldYet
from victimcontact.casework.reviews import Opening
from victimcontact.records.models import Case, Fact, Message, Telling
from victimcontact.scheme.licences import Decider
from victimcontact.scheme.moves import GuardNotMet, NotAllowed
from victimcontact.scheme.requests import Request as State

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return builders.joined()


def test_it_goes_verbatim_to_whoever_decides_with_both_views_p67(case: Case) -> None:
    request = taken(begun(case), *SENT, "decline", "forward")

    sheet = str(sheets.sheet(request, on=builders.TODAY))

    assert WORDING in sheet
    assert NECESSARY in sheet
    assert "He has moved." in sheet
    assert sheets.pdf(request, on=builders.TODAY).startswith(b"%PDF")


def test_the_practitioners_answer_to_an_earlier_asking_is_not_their_answer_to_this_one(case: Case) -> None:
    request = taken(begun(case), *SENT, "decline", "forward", "refuse", "tell_victim", "ask_again", *SENT)

    assert sheets.view_of(request) == (sheets.NO_ANSWER,)


@pytest.mark.parametrize(
    ("reason", "needed", "too_far"),
    [
        ("It is not necessary.", TOO_LITTLE, TOO_FAR),
        ("It is not proportionate.", TOO_LITTLE, TOO_FAR),
        (BOTH_TESTS, TOO_LITTLE, " "),
        (BOTH_TESTS, "", TOO_FAR),
        ("", "", ""),
    ],
)
@pytest.mark.parametrize("outcome", ["refused", "granted_adapted"])
def test_a_no_or_less_is_explained_by_both_tests_p52(
    case: Case, outcome: str, reason: str, needed: str, too_far: str
) -> None:
    request = taken(begun(case), *FORWARDED)

    with pytest.raises(GuardNotMet):
        answers.decide(
            request=request,
            decision=Decision(outcome, reason, needed, too_far),
            by=account_of(case),
            now=builders.NOW,
        )

    assert facts_of(case, "condition_decided") == []


def test_the_ledger_follows_the_course_d7(case: Case) -> None:
    request = taken(begun(case), *SENT)
    asked = {"request": request.reference, "condition": "EXC_TYPE"}
    assert facts_of(case, "condition_requested") == [asked]
    assert standing_of(case, "acknowledge_request") == ["open"]

    taken(request, "acknowledge")
    assert facts_of(case, "condition_confirmed") == [asked]
    assert standing_of(case, "acknowledge_request") == ["kept"]

    taken(request, "support", "forward", "refuse")
    assert facts_of(case, "condition_decided") == [asked | {"outcome": "refused"}]
    assert standing_of(case, "tell_condition_outcome") == ["open"]

    taken(request, "tell_victim")
    assert standing_of(case, "tell_condition_outcome") == ["kept"]


def test_the_reason_for_a_refusal_is_closed_in_the_ledger(case: Case) -> None:
    taken(begun(case), *FORWARDED, "refuse")

    fact = Fact.objects.get(case=case, kind="condition_decided")

    assert "reason" not in fact.data
    assert fact.details == {"reason": BOTH_TESTS}


def test_she_hears_that_it_has_gone_and_what_came_of_it_in_words_for_her(case: Case) -> None:
    request = taken(begun(case), *FORWARDED)
    passed_on = Telling.objects.get(case=case, code="condition_requested")
    assert passed_on.told == {"condition": WORDING}

    taken(request, "refuse")

    letter = Message.objects.get(case=case, document="L16")
    words = str(letter.content)
    assert WORDING in words
    assert f"{TOO_LITTLE} {TOO_FAR}" in words
    assert BOTH_TESTS not in words


def test_what_was_granted_instead_is_what_she_is_told(case: Case) -> None:
    taken(begun(case), *FORWARDED, "grant_adapted")

    told = Telling.objects.get(case=case, code="condition_granted").told

    assert told == {"condition": "Not to come into the shop.", "reason": f"{TOO_LITTLE}\n{TOO_FAR}"}


def test_a_letter_counts_as_told_only_when_it_has_gone(case: Case) -> None:
    request = taken(begun(case), *GRANTED)
    letter = {"request": request, "channel": "letter", "by": account_of(case), "now": builders.NOW}

    with pytest.raises(NotToldYet):
        answers.tell_victim(**letter)
    message = Message.objects.get(case=case, document="L16")
    Message.objects.filter(pk=message.pk).update(state="sent", approved_by=account_of(case), approved_at=builders.NOW)
    answers.tell_victim(**letter)

    assert fresh(request).state == State.TOLD_OF_GRANT


def test_who_decides_follows_the_way_out_p66(case: Case) -> None:
    by, now = account_of(case), builders.NOW
    review = reviews.open_review(sentence=case.sentence, opening=Opening("parole"), by=by, now=now)

    assert answers.decider_of(begun(case), now=now) == Decider.GOVERNOR
    assert answers.decider_of(begun(case, review=review), now=now) == Decider.PAROLE_BOARD


def test_a_manager_takes_a_disagreement_to_the_head_and_it_still_goes_on(case: Case) -> None:
    request = taken(begun(case), *SENT, "decline", "escalate")
    manager = builders.officer("manager").account

    answers.raise_with_head(request=request, reason="They do not agree.", by=manager, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        answers.raise_with_head(request=request, reason="x", by=account_of(case), now=builders.NOW)

    assert taken(request, "forward").state == State.FORWARDED


def test_the_practitioner_is_reminded_only_while_it_waits_for_them(case: Case) -> None:
    request = taken(begun(case), *SENT)
    remind = {"request": request, "how": "phone", "by": account_of(case), "now": builders.NOW}

    answers.remind(**remind)
    taken(request, "support")

    with pytest.raises(NotAllowed):
        answers.remind(**remind)
    assert [step.event for step in steps.of(request)].count(steps.REMINDED) == 1
