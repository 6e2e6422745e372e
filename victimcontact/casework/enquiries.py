"""Somebody asks us on the public site, without a referral and without a sign-in; a person finds out whose case it is.

What is sent is answered alike, whoever sent it and whether or not there is a case: nothing is looked up before an officer does.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from victimcontact.casework import access, allocations, attempts, audit, enquiry_drafts, errands, references, referrals
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.referrals import ReferralTold
from victimcontact.records.keyring import blind_index
from victimcontact.records.models import Account, CallerNote, Case, EnquiryStep, Referral, Unit
from victimcontact.records.models import Enquiry as Enquiry
from victimcontact.scheme.enquiries import SETTLED_KEPT, State, Way, Wish, answer_due
from victimcontact.scheme.reoffers import Point
from victimcontact.scheme.roles import May
from victimcontact.scheme.self_check import Who
from victimcontact.scheme.words.months import day_in_words

SENDINGS, WITHIN = 5, timedelta(hours=1)
LISTED_AT_MOST = 200


class AlreadySettled(Exception):
    """Somebody has dealt with this enquiry."""


class NothingWritten(Exception):
    """An answer says what was told to the person, and how."""


class SameUnit(Exception):
    """The enquiry is with this unit already."""


@dataclass(frozen=True)
class Told:
    """What somebody said of themselves and of the case, all of it unchecked. What they left out is empty.

    `relationship` is one of `scheme.self_check.Who`, `way` of `scheme.enquiries.Way`; `reach_at` is the number or address for it.
    `ask_again_at` are points of `scheme.reoffers.Point`. `others` is who else could see or hear it.
    """

    wish: str
    relationship: str
    given_names: str
    family_name: str
    way: str
    language: str
    born_on: date | None = None
    acts_for: str = ""
    acts_for_born_on: date | None = None
    question: str = ""
    ask_again_on: date | None = None
    ask_again_at: tuple[str, ...] = ()
    reach_at: str = ""
    voicemail_is_safe: bool = False
    others: str = ""
    safe_times: str = ""
    in_danger: bool = False
    offender: str = ""
    court: str = ""
    region: str = ""
    sentenced: str = ""
    offence: str = ""
    needs: str = ""


@dataclass(frozen=True)
class Shown:
    """An enquiry as it stands: what was said (nothing once it is forgotten), and what was done, oldest first."""

    enquiry: Enquiry
    told: Told | None
    steps: tuple[EnquiryStep, ...]

    @property
    def is_open(self) -> bool:
        return self.enquiry.settled_at is None

    def is_late(self, on: date) -> bool:
        return self.is_open and self.enquiry.due_on < on


@errands.open_to_anybody
def send(*, told: Told, draft: str, visitor: str, now: datetime) -> str:
    """Take in what somebody sent: answers its reference. The same words sent again are the same enquiry.

    The unit is that of the court or region; where neither says, whoever allocates sees it. An answer is due within 10 working days.
    `draft` is the code of what they kept before, which ends. Raises `attempts.TooMany` for the visitor.
    """
    attempts.count("enquiry", visitor, now=now, limit=SENDINGS, within=WITHIN)
    words = _written(told)
    with transaction.atomic():
        made, is_new = Enquiry.objects.get_or_create(
            digest=blind_index(f"enquiry:{json.dumps(words, sort_keys=True)}"),
            defaults={
                "reference": references.new("EN"),
                "wish": told.wish,
                "language": told.language,
                "told": words,
                "unit": allocations.unit_for(court_name=told.court, region=told.region),
                "due_on": answer_due(day_of(now)),
                "sent_at": now,
            },
        )
        if draft:
            enquiry_drafts.end(draft)
        what = "enquiries.sent" if is_new else "enquiries.sent_again"
        audit.write(what, by=None, now=now, subject=f"enquiry:{made.reference}")
    return made.reference


@action(needs=May.ANSWER_ENQUIRY)
def match(*, enquiry: Enquiry, case: Case, by: Account, now: datetime) -> EnquiryStep:
    """It is about a case we have: what was said is put before its officer as a note. Raises `AlreadySettled`."""
    fresh = _locked(enquiry, by)
    return _with_case(fresh, State.MATCHED, case, by=by, now=now)


@action(needs=May.ANSWER_ENQUIRY)
def refer(*, enquiry: Enquiry, referral: ReferralTold, by: Account, now: datetime) -> Referral:
    """Take it in as a referral, with what the officer found out; what was said goes with it as a note for whoever gets the case.

    Raises `AlreadySettled`, or what `referrals.receive` raises.
    """
    fresh = _locked(enquiry, by)
    made = referrals.receive(told=referral, by=by, now=now)
    _with_case(fresh, State.REFERRED, referrals.first_case(made), by=by, now=now)
    return made


@action(needs=May.ANSWER_ENQUIRY)
def answer(*, enquiry: Enquiry, text: str, by: Account, now: datetime) -> EnquiryStep:
    """The person has their answer without a case: what they were told, and how. Raises `AlreadySettled` or `NothingWritten`."""
    if not text.strip():
        raise NothingWritten
    return _settled(_locked(enquiry, by), State.ANSWERED, by=by, now=now, text=text.strip())


@action(needs=May.ANSWER_ENQUIRY)
def pass_on(*, enquiry: Enquiry, unit_reference: str, by: Account, now: datetime) -> EnquiryStep:
    """It is another unit's: the day it is due stays. Raises `AlreadySettled`, `SameUnit`, `access.NotFound`."""
    fresh = _locked(enquiry, by)
    unit = Unit.objects.filter(reference=unit_reference).first()
    if unit is None:
        raise access.NotFound(unit_reference)
    if fresh.unit_id == unit.pk:
        raise SameUnit
    fresh.unit = unit
    fresh.save(update_fields=["unit"])
    return _step(fresh, State.PASSED_ON, by=by, now=now, unit=unit)


def listed(account: Account) -> list[Shown]:
    """The enquiries within reach that wait for somebody, by the day an answer is due. Raises `access.NotPermitted`."""
    access.require(account, May.ANSWER_ENQUIRY)
    rows = _within_reach(account).filter(settled_at__isnull=True).order_by("due_on", "sent_at")
    return [_shown(row) for row in rows[:LISTED_AT_MOST]]


def waiting_count(account: Account) -> int:
    """How many enquiries wait within reach; none for somebody who answers none."""
    if not access.permits(account, May.ANSWER_ENQUIRY):
        return 0
    return _within_reach(account).filter(settled_at__isnull=True).count()


def enquiry_for(account: Account, reference: str, *, now: datetime) -> Shown:
    """An officer comes to an enquiry, with the look written down. Raises `access.NotPermitted` or `access.NotFound`."""
    access.require(account, May.ANSWER_ENQUIRY)
    row = _within_reach(account).filter(reference=reference).first()
    if row is None:
        raise access.NotFound(reference)
    audit.write("enquiries.look", by=account, now=now, subject=f"enquiry:{row.reference}")
    return _shown(row)


def forget_settled(*, now: datetime) -> int:
    """What was said in enquiries settled more than a year ago is emptied, every night; what was done stays. Answers how many."""
    old = Enquiry.objects.filter(settled_at__lt=now - SETTLED_KEPT, told__isnull=False)
    return old.update(told=None)


def _with_case(enquiry: Enquiry, state: State, case: Case, *, by: Account, now: datetime) -> EnquiryStep:
    """Settle it with a case, and put what was said before the case's officer."""
    CallerNote.objects.create(case=case, text=in_words(_read(enquiry.told)), made_by=by, made_at=now)
    return _settled(enquiry, state, by=by, now=now, case=case)


def in_words(told: Told) -> str:
    """What was said, line by line, for an officer. What was left out is left out."""
    lines = ((label, _plain(name, getattr(told, name))) for name, label in LABELS.items())
    return "\n".join(f"{label}: {text}" for label, text in lines if text)


LABELS: Mapping[str, str] = {
    "wish": "Asked on the public site for",
    "question": "Question",
    "ask_again_on": "Wants to be asked again from",
    "ask_again_at": "Wants to be asked again at",
    "given_names": "First names",
    "family_name": "Last name",
    "born_on": "Born",
    "relationship": "Who they are",
    "acts_for": "Who was harmed or died",
    "acts_for_born_on": "That person was born",
    "way": "Says to reach them by",
    "reach_at": "At",
    "voicemail_is_safe": "Says a voicemail is safe",
    "others": "Who else could see or hear it",
    "safe_times": "When it is safe",
    "in_danger": "Says somebody who could hurt them is near",
    "offender": "The person who was sentenced",
    "court": "Court",
    "region": "Region",
    "sentenced": "When",
    "offence": "For what",
    "language": "Language",
    "needs": "What helps them",
}


# What the answers that were chosen mean; everything else was typed.
CHOSEN: Mapping[str, Mapping[str, str]] = {
    "wish": {Wish.JOIN: "to join", Wish.LATER: "to be asked again later", Wish.QUESTION: "an answer to a question"},
    "relationship": {
        Who.MYSELF: "the person who was harmed",
        Who.BEREAVED: "a relative of somebody who died",
        Who.PARENT: "a parent or guardian of a child",
        Who.ACTING_FOR: "somebody else who acts for them",
        Who.OTHER: "somebody else",
    },
    "way": {Way.PHONE: "phone", Way.EMAIL: "email", Way.LETTER: "post", Way.NONE: "nothing, they will call us"},
    "language": {"en": "English", "cy": "Welsh"},
    "ask_again_at": {
        Point.OPEN_CONDITIONS: "open conditions",
        Point.PAROLE: "parole",
        Point.BEFORE_RELEASE: "some time before the release",
        Point.RELEASE: "the release",
    },
}


def _plain(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, date):
        return day_in_words(value, "en")
    chosen = CHOSEN.get(name, {})
    if isinstance(value, tuple):
        return ", ".join(chosen.get(each, each) for each in value)
    return chosen.get(str(value), str(value)) if value else ""


def _written(told: Told) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(told).items()}


def _read(words: Any) -> Told:
    days = {name: date.fromisoformat(words[name]) for name in DAYS if words[name]}
    return Told(**{**words, **days, "ask_again_at": tuple(words["ask_again_at"])})


DAYS = ("born_on", "acts_for_born_on", "ask_again_on")


def _settled(enquiry: Enquiry, state: State, *, by: Account, now: datetime, **said: Any) -> EnquiryStep:
    enquiry.settled_at = now
    enquiry.save(update_fields=["settled_at"])
    return _step(enquiry, state, by=by, now=now, **said)


def _step(enquiry: Enquiry, state: State, *, by: Account, now: datetime, **said: Any) -> EnquiryStep:
    number = EnquiryStep.objects.filter(enquiry=enquiry).count() + 1
    return EnquiryStep.objects.create(enquiry=enquiry, number=number, state=state, made_by=by, made_at=now, **said)


def _locked(enquiry: Enquiry, by: Account) -> Enquiry:
    """The row, locked, if it is within reach and still waits. Raises `access.NotFound` or `AlreadySettled`."""
    if not _within_reach(by).filter(pk=enquiry.pk).exists():
        raise access.NotFound(enquiry.reference)
    fresh = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if fresh.settled_at is not None:
        raise AlreadySettled
    return fresh


def _within_reach(account: Account) -> QuerySet[Enquiry]:
    """Those of the own unit; whoever allocates also reaches those that no unit has yet."""
    own = Q(unit=access.officer_of(account).unit, unit__isnull=False)
    if access.permits(account, May.ALLOCATE):
        own |= Q(unit__isnull=True)
    return Enquiry.objects.filter(own).select_related("unit").prefetch_related("steps__made_by__officer", "steps__case")


def _shown(enquiry: Enquiry) -> Shown:
    steps = tuple(sorted(enquiry.steps.all(), key=lambda step: step.number))
    return Shown(enquiry, _read(enquiry.told) if enquiry.told is not None else None, steps)
