"""Rows that cannot be true: each breaks one constraint of the tables of what is beside a review."""

from collections.abc import Callable
from typing import Any

from tests import builders
from victimcontact.casework.access import program
from victimcontact.records.models import Application, ApplicationStep, CalendarAddress, Review


def authored() -> dict[str, Any]:
    return {"made_by": program(), "made_at": builders.NOW}


def refused_without_a_reason() -> None:
    case = builders.referred()
    review = Review.objects.create(reference="RV-TEST", sentence=case.sentence, kind="parole", **authored())
    made = Application.objects.create(reference="AP-TEST", case=case, review=review, kind="observe", **authored())
    ApplicationStep.objects.create(application=made, state="refused", **authored())


def two_live_addresses() -> None:
    officer = builders.officer()
    for digest in (b"1", b"2"):
        CalendarAddress.objects.create(officer=officer, digest=digest, **authored())


BREAKING: dict[str, Callable[[], Any]] = {
    "a_refused_application_has_its_reason": refused_without_a_reason,
    "one_live_calendar_address": two_live_addresses,
}
