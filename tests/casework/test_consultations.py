"""Those who decide ask; the victim is asked; an answer goes back that shows nobody."""

from dataclasses import replace
from datetime import date

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import access, attempts, consultations, protection, questions, reviews, worklists
from victimcontact.casework.consultations import ConsultationPart
from victimcontact.casework.questions import Asker, Question
from victimcontact.casework.reviews import Opening
from victimcontact.records.models import Account, Case, Contact, Duty, Fact
from victimcontact.scheme.consultations import Kind, Stand

pytestmark = pytest.mark.django_db

QUESTION = Question(Kind.TEMPORARY_RELEASE, "A day out with his family. What should we think of?")


@pytest.fixture
def decider() -> Account:
    return builders.officer("decision_maker", name="Mrs Lowe").account


@pytest.fixture
def case() -> Case:
    return builders.joined()


def about(case: Case, **changes: object) -> Question:
    """A question that names the offender of a case rightly."""
    offender = case.sentence.offender
    return replace(QUESTION, number=offender.identifiers.get().value, family_name=offender.family_name, **changes)


def asked(case: Case, decider: Account, **changes: object) -> ConsultationPart:
    made = questions.ask(question=about(case, **changes), agency="HMP Nowhere", by=decider, now=builders.NOW)
    return consultations.part_of(case, made.reference)


def test_a_question_reaches_the_officer_of_every_member_and_counts_the_days(case: Case, decider: Account) -> None:
    """P70: fourteen days from the day we were asked."""
    part = asked(case, decider, kind=Kind.HDC)

    assert consultations.inbox(case.officer.account) == [part]
    assert part.last_day == date(2026, 12, 7)
    assert Fact.objects.get(case=case, kind="consulted").data == {"kind": "hdc", "emergency": False}
    assert Duty.objects.get(case=case, what="collect_views_on_hdc").last_on == date(2026, 12, 7)


def test_who_asks_is_told_the_same_whether_or_not_there_is_a_victim(case: Case, decider: Account) -> None:
    asked(case, decider)
    questions.ask(question=replace(about(case), number="Z9999ZZ"), agency="HMP Nowhere", by=decider, now=builders.NOW)

    there, not_there = questions.asked_by(decider)
    assert (there.answers, there.complete) == (not_there.answers, not_there.complete) == ((), False)


@pytest.mark.parametrize("slip", [{"number": "Z9999ZZ"}, {"family_name": "Somebody"}])
def test_a_number_and_a_name_that_do_not_belong_together_reach_nobody_but_a_manager(
    case: Case, decider: Account, slip: dict[str, str]
) -> None:
    made = questions.ask(question=replace(about(case), **slip), agency="HMP Nowhere", by=decider, now=builders.NOW)
    manager = builders.officer("manager").account

    assert not made.parts.exists()
    assert questions.unmatched(manager) == [made]
    questions.settle(consultation=made, text="There is nothing we could add.", by=manager, now=builders.NOW)
    assert questions.unmatched(manager) == []
    assert questions.asked_by(decider)[0].answers == ("There is nothing we could add.",)


def test_somebody_who_has_not_joined_is_not_asked(decider: Account) -> None:
    case = builders.allocated()
    made = questions.ask(question=about(case), agency="HMP Nowhere", by=decider, now=builders.NOW)

    assert not made.parts.exists()


def test_from_the_question_to_the_answer(case: Case, decider: Account) -> None:
    part, by = asked(case, decider), case.officer.account
    consultations.record_asked(part=part, channel="phone", by=by, now=builders.NOW)
    with pytest.raises(consultations.TooEarly):
        consultations.answer(part=part, text="No view.", by=by, now=builders.NOW)

    consultations.record_views(part=part, text="Not on her birthday.", channel="phone", by=by, now=builders.NOW)
    consultations.answer(part=part, text="Please not in the first week of April.", by=by, now=builders.NOW)

    part.refresh_from_db()
    assert consultations.stand_of(part, on=builders.TODAY) is Stand.ANSWERED
    (told,) = questions.asked_by(decider)
    assert told.complete and told.answers == ("Please not in the first week of April.",)
    assert Contact.objects.filter(case=case, direction="in", fact__data__about=str(part.fact_id)).exists()
    with pytest.raises(consultations.Answered):
        consultations.answer(part=part, text="Again.", by=by, now=builders.NOW)


def test_what_the_victim_says_keeps_the_duty_to_ask(case: Case, decider: Account) -> None:
    part = asked(case, decider, kind=Kind.LICENCE_VARIATION)
    consultations.record_views(
        part=part, text="The tag should stay.", channel="visit", by=case.officer.account, now=builders.NOW
    )

    assert Duty.objects.get(case=case, what="collect_views_on_variation").standing == "kept"


def test_silence_is_an_answer_only_when_the_days_are_over(case: Case, decider: Account) -> None:
    part = asked(case, decider)
    consultations.answer(part=part, text="They were asked.", by=case.officer.account, now=builders.later(days=15))

    assert questions.asked_by(decider)[0].complete


def test_curfew_is_answered_by_its_report_first(case: Case, decider: Account) -> None:
    part = asked(case, decider, kind=Kind.HDC)
    with pytest.raises(consultations.ReportNotSent) as refusal:
        consultations.answer(part=part, text="See R03.", by=case.officer.account, now=builders.later(days=15))
    assert refusal.value.document == "R03"


def test_an_answer_that_shows_where_somebody_is_does_not_go(case: Case, decider: Account) -> None:
    part = asked(case, decider)
    line = case.person.addresses.first().lines[0]
    with pytest.raises(protection.GivesAway):
        consultations.answer(part=part, text=f"Not near {line}.", by=case.officer.account, now=builders.later(days=15))


def test_not_applicable_about_a_member_goes_to_a_manager(case: Case, decider: Account) -> None:
    """P65."""
    part, manager = asked(case, decider), builders.officer("manager").account
    consultations.say_not_applicable(part=part, why="She is abroad.", by=case.officer.account, now=builders.NOW)
    part.refresh_from_db()
    assert consultations.stand_of(part, on=builders.TODAY) is Stand.DOUBTED
    with pytest.raises(consultations.TooEarly):
        consultations.answer(part=part, text="x", by=case.officer.account, now=builders.later(days=15))

    consultations.decide_doubt(part=part, ask_them=True, text="", by=manager, now=builders.NOW)
    part.refresh_from_db()
    assert consultations.stand_of(part, on=builders.TODAY) is Stand.TO_ASK

    consultations.say_not_applicable(part=part, why="She is abroad.", by=case.officer.account, now=builders.NOW)
    consultations.decide_doubt(part=part, ask_them=False, text="It does not apply.", by=manager, now=builders.NOW)
    part.refresh_from_db()
    assert part.answer == "not_applicable"


def test_the_member_is_asked_in_their_own_pages_once_their_officer_has_asked(case: Case, decider: Account) -> None:
    part = asked(case, decider)
    assert consultations.asked_of(case) == ()

    consultations.record_asked(part=part, channel="letter", by=case.officer.account, now=builders.NOW)
    (question,) = consultations.asked_of(case)
    assert (question.kind, question.last_day) == ("temporary_release", part.last_day)


def on_the_list(account: Account, *, on: date) -> list[tuple[str, str]]:
    items = worklists.listed(account, worklists.Filters(), on=on).items
    return [
        (item.what, item.waits_for) for item in items if item.what.startswith(("consult", "collect_views", "question"))
    ]


def test_a_question_is_on_the_worklist_until_it_is_answered(case: Case, decider: Account) -> None:
    """P70: for curfew the ledger counts the days of the victim; the answer is work of its own when they are over."""
    asked(case, decider, kind=Kind.HDC)
    part = asked(case, decider, kind=Kind.OPEN_CONDITIONS)
    by = case.officer.account
    assert sorted(on_the_list(by, on=builders.TODAY)) == [("collect_views_on_hdc", ""), ("consultation", "")]
    assert ("consultation", "") in on_the_list(by, on=date(2026, 12, 8))

    consultations.say_not_applicable(part=part, why="She is abroad.", by=by, now=builders.NOW)
    assert ("consultation", "manager") in on_the_list(by, on=builders.TODAY)
    manager = builders.officer("manager").account
    consultations.decide_doubt(part=part, ask_them=False, text="It does not apply.", by=manager, now=builders.NOW)
    assert on_the_list(by, on=builders.TODAY) == [("collect_views_on_hdc", "")]


def test_a_question_with_nobody_to_ask_is_on_the_list_of_managers_and_of_nobody_else(decider: Account) -> None:
    unknown = replace(QUESTION, number="Z9999ZZ", family_name="Nobody")
    questions.ask(question=unknown, agency="HMP Nowhere", by=decider, now=builders.NOW)

    assert on_the_list(builders.officer("manager").account, on=builders.TODAY) == [("question", "manager")]
    assert on_the_list(builders.officer().account, on=builders.TODAY) == []


def test_the_same_officer_reaches_no_question_of_another_unit(case: Case, decider: Account) -> None:
    part = asked(case, decider)
    stranger = builders.officer(in_unit="exeter").account

    assert consultations.inbox(stranger) == []
    with pytest.raises(access.NotFound):
        consultations.record_asked(part=part, channel="phone", by=stranger, now=builders.NOW)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"text": "  "}, consultations.NothingWritten),
        ({"decides_on": date(2026, 11, 22)}, questions.DecidedAlready),
    ],
)
def test_a_question_without_words_or_of_a_day_gone_by_is_refused(
    case: Case, changes: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        questions.write_down(
            case=case,
            question=replace(QUESTION, **changes),
            asker=Asker("Mr Lowe", "HMP Nowhere"),
            by=case.officer.account,
            now=builders.NOW,
        )


def test_nobody_can_go_through_the_prison_with_questions(decider: Account) -> None:
    asking = replace(QUESTION, number="Z9999ZZ", family_name="Nobody")
    for _ in range(questions.QUESTIONS):
        questions.ask(question=asking, agency="HMP Nowhere", by=decider, now=builders.NOW)
    with pytest.raises(attempts.TooMany):
        questions.ask(question=asking, agency="HMP Nowhere", by=decider, now=builders.NOW)


@pytest.mark.parametrize(
    ("days", "rows"),
    [(0, 1), (14, 1), (15, 2)],
)
def test_a_question_that_its_review_put_already_is_put_to_the_victim_once_while_its_days_run(
    case: Case, decider: Account, days: int, rows: int
) -> None:
    """P70: the review that is opened is the question; who asks again in words does not begin a second period."""
    by = members.officer_of(case)
    reviews.open_review(sentence=case.sentence, opening=Opening("hdc"), by=by, now=builders.NOW)
    later = builders.later(days=days)

    made = questions.ask(question=about(case, kind=Kind.HDC), agency="HMP Nowhere", by=decider, now=later)
    part = consultations.part_of(case, made.reference)
    assert Duty.objects.filter(case=case, what="collect_views_on_hdc").count() == rows

    consultations.record_views(part=part, text="She is afraid.", channel="phone", by=by, now=later)
    assert Duty.objects.filter(case=case, what="collect_views_on_hdc", standing="kept").count() == 1
