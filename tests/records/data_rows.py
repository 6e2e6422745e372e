"""Rows about what members ask of what we hold that break what the database holds true."""

from collections.abc import Callable, Mapping
from typing import Any

from tests import builders
from victimcontact.casework.access import program
from victimcontact.records.models import DataRequest


def request(**values: Any) -> DataRequest:
    frame = {"reference": "DR-TEST", "case": builders.referred(), "kind": "correction", "due_on": builders.TODAY}
    return DataRequest.objects.create(made_by=program(), made_at=builders.NOW, **(frame | values))


def two_open_copies() -> None:
    first = request(kind="copy")
    request(reference="DR-TEST-2", case=first.case, kind="copy")


BREAKING: Mapping[str, Callable[[], Any]] = {
    "a_data_request_is_of_a_kind": lambda: request(kind="joke"),
    "a_data_request_ends_in_an_outcome": lambda: request(ended_by=program(), ended_at=builders.NOW),
    "an_ended_data_request_has_who_and_when": lambda: request(outcome="refused", ended_at=builders.NOW),
    "one_open_copy_a_case": two_open_copies,
}
