"""A referral comes in: somebody is told to us, once, and from that moment first contact is owed."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from victimcontact.casework import (
    access,
    allocations,
    assessments,
    duties,
    facts,
    identifiers,
    likenesses,
    name_keys,
    other_names,
    people,
    references,
)
from victimcontact.casework.actions import action
from victimcontact.casework.people import WayGiven
from victimcontact.records.models import (
    Account,
    CallerNote,
    Case,
    Channel,
    FactSource,
    Offender,
    OffenderIdentifier,
    Person,
    Referral,
    Sentence,
)
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import Standing


class AlreadyReferred(Exception):
    """The same referral came in before; `reference` names it."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"This referral came in before, as {reference}")
        self.reference = reference


class IdentifiersDisagree(Exception):
    """The identifiers given belong to different offenders: a person finds out which is right."""


class AlreadyACase(Exception):
    """This person has a case for this sentence, their own or for the same victim."""


@dataclass(frozen=True)
class OffenderTold:
    """The offender as referred. `identifiers` is kind to number (prison_number, crn, pnc, cro), normalised when stored."""

    given_names: str
    family_name: str
    born_on: date | None = None
    identifiers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SentenceTold:
    """The sentence or order as referred; names and values of `offence` and `disposal` are those of `scheme.eligibility`."""

    kind: str
    imposed_on: date
    offence_title: str
    offence_act: str = ""
    offence_section: str = ""
    convicted_on: date | None = None
    verdict: str = "convicted"
    court_name: str = ""
    court_kind: str = "civilian"
    term: Mapping[str, int] | None = None
    offence: Mapping[str, Any] = field(default_factory=dict)
    disposal: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class VictimTold:
    """Somebody on the victim's side as referred. An address or number comes unchecked unless the referrer said more.

    `acts_for` names the victim where that is somebody else (or an organisation, by `victim_kind`); `acts_for_born_on` and
    `lacks_capacity` are the victim's, `suspected_of_same_conduct` is the person's own (R16 to R19).
    """

    given_names: str
    family_name: str
    relationship: str
    title: str = ""
    born_on: date | None = None
    language: str = "en"
    acts_for: str = ""
    acts_for_born_on: date | None = None
    victim_kind: str = "person"
    lacks_capacity: bool = False
    suspected_of_same_conduct: bool = False
    address: WayGiven | None = None
    phone: WayGiven | None = None
    email: WayGiven | None = None
    in_danger: bool = False
    safe_contact_note: str = ""


@dataclass(frozen=True)
class ReferralTold:
    """A whole referral. `source_reference` is the referrer's own; the same one comes in once."""

    source: str
    received_on: date
    offender: OffenderTold
    sentence: SentenceTold
    victims: Sequence[VictimTold]
    source_name: str = ""
    source_reference: str = ""
    region: str = ""
    note: str = ""


REACHING = "Another referral of the same person says about reaching them safely: {}"


@action(needs=May.REFER)
def receive(*, told: ReferralTold, by: Account, now: datetime) -> Referral:
    """Take in a referral: its offender, sentence and a case for each victim, each assessed by the rules of the day.

    The unit is that of the court or region; where neither says, a manager allocates. First contact is owed from now on (R25).
    Raises `AlreadyReferred`, `IdentifiersDisagree`, `AlreadyACase`.
    """
    digest = digest_of(told)
    earlier = Referral.objects.filter(digest=digest).first()
    if earlier is not None:
        raise AlreadyReferred(earlier.reference)
    sentence = _sentence(_offender(told.offender, by=by, now=now), told.sentence, by=by, now=now)
    identifiers.look_again(sentence.offender, since=sentence.imposed_on)
    referral = Referral.objects.create(
        reference=references.new("RF"),
        sentence=sentence,
        source=told.source,
        source_name=told.source_name,
        received_on=told.received_on,
        region=told.region,
        digest=digest,
        note=told.note or None,
        made_by=by,
        made_at=now,
    )
    for victim in told.victims:
        _open_case(referral, victim, by=by, now=now)
    return referral


@action(needs=May.REFER)
def add_person(*, case: Case, victim: VictimTold, by: Account, now: datetime) -> Case:
    """Another person of the same referral and sentence: a case of their own, assessed by itself (R13). Raises `AlreadyACase`."""
    return _open_case(case.referral, victim, by=by, now=now)


def digest_of(told: ReferralTold) -> bytes:
    """What makes a referral the same one: the referrer's own reference, or else everything it says about people and sentence."""
    if told.source_reference:
        same: object = [told.source, told.source_name, told.source_reference]
    else:
        same = [told.source, asdict(told.offender), asdict(told.sentence), [asdict(victim) for victim in told.victims]]
    return hashlib.sha256(json.dumps(same, default=str, sort_keys=True).encode()).digest()


def listed(account: Account) -> QuerySet[Case]:
    """Cases within reach that are not yet an officer's: referred, waiting for a manager, or to be allocated."""
    standings = (Standing.REFERRED, Standing.MANAGER_REVIEW, Standing.NOT_YET, Standing.ASSESSED)
    within = access.cases_within_reach(account).filter(standing__in=standings)
    return within.select_related("person", "sentence__offender", "unit", "officer", "referral").order_by(
        "referral__received_on"
    )


def first_case(referral: Referral) -> Case:
    """The case of the first person a referral named."""
    return Case.objects.filter(referral=referral).earliest("opened_at")


def first_case_within_reach(account: Account, referral: Referral) -> Case | None:
    """The first case of a referral for the page that comes next, or nothing when it went to a unit the account does not reach."""
    if not access.permits(account, May.SEE_CASE):
        return None
    return access.cases_within_reach(account).filter(referral=referral).order_by("opened_at").first()


def _offender(told: OffenderTold, *, by: Account, now: datetime) -> Offender:
    given = {kind: identifiers.normalised(kind, number) for kind, number in told.identifiers.items() if number.strip()}
    known = {
        row.offender_id: row.offender
        for kind, number in given.items()
        for row in OffenderIdentifier.objects.select_related("offender").filter(kind=kind, value=number)
    }
    if len(known) > 1:
        raise IdentifiersDisagree
    offender = next(iter(known.values()), None) or _new_offender(told)
    for kind, number in given.items():
        OffenderIdentifier.objects.get_or_create(kind=kind, value=number, defaults={"offender": offender})
    other_names.note(offender, "alias", told.given_names, told.family_name, by=by, now=now)
    likenesses.suggest_offenders(offender, by=by, now=now)
    return offender


def _new_offender(told: OffenderTold) -> Offender:
    return Offender.objects.create(
        reference=references.new("OF"),
        given_names=told.given_names,
        family_name=told.family_name,
        born_on=told.born_on,
    )


def _sentence(offender: Offender, told: SentenceTold, *, by: Account, now: datetime) -> Sentence:
    same = Sentence.objects.filter(
        offender=offender, kind=told.kind, imposed_on=told.imposed_on, offence_title__iexact=told.offence_title
    ).first()
    if same is not None:
        return same
    sentence = Sentence.objects.create(
        reference=references.new("SN"),
        offender=offender,
        **{name: getattr(told, name) for name in PLAIN},
        term=dict(told.term) if told.term else None,
        offence=dict(told.offence),
        disposal=dict(told.disposal),
    )
    data: dict[str, Any] = {"kind": told.kind, "youth": bool(told.disposal.get("youth"))}
    data |= {"term": dict(told.term)} if told.term else {}
    new = facts.New("sentenced", told.imposed_on, data, source=FactSource.REFERRAL)
    facts.add(sentence, new, by=by, now=now)
    return sentence


PLAIN = (
    "kind", "imposed_on", "convicted_on", "offence_act", "offence_section", "offence_title", "verdict", "court_name", "court_kind",
)  # fmt: skip


def _open_case(referral: Referral, victim: VictimTold, *, by: Account, now: datetime) -> Case:
    unit = allocations.unit_for(court_name=referral.sentence.court_name, region=referral.region)
    known = _known(referral.sentence, victim)
    case = Case.objects.create(
        reference=references.new("VC"),
        person=known or _new_person(victim, by=by, now=now),
        sentence=referral.sentence,
        referral=referral,
        relationship=victim.relationship,
        acts_for=victim.acts_for or None,
        victim_kind=victim.victim_kind,
        victim_born_on=victim.acts_for_born_on,
        lacks_capacity=victim.lacks_capacity,
        suspected_of_same_conduct=victim.suspected_of_same_conduct,
        standing=Standing.REFERRED,
        unit=unit,
        region=unit.region if unit else referral.region,
        opened_at=now,
    )
    data = {"from": referral.source}
    facts.add(case, facts.New("referred", referral.received_on, data, source=FactSource.REFERRAL), by=by, now=now)
    if known is not None and victim.safe_contact_note:
        CallerNote.objects.create(case=case, text=REACHING.format(victim.safe_contact_note), made_by=by, made_at=now)
    assessments.assess_case(case, by=by, now=now)
    duties.reconcile(case, now=now)
    return case


def _known(sentence: Sentence, victim: VictimTold) -> Person | None:
    """Whoever acts for several victims of a sentence is one person, with a case for each, and is known by how they are reached as well.

    What is told of reaching them safely is put before their officer: the plan they have may not hold it. Raises `AlreadyACase`.
    """
    Sentence.objects.select_for_update(no_key=True).get(
        pk=sentence.pk
    )  # two who refer the same at once come one after the other
    same = {"born_on": victim.born_on, "given_names__iexact": victim.given_names}
    theirs = Person.objects.filter(cases__sentence=sentence, family_name__iexact=victim.family_name, **same).distinct()
    cases = Case.objects.filter(sentence=sentence, person__in=theirs)
    if any(_plain(case.acts_for or "") == _plain(victim.acts_for) for case in cases):
        raise AlreadyACase
    here = theirs.filter(merged_into__isnull=True)
    return next((person for person in here if _reached_as_told(person, victim)), None)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _reached_as_told(person: Person, victim: VictimTold) -> bool:
    """Whether somebody is known for certain by their birth date or a way to reach them, and no other way is told than what is recorded."""
    address = people.live_address(person)
    points = (people.live_contact_point(person, channel) for channel in (Channel.PHONE, Channel.EMAIL))
    known = {str(point.value) for point in points if point} | ({"\n".join(address.lines)} if address else set())
    told = {way.value if isinstance(way.value, str) else "\n".join(way.value) for way in _ways(victim)}
    return told <= known and (victim.born_on is not None or bool(told))


def _ways(victim: VictimTold) -> tuple[WayGiven, ...]:
    return tuple(way for way in (victim.address, victim.phone, victim.email) if way)


def _new_person(victim: VictimTold, *, by: Account, now: datetime) -> Person:
    person = Person.objects.create(
        title=victim.title,
        given_names=victim.given_names,
        family_name=victim.family_name,
        born_on=victim.born_on,
        language=victim.language,
        needs=victim.safe_contact_note or None,
    )
    name_keys.write(person)
    people.set_address(person, victim.address, by=by, now=now)
    for channel, way in ((Channel.PHONE, victim.phone), (Channel.EMAIL, victim.email)):
        people.set_contact_point(person, channel, way, by=by, now=now)
    likenesses.suggest_people(person, by=by, now=now)
    return person
