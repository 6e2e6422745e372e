"""Rows about enquiries that break what the database holds true."""

from collections.abc import Callable, Mapping
from typing import Any

from tests import builders
from victimcontact.casework.access import program
from victimcontact.records.models import Enquiry, EnquiryStep


def enquiry(**values: Any) -> Enquiry:
    frame = {"wish": "join", "language": "en", "told": {"wish": "join"}, "due_on": builders.TODAY}
    own = {"reference": "EN-TEST", "digest": b"d" * 32, "sent_at": builders.NOW}
    return Enquiry.objects.create(**(frame | own | values))


def step(made: Enquiry, **values: Any) -> EnquiryStep:
    frame = {"number": 1, "state": "answered", "text": "A", "made_by": program(), "made_at": builders.NOW}
    return EnquiryStep.objects.create(enquiry=made, **(frame | values))


def the_same_number_twice() -> None:
    made = enquiry()
    step(made)
    step(made)


BREAKING: Mapping[str, Callable[[], Any]] = {
    "an_open_enquiry_says_something": lambda: enquiry(told=None),
    "one_enquiry_step_a_number": the_same_number_twice,
    "an_enquiry_with_a_case_names_it": lambda: step(enquiry(), state="matched"),
    "an_enquiry_passed_on_names_the_unit": lambda: step(enquiry(), state="passed_on"),
    "an_answered_enquiry_says_what_was_answered": lambda: step(enquiry(), text=None),
}
