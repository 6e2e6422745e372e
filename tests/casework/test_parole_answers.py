"""P53: what the parole report is told; P29: a statement of somebody who has not joined."""

from datetime import date, timedelta

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import access, facts, parole_answers, reviews, statements, wishes
from victimcontact.casework.parole_answers import Asked
from victimcontact.casework.reviews import Opening
from victimcontact.casework.statement_words import Words
from victimcontact.casework.wishes import Wish
from victimcontact.records.models import Case, Review, Statement
from victimcontact.scheme.parole_reports import StatementWish
from victimcontact.scheme.statement_moves import StatementState

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return builders.joined()


def opened(case: Case, kind: str = "parole") -> Review:
    by = members.officer_of(case)
    return reviews.open_review(sentence=case.sentence, opening=Opening(kind), by=by, now=builders.NOW)


def asked(on: date = builders.TODAY) -> Asked:
    return Asked(on, "Pat Practitioner", StatementWish.NOT_KNOWN)


def test_the_answer_says_whether_she_is_in_the_scheme_as_her_case_stands(case: Case) -> None:
    review, by = opened(case), members.officer_of(case)

    inside = parole_answers.give(case=case, review=review, asked=asked(), by=by, now=builders.NOW)
    Case.objects.filter(pk=case.pk).update(standing="declined")
    outside = parole_answers.give(
        case=Case.objects.get(pk=case.pk), review=review, asked=asked(), by=by, now=builders.NOW
    )

    assert (inside.in_scheme, outside.in_scheme) == (True, False)


@pytest.mark.parametrize(
    ("on", "refusal"),
    [
        (date(2026, 11, 5), parole_answers.DoesNotCount),  # the day of the conviction
        (builders.TODAY + timedelta(days=1), facts.InTheFuture),
    ],
)
def test_a_day_that_the_report_would_not_take_is_refused(case: Case, on: date, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        parole_answers.give(
            case=case, review=opened(case), asked=asked(on), by=members.officer_of(case), now=builders.NOW
        )


def test_no_other_review_and_no_other_case_has_a_parole_report(case: Case) -> None:
    by = members.officer_of(case)

    with pytest.raises(parole_answers.NoParoleReport):
        parole_answers.give(case=case, review=opened(case, "hdc"), asked=asked(), by=by, now=builders.NOW)
    with pytest.raises(access.NotFound):
        parole_answers.give(
            case=builders.joined(case.officer), review=opened(case), asked=asked(), by=by, now=builders.NOW
        )


def test_the_wish_is_suggested_from_the_statement_and_nothing_is_guessed(case: Case) -> None:
    review, by = opened(case), members.officer_of(case)
    assert parole_answers.suggested(case, review) is StatementWish.NOT_KNOWN

    statement = statements.start(case=case, review=review, by=by, now=builders.NOW)
    assert parole_answers.suggested(case, review) is StatementWish.YES
    statements.withdraw(statement=statement, note="She does not want to.", by=by, now=builders.NOW)

    assert parole_answers.suggested(case, review) is StatementWish.NO


def test_somebody_who_declined_the_scheme_can_send_a_statement_to_the_board() -> None:
    """P29."""
    case = builders.allocated()
    by = members.officer_of(case)
    version = access.version_of(case)
    wishes.record(case=case, wish=Wish("decline"), version=version, by=by, now=builders.NOW)
    case = Case.objects.get(pk=case.pk)

    statement = statements.start(case=case, review=opened(case), by=by, now=builders.NOW)
    words = Words(hurt="I could not sleep.")
    statements.write(
        statement=statement, words=words, version=statements.version_of(statement), by=by, now=builders.NOW
    )
    statements.ask_victim(statement=statement, by=by, now=builders.NOW)
    statements.record_approval(statement=statement, how="in_person", understood=True, by=by, now=builders.NOW)

    assert case.standing == "declined"
    assert Statement.objects.get(case=case).state == StatementState.APPROVED
