"""A statement at any point of its course, for the tests about it: built through the verbs."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tests import builders
from tests.portal import members
from victimcontact.casework import (
    reviews,
    statement_sending,
    statements,
)
from victimcontact.casework.reviews import Opening
from victimcontact.casework.statement_words import Words
from victimcontact.records.models import (
    Account,
    Case,
    Review,
    Statement,
    StatementUse,
)

WORDS = Words(hurt="I could not walk for a month.", now="I do not sleep.", if_released="I would not dare to go out.")
HEARING = date(2027, 3, 24)
LAST_DAY = date(2027, 2, 24)
LIFE: dict[str, Any] = {"kind": "life", "imposed_on": date(2016, 11, 3), "term": None}
HOSPITAL: dict[str, Any] = {
    "kind": "hospital_order", "imposed_on": date(2024, 11, 5), "term": None, "disposal": {"restriction_order": True},
}  # fmt: skip


def joined(sentence: dict[str, Any] | None = None, **changes: Any) -> Case:
    told = replace(builders.told().sentence, **(LIFE if sentence is None else sentence))
    return builders.joined(sentence=told, **changes)


def by_of(case: Case) -> Account:
    return members.officer_of(case)


def member_of(case: Case) -> Account:
    if case.person.account is None:
        members.activated(case)
        case.person.refresh_from_db()
    assert case.person.account is not None
    return case.person.account


def review_of(case: Case, kind: str = "parole", *, hearing: date | None = HEARING, **more: Any) -> Review:
    opening = Opening(kind, "PB-1", **more)
    review = reviews.open_review(sentence=case.sentence, opening=opening, by=by_of(case), now=builders.NOW)
    if hearing:
        reviews.list_hearing(review=review, hearing_on=hearing, by=by_of(case), now=builders.NOW)
    return review


def begun(case: Case, review: Review) -> Statement:
    return statements.start(case=case, review=review, by=by_of(case), now=builders.NOW)


def written(statement: Statement, words: Words = WORDS, *, now: datetime = builders.NOW) -> Statement:
    version = statements.version_of(statement)
    statements.write(statement=statement, words=words, version=version, by=by_of(statement.case), now=now)
    statement.refresh_from_db()
    return statement


def approved(statement: Statement, *, now: datetime = builders.NOW) -> Statement:
    by = by_of(statement.case)
    statements.ask_victim(statement=statement, by=by, now=now)
    statements.record_approval(statement=statement, how="read_back_call", understood=True, by=by, now=now)
    statement.refresh_from_db()
    return statement


def sent(statement: Statement, *, now: datetime = builders.NOW) -> StatementUse:
    use: StatementUse = statement_sending.send(statement=statement, by=by_of(statement.case), now=now)
    statement.refresh_from_db()
    return use
