"""Rows about leave to enter a zone that break what the database holds true."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from tests import builders
from victimcontact.casework.access import program
from victimcontact.records.models import Zone, ZoneLeave


def leave(**values: Any) -> None:
    authored = {"made_by": program(), "made_at": builders.NOW}
    zone = Zone.objects.create(
        reference="ZN-TEST", case=builders.referred(), number=1, purpose="EXC_ZONE", secret="A", **authored
    )
    frame = {"from_on": builders.TODAY, "to_on": builders.TODAY, "purpose": "A", "given_by": "B"}
    ZoneLeave.objects.create(zone=zone, **(frame | authored | values))


BREAKING: Mapping[str, Callable[[], Any]] = {
    "leave_ends_after_it_begins": lambda: leave(to_on=builders.TODAY - timedelta(days=1)),
    "telling_of_leave_was_decided_by_somebody": lambda: leave(may_be_told=True),
    "leave_is_told_only_if_decided": lambda: leave(told_by=program(), told_at=builders.NOW),
}
