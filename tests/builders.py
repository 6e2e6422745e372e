"""Made-up people and cases, built through the verbs the program itself uses."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.remembering import number, remembered
from victimcontact.casework import (
    access,
    allocations,
    guests,
    hospital_handovers,
    officer_sign_ins,
    officers,
    people,
    referrals,
    wishes,
)
from victimcontact.casework.guests import NewGuest
from victimcontact.casework.hospital_handovers import Hospital
from victimcontact.casework.people import NameWanted, PlanWanted, WayGiven
from victimcontact.casework.referrals import OffenderTold, ReferralTold, SentenceTold, VictimTold
from victimcontact.casework.wishes import Wish
from victimcontact.records.models import Account, Case, Court, GuestAccess, Officer, Unit

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
PASSWORD = "correct horse battery staple"
COURT = "Bristol Crown Court"
HOSPITAL_ORDER = SentenceTold(
    kind="hospital_order", imposed_on=date(2026, 11, 5), offence_title="Manslaughter", court_name=COURT
)


@remembered
def unit(reference: str = "bristol", **more: Any) -> Unit:
    """A victim liaison unit in the South West, with its court."""
    found = Unit.objects.filter(reference=reference).first()
    if found is not None:
        return found
    values = {
        "name": f"Victim Liaison Unit, {reference.capitalize()}",
        "region": "South West",
        "address": ["PO Box 9999", reference.capitalize(), "BS99 9ZZ"],
        "phone": "0117 496 0100",
        "email": f"{reference}@example.org",
        "hours": "Monday to Friday, 9am to 5pm",
        "hours_in_welsh": "dydd Llun i ddydd Gwener, 9am tan 5pm",
    }
    made = Unit.objects.create(reference=reference, **(values | more))
    Court.objects.get_or_create(
        name=COURT if reference == "bristol" else f"{reference.capitalize()} Crown Court", unit=made
    )
    return made


@remembered
def officer(role: str = "victim_liaison_officer", *, in_unit: str = "bristol", name: str = "") -> Officer:
    """An officer of a unit, made as an administrator of the installation makes the first one."""
    own = number()
    belongs = (
        ""
        if role in {"auditor", "analyst", "helpline_adviser", "decision_maker", "hospital_manager"}
        else unit(in_unit).reference
    )
    new = officers.NewOfficer(
        name=name or f"Officer Number{own}",
        email=f"officer{own}@example.org",
        role=role,
        password=PASSWORD,
        unit=belongs,
        phone="0117 496 0101",
    )
    return officers.add(new, by=access.program(), now=NOW)


def told(**changes: Any) -> ReferralTold:
    """A referral for an offence and sentence well within the scheme, from the court of the Bristol unit."""
    own = number()
    referral = ReferralTold(
        source="witness_care_unit",
        source_name="Avon witness care unit",
        source_reference=f"WCU-{own}",
        received_on=date(2026, 11, 16),
        offender=OffenderTold("Gareth", f"Blake{own}", date(1985, 1, 1), {"prison_number": f"A{own % 10000:04}BC"}),
        sentence=SentenceTold(
            kind="imprisonment",
            imposed_on=date(2026, 11, 5),
            convicted_on=date(2026, 11, 5),
            offence_act="Offences against the Person Act 1861",
            offence_section="18",
            offence_title="Wounding with intent to do grievous bodily harm",
            court_name=COURT,
            term={"years": 8},
        ),
        victims=(victim(),),
    )
    return replace(referral, **changes)


def victim(**changes: Any) -> VictimTold:
    """A victim with an address, a phone number and an e-mail address that nobody has checked yet."""
    own = number()
    person = VictimTold(
        title="Ms",
        given_names="Rhian",
        family_name=f"Price{own}",
        relationship="victim",
        born_on=date(1990, 4, 2),
        address=WayGiven((f"{own} Made-up Street", "Bristol", "BS99 9ZZ")),
        phone=WayGiven("+447700900123"),
        email=WayGiven(f"rhian{own}@example.org"),
    )
    return replace(person, **changes)


def parent(of: str, **changes: Any) -> VictimTold:
    """Megan Rees, who acts for one of her children: the same woman each time."""
    ways = {"address": WayGiven(("1 Made-up Street", "Bristol", "BS99 9ZZ")), "email": WayGiven("megan@example.org")}
    told = {"given_names": "Megan", "family_name": "Rees", "relationship": "parent_or_guardian", "acts_for": of}
    return victim(**(told | ways | changes))


@remembered
def referred(by: Account | None = None, *, now: datetime = NOW, **changes: Any) -> Case:
    """A case just referred (and assessed by the rules)."""
    unit()
    referral = referrals.receive(told=told(**changes), by=by or access.program(), now=now)
    return referrals.first_case(referral)


@remembered
def allocated(to: Officer | None = None, *, now: datetime = NOW, **changes: Any) -> Case:
    """A case allocated to an officer of its unit."""
    holder = to or officer()
    case = referred(now=now, **changes)
    manager = Officer.objects.filter(unit=case.unit, role="manager", left_at__isnull=True).first() or officer(
        "manager", in_unit=holder.unit.reference if holder.unit else "bristol"
    )
    allocations.allocate(case=case, officer_id=str(holder.pk), by=manager.account, now=now)
    case.refresh_from_db()
    return case


def reachable(case: Case, *, now: datetime = NOW, **plan: Any) -> Case:
    """The case with its person's name confirmed and every way of contact checked as safe."""
    assert case.officer is not None
    by, person = case.officer.account, case.person
    wanted = NameWanted(
        person.given_names,
        person.family_name,
        title=person.title,
        language=person.language,
        born_on=person.born_on,
    )
    people.confirm_name(case=case, name=wanted, version=access.version_of(case), by=by, now=now)
    address, email = people.live_address(person), people.live_contact_point(person, "email")
    values: dict[str, Any] = {
        "address": WayGiven(
            tuple(address.lines) if address else ("1 Made-up Street", "Bristol", "BS99 9ZZ"), safe=True
        ),
        "phone": WayGiven("+447700900123", safe=True),
        "email": WayGiven(email.value if email else "rhian@example.org", safe=True),
    }
    people.record_safe_contact(
        case=case, plan=PlanWanted(**(values | plan)), version=access.version_of(case), by=by, now=now
    )
    case.refresh_from_db()
    case.person.refresh_from_db()
    return case


@remembered
def joined(to: Officer | None = None, *, level: str = "key_stages", now: datetime = NOW, **changes: Any) -> Case:
    """A member: allocated, reachable, and joined at a level."""
    case = reachable(allocated(to, now=now, **changes), now=now)
    assert case.officer is not None
    wishes.record(
        case=case, wish=Wish("join", level), version=access.version_of(case), by=case.officer.account, now=now
    )
    case.refresh_from_db()
    return case


@remembered
def handed_over(to: Officer | None = None, *, now: datetime = NOW, **changes: Any) -> Case:
    """A member whose offender is a patient without restrictions: the hospital has their wish, name and address."""
    case = joined(to, now=now, **({"sentence": HOSPITAL_ORDER} | changes))
    assert case.officer is not None
    by, hospital = case.officer.account, Hospital("Alder Ward Hospital", "1 Nowhere Road\nNowhere\nBS99 9ZZ")
    hospital_handovers.record_hospital(case=case, hospital=hospital, by=by, now=now)
    hospital_handovers.pass_on(case=case, passed_on=now.date(), by=by, now=now)
    case.refresh_from_db()
    return case


def guest(case: Case, *, name: str = "Harriet Hale", days: int = 30, now: datetime = NOW) -> GuestAccess:
    """Somebody of the hospital, let in to a case for so many days, who has chosen a password."""
    assert case.officer is not None
    email, last_on = f"guest{number()}@example.org", now.date() + timedelta(days=days)
    made = guests.let_in(case=case, new=NewGuest(name, email, last_on), by=case.officer.account, now=now).guest
    made.account.set_password(PASSWORD)
    made.account.save()
    officer_sign_ins.chose_password(made.account, now=now)
    return made


def later(days: int = 0, **more: int) -> datetime:
    """A moment after NOW."""
    return NOW + timedelta(days=days, **more)
