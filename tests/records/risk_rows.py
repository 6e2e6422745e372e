"""Rows about risk and restorative justice that break what the database holds true."""

from collections.abc import Callable, Mapping
from typing import Any

from tests import builders
from victimcontact.casework.access import program
from victimcontact.records.models import RestorativeJustice, RestorativeStep, RiskItem, RiskMessage


def authored() -> dict[str, Any]:
    return {"made_by": program(), "made_at": builders.NOW}


def item(**values: Any) -> RiskItem:
    frame = {"text": "A", "source": "victim", "told_on": builders.TODAY, "urgency": "routine"}
    return RiskItem.objects.create(reference="RK-TEST", case=builders.referred(), **(frame | authored() | values))


def message_to_nobody() -> None:
    RiskMessage.objects.create(
        reference="RM-TEST", risk_item=item(), subject="A", body={}, state="approved", **authored()
    )


def the_same_step_twice() -> None:
    made = RestorativeJustice.objects.create(reference="RJ-TEST", case=builders.referred(), **authored())
    for _time in range(2):
        RestorativeStep.objects.create(restorative=made, number=1, state="raised", **authored())


BREAKING: Mapping[str, Callable[[], Any]] = {
    "what_may_be_disclosed_was_decided_by_somebody": lambda: item(disclosable=True),
    "a_risk_message_goes_to_somebody": message_to_nobody,
    "one_restorative_step_a_number": the_same_step_twice,
}
