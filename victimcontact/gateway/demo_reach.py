"""The part of the demonstration about reaching people: who does not know yet, a release gate, and an hour agreed for two."""

from datetime import timedelta

from victimcontact.casework import agreed_hours, contacts, escalations, gates, stages
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.stages import Happened
from victimcontact.gateway.demo_area import Area

PRESS = "The family of another person in this sentence speaks to the local paper. Do not confirm anything to callers."


def together(area: Area) -> None:
    """Two people of one sentence who know nothing of each other are told of a release in one hour, before it becomes public."""
    place = area.places[0]
    told = area.told(410, place)
    first, _second = (area.joined(410, place=place, co_victim_of=told) for _number in range(2))
    by, now = area.officer_of(first), area.ago(0)
    happened = Happened("released", area.ago(1).date(), {"released_on": area.ago(1).date().isoformat()})
    fact = stages.record(sentence=first.sentence, happened=happened, by=by, now=now)
    hour = area.ago(-1)
    gates.open_gate(fact=fact, publish_at=hour + timedelta(hours=4), by=by, now=now)
    agreed_hours.agree(fact=fact, tell_at=hour, press_risk=PRESS, by=by, now=now)


def known(area: Area) -> None:
    """A changed sentence that the one member knows of, with its gate: here the answer is yes."""
    case = area.joined(430)
    by = area.officer_of(case)
    fact = stages.record(
        sentence=case.sentence, happened=Happened("sentence_changed", area.ago(3).date()), by=by, now=area.ago(2)
    )
    made = ContactMade(area.ago(1).date(), "phone", "completed", about=str(fact.pk), note="She had expected it.")
    contacts.add(case=case, made=made, by=by, now=area.ago(1))
    gate = gates.open_gate(fact=fact, publish_at=None, by=by, now=area.ago(1))
    gates.ask(gate=gate, by=by, now=area.ago(0))


def nobody_answers(area: Area) -> None:
    """Nothing shows that a member knows of a release: their officer has to phone, and after that the manager has it."""
    case = area.joined(260, place=area.places[0])
    now = area.now - timedelta(hours=2)
    happened = Happened("released", area.ago(1).date(), {"released_on": area.ago(1).date().isoformat()})
    stages.record(sentence=case.sentence, happened=happened, by=area.officer_of(case), now=now)
    escalations.run(now=area.now)


STORIES = (together, known, nobody_answers)
