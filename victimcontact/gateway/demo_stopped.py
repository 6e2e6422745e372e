"""The demonstration: something that stopped by itself, and something wrong that is being put right."""

from victimcontact.casework import stages
from victimcontact.casework.stages import Happened
from victimcontact.gateway.demo_area import Area


def stopped(area: Area) -> None:
    """A life sentence, and a release that nobody decided: it waits for the manager."""
    case = area.joined(820, kind="life", term=None)
    happened = Happened("released", area.ago(1).date())
    stages.record(sentence=case.sentence, happened=happened, by=area.officer_of(case), now=area.ago(0))


def put_right(area: Area) -> None:
    """She was told of open conditions; it was somebody else of the same name."""
    case = area.joined(280)
    by = area.officer_of(case)
    happened = Happened("moved_to_open_conditions", area.ago(12).date())
    fact = stages.record(sentence=case.sentence, happened=happened, by=by, now=area.ago(11))
    for letter in case.messages.filter(telling__fact=fact, state="drafted"):
        area.send(letter, days=10)
    stages.withdraw(fact=fact, reason="It was somebody else of the same name.", by=by, now=area.ago(1))


STORIES = (stopped, put_right)
