"""The part of the demonstration about a patient without restrictions: the hospital gives the notices, and one of its people is a guest."""

from datetime import timedelta

from victimcontact.casework import guests, hospital_desk, hospital_handovers, officer_sign_ins, stages
from victimcontact.casework.guests import NewGuest
from victimcontact.casework.hospital_desk import Coming
from victimcontact.casework.hospital_handovers import Hospital
from victimcontact.casework.stages import Happened
from victimcontact.gateway.demo_area import SAID_ON_THE_SCREEN, Area

HOSPITAL = Hospital("Alder Ward Hospital", "1 Nowhere Road\nBristol\nBS99 9ZZ")


def at_the_desk(area: Area) -> None:
    """Handed over, and open to Harriet: she has not said yet that the victim was told of an order, and that another thing is coming."""
    case = area.joined(190, place=area.places[0], kind="hospital_order", term=None)
    by = area.officer_of(case)
    hospital_handovers.record_hospital(case=case, hospital=HOSPITAL, by=by, now=area.ago(170))
    hospital_handovers.pass_on(case=case, passed_on=area.ago(170).date(), by=by, now=area.ago(170))
    new = NewGuest("Harriet Hospital", "harriet@example.org", area.now.date() + timedelta(days=60))
    guest = guests.let_in(case=case, new=new, by=by, now=area.ago(3)).guest
    guest.account.set_password(SAID_ON_THE_SCREEN)
    guest.account.save()
    officer_sign_ins.chose_password(guest.account, now=area.ago(3))
    happened = Happened("community_treatment_order_made", area.ago(4).date())
    stages.record(sentence=case.sentence, happened=happened, by=by, now=area.ago(2))
    coming = Coming("community_treatment_order_varied", area.now.date() + timedelta(days=20), "It may be put off.")
    hospital_desk.say_coming(reference=case.reference, coming=coming, by=guest.account, now=area.ago(1))


STORIES = (at_the_desk,)
