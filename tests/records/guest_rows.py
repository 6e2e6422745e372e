"""Rows about guests of a case that break what the database holds true."""

from collections.abc import Callable, Mapping
from typing import Any

from tests import builders
from victimcontact.casework.access import program
from victimcontact.records.models import GuestAccess, HospitalNote


def access(**values: Any) -> GuestAccess:
    frame = {"case": builders.referred(), "account": program(), "last_on": builders.TODAY}
    reference = f"GA-{GuestAccess.objects.count()}"
    return GuestAccess.objects.create(reference=reference, made_by=program(), made_at=builders.NOW, **(frame | values))


def two_cases_at_once() -> None:
    access()
    access()


BREAKING: Mapping[str, Callable[[], Any]] = {
    "one_live_access_a_guest": two_cases_at_once,
    "an_ended_access_has_author_moment_and_cause": lambda: access(ended_by=program(), ended_at=builders.NOW),
    "a_settled_access_has_author_and_moment": lambda: access(settled_at=builders.NOW),
    "a_read_hospital_note_has_reader_and_moment": lambda: HospitalNote.objects.create(
        reference="HN-1", case=builders.referred(), said="coming", notice="x", read_at=builders.NOW,
        made_by=program(), made_at=builders.NOW,
    ),
}  # fmt: skip
