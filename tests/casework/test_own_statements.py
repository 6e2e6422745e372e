"""A statement in the victim's own pages: what is typed is kept and private, what is agreed to is exactly what was read."""

from dataclasses import replace

import pytest

from tests import builders
from tests.casework.stated import (
    WORDS,
    approved,
    begun,
    by_of,
    joined,
    member_of,
    review_of,
    sent,
    written,
)
from tests.portal import members
from victimcontact.casework import (
    access,
    own_statements,
    statement_readers,
    statement_words,
    statements,
)
from victimcontact.records.models import (
    AuditEntry,
    Case,
    Message,
    Review,
    Statement,
    StatementTyping,
)

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


def stamp(statement: Statement, part: str) -> int:
    return StatementTyping.objects.get(statement=statement, part=part).stamp


def test_what_is_typed_is_kept_and_seen_by_nobody_until_it_is_saved(statement: Statement) -> None:
    member, at = member_of(statement.case), stamp(statement, "now")

    own_statements.keep_typing(statement=statement, part="now", text="I am", stamp=at, by=member, now=builders.NOW)

    kept = own_statements.answers_of(statement, "en")[1]
    assert (kept.typed, kept.saved) == ("I am", WORDS.now)
    assert statement_words.words_in(statement) == WORDS


def test_saving_clears_what_was_typed_there_and_keeps_what_is_typed_elsewhere(statement: Statement) -> None:
    member = member_of(statement.case)
    for part in ("hurt", "now"):
        at = stamp(statement, part)
        own_statements.keep_typing(
            statement=statement, part=part, text=f"More {part}", stamp=at, by=member, now=builders.NOW
        )

    own_statements.save_own(
        statement=statement, part="now", text="Saved.", stamp=stamp(statement, "now"), by=member, now=builders.NOW
    )

    hurt, now, _if_released = own_statements.answers_of(statement, "en")
    assert (now.saved, now.typed) == ("Saved.", "")
    assert (hurt.saved, hurt.typed) == (WORDS.hurt, "More hurt")
    statement.refresh_from_db()
    assert statement.state == "with_victim"


@pytest.mark.parametrize("how", ["keep_typing", "save_own"])
def test_a_second_window_overwrites_nothing(statement: Statement, how: str) -> None:
    member, opened_at = member_of(statement.case), stamp(statement, "now")
    verb = getattr(own_statements, how)
    own_statements.keep_typing(
        statement=statement, part="now", text="First window", stamp=opened_at, by=member, now=builders.NOW
    )

    with pytest.raises(own_statements.Overtaken):
        verb(statement=statement, part="now", text="Second window", stamp=opened_at, by=member, now=builders.NOW)

    assert own_statements.answers_of(statement, "en")[1].typed == "First window"


def test_an_officer_who_writes_beside_her_leaves_her_typing_and_her_page_learns_of_it(statement: Statement) -> None:
    member, opened_at = member_of(statement.case), stamp(statement, "now")
    now_at = own_statements.keep_typing(
        statement=statement, part="now", text="Mine", stamp=opened_at, by=member, now=builders.NOW
    )

    written(statement, replace(WORDS, now="Dictated."))

    with pytest.raises(own_statements.Overtaken):
        own_statements.keep_typing(
            statement=statement, part="now", text="Mine!", stamp=now_at, by=member, now=builders.NOW
        )
    answer = own_statements.answers_of(statement, "en")[1]
    assert (answer.saved, answer.typed) == ("Dictated.", "Mine")


def test_typing_for_an_hour_leaves_a_few_entries_in_the_trail_and_each_saving_one(statement: Statement) -> None:
    member = member_of(statement.case)
    for minute in range(60):
        own_statements.keep_typing(
            statement=statement, part="now", text="x" * minute, stamp=stamp(statement, "now"), by=member,
            now=builders.later(minutes=minute),
        )  # fmt: skip
    for _ in range(2):
        own_statements.save_own(
            statement=statement, part="now", text="x", stamp=stamp(statement, "now"), by=member, now=builders.later()
        )

    written_down = AuditEntry.objects.filter(case_reference=statement.case.reference)
    assert written_down.filter(what="own_statements.keep_typing").count() == 4
    assert written_down.filter(what="own_statements.save_own").count() == 2


def test_she_approves_exactly_the_words_she_read(statement: Statement) -> None:
    member = member_of(statement.case)
    statements.ask_victim(statement=statement, by=by_of(statement.case), now=builders.NOW)
    read = own_statements.own(statement, "en").content_hash
    own_statements.save_own(
        statement=statement, part="now", text="Other.", stamp=stamp(statement, "now"), by=member, now=builders.NOW
    )

    with pytest.raises(own_statements.Overtaken):
        own_statements.approve_own(statement=statement, understood=True, content_hash=read, by=member, now=builders.NOW)
    now = own_statements.own(statement, "en").content_hash
    own_statements.approve_own(statement=statement, understood=True, content_hash=now, by=member, now=builders.NOW)

    statement.refresh_from_db()
    assert statement.state == "approved"


def test_another_member_comes_to_nothing_of_it(statement: Statement) -> None:
    stranger = member_of(joined())

    for verb, more in (
        (own_statements.withdraw_own, {}),
        (own_statements.save_own, {"part": "now", "text": "x", "stamp": 1}),
        (own_statements.keep_typing, {"part": "now", "text": "x", "stamp": 1}),
    ):
        with pytest.raises(access.NotFound):
            verb(statement=statement, by=stranger, now=builders.NOW, **more)
    with pytest.raises(access.NotFound):
        own_statements.being_written(stranger, statement.case.reference, statement.reference)


def test_she_is_offered_a_statement_only_for_a_review_she_was_told_of(case: Case, review: Review) -> None:
    assert own_statements.beginnings(case, "en") == ()

    for letter in Message.objects.filter(case=case, telling__isnull=False, state="drafted"):
        members.approved(letter)

    assert [each.review for each in own_statements.beginnings(case, "en")] == [review.reference]


def test_she_reads_who_has_read_it_in_both_languages(statement: Statement) -> None:
    case = statement.case
    statements.statement_for(by_of(case), statement.reference, now=builders.NOW)
    statements.statement_for(by_of(case), statement.reference, now=builders.NOW)
    statements.statement_for(builders.officer("manager").account, statement.reference, now=builders.later(1))
    sent(approved(statement), now=builders.later(2))

    assert statement_readers.read_by(statement, "en") == (
        "Your officer read it on 23 November 2026.",
        "A manager of the team read it on 24 November 2026.",
        "It was sent to the Parole Board on 25 November 2026.",
    )
    assert statement_readers.read_by(statement, "cy")[2] == "Cafodd ei anfon at y Bwrdd Parôl ar 25 Tachwedd 2026."
