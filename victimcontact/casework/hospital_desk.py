"""The desk of somebody of a hospital, to whom a case is opened: what they need to give the notices, and what they tell us (R56–R58, P75).

Everything here begins with `access.guest_case`, which asks at that moment whether they may come and writes the look down. The page gets
frozen values: what is not named in them, no template can reach. Nothing that is said here goes to a victim: a person of ours reads it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import (
    access,
    duties,
    facts,
    guest_ends,
    hospital_handovers,
    people,
    questions,
    references,
    safe_contact,
)
from victimcontact.casework.actions import action
from victimcontact.casework.consultations import NothingWritten
from victimcontact.casework.days import day_of
from victimcontact.casework.questions import Asker, Question
from victimcontact.records.models import Account, Case, ConsultationPart, Duty, Fact
from victimcontact.records.models import HospitalNote as HospitalNote
from victimcontact.scheme.consultations import Kind
from victimcontact.scheme.duties.hospital import CHECK_MANAGERS
from victimcontact.scheme.guests import NOTICES, Said, in_words
from victimcontact.scheme.roles import May
from victimcontact.scheme.safe_contact import Channel

LISTED_AT_MOST = 50
MANAGERS = "The managers of the hospital"


class UnknownNotice(Exception):
    """Nobody waits for word of this, and it is nothing of which the managers give notice."""


class DayMissing(Exception):
    """A notice that was given was given on a day."""


class ReasonMissing(Exception):
    """A notice that was not given has a reason."""


class InThePast(Exception):
    """What is coming comes today or later."""


class NotWanted(Exception):
    """The person has said that they do not want to be asked before a decision."""


@dataclass(frozen=True)
class Awaited:
    """Something of which the managers are to tell the victim, and nobody has said yet that they have. `key` names the check that waits."""

    key: str
    event: str
    on: date


@dataclass(frozen=True)
class Told:
    """What the hospital told us before: `said` is a value of `scheme.guests.Said`, `about` in words."""

    said: str
    about: str
    on: date | None
    text: str
    at: datetime
    name: str


@dataclass(frozen=True)
class Asked:
    """What the hospital asked the victim through us, and what she wants considered; the answer is empty while it is with us."""

    text: str
    at: datetime
    last_day: date
    answer: str


@dataclass(frozen=True)
class Letter:
    """How to write to the victim: empty lines mean that nobody may write at the moment."""

    lines: tuple[str, ...]
    plain_envelope: bool
    language: str
    letter_format: str


@dataclass(frozen=True)
class Officer:
    """Whom to ask at our office."""

    name: str
    phone: str
    hours: str
    unit: str


@dataclass(frozen=True)
class Desk:
    """All that is opened to somebody of a hospital of one case. `wants_a_say`: the victim wants to be asked before a decision."""

    reference: str
    patient: str
    hospital: str
    victim: str
    letter: Letter
    wants_a_say: bool
    handed_over_on: date | None
    officer: Officer
    last_on: date
    awaited: tuple[Awaited, ...]
    told: tuple[Told, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class Notice:
    """Word about a notice: `about` is the key of a check that waits, or a code of `NOTICES`; given on a day, or not and why."""

    about: str
    given: bool
    on: date | None = None
    why: str = ""


@dataclass(frozen=True)
class Coming:
    """Word of something ahead: a code of `NOTICES`, for when it is expected where that is known, and what we should know of it."""

    code: str
    on: date | None = None
    text: str = ""


def open_case(account: Account, *, now: datetime) -> str:
    """The reference of the case that is open to somebody of a hospital; empty when there is none. Raises `access.NotPermitted`."""
    return access.cases_open_to(account, now=now).values_list("reference", flat=True).first() or ""


def desk(account: Account, reference: str, *, now: datetime) -> Desk:
    """The desk of a case, with the look written down. Raises `access.NotPermitted` or `access.NotFound`."""
    case = access.guest_case(account, reference, now=now)
    handover = hospital_handovers.of(case)
    return Desk(
        reference=case.reference,
        patient=case.sentence.offender.full_name,
        hospital=str(handover.hospital) if handover else "",
        victim=case.person.full_name,
        letter=_letter(case, now),
        wants_a_say=case.wants_representations,
        handed_over_on=hospital_handovers.passed_on_day(case),
        officer=_officer(case),
        last_on=next(row.last_on for row in guest_ends.live(case) if row.account_id == account.pk),
        awaited=_awaited(case),
        told=_told(case),
        asked=_asked(case),
    )


@action(needs=May.COME_AS_GUEST)
def say(*, reference: str, notice: Notice, by: Account, now: datetime) -> HospitalNote:
    """The managers have given a notice, or have not and why. One that was given closes the check that waited for it, as its proof.

    Raises `access.NotFound`, `UnknownNotice`, `DayMissing`, `facts.InTheFuture`, `ReasonMissing`.
    """
    case = access.locked(access.guest_case(by, reference, now=now))
    waiting = _check(case, notice.about)
    _refuse_incomplete(notice, waiting, now)
    note = HospitalNote.objects.create(
        reference=references.new("HN"),
        case=case,
        said=Said.NOTIFIED if notice.given else Said.NOT_NOTIFIED,
        notice=_origin(waiting)[0] if waiting else notice.about,
        duty=waiting.key if waiting else "",
        on=notice.on if notice.given else None,
        text=None if notice.given else notice.why.strip(),
        made_by=by,
        made_at=now,
    )
    if waiting and notice.on and notice.given:
        _keep(case, waiting, note, notice.on, by=by, now=now)
    return note


@action(needs=May.COME_AS_GUEST)
def say_coming(*, reference: str, coming: Coming, by: Account, now: datetime) -> HospitalNote:
    """Something is coming: the victim's officer looks at it and records what happened when it has. It goes no further by itself.

    Raises `access.NotFound`, `UnknownNotice`, `InThePast`.
    """
    case = access.guest_case(by, reference, now=now)
    if coming.code not in NOTICES:
        raise UnknownNotice
    if coming.on is not None and coming.on < day_of(now):
        raise InThePast
    return HospitalNote.objects.create(
        reference=references.new("HN"),
        case=case,
        said=Said.COMING,
        notice=coming.code,
        on=coming.on,
        text=coming.text.strip() or None,
        made_by=by,
        made_at=now,
    )


@action(needs=May.COME_AS_GUEST)
def ask(*, reference: str, text: str, decides_on: date | None, by: Account, now: datetime) -> ConsultationPart:
    """Ask what the victim wants considered before a discharge or a community treatment order: her officer asks her, the answer is here.

    Nobody else of the sentence is asked. Raises `access.NotFound`, `NotWanted`, `consultations.NothingWritten`,
    `questions.DecidedAlready`, `attempts.TooMany`.
    """
    case = access.guest_case(by, reference, now=now)
    if not case.wants_representations:
        raise NotWanted
    if not text.strip():
        raise NothingWritten
    question = Question(Kind.HOSPITAL_DISCHARGE, text, decides_on=decides_on)
    asker = Asker(access.officer_of(by).name, MANAGERS)
    return questions.ask_in_case(case, question, asker, by=by, now=now)


def _letter(case: Case, now: datetime) -> Letter:
    """The address only where a letter may go there at this moment (R73)."""
    verdict = safe_contact.verdict(case.person, Channel.LETTER, moment=now)
    address = people.live_address(case.person) if verdict.may_go else None
    return Letter(
        lines=tuple(str(line) for line in address.lines) if address else (),
        plain_envelope=verdict.needs_plain_envelope,
        language=case.person.language,
        letter_format=case.person.letter_format,
    )


def _officer(case: Case) -> Officer:
    officer, unit = case.officer, case.unit
    return Officer(
        name=officer.name if officer else "",
        phone=(officer.phone if officer else "") or (unit.phone if unit else ""),
        hours=(officer.hours if officer else "") or (unit.hours if unit else ""),
        unit=unit.name if unit else "",
    )


def _awaited(case: Case) -> tuple[Awaited, ...]:
    checks = Duty.objects.filter(case=case, what=CHECK_MANAGERS.what, standing__in=duties.LIVE)
    return tuple(_awaited_by(duty) for duty in checks.order_by("due_on", "pk"))


def _awaited_by(duty: Duty) -> Awaited:
    name, on = _origin(duty)
    return Awaited(duty.key, in_words(name), on)


def _origin(duty: Duty) -> tuple[str, date]:
    """What a check arose from, which its key names: the code or kind of the fact, and the day it happened."""
    fact = Fact.objects.get(pk=duty.key.split(":")[2])
    return str(fact.data.get("code") or fact.kind), facts.happened_on(fact)


def _check(case: Case, key: str) -> Duty | None:
    return Duty.objects.filter(case=case, key=key, what=CHECK_MANAGERS.what, standing__in=duties.LIVE).first()


def _refuse_incomplete(notice: Notice, waiting: Duty | None, now: datetime) -> None:
    if waiting is None and notice.about not in NOTICES:
        raise UnknownNotice
    if notice.given and notice.on is None:
        raise DayMissing
    if notice.given and notice.on and notice.on > day_of(now):
        raise facts.InTheFuture
    if not notice.given and not notice.why.strip():
        raise ReasonMissing


def _keep(case: Case, check: Duty, note: HospitalNote, on: date, *, by: Account, now: datetime) -> None:
    """Their word is the proof that the check was for."""
    details = {
        "what": check.what,
        "note": f"{MANAGERS} say that they told the person on {on.isoformat()} ({note.reference}).",
    }
    facts.add(case, facts.New("done", day_of(now), {"duty": check.key}, details=details), by=by, now=now)
    duties.reconcile(case, now=now)


def _told(case: Case) -> tuple[Told, ...]:
    rows = HospitalNote.objects.filter(case=case).select_related("made_by__officer").order_by("-made_at", "pk")
    return tuple(
        Told(row.said, in_words(row.notice), row.on, str(row.text or ""), row.made_at, row.made_by.officer.name)
        for row in rows[:LISTED_AT_MOST]
    )


def _asked(case: Case) -> tuple[Asked, ...]:
    parts = ConsultationPart.objects.filter(case=case, consultation__kind=Kind.HOSPITAL_DISCHARGE)
    return tuple(
        Asked(str(part.consultation.text), part.made_at, part.last_day, str(part.answer_text or ""))
        for part in parts.select_related("consultation").order_by("-made_at", "pk")[:LISTED_AT_MOST]
    )
