"""A victim's statement from the first word to being sent or taken back: nothing goes that they did not approve in these words."""

from dataclasses import replace
from datetime import date

import pytest

from tests import builders
from tests.casework.stated import (
    HEARING,
    HOSPITAL,
    LAST_DAY,
    WORDS,
    approved,
    begun,
    by_of,
    joined,
    review_of,
    sent,
    written,
)
from victimcontact.casework import (
    access,
    protection,
    review_dates,
    reviews,
    statement_readers,
    statement_sending,
    statement_words,
    statements,
)
from victimcontact.casework.reviews import Decision, Deferral
from victimcontact.casework.statement_words import Words
from victimcontact.casework.statements import Arranged
from victimcontact.records.models import (
    Case,
    Duty,
    Review,
    Statement,
    StatementUse,
    StatementVersion,
)
from victimcontact.scheme.moves import GuardNotMet, NotAllowed
from victimcontact.scheme.statement_moves import StatementGuard
from victimcontact.scheme.statements import Maker, Presentation, Thought

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return joined()


@pytest.fixture
def review(case: Case) -> Review:
    return review_of(case)


@pytest.fixture
def statement(case: Case, review: Review) -> Statement:
    return written(begun(case, review))


def test_a_statement_goes_only_as_it_was_approved_p28_p31(statement: Statement) -> None:
    with pytest.raises(NotAllowed):
        sent(statement)

    use = sent(approved(statement))

    assert (statement.state, use.recipient, use.apart) == ("sent", "parole_board", False)
    assert use.content_hash == statement_words.latest(statement).content_hash


def test_nobody_approves_without_knowing_who_reads_it_p31(statement: Statement) -> None:
    by = by_of(statement.case)
    statements.ask_victim(statement=statement, by=by, now=builders.NOW)

    with pytest.raises(GuardNotMet) as refused:
        statements.record_approval(statement=statement, how="in_person", understood=False, by=by, now=builders.NOW)

    assert refused.value.missing == {StatementGuard.DISCLOSURE_UNDERSTOOD}


def test_nothing_but_missing_text_stops_a_statement_from_being_read_back_p24(case: Case, review: Review) -> None:
    statement = begun(case, review)

    with pytest.raises(GuardNotMet):
        statements.ask_victim(statement=statement, by=by_of(case), now=builders.NOW)
    written(statement, Words(hurt="He should never be released. They are scum. " * 400))

    assert approved(statement).state == "approved"
    assert set(statement_words.thoughts_on(statement, statement_words.words_in(statement))) == {
        Thought.OPINION_ON_RELEASE, Thought.THREAT_OR_ABUSE, Thought.LONG_TO_READ,
    }  # fmt: skip


def test_a_word_changed_after_the_approval_ends_it_and_another_maker_does_too_p109(statement: Statement) -> None:
    before = statement_words.latest(approved(statement)).content_hash

    written(statement, replace(WORDS, now="I sleep again."))
    state_after_word = statement.state
    approved(statement)
    arranged = Arranged(Maker.OTHER_RELATIVE, "Her sister")
    statements.arrange(statement=statement, arranged=arranged, by=by_of(statement.case), now=builders.NOW)

    statement.refresh_from_db()
    assert (state_after_word, statement.state) == ("draft", "draft")
    assert statement_words.latest(statement).content_hash != before
    assert statements.last_approval(statement) is None


def test_how_it_is_given_can_change_without_asking_for_the_words_again(statement: Statement) -> None:
    approved(statement)

    arranged = Arranged(Maker.VICTIM, presentation=Presentation.PRE_RECORDED, support_person="Her aunt")
    statements.arrange(statement=statement, arranged=arranged, by=by_of(statement.case), now=builders.NOW)

    statement.refresh_from_db()
    assert (statement.state, statement.presentation) == ("approved", "pre_recorded")


@pytest.mark.parametrize("born_on", [date(2010, 5, 1), None])
def test_somebody_who_may_be_a_child_reads_in_the_room_only_with_a_managers_note_p27_r19(born_on: date | None) -> None:
    case = joined(victims=(builders.victim(born_on=born_on),))
    statement = begun(case, review_of(case))
    in_room = Arranged(Maker.VICTIM, presentation=Presentation.VICTIM_READS_IN_ROOM)

    with pytest.raises(statements.NeedsManager):
        statements.arrange(statement=statement, arranged=in_room, by=by_of(case), now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        statements.let_attend(statement=statement, note="She wants to.", by=by_of(case), now=builders.NOW)
    manager = builders.officer("manager").account
    statements.let_attend(statement=statement, note="She is 17 and wants to.", by=manager, now=builders.NOW)
    statements.arrange(statement=statement, arranged=in_room, by=by_of(case), now=builders.NOW)

    statement.refresh_from_db()
    assert statement.presentation == "victim_reads_in_room"


def test_more_than_two_relatives_of_one_family_are_talked_over_and_no_member_hears_of_the_others_p23() -> None:
    dead = [builders.victim(relationship="bereaved_relative") for _ in range(3)]
    first = joined(victims=tuple(dead))
    review = review_of(first)
    cases = list(Case.objects.filter(sentence=first.sentence_id).order_by("opened_at"))
    made = [
        Statement.objects.create(
            reference=f"ST-TEST{number}", case=case, review=review, kind="parole", state="draft", language="en",
            maker="close_relative", made_by=by_of(first), made_at=builders.NOW,
        )
        for number, case in enumerate(cases)
    ]  # fmt: skip

    assert statements.thoughts_on_family(made[0]) == (Thought.PUT_TOGETHER,)
    assert Thought.PUT_TOGETHER not in statement_words.thoughts_on(made[0], WORDS)


@pytest.mark.parametrize(("applied_on", "received"), [(date(2025, 6, 24), False), (date(2025, 6, 25), True)])
def test_the_tribunal_receives_one_only_for_an_application_since_the_day_of_the_law_p77_r55(
    applied_on: date, received: bool
) -> None:
    case = joined(HOSPITAL)
    review = review_of(case, "tribunal", hearing=None, application_made_on=applied_on)

    if not received:
        with pytest.raises(statements.NotReceivedHere):
            begun(case, review)
        assert statements.reviews_to_state_for(case) == []
        return
    assert statements.reviews_to_state_for(case) == [review]
    assert begun(case, review).kind == "tribunal"


@pytest.mark.parametrize("kind", ["open_conditions", "hdc"])
def test_no_statement_goes_to_a_review_that_takes_none(case: Case, kind: str) -> None:
    with pytest.raises(statements.NoStatementHere):
        begun(case, review_of(case, kind, hearing=None))


def test_a_review_has_one_live_statement_and_one_taken_back_makes_room(statement: Statement) -> None:
    case, review = statement.case, statement.review

    with pytest.raises(statements.OneAlready):
        begun(case, review)
    statements.withdraw(statement=statement, note="She does not want to.", by=by_of(case), now=builders.NOW)

    assert begun(case, review).state == "draft"


def test_a_statement_already_decided_about_cannot_be_begun_or_sent(statement: Statement) -> None:
    approved(statement)
    decision = Decision("no_release", builders.TODAY, without_hearing=True)
    reviews.decide(review=statement.review, decision=decision, by=by_of(statement.case), now=builders.NOW)

    with pytest.raises(reviews.ReviewEnded):
        sent(statement)
    assert statement.review not in statements.reviews_to_state_for(statement.case)


def test_the_next_review_begins_with_the_last_words_and_leaves_them_as_they_are(statement: Statement) -> None:
    sent(approved(statement))
    case = statement.case
    decision = Decision("no_release", builders.TODAY, without_hearing=True)
    reviews.decide(review=statement.review, decision=decision, by=by_of(case), now=builders.NOW)
    earlier = statement_words.latest(statement).content_hash

    again = begun(case, review_of(case, hearing=None))
    written(again, replace(WORDS, now="I sleep again."))

    assert StatementVersion.objects.filter(statement=again).earliest("number").hurt == WORDS.hurt
    assert (again.continues, again.state) == (statement, "draft")
    assert statement_words.latest(statement).content_hash == earlier
    assert statements.last_approval(again) is None


def test_a_deferral_keeps_the_statement_and_what_was_sent_p7(statement: Statement) -> None:
    sent(approved(statement))
    deferral = Deferral(why="A report came late.", hearing_on=date(2027, 6, 2))

    reviews.defer_hearing(review=statement.review, deferral=deferral, by=by_of(statement.case), now=builders.NOW)

    attached = statement_sending.for_report(statement.case, statement.review)
    owed = Duty.objects.filter(case=statement.case, what="send_statement_to_parole_board")
    assert attached is not None and attached.is_approved
    assert set(owed.values_list("standing", flat=True)) == {"kept"}


def test_the_approval_and_the_sending_keep_what_is_owed_d3_p28(statement: Statement) -> None:
    def standing(what: str) -> str:
        return str(Duty.objects.get(case=statement.case, what=what).standing)

    before = standing("get_statement_approved"), standing("send_statement_to_parole_board")
    approved(statement)
    after_approval = standing("get_statement_approved"), standing("send_statement_to_parole_board")
    sent(statement)

    assert before == ("open", "open")
    assert after_approval == ("kept", "open")
    assert standing("send_statement_to_parole_board") == "kept"


def test_after_the_last_day_only_a_manager_sends_it_with_a_reason_r34(statement: Statement) -> None:
    late = builders.NOW.replace(year=2027, month=2, day=LAST_DAY.day + 1)
    approved(statement)
    manager = builders.officer("manager").account

    with pytest.raises(GuardNotMet):
        statement_sending.send(statement=statement, late="She was ill.", by=by_of(statement.case), now=late)
    with pytest.raises(GuardNotMet):
        statement_sending.send(statement=statement, late=" ", by=manager, now=late)
    statement_sending.send(statement=statement, late="She was ill.", by=manager, now=late)

    statement.refresh_from_db()
    assert statement.state == "sent"


def test_words_that_show_where_she_lives_do_not_go_p30(statement: Statement) -> None:
    approved(written(statement, replace(WORDS, now="Every night I hear steps in BS99 9ZZ.")))

    with pytest.raises(protection.GivesAway):
        sent(statement)

    assert not StatementUse.objects.exists()


def test_before_it_went_it_is_just_taken_back_and_afterwards_they_are_asked_to_remove_it(
    case: Case, review: Review
) -> None:
    first = written(begun(case, review))
    statements.withdraw(statement=first, note="", by=by_of(case), now=builders.NOW)
    second = written(begun(case, review))
    sent(approved(second))
    by = by_of(case)

    statements.withdraw(statement=second, note="She changed her mind.", by=by, now=builders.NOW)
    statement_sending.ask_back(statement=second, whom="The Board's case manager", by=by, now=builders.NOW)
    statement_sending.record_answer(statement=second, answer="removed", by=by, now=builders.NOW)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("withdrawn", "taken_back")
    assert statement_readers.answers_to_taking_back(second, "en") == ("They have removed it.",)
    with pytest.raises(NotAllowed):
        statements.withdraw(statement=second, note="", by=by, now=builders.NOW)


def test_an_officer_who_saves_over_what_changed_meanwhile_overwrites_nothing(statement: Statement) -> None:
    opened_at = statements.version_of(statement)
    written(statement, replace(WORDS, now="It is worse."))

    with pytest.raises(access.Stale):
        statements.write(
            statement=statement, words=WORDS, version=opened_at, by=by_of(statement.case), now=builders.NOW
        )

    assert statement_words.words_in(statement).now == "It is worse."


def test_a_review_says_that_a_statement_is_there_and_how_it_is_to_be_given(statement: Statement) -> None:
    before = statement_sending.for_report(statement.case, statement.review)
    approved(statement)
    after = statement_sending.for_report(statement.case, statement.review)

    assert before is not None and after is not None
    assert (before.is_approved, after.is_approved, after.apart) == (False, True, False)
    assert review_dates.dates_of(statement.review).hearing_on == HEARING
