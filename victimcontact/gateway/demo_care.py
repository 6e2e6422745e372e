"""The part of the demonstration about a person who must be reached with care: what stands on top of every page of her case."""

from datetime import time, timedelta

from victimcontact.casework import access, contacts, people
from victimcontact.casework.access import Case
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.gateway.demo_area import Area


def in_danger(area: Area, case: Case) -> None:
    """She is in danger: her brother sees the phone, tomorrow is a day to avoid, she chose a code word. She wrote; a call found nobody."""
    by, person, now = area.officer_of(case), case.person, area.ago(0)
    address, phone = people.live_address(person), people.live_contact_point(person, "phone")
    email = people.live_contact_point(person, "email")
    plan = PlanWanted(
        address=WayGiven(tuple(address.lines), safe=True) if address else None,
        phone=WayGiven(phone.value, safe=True, who_else_sees="Her brother answers it") if phone else None,
        email=WayGiven(email.value, safe=False) if email else None,
        hours_from=time(10),
        hours_to=time(15),
        dates_to_avoid=(f"{area.now + timedelta(days=1):%m-%d}",),
        in_danger=True,
        code_word="bluebell",
        note="Ask for the library. If anybody else answers, it was a wrong number.",
    )
    people.record_safe_contact(case=case, plan=plan, version=access.version_of(case), by=by, now=now)
    for made in (
        ContactMade(
            area.ago(2).date(), "letter", "completed", direction="in", note="She asks whether he knows where she works."
        ),
        ContactMade(area.ago(1).date(), "phone", "failed", result="no_answer"),
    ):
        contacts.add(case=case, made=made, by=by, now=now)
