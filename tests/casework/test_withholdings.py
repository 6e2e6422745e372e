"""Keeping a statement from the prisoner: both limbs, in time, by the Secretary of State; nothing in the dossier before the answer."""

from datetime import date, datetime

import pytest

from tests import builders
from tests.casework.stated import WORDS, approved, begun, by_of, joined, member_of, review_of, sent, written
from victimcontact.casework import access, non_disclosure, statement_sending, withholding_rows, withholdings, worklists
from victimcontact.casework.documents.checks import reading_order, reading_problems
from victimcontact.casework.reviews import Deferral, defer_hearing
from victimcontact.casework.withholdings import Grounds
from victimcontact.records.models import Account, Case, Duty, Review, Statement, StatementUse, Withholding
from victimcontact.scheme.moves import GuardNotMet, NotAllowed
from victimcontact.scheme.statements import Harm
from victimcontact.scheme.withholdings import Answer, Consequence, WithholdingGuard

pytestmark = pytest.mark.django_db

GROUNDS = Grounds(
    "The whole statement.", Harm.HEALTH_OR_WELFARE, "He would look for her.", "No part of it can be shown."
)
LAST_DAY = date(2027, 1, 27)
TOO_LATE = builders.NOW.replace(year=2027, month=1, day=28)


@pytest.fixture
def case() -> Case:
    return joined()


@pytest.fixture
def review(case: Case) -> Review:
    return review_of(case)


@pytest.fixture
def statement(case: Case, review: Review) -> Statement:
    return approved(written(begun(case, review)))


@pytest.fixture
def manager() -> Account:
    return builders.officer("manager").account


def wanted(case: Case, review: Review, choice: str = "") -> Withholding:
    non_disclosure.record(case=case, review=review, choice=choice, by=by_of(case), now=builders.NOW)
    return Withholding.objects.get(case=case, review=review)


def prepared(row: Withholding, grounds: Grounds = GROUNDS) -> Withholding:
    return withholdings.prepare(
        withholding=row, grounds=grounds, version=row.version, by=by_of(row.case), now=builders.NOW
    )


def agreed(row: Withholding, manager: Account) -> Withholding:
    return withholdings.agree(withholding=prepared(row), by=manager, now=builders.NOW)


def handed_on(row: Withholding, manager: Account) -> Withholding:
    return withholdings.pass_on(withholding=agreed(row, manager), by=by_of(row.case), now=builders.NOW)


def applied(row: Withholding, manager: Account) -> Withholding:
    handed_on(row, manager)
    return withholdings.record_application(withholding=row, by=by_of(row.case), now=builders.NOW)


def answered(row: Withholding, answer: Answer) -> Consequence:
    return withholdings.record_answer(withholding=row, answer=answer, by=by_of(row.case), now=builders.NOW)


def stands(statement: Statement) -> str:
    statement.refresh_from_db()
    return statement.state


@pytest.mark.parametrize(
    "grounds",
    [
        Grounds("All of it.", None, "He would look for her.", "Nothing less."),
        Grounds("All of it.", Harm.DISORDER_OR_CRIME, "He would look for her.", "  "),
        Grounds("", Harm.DISORDER_OR_CRIME, "He would look for her.", "Nothing less."),
        Grounds("All of it.", Harm.DISORDER_OR_CRIME, "", "Nothing less."),
    ],
)
def test_one_limb_is_not_enough_p34(case: Case, review: Review, grounds: Grounds) -> None:
    with pytest.raises(GuardNotMet) as refused:
        prepared(wanted(case, review), grounds)

    assert refused.value.missing == {WithholdingGuard.BOTH_LIMBS}


def test_a_manager_agrees_and_other_grounds_need_another_agreement_r63(
    case: Case, review: Review, manager: Account
) -> None:
    row = prepared(wanted(case, review, "accept"))
    with pytest.raises(access.NotPermitted):
        withholdings.agree(withholding=row, by=by_of(case), now=builders.NOW)
    agreed = withholdings.agree(withholding=row, by=manager, now=builders.NOW)

    again = prepared(agreed, Grounds("One part.", Harm.DISORDER_OR_CRIME, "Fear.", "Nothing less."))

    with pytest.raises(NotAllowed):
        withholdings.pass_on(withholding=again, by=by_of(case), now=builders.NOW)


def test_nothing_leaves_before_the_choice_for_a_refusal_p36(
    case: Case, review: Review, statement: Statement, manager: Account
) -> None:
    row = agreed(wanted(case, review), manager)

    with pytest.raises(GuardNotMet):
        withholdings.pass_on(withholding=row, by=by_of(case), now=builders.NOW)
    with pytest.raises(GuardNotMet):
        sent(statement)

    assert not StatementUse.objects.exists()


def test_while_it_waits_for_the_answer_the_statement_goes_into_no_dossier_p35_p36(
    case: Case, review: Review, statement: Statement, manager: Account
) -> None:
    handed_on(wanted(case, review, "accept"), manager)

    with pytest.raises(GuardNotMet):
        sent(statement)

    attached = statement_sending.for_report(case, review)
    use = StatementUse.objects.get(statement=statement)
    assert (use.recipient, use.apart) == ("secretary_of_state", True)
    assert attached is not None and attached.apart
    assert Duty.objects.get(case=case, what="prepare_non_disclosure_pack").standing == "kept"


def test_the_pack_and_the_last_day_are_counted_from_the_hearing_as_it_stands_p33_d4(case: Case, review: Review) -> None:
    row = wanted(case, review)

    before = withholding_rows.dates_of(row)
    moved = Deferral(why="A report came late.", hearing_on=date(2027, 6, 2))
    defer_hearing(review=review, deferral=moved, by=by_of(case), now=builders.later(hours=1))
    after = withholding_rows.dates_of(row)

    assert (before.last_on, before.pack_due_on) == (LAST_DAY, date(2027, 1, 13))
    assert after.last_on == date(2027, 4, 7)


@pytest.mark.parametrize("who", ["officer", "manager without a reason"])
def test_after_the_last_day_it_is_blocked_and_the_manager_has_it_p33(
    case: Case, review: Review, manager: Account, who: str
) -> None:
    row = agreed(wanted(case, review, "accept"), manager)

    with pytest.raises(GuardNotMet):
        withholdings.pass_on(
            withholding=row,
            late="" if "without" in who else "She learned of it today.",
            by=manager if "manager" in who else by_of(case),
            now=TOO_LATE,
        )


def test_a_manager_may_still_pass_it_on_late_with_a_reason_p33(case: Case, review: Review, manager: Account) -> None:
    row = agreed(wanted(case, review, "accept"), manager)

    done = withholdings.pass_on(withholding=row, late="She learned of it today.", by=manager, now=TOO_LATE)

    assert done.state == "passed_on"
    assert withholding_rows.steps(done)[-1].note == "She learned of it today."


def test_a_wish_after_the_last_day_is_with_the_manager_at_once_p33(case: Case, review: Review) -> None:
    non_disclosure.record(case=case, review=review, choice="", by=by_of(case), now=TOO_LATE)

    assert Duty.objects.filter(case=case, what="escalate_late_non_disclosure", standing="open").exists()


def test_the_board_answers_only_what_was_applied_for_p32(case: Case, review: Review, manager: Account) -> None:
    row = handed_on(wanted(case, review, "accept"), manager)

    with pytest.raises(withholdings.NotPossibleNow):
        answered(row, Answer.FROM_PRISONER)
    assert answered(row, Answer.NOT_APPLIED) is Consequence.GO_OPENLY


def test_the_victim_asks_and_never_applies_p32(case: Case, review: Review) -> None:
    member = member_of(case)
    non_disclosure.ask_own(case=case, review=review, choice="withdraw", by=member, now=builders.NOW)
    row = Withholding.objects.get(case=case)

    for verb in (withholdings.pass_on, withholdings.record_application):
        with pytest.raises(access.NotPermitted):
            verb(withholding=row, by=member, now=builders.NOW)


FOLLOWS = [
    (Answer.FROM_PRISONER, "withdraw", "sent", True),
    (Answer.FROM_BOTH, "redact", "sent", True),
    (Answer.SUMMARY, "accept", "sent", True),
    (Answer.SUMMARY, "redact", "draft", False),
    (Answer.SUMMARY, "withdraw", "taking_back", False),
    (Answer.DISCLOSE, "withdraw", "taking_back", False),
    (Answer.DISCLOSE, "redact", "draft", False),
    (Answer.DISCLOSE, "accept", "approved", False),
]


@pytest.mark.parametrize(("answer", "choice", "state", "goes_apart"), FOLLOWS)
def test_what_she_chose_for_a_refusal_is_what_happens_p36(
    case: Case, review: Review, statement: Statement, manager: Account, answer: Answer, choice: str, state: str,
    goes_apart: bool,
) -> None:  # fmt: skip
    row = applied(wanted(case, review, choice), manager)

    answered(row, answer)

    uses = StatementUse.objects.filter(statement=statement, recipient="parole_board")
    assert stands(statement) == state
    assert [use.apart for use in uses] == ([True] if goes_apart else [])


def test_when_she_accepts_a_refusal_it_goes_openly_and_only_then(
    case: Case, review: Review, statement: Statement, manager: Account
) -> None:
    row = applied(wanted(case, review, "accept"), manager)
    answered(row, Answer.DISCLOSE)

    use = sent(statement)

    assert (use.apart, statement.state) == (False, "sent")


def test_the_answer_is_the_end_of_choosing(case: Case, review: Review, manager: Account) -> None:
    answered(applied(wanted(case, review, "withdraw"), manager), Answer.FROM_BOTH)

    with pytest.raises(non_disclosure.AlreadyAnswered):
        non_disclosure.record(case=case, review=review, choice="accept", by=by_of(case), now=builders.later(1))


def test_who_no_longer_wants_it_kept_may_send_it_and_may_ask_again_later(
    case: Case, review: Review, statement: Statement
) -> None:
    row = wanted(case, review)
    withholdings.give_up(withholding=row, by=by_of(case), now=builders.NOW)
    free = withholding_rows.holds(case, review)

    later: datetime = builders.later(1)
    again = non_disclosure.record(case=case, review=review, choice="", by=by_of(case), now=later)

    assert not free
    assert withholding_rows.holds(case, review)
    assert again.choice == ""
    assert non_disclosure.is_undecided(case, review)


def test_two_officers_on_the_grounds_overwrite_nothing(case: Case, review: Review) -> None:
    row = wanted(case, review)
    opened_at = row.version
    prepared(row)

    with pytest.raises(access.Stale):
        withholdings.prepare(withholding=row, grounds=GROUNDS, version=opened_at, by=by_of(case), now=builders.NOW)


def test_what_is_kept_from_the_prisoner_is_a_paper_of_its_own_p35(
    case: Case, review: Review, statement: Statement, manager: Account
) -> None:
    row = prepared(wanted(case, review, "redact"))

    made = withholdings.document_of(row, writer=by_of(case), on=builders.TODAY)

    text = " ".join(said for _kind, said in reading_order(made))
    assert reading_problems(made) == []
    assert "He would look for her." in text
    assert "Redact and send again." in text
    assert WORDS.hurt not in text


def test_the_paper_is_not_made_before_its_grounds_and_the_choice_are_known(case: Case, review: Review) -> None:
    row = prepared(wanted(case, review))

    with pytest.raises(withholdings.NotReady):
        withholdings.document_of(row, writer=by_of(case), on=builders.TODAY)


def test_every_step_that_is_ours_is_on_the_worklist_until_it_is_done(
    case: Case, review: Review, statement: Statement, manager: Account
) -> None:
    def waiting() -> list[tuple[str, str]]:
        items = worklists.listed(by_of(case), worklists.Filters(), on=builders.TODAY).items
        return [(item.text, item.waits_for) for item in items if item.kind in ("withholding", "statement")]

    row = wanted(case, review, "withdraw")
    asked = waiting()
    prepared(row)
    to_agree = waiting()
    withholdings.agree(withholding=row, by=manager, now=builders.NOW)
    to_pass_on = waiting()
    withholdings.pass_on(withholding=row, by=by_of(case), now=builders.NOW)
    passed_on = waiting()
    answered(row, Answer.NOT_APPLIED)

    assert asked == [("Write down why the prisoner should not see it", "")]
    assert to_agree == [("Agree, as manager, that it is kept from the prisoner", "manager")]
    assert to_pass_on == [("Pass it to the Secretary of State, who applies", "")]
    assert passed_on == []
    assert waiting() == [("Ask whoever has the statement to remove it: they took it back", "")]
