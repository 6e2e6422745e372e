"""The demonstration area: two units in the South West and one in Wales, their officers, and cases in every standing."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from victimcontact.casework import (
    access,
    allocations,
    case_documents,
    closings,
    contacts,
    messages,
    officers,
    people,
    referrals,
    sending,
    units,
    wishes,
)
from victimcontact.casework.access import Case
from victimcontact.casework.accounts import Account
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.messages import Message, Wanted
from victimcontact.casework.people import NameWanted, PlanWanted, WayGiven
from victimcontact.casework.referrals import OffenderTold, ReferralTold, SentenceTold, VictimTold
from victimcontact.casework.wishes import Wish
from victimcontact.gateway.carriers import PrintRoom
from victimcontact.gateway.demo_people import Crowd

# Who joined lately still waits for the welcome letter; who joined long ago had it, and a letter every year.
WELCOMED_AFTER, A_YEAR = 60, 355
# The password of all of them; it is printed on the screen at every start.
SAID_ON_THE_SCREEN = "only made-up people here"
TEN = time(10, tzinfo=UTC)


@dataclass(frozen=True)
class Place:
    """One unit: its court, its officers and its manager."""

    reference: str
    court: str
    manager: Account
    administrator: Account
    officers: tuple[Account, ...]
    welsh: bool = False


class Area:
    """Builds everything through the program's own verbs, at moments in the past."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.crowd = Crowd()
        self.program = access.program()
        self.places = tuple(self._places())
        self._made = 0

    def ago(self, days: int) -> datetime:
        """Ten o'clock some days ago (or in some days), and never later than now for days gone by."""
        moment = datetime.combine((self.now - timedelta(days=days)).date(), TEN)
        return min(moment, self.now) if days >= 0 else moment

    def referred(
        self, days: int, *, place: Place | None = None, co_victim_of: ReferralTold | None = None, **changes: Any
    ) -> Case:
        """A case referred some days ago, assessed by the rules that day."""
        told = self.told(days, place or self.next_place(), co_victim_of)
        told = replace(told, sentence=replace(told.sentence, **changes)) if changes else told
        return self.take_in(told, days=days)

    def take_in(self, told: ReferralTold, *, days: int) -> Case:
        """The case of a referral that came in some days ago."""
        referral = referrals.receive(told=told, by=self.program, now=self.ago(days))
        return referrals.first_case(referral)

    def told(self, days: int, place: Place, same: ReferralTold | None = None) -> ReferralTold:
        """What a witness care unit would have sent."""
        day = self.ago(days).date()
        victim = self.crowd.victim(welsh=place.welsh)
        given, family, born_on, number = self.crowd.offender()
        title, act, section = self.crowd.offence()
        sentence = SentenceTold(
            kind="imprisonment",
            imposed_on=day - timedelta(days=8),
            offence_title=title,
            offence_act=act,
            offence_section=section,
            court_name=place.court,
            term={"years": self.crowd.years()},
        )
        return ReferralTold(
            source="witness_care_unit",
            source_name="Demonstration witness care unit",
            received_on=day,
            offender=same.offender if same else OffenderTold(given, family, born_on, {"prison_number": number}),
            sentence=same.sentence if same else sentence,
            victims=(
                VictimTold(
                    victim.given_names,
                    victim.family_name,
                    "victim",
                    born_on=victim.born_on,
                    language="cy" if place.welsh else "en",
                    address=WayGiven(victim.address),
                    phone=WayGiven(victim.phone),
                    email=WayGiven(victim.email),
                ),
            ),
        )

    def allocated(self, days: int, **more: Any) -> Case:
        """A case with an officer who has confirmed the name and how the person may be reached."""
        case = self.referred(days, **more)
        place = self.place_of(case)
        officer = access.officer_of(place.officers[self._made % len(place.officers)])
        self._made += 1
        when = self.ago(max(days - 1, 0))
        allocations.allocate(case=case, officer_id=str(officer.pk), by=place.manager, now=when)
        case.refresh_from_db()
        return case

    def reachable(self, days: int, **more: Any) -> Case:
        """An allocated case whose person's name and safe-contact plan are recorded."""
        case = self.allocated(days, **more)
        by, when, person = self.officer_of(case), self.ago(max(days - 2, 0)), case.person
        name = NameWanted(person.given_names, person.family_name, language=person.language, born_on=person.born_on)
        people.confirm_name(case=case, name=name, version=access.version_of(case), by=by, now=when)
        address, phone = people.live_address(person), people.live_contact_point(person, "phone")
        email = people.live_contact_point(person, "email")
        plan = PlanWanted(
            address=WayGiven(tuple(address.lines), safe=True) if address else None,
            phone=WayGiven(phone.value, safe=True) if phone else None,
            email=WayGiven(email.value, safe=True) if email else None,
        )
        people.record_safe_contact(case=case, plan=plan, version=access.version_of(case), by=by, now=when)
        case.refresh_from_db()
        return case

    def offered(self, days: int, **more: Any) -> Case:
        """A case whose first letter was printed and posted."""
        case = self.reachable(days, **more)
        self.post(case, "L01", days=max(days - 4, 0))
        return case

    def post(self, case: Case, document: str, *, days: int) -> None:
        """Write, approve, print and post a letter."""
        by, when = self.officer_of(case), self.ago(days)
        self.send(messages.compose(case=case, wanted=Wanted(document), by=by, now=when), days=days)
        case.refresh_from_db()

    def send(self, message: Message, *, days: int) -> None:
        """Approve, print and post a letter that is written; the paper of long ago is not kept."""
        by, when = self.officer_of(message.case), self.ago(days)
        messages.approve(message=message, by=by, now=when)
        with tempfile.TemporaryDirectory() as folder:
            sending.drain(PrintRoom(Path(folder)), clock=lambda: when)
        message.refresh_from_db()
        sending.mark_posted(message=message, by=by, now=when)

    def wish(self, case: Case, wish: Wish, *, days: int) -> Case:
        wishes.record(
            case=case, wish=wish, version=access.version_of(case), by=self.officer_of(case), now=self.ago(days)
        )
        case.refresh_from_db()
        return case

    def joined(self, days: int, *, level: str = "key_stages", **more: Any) -> Case:
        """A member."""
        case = self.wish(self.offered(days, **more), Wish("join", level), days=max(days - 12, 0))
        if days > WELCOMED_AFTER:
            self.send_drafted(case, days=days - 14)
        for later in range(days - A_YEAR, 0, -A_YEAR):
            self.post(case, "L06", days=later)
        return case

    def send_drafted(self, case: Case, *, days: int) -> None:
        """Approve, print and post what was drafted by itself."""
        for message in case_documents.letters_of(case):
            if message.state == "drafted":
                self.send(message, days=days)

    def tried(self, case: Case, channel: str, *, days: int, note: str) -> None:
        """A call or a visit that did not reach the person."""
        result = "nobody_there" if channel == "visit" else "no_answer"
        made = ContactMade(self.ago(days).date(), channel, "failed", note=note, result=result)
        contacts.add(case=case, made=made, by=self.officer_of(case), now=self.ago(days))

    def closed(self, days: int, reason: str) -> None:
        case = self.joined(days)
        closings.close(
            case=case,
            reason=reason,
            note="",
            version=access.version_of(case),
            by=self.officer_of(case),
            now=self.ago(3),
        )

    def officer_of(self, case: Case) -> Account:
        case.refresh_from_db()
        if case.officer is None:
            raise ValueError(f"{case.reference} has no officer")
        return case.officer.account

    def place_of(self, case: Case) -> Place:
        return next(place for place in self.places if case.unit and place.reference == case.unit.reference)

    def next_place(self) -> Place:
        """Mostly the first unit, so that its officers have a day's work to look at."""
        return self.places[(0, 0, 1, 0, 2)[self._made % 5]]

    def _places(self) -> Iterator[Place]:
        for new, names in PLACES:
            units.add(new, by=self.program, now=self.ago(400))
            made = [self._officer(name, role, new.reference) for name, role in names]
            yield Place(new.reference, new.courts[0], made[0], made[1], tuple(made[2:]), welsh=new.region == "Wales")
        for name, role in (
            ("Aled Auditor", "auditor"),
            ("Anna Analyst", "analyst"),
            ("Hari Helpline", "helpline_adviser"),
            ("Petra Prison", "decision_maker"),
        ):
            self._officer(name, role, "")

    def _officer(self, name: str, role: str, unit: str) -> Account:
        email = f"{name.split()[0].lower()}@example.org"
        new = officers.NewOfficer(name, email, role, SAID_ON_THE_SCREEN, unit=unit, speaks_welsh=unit == "cardiff")
        return officers.add(new, by=self.program, now=self.ago(400)).account


def _unit(reference: str, town: str, region: str, courts: tuple[str, ...], phone: str) -> units.NewUnit:
    return units.NewUnit(
        reference,
        f"Victim Liaison Unit, {town}",
        region,
        ("PO Box 9999", town, "CF99 9ZZ" if region == "Wales" else "BS99 9ZZ"),
        phone,
        f"{reference}@example.org",
        "Monday to Friday, 9am to 5pm",
        "dydd Llun i ddydd Gwener, 9am tan 5pm",
        courts,
    )


Staff = tuple[tuple[str, str], ...]
VLO = "victim_liaison_officer"
PLACES: tuple[tuple[units.NewUnit, Staff], ...] = (
    (
        _unit("bristol", "Bristol", "South West", ("Bristol Crown Court", "Gloucester Crown Court"), "0117 496 0100"),
        (
            ("Maggie Manager", "manager"),
            ("Adam Administrator", "administrator"),
            ("Vera Liaison", VLO),
            ("Vijay Liaison", VLO),
        ),
    ),
    (
        _unit("exeter", "Exeter", "South West", ("Exeter Crown Court", "Plymouth Crown Court"), "01632 960100"),
        (("Matthew Manager", "manager"), ("Agnes Administrator", "administrator"), ("Violet Liaison", VLO)),
    ),
    (
        _unit("cardiff", "Caerdydd", "Wales", ("Cardiff Crown Court", "Swansea Crown Court"), "029 2018 0100"),
        (("Megan Manager", "manager"), ("Arwel Administrator", "administrator"), ("Eleri Liaison", VLO)),
    ),
)
