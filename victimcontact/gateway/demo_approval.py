"""The part of the demonstration about approving: a letter that the manager reads. The welcomes that wait are alike by themselves."""

from victimcontact.casework import drafts, stages, tellings
from victimcontact.casework.stages import Happened
from victimcontact.casework.tellings import Settlement
from victimcontact.gateway.demo_area import Area


def manager_approves(area: Area) -> None:
    """He did not come back to prison: the officer tells it, and the manager reads how."""
    case = area.joined(260, place=area.places[0])
    by, when = area.officer_of(case), area.ago(0)
    stages.record(sentence=case.sentence, happened=Happened("absconded", when.date()), by=by, now=when)
    telling = case.tellings.get(code="absconded")
    settlement = Settlement(True, "The police agree that she has to know today.")
    tellings.settle(telling=telling, settlement=settlement, by=by, now=when)
    letter = telling.messages.get()
    drafts.ask_manager(message=letter, note="She has been told by telephone and expects the letter.", by=by, now=when)


STORIES = (manager_approves,)
