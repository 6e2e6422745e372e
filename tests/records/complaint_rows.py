"""Rows about complaints that break what the database holds true."""

from collections.abc import Callable, Mapping
from typing import Any

from tests import builders
from victimcontact.casework.access import program
from victimcontact.records.models import Complaint, ComplaintStep


def complaint(**values: Any) -> Complaint:
    frame = {
        "unit": builders.unit(),
        "complainant": "A",
        "received_on": builders.TODAY,
        "channel": "phone",
        "text": "B",
    }
    return Complaint.objects.create(reference="CM-TEST", made_by=program(), made_at=builders.NOW, **(frame | values))


def step(made: Complaint, **values: Any) -> ComplaintStep:
    frame = {"number": 1, "state": "received", "answer_by": builders.TODAY}
    return ComplaintStep.objects.create(complaint=made, made_by=program(), made_at=builders.NOW, **(frame | values))


def the_same_number_twice() -> None:
    made = complaint()
    step(made)
    step(made)


BREAKING: Mapping[str, Callable[[], Any]] = {
    "a_complaint_without_a_case_has_unit_and_complainant": lambda: complaint(complainant=None),
    "one_complaint_step_a_number": the_same_number_twice,
    "an_open_complaint_has_its_day": lambda: step(complaint(), answer_by=None),
}
