"""Rows that cannot be true: each breaks one constraint of the tables of statements and of keeping them from the prisoner."""

from collections.abc import Callable
from typing import Any

from tests import builders
from victimcontact.casework.access import program
from victimcontact.records.models import (
    Case,
    Review,
    Statement,
    StatementTyping,
    StatementUse,
    StatementVersion,
    Withholding,
)


def authored() -> dict[str, Any]:
    return {"made_by": program(), "made_at": builders.NOW}


def twice(make: Callable[..., Any], **values: Any) -> None:
    make(**values)
    make(**values)


def review(case: Case) -> Review:
    found: Review = Review.objects.get_or_create(
        reference="RV-TEST", defaults={"sentence": case.sentence, "kind": "parole", **authored()}
    )[0]
    return found


def statement(case: Case) -> Statement:
    reference = f"ST-TEST{Statement.objects.count()}"
    row = {"review": review(case), "kind": "parole", "state": "draft", "language": "en", "maker": "victim"}
    return Statement.objects.create(reference=reference, case=case, **row, **authored())


def withholding(case: Case, **values: Any) -> Withholding:
    reference = f"WH-TEST{Withholding.objects.count()}"
    row = {"reference": reference, "case": case, "review": review(case), "state": "wanted"}
    return Withholding.objects.create(**(row | values), **authored())


def version(**values: Any) -> StatementVersion:
    return StatementVersion.objects.create(
        number=1, hurt="", now="", if_released="", content_hash="", **values, **authored()
    )


BREAKING: dict[str, Callable[[], Any]] = {
    "one_live_statement_a_review": lambda: twice(statement, case=builders.referred()),
    "one_statement_version_a_number": lambda: twice(version, statement=statement(builders.referred())),
    "one_typing_a_part": lambda: twice(
        StatementTyping.objects.create, statement=statement(builders.referred()), part="now"
    ),
    "one_live_withholding_a_review": lambda: twice(withholding, case=builders.referred()),
    "a_use_keeps_its_bytes_or_names_its_bundle": lambda: StatementUse.objects.create(
        statement=statement(builders.referred()), recipient="x", content_hash="", **authored()
    ),
    "an_answered_withholding_has_its_answer": lambda: withholding(builders.referred(), state="answered"),
}
