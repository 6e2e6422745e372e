"""The ways in of a member, places to which codes go and passkeys: when one comes or goes, the places that were there before are told.

The note says nothing of what it is about. Where it may not go, by the plan or because the member says that somebody else reads there
now, making sure that it was them becomes their officer's work.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from victimcontact.casework import access, messages, one_time_codes, people, safe_contact
from victimcontact.casework.one_time_codes import Where
from victimcontact.casework.people import WayGiven
from victimcontact.records.models import Account, CallerNote, Case, Channel, ContactPoint, Person, WaitingMail
from victimcontact.scheme.standing import Standing
from victimcontact.scheme.words import entrance

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
        if each not in left_out:
            _send(each, person.language, now=now)
    if left_out and (len(left_out) == len(were) or any(each.where.index not in stay for each in left_out)):
        _put_before_officer(person, now=now)


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
    case = cases.filter(standing__in=MEMBERS).first() or cases.first()
    if case is not None:
        text = NOT_TOLD if case.person_id == person.pk else ACTING_NOT_TOLD
        CallerNote.objects.create(case=case, text=text, made_by=access.program(), made_at=now)


def _places(person: Person) -> Iterable[ContactPoint]:
    return ContactPoint.objects.filter(one_time_codes.OPENS, person=person).order_by("channel")


def _where(point: ContactPoint) -> Where:
    return Where(point.channel, str(point.value))


def _indexes(person: Person) -> set[bytes]:
    return {_where(point).index for point in _places(person)}
