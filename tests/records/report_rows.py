"""Rows that cannot be true: each breaks one constraint of the tables about reports."""

from collections.abc import Callable
from typing import Any

from tests import builders
from tests.records.statement_rows import statement
from victimcontact.casework.access import program
from victimcontact.records.models import Bundle, CarriedApproval, LeakRelease, Report, ReportVersion, Review


def authored() -> dict[str, Any]:
    return {"made_by": program(), "made_at": builders.NOW}


def report() -> Report:
    case = builders.referred()
    review = Review.objects.create(reference="RV-TEST", sentence=case.sentence, kind="parole", **authored())
    return Report.objects.create(
        reference="RP-TEST", case=case, review=review, document="R01", state="draft", **authored()
    )


def carried_to_itself() -> None:
    version = ReportVersion.objects.create(report=report(), number=1, content={}, content_hash="", **authored())
    CarriedApproval.objects.create(before=version, after=version, differences=[], **authored())


def release(of: Report | None, **values: Any) -> None:
    mark = {"report": of, "content_hash": "x", "start": 1, "end": 2, "kind": "name", "as_manager": False, "reason": "x"}
    LeakRelease.objects.create(**(mark | authored() | values))


def released_twice() -> None:
    same = report()
    release(same)
    release(same)


def released_twice_in_a_statement() -> None:
    same = statement(builders.referred())
    release(None, statement=same)
    release(None, statement=same)


def bundle(**values: Any) -> Bundle:
    of = report()
    row = {"reference": "BU-TEST", "case": of.case, "review": of.review, "pages": 1, "content": "x"}
    return Bundle.objects.create(**(row | authored() | values))


BREAKING: dict[str, Callable[[], Any]] = {
    "an_approval_is_carried_to_another_version": carried_to_itself,
    "one_release_a_person_and_mark": released_twice,
    "one_release_a_person_and_mark_of_a_statement": released_twice_in_a_statement,
    "a_release_is_in_a_report_or_a_statement": lambda: release(None),
    "a_mark_has_words": lambda: release(report(), end=1),
    "a_statement_in_a_bundle_has_its_hash": lambda: bundle(statement_hash="x"),
}
