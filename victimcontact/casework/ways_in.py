"""The ways in of a member, places to which codes go and passkeys: when one comes or goes, the places that were there before are told.

The note says nothing of what it is about. Where it may not go, by the plan or because the member says that somebody else reads there
now, making sure that it was them becomes their officer's work.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from victimcontact.casework import access, messages, one_time_codes, people, safe_contact
from victimcontact.casework.one_time_codes import Where
from victimcontact.casework.people import WayGiven
from victimcontact.records.models import Account, CallerNote, Case, Channel, ContactPoint, Person, Safety, WaitingMail
from victimcontact.scheme.standing import Standing
from victimcontact.scheme.words import entrance

NOWHERE = (
    "Codes for the sign-in to their own pages go nowhere any more: they are in danger, and said that somebody else sees them where they "
    "went. Find out, in a safe way, where codes may go, and give them a new way in."
)
NOT_TOLD = (
    "How they sign in to their own pages was changed there, and it was not safe to send a note to where their codes went before. Make "
    "sure with them, in a safe way, that they did it themselves. If they did not, give them a new way in: that ends every other."
)
ACTING_NOT_TOLD = (
    "How whoever acts for them signs in to the member’s pages was changed there, and it was not safe to send a note to where their codes "
    "went before. Make sure with whoever acts, in a safe way, that they did it themselves. If they did not, record that they no longer act."
)
MEMBERS = (Standing.JOINED, Standing.PAUSED)


@dataclass(frozen=True)
class Before:
    """A place to which codes went before a change, and from when on a note may go there; nothing where a person has to make it safe."""

    where: Where
    may_go_at: datetime | None


def before(person: Person, *, now: datetime) -> tuple[Before, ...]:
    """Where codes go until something is changed, and whether the plan lets a note go there (R73)."""
    return tuple(
        Before(_where(point), safe_contact.verdict(person, point.channel, moment=now).next_allowed_at)
        for point in _places(person)
    )


def has(person: Person, where: Where) -> bool:
    """Whether codes for the sign-in go there."""
    return where.index in _indexes(person)


def has_any(person: Person) -> bool:
    """Whether there is a place of theirs that was confirmed, also where no code goes while they are in danger."""
    return _places(person).exists()


def add_place(person: Person, where: Where, *, by: Account, now: datetime) -> None:
    """Codes go here from now on, because one that went here was entered; within another act."""
    were = before(person, now=now)
    given = WayGiven(where.value, safe=True, confirmed=True)
    people.set_contact_point(person, Channel(where.channel), given, by=by, now=now)
    tell_if_changed(person, were, now=now)


def tell_if_changed(person: Person, were: Iterable[Before], *, old_is_safe: bool = True, now: datetime) -> None:
    """The same as `tell`, where codes go to other places than before."""
    were = tuple(were)
    if {each.where.index for each in were} != _indexes(person):
        tell(person, were, old_is_safe=old_is_safe, now=now)


def tell(person: Person, were: Iterable[Before], *, old_is_safe: bool = True, now: datetime) -> None:
    """A way in has changed: a note goes to each place there was before, if that is safe. `old_is_safe`: what the member says of those
    to which no codes go any more. Where one of these is not told, or no place at all, it is their officer's work."""
    were, stay = tuple(were), _indexes(person)
    left_out = {each for each in were if each.may_go_at is None or (each.where.index not in stay and not old_is_safe)}
    for each in were:
        if each in left_out:
            _stop_waiting(each.where, now=now)
        else:
            _send(each, person.language, now=now)
    if left_out and (len(left_out) == len(were) or any(each.where.index not in stay for each in left_out)):
        _put_before_officer(person, now=now)


def codes_go_nowhere(case: Case, *, now: datetime) -> None:
    """The member is in danger, and somebody else sees every place to which codes went: a new way in is their officer's work."""
    CallerNote.objects.create(case=case, text=NOWHERE, made_by=access.program(), made_at=now)


def may_still_go(note: WaitingMail, *, now: datetime) -> bool:
    """Whether a note that had to wait may go where it was to go, by what has been said since (R73). If not, it is their officer's work."""
    where = Where(note.channel, str(note.to_address))
    points = ContactPoint.objects.select_related("person").filter(channel=where.channel, value_index=where.index)
    rows = list(points.order_by("replaced_at"))  # the live one of each person last
    newest, went = {row.person_id: row for row in rows}, {row.person_id for row in rows if row.confirmed_at}
    closed = [row.person for key, row in newest.items() if key in went and not _is_open(row, now)]
    for person in closed:
        _put_before_officer(person, now=now)
    return not closed


def _is_open(point: ContactPoint, now: datetime) -> bool:
    """Whether something may go to a place, or to one where codes went before."""
    if point.replaced_at is None:
        return safe_contact.verdict(point.person, point.channel, moment=now).next_allowed_at is not None
    plan = people.live_plan(point.person)
    in_danger = plan is not None and plan.in_danger
    return point.safety == Safety.SAFE and not (in_danger and point.who_else_sees)


def _stop_waiting(where: Where, *, now: datetime) -> None:
    """A note of an earlier change that still waits does not go to this place either."""
    notes = WaitingMail.objects.select_for_update().filter(not_before__isnull=False, handed_over_at__isnull=True)
    for note in notes.filter(channel=where.channel):
        if Where(note.channel, str(note.to_address)).index == where.index:
            note.handed_over_at, note.to_address, note.body = now, None, None
            note.save()


def _send(place: Before, language: str, *, now: datetime) -> None:
    words = entrance.changed_mail(language)
    body = words.body if place.where.channel == Channel.EMAIL else entrance.changed_text(language)
    WaitingMail.objects.create(
        channel=place.where.channel,
        to_address=place.where.value,
        subject=words.subject,
        body=body,
        made_at=now,
        not_before=place.may_go_at,
    )
    messages.nudge_worker()


def _put_before_officer(person: Person, *, now: datetime) -> None:
    cases = Case.objects.filter(Q(person=person) | Q(representative=person)).order_by("-opened_at", "pk")
    # A case that goes on before one that does not, and of these their own before one in which they act.
    for case in sorted(cases, key=lambda case: (case.standing not in MEMBERS, case.person_id != person.pk))[:1]:
        text = NOT_TOLD if case.person_id == person.pk else ACTING_NOT_TOLD
        CallerNote.objects.create(case=case, text=text, made_by=access.program(), made_at=now)


def _places(person: Person) -> QuerySet[ContactPoint]:
    return ContactPoint.objects.filter(one_time_codes.OPENS, person=person).order_by("channel")


def _where(point: ContactPoint) -> Where:
    return Where(point.channel, str(point.value))


def _indexes(person: Person) -> set[bytes]:
    return {_where(point).index for point in _places(person)}
