"""Something wrong was told: what went, to whom, what was stopped in time, and how each member was told that it was wrong (B17).

A correction opens by itself when a fact is taken back of which something had gone. It stands for the whole incident; each member's
part is their telling, and is done when they know and no letter about it is left in the house.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from victimcontact.casework import access, audit, contacts, messages, references, tellings
from victimcontact.casework.actions import action
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.facts import happened_on
from victimcontact.casework.message_states import NEVER_WENT, NOT_GONE, OUT
from victimcontact.records.models import Account, Contact, Correction, Fact, Message, MessageState, Telling
from victimcontact.scheme.corrections import phone_first
from victimcontact.scheme.roles import May

LETTER = "C01"
BY_VOICE = ("phone", "visit")


class PhoneFirst(Exception):
    """They have to be called before a letter: danger may hang on what they were wrongly told."""


class NotSeen(Exception):
    """The manager has to have read what happened before it can be closed."""


class NotDone(Exception):
    """Not every member knows yet, or a letter about it has not gone."""


class LessonMissing(Exception):
    """A correction is closed with what we learned from it."""


class AlreadyClosed(Exception):
    """The correction was closed before."""


@dataclass(frozen=True)
class Letter:
    """A letter of the incident: what it was, where it stands, since when."""

    reference: str
    title: str
    state: str
    at: datetime


@dataclass(frozen=True)
class Part:
    """One member's part: what went to them, what was stopped in time, how and when it was put right.

    `put_right` are the letters that do; `spoken_on` the day somebody called or came; `done` when nothing is left to do.
    """

    telling: str
    case_reference: str
    person: str
    officer: str
    went: tuple[Letter, ...]
    stopped: tuple[Letter, ...]
    put_right: tuple[Letter, ...]
    phone_first: bool
    spoken_on: date | None
    done: bool


@dataclass(frozen=True)
class Event:
    """One thing that happened in the incident, and who did it (empty: the program or a carrier)."""

    at: datetime
    what: str
    by: str = ""


@dataclass(frozen=True)
class Incident:
    """A correction with everything that is known of it. `elsewhere` are members of other units: only how many there are is told.

    `code` and `happened_on` are of the fact that was taken back; of a message that was wrong in itself `code` is empty.
    """

    correction: Correction
    code: str
    happened_on: date | None
    parts: tuple[Part, ...]
    elsewhere: tuple[tuple[str, int], ...]
    not_yet_written_to: int
    left: int
    events: tuple[Event, ...]

    @property
    def can_be_closed(self) -> bool:
        return self.left == 0 and self.correction.manager_seen_at is not None and self.correction.closed_at is None


def open_for(fact: Fact, wrong: Sequence[Telling], *, reason: str, by: Account, now: datetime) -> Correction:
    """Open the correction of a fact that was taken back after something had gone, within another verb.

    For each member a letter is drafted that puts it right and says sorry, for a manager to approve; where it cannot be written it stays
    the officer's work.
    """
    values = {"what_went_wrong": reason, "members": len(wrong), "made_by": by, "made_at": now}
    correction, _made = Correction.objects.get_or_create(
        fact=fact, defaults={"reference": references.new("CR"), **values}
    )
    for telling in wrong:
        _draft(telling, by=by, now=now)
    data = {"members": len(wrong)}
    audit.write("corrections.opened", by=by, now=now, subject=f"correction:{correction.reference}", data=data)
    return correction


def follow(*, now: datetime) -> int:
    """Mark as put right whoever's letter has gone since, and who was called where a call comes first; how many. The program's own task."""
    went = Message.objects.filter(puts_right__telling=OuterRef("pk"), state__in=OUT)
    rows = Telling.objects.filter(Exists(went), correction="needed").select_related("case")
    done = [telling.pk for telling in rows if not phone_first(telling.code) or was_tried_by_voice(telling)]
    Telling.objects.filter(pk__in=done).update(correction="made")
    for pk in done:
        audit.write("corrections.put_right", by=access.program(), now=now, subject=f"telling:{pk}")
    return len(done)


@action(needs=May.APPROVE_AS_MANAGER)
def see(*, correction: Correction, by: Account, now: datetime) -> Correction:
    """A manager has read what happened. Once is enough. Raises `access.NotFound` for one out of reach."""
    fresh = _locked(correction, by)
    if fresh.manager_seen_at is None:
        fresh.manager_seen_by, fresh.manager_seen_at = by, now
        fresh.save(update_fields=["manager_seen_by", "manager_seen_at"])
    return fresh


@action(needs=May.APPROVE_AS_MANAGER)
def close(*, correction: Correction, lesson: str, by: Account, now: datetime) -> Correction:
    """Close it with what was learned, once every member's part is done. Raises `AlreadyClosed`, `NotSeen`, `NotDone`, `LessonMissing`."""
    fresh = _locked(correction, by)
    if fresh.closed_at is not None:
        raise AlreadyClosed(fresh.reference)
    if fresh.manager_seen_at is None:
        raise NotSeen(fresh.reference)
    if _left(fresh):
        raise NotDone(fresh.reference)
    if not lesson.strip():
        raise LessonMissing
    fresh.lesson, fresh.closed_by, fresh.closed_at = lesson.strip(), by, now
    fresh.save(update_fields=["lesson", "closed_by", "closed_at"])
    return fresh


@action(needs=May.RECORD_CONTACT)
def correct(*, telling: Telling, made: ContactMade, by: Account, now: datetime) -> Telling:
    """The member was told that what they had heard was wrong: log the contact and end the work.

    Raises `tellings.NotWaiting`, or `PhoneFirst` for a letter where danger may hang on it and nobody has called yet.
    """
    fresh = tellings.locked(telling)
    if fresh.correction != "needed":
        raise tellings.NotWaiting
    if made.channel == "letter" and phone_first(fresh.code) and not was_tried_by_voice(fresh):
        raise PhoneFirst
    contacts.log(access.locked(fresh.case), made, by=by, now=now)
    fresh.correction = "made"
    fresh.save(update_fields=["correction"])
    return fresh


def listed(account: Account) -> list[Correction]:
    """The corrections within reach, the open ones first, then the newest. Raises `access.NotPermitted`."""
    access.require(account, May.SEE_CASE)
    rows = _within_reach(account).select_related("fact", "message").order_by("-made_at")[:100]
    return sorted(rows, key=lambda correction: correction.closed_at is not None)


def correction_for(account: Account, reference: str, *, now: datetime) -> Correction:
    """An officer comes to a correction, with the look written down. Raises `access.NotPermitted` or `access.NotFound`."""
    access.require(account, May.SEE_CASE)
    related = (
        "fact__sentence",
        "message__case__person",
        "message__case__officer",
        "manager_seen_by__officer",
        "closed_by__officer",
        "made_by__officer",
    )
    correction = _within_reach(account).select_related(*related).filter(reference=reference).first()
    if correction is None:
        raise access.NotFound(reference)
    audit.write("corrections.look", by=account, now=now, subject=f"correction:{correction.reference}")
    return correction


def incident(account: Account, correction: Correction) -> Incident:
    """The whole of what happened, with the members within the account's reach."""
    fact = correction.fact
    if fact is None:
        return _of_message(correction)
    wrong = Telling.objects.filter(fact=fact).exclude(correction="")
    ours = access.cases_within_reach(account).values("pk")
    rows = wrong.filter(case__in=ours).select_related("case__person", "case__officer").order_by("case__opened_at")
    others = wrong.exclude(case__in=ours).values("case__unit__name").annotate(members=Count("case"))
    parts = tuple(_part(row) for row in rows)
    return Incident(
        correction=correction,
        code=str(fact.data.get("code") or fact.kind),
        happened_on=happened_on(fact),
        parts=parts,
        elsewhere=tuple((row["case__unit__name"] or "", row["members"]) for row in others),
        not_yet_written_to=Telling.objects.filter(fact=fact, correction="").count(),
        left=parts_left(correction.fact_id).count(),
        events=_events(correction, parts),
    )


def parts_left(fact: Any) -> QuerySet[Telling]:
    """The members of a fact whose part is not done: they do not know yet, or a letter about it is still in the house."""
    in_house = Message.objects.filter(puts_right__telling=OuterRef("pk"), state__in=NOT_GONE)
    return Telling.objects.filter(Q(correction="needed") | Exists(in_house), fact=fact).exclude(correction="")


def put_right_since(case: Any, moment: Any) -> QuerySet[Contact]:
    """The contacts that somebody logged with whoever got a wrong message, since it was found: no letter of ours about something else."""
    of_ours = Message.objects.filter(contact=OuterRef("pk"))
    rows = Contact.objects.filter(case=case, direction="out", outcome__in=contacts.GOT_THROUGH, made_at__gt=moment)
    return rows.filter(~Exists(of_ours))


def work_in(correction: Correction) -> str:
    """What it asks of a manager, for a worklist."""
    if correction.manager_seen_at is not None:
        return "Everybody knows now: close the correction"
    return f"Something wrong was {'told' if correction.fact_id else 'sent'}: read what happened"


def was_tried_by_voice(telling: Telling) -> bool:
    """Whether somebody has called or visited, or tried to, since it was found wrong."""
    return _by_voice(telling).exists()


def _by_voice(telling: Telling) -> QuerySet[Contact]:
    since = {"made_at__gte": telling.ended_at} if telling.ended_at else {}
    return Contact.objects.filter(case=telling.case, direction="out", channel__in=BY_VOICE, **since)


def _within_reach(account: Account) -> QuerySet[Correction]:
    cases = access.cases_within_reach(account)
    return Correction.objects.filter(
        Q(fact__sentence__in=cases.values("sentence")) | Q(message__case__in=cases.values("pk"))
    )


def _locked(correction: Correction, by: Account) -> Correction:
    fresh = Correction.objects.select_for_update(of=("self",)).select_related("fact", "message").get(pk=correction.pk)
    if not _within_reach(by).filter(pk=fresh.pk).exists():
        raise access.NotFound(correction.reference)
    return fresh


def _draft(telling: Telling, *, by: Account, now: datetime) -> None:
    wrong = telling.messages.exclude(state__in=NEVER_WENT)
    last = wrong.order_by("-approved_at").first()
    if last is None:
        return
    case = access.locked(telling.case)
    wanted = messages.Wanted(
        document=LETTER,
        fields={"told_on": last.content["written_on"], "wrong_title": last.content["title"]},
        about=str(telling.fact_id),
        channel=messages.channel_for(case),
        puts_right=last,
    )
    try:
        messages.draft(case, wanted, by=by, now=now)
    except messages.CannotBeWritten:
        # It stays on the officer's list as work for a person.
        return


def _left(correction: Correction) -> int:
    """How many members are not done yet."""
    if correction.message is None:
        return parts_left(correction.fact_id).count()
    return int(not put_right_since(correction.message.case_id, correction.made_at).exists())


def _of_message(correction: Correction) -> Incident:
    """The incident of a message that was wrong in itself: it has one part, that of whoever's case it is of."""
    message = correction.message
    if message is None:
        raise TypeError("a correction is of a fact or of a message")
    spoken = put_right_since(message.case_id, correction.made_at).order_by("made_at").first()
    part = Part(
        telling="",
        case_reference=message.case.reference,
        person=message.case.person.full_name,
        officer=message.case.officer.name if message.case.officer else "",
        went=_letters([message]),
        stopped=(),
        put_right=(),
        phone_first=False,
        spoken_on=spoken.happened_on if spoken else None,
        done=spoken is not None,
    )
    left = _left(correction)
    return Incident(correction, "", None, (part,), (), 0, left, _events(correction, (part,)))


def _part(telling: Telling) -> Part:
    case = telling.case
    of_telling = list(Message.objects.filter(telling=telling).order_by("made_at"))
    put_right = Message.objects.filter(puts_right__telling=telling).order_by("made_at")
    spoken = _by_voice(telling).order_by("happened_on").first()
    return Part(
        telling=str(telling.pk),
        case_reference=case.reference,
        person=case.person.full_name,
        officer=case.officer.name if case.officer else "",
        went=_letters(row for row in of_telling if row.state != MessageState.STOPPED),
        stopped=_letters(row for row in of_telling if row.state == MessageState.STOPPED),
        put_right=_letters(put_right),
        phone_first=phone_first(telling.code),
        spoken_on=spoken.happened_on if spoken else None,
        done=telling.correction == "made" and not any(row.state in NOT_GONE for row in put_right),
    )


def _letters(rows: Iterable[Message]) -> tuple[Letter, ...]:
    return tuple(Letter(row.reference, row.content["title"], row.state, row.changed_at) for row in rows)


def _events(correction: Correction, parts: Iterable[Part]) -> tuple[Event, ...]:
    """What happened, in order: recorded, sent, taken back, stopped, written and said to put it right, seen, closed."""
    events = [Event(correction.made_at, "Taken back" if correction.fact else "Found", _name(correction.made_by))]
    if correction.fact is not None:
        events.append(Event(correction.fact.made_at, "Recorded", _name(correction.fact.made_by)))
    for part in parts:
        events += [Event(row.at, f"{row.reference} went to {part.case_reference}") for row in part.went]
        events += [
            Event(row.at, f"{row.reference} to {part.case_reference} was stopped in time") for row in part.stopped
        ]
        events += [
            Event(row.at, f"{row.reference} puts it right with {part.case_reference}: {row.state.replace('_', ' ')}")
            for row in part.put_right
        ]
    if correction.manager_seen_at and correction.manager_seen_by:
        events.append(Event(correction.manager_seen_at, "Read by a manager", _name(correction.manager_seen_by)))
    if correction.closed_at and correction.closed_by:
        events.append(Event(correction.closed_at, "Closed", _name(correction.closed_by)))
    return tuple(sorted(events, key=lambda event: event.at))


def _name(account: Account) -> str:
    found = access.officer_behind(account)
    return found.name if found else ""
