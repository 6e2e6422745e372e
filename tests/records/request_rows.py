"""Rows that cannot be true: each breaks one constraint of the tables of conditions asked for."""

from collections.abc import Callable
from typing import Any

from tests import builders
from victimcontact.casework.access import program
from victimcontact.records.models import (
    LicencePolicy,
    PolicyCondition,
    Request,
    RequestAlert,
    RequestStep,
    RequestVersion,
)


def authored() -> dict[str, Any]:
    return {"made_by": program(), "made_at": builders.NOW}


def twice(make: Callable[..., Any], **values: Any) -> None:
    make(**values)
    make(**values)


def request() -> Request:
    return Request.objects.create(
        reference="RQ-TEST", case=builders.referred(), condition="x", state="draft", moved_at=builders.NOW, **authored()
    )


def alert(**values: Any) -> RequestAlert:
    return RequestAlert.objects.create(**({"request": request(), "kind": "x", "raised_at": builders.NOW} | values))


def policy() -> LicencePolicy:
    return LicencePolicy.objects.create(version="4.0", **authored())


BREAKING: dict[str, Callable[[], Any]] = {
    "one_request_version_a_number": lambda: twice(
        RequestVersion.objects.create, request=request(), number=1, content={}, content_hash="", **authored()
    ),
    "one_request_step_a_number": lambda: twice(
        RequestStep.objects.create, request=request(), number=1, event="x", state="x", content_hash="", **authored()
    ),
    "one_alert_of_a_kind_for_a_start_of_the_licence": lambda: twice(
        RequestAlert.objects.create, request=request(), kind="x", licence_starts_on=builders.TODAY,
        raised_at=builders.NOW,
    ),
    "an_answered_alert_has_author_and_moment": lambda: alert(answered_at=builders.NOW),
    "one_condition_a_code_and_policy": lambda: twice(
        PolicyCondition.objects.create, policy=policy(), code="x", category="x", text="x", needs_input=False
    ),
}  # fmt: skip
