"""Texts that people send to our number: each is kept before anything else, and is somebody's work until they have seen to it.

A number that belongs to one person we know makes it work of whoever holds their case; any other waits for a manager. Somebody who
asks for no more texts gets none from that moment, and nothing else is read into it: a person asks them, another way, what they want.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from victimcontact.casework import access, audit, contacts, indexes, references
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import (
    Account,
    Case,
    Channel,
    ContactPoint,
    Message,
    Person,
    Safety,
)
from victimcontact.records.models import ReceivedText as ReceivedText
from victimcontact.scheme.replies import asks_to_stop
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import Standing

WHERE_NUMBERS_ARE = (Channel.TEXT, Channel.PHONE)


class SeenTo(Exception):
    """Somebody has seen to this text already, or said whose it is."""


class NothingSaid(Exception):
    """Whoever sees to a text says what they did, or why there was nothing to do."""


@dataclass(frozen=True)
class Heard:
    """A text as the carrier told of it: under its own reference, from which number, and when it was sent, where that could be read."""

    carrier: str
    carrier_reference: str
    number: str
    text: str
    sent_at: datetime | None


@action(needs=May.HEAR_FEED)
def take(*, heard: Heard, by: Account, now: datetime) -> ReceivedText:
    """Keep a text, once however often it is told of, and put it before whoever it is for."""
    index = indexes.of_contact_point(Channel.TEXT, heard.number)
    row, is_new = ReceivedText.objects.get_or_create(
        carrier=heard.carrier,
        carrier_reference=heard.carrier_reference[:120],
        defaults={
            "reference": references.new("TX"),
            "number": heard.number,
            "number_index": index,
            "text": heard.text,
            "asks_to_stop": asks_to_stop(heard.text),
            "sent_at": heard.sent_at,
            "received_at": now,
        },
    )
    if is_new:
        _follow(row, by=by, now=now)
    return row


@action(needs=May.APPROVE_AS_MANAGER)
def match(*, text: ReceivedText, case: Case, by: Account, now: datetime) -> ReceivedText:
    """A manager found out whose text it is: it is the officer's of that case from now on. Raises `SeenTo`."""
    fresh = _locked(text)
    if fresh.case is not None or fresh.seen_at is not None:
        raise SeenTo(fresh.reference)
    fresh.matched_by, fresh.matched_at = by, now
    _give(fresh, case, by=by, now=now)
    return fresh


@action(needs=May.ANSWER_MEMBER)
def see_to(*, text: ReceivedText, note: str, by: Account, now: datetime) -> ReceivedText:
    """Whoever it is for has read it and done what it asked, which `note` says. Raises `SeenTo`, `NothingSaid`."""
    return _see_to(text, note, by=by, now=now)


@action(needs=May.APPROVE_AS_MANAGER)
def set_aside(*, text: ReceivedText, why: str, by: Account, now: datetime) -> ReceivedText:
    """A manager says why a text of nobody's case asks nothing of us. It is kept. Raises `SeenTo`, `NothingSaid`."""
    if text.case_id is not None:
        raise SeenTo(text.reference)
    return _see_to(text, why, by=by, now=now)


def text_for(account: Account, reference: str, *, now: datetime) -> ReceivedText:
    """An officer comes to a text through its case, a manager also to one of no case, with the look written down.

    Raises `access.NotPermitted` or `access.NotFound`.
    """
    row = ReceivedText.objects.select_related("case", "seen_by__officer").filter(reference=reference).first()
    if row is None:
        raise access.NotFound(reference)
    if row.case is not None:
        row.case = access.case_for(account, row.case.reference, now=now)
    elif not access.permits(account, May.APPROVE_AS_MANAGER):
        raise access.NotFound(reference)
    audit.write("received_texts.look", by=account, now=now, subject=f"receivedtext:{row.reference}")
    return row


def could_be_of(account: Account, text: ReceivedText) -> list[Case]:
    """The cases within reach whose person has, or had, this number: for a manager who looks whose it is."""
    people = ContactPoint.objects.filter(value_index__in=indexes.of_number(str(text.number))).values("person")
    ours = access.cases_within_reach(account).filter(Q(person__in=people) | Q(representative__in=people))
    return list(ours.select_related("person", "officer").order_by("-opened_at"))


def case_named(account: Account, reference: str, *, now: datetime) -> Case:
    """The case that a manager says a text is of. Raises `access.NotFound`."""
    return access.case_for(account, reference.strip().upper(), now=now)


def _follow(row: ReceivedText, *, by: Account, now: datetime) -> None:
    """Whoever it is from, no more texts go to a number that asked for none; and it becomes work where we know whose it is."""
    points = ContactPoint.objects.filter(value_index__in=indexes.of_number(str(row.number)), replaced_at__isnull=True)
    if row.asks_to_stop:
        points.filter(channel=Channel.TEXT).update(safety=Safety.UNSAFE, checked_by=by, checked_at=now)
    known = points.filter(channel__in=WHERE_NUMBERS_ARE).select_related("person__merged_into")
    people = {point.person.merged_into or point.person for point in known}
    case = _case_of(people.pop()) if len(people) == 1 else None
    if case is not None:
        _give(row, case, by=by, now=now)


def _case_of(person: Person) -> Case | None:
    """The case of a person that we texted about last, else the one opened last, of those that are not closed."""
    open_cases = Case.objects.filter(Q(person=person) | Q(representative=person)).exclude(standing=Standing.CLOSED)
    texted = Message.objects.filter(case__in=open_cases, channel=Channel.TEXT, approved_at__isnull=False)
    last = texted.select_related("case").order_by("-approved_at").first()
    return last.case if last is not None else open_cases.order_by("-opened_at").first()


def _give(row: ReceivedText, case: Case, *, by: Account, now: datetime) -> None:
    row.case = case
    row.save(update_fields=["case", "matched_by", "matched_at"])
    made = contacts.ContactMade(day_of(row.received_at), "text", "completed", direction="in", note=str(row.text))
    contacts.log(access.locked(case), made, by=by, now=now)


def _see_to(text: ReceivedText, note: str, *, by: Account, now: datetime) -> ReceivedText:
    fresh = _locked(text)
    if fresh.seen_at is not None:
        raise SeenTo(fresh.reference)
    if not note.strip():
        raise NothingSaid
    fresh.seen_by, fresh.seen_at, fresh.note = by, now, note.strip()
    fresh.save(update_fields=["seen_by", "seen_at", "note"])
    return fresh


def _locked(text: ReceivedText) -> ReceivedText:
    rows: QuerySet[ReceivedText] = ReceivedText.objects.select_for_update(of=("self",)).select_related("case")
    return rows.get(pk=text.pk)
