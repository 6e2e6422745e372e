"""Two who may be one: suggested when somebody is referred, shown to those who may know of both, and settled by a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from victimcontact.casework import access, audit
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Address, Case, ContactPoint, Offender, OffenderIdentifier, Person
from victimcontact.records.models import Likeness as Likeness
from victimcontact.scheme import names
from victimcontact.scheme.names import Alike
from victimcontact.scheme.roles import May

SUGGESTED_AT_MOST = 10
LOOKED_AT = 100
LISTED_AT_MOST = 100
HEARD = (Alike.AS_GIVEN, Alike.SHORT_FORM, Alike.SOUNDS_ALIKE, Alike.MISSPELT)


class AlreadySettled(Exception):
    """Somebody has said meanwhile whether these two are one."""


@dataclass(frozen=True)
class Shared:
    """What of a person can be the same as of another: digests only, so that nothing has to be opened."""

    postcodes: frozenset[bytes]
    points: frozenset[bytes]


def suggest(whose: Person | Offender, *, by: Account, now: datetime) -> list[Likeness]:
    """Note who else may be the same as somebody who has just become two in one, within another verb."""
    if isinstance(whose, Person):
        return suggest_people(whose, by=by, now=now)
    return suggest_offenders(whose, by=by, now=now)


def suggest_people(person: Person, *, by: Account, now: datetime) -> list[Likeness]:
    """Note who may be the same as a person just told to us, within another verb.

    The names are the same or could be one heard or misspelt, and so is the date of birth, a postcode, a telephone number or an
    e-mail address. Two dates of birth that differ need a number or e-mail address in common.
    """
    mine = _shared(person)
    alike = _alike(Person.objects.exclude(pk=person.pk), person).filter(
        Q(born_on=person.born_on, born_on__isnull=False)
        | Q(pk__in=Address.objects.filter(postcode_index__in=mine.postcodes).values("person"))
        | Q(pk__in=ContactPoint.objects.filter(value_index__in=mine.points).values("person"))
    )
    found = [(other, _because_of_people(person, other, mine)) for other in alike[:LOOKED_AT]]
    return [_note(person, other, because, by=by, now=now) for other, because in found if because][:SUGGESTED_AT_MOST]


def suggest_offenders(offender: Offender, *, by: Account, now: datetime) -> list[Likeness]:
    """Note which known offenders may be the same as one just told to us: like names and the same date of birth.

    Whoever has the same number is the same offender already.
    """
    if offender.born_on is None:
        return []
    alike = _alike(Offender.objects.exclude(pk=offender.pk), offender).filter(born_on=offender.born_on)
    found = [(other, _because_of_names(offender, other)) for other in alike[:LOOKED_AT]]
    return [
        _note(offender, other, [*because, "same_birth_date"], by=by, now=now) for other, because in found if because
    ][:SUGGESTED_AT_MOST]


def suggest_named_together(numbers: Iterable[OffenderIdentifier], *, by: Account, now: datetime) -> list[Likeness]:
    """Note that another system says of numbers of several offenders here that they are one person's."""
    named = sorted({row.offender_id: row.offender for row in numbers}.items())
    offenders = [offender for _key, offender in named]
    return [_note(one, other, ["one_message"], by=by, now=now) for one, other in pairwise(offenders)]


@action(needs=May.EDIT_PERSON)
def keep_apart(*, likeness: Likeness, by: Account, now: datetime) -> Likeness:
    """Say that two are different people; it is not asked again. Raises `AlreadySettled`, `access.NotFound`."""
    fresh = locked(likeness, by=by)
    settle(fresh, "distinct", by=by, now=now)
    return fresh


def within_reach(account: Account) -> QuerySet[Likeness]:
    """The pairs of which this account may know both: people of its cases; offenders only for managers and administrators."""
    cases = access.cases_within_reach(account)
    people = cases.values("person")
    both = Q(person__in=people, other_person__in=people, **_not_merged("person"))
    if access.permits(account, May.ALLOCATE):
        offenders = cases.values("sentence__offender")
        both |= Q(offender__in=offenders, other_offender__in=offenders, **_not_merged("offender"))
    return Likeness.objects.filter(both).select_related("person", "other_person", "offender", "other_offender")


def listed(account: Account) -> list[Likeness]:
    """The pairs that wait for somebody to say whether they are one, newest first, at most 100.

    Raises `access.NotPermitted`.
    """
    access.require(account, May.EDIT_PERSON)
    return list(within_reach(account).filter(settled="").order_by("-made_at", "pk")[:LISTED_AT_MOST])


def count(account: Account) -> int:
    """How many pairs wait for somebody whom this account is, or could stand in for."""
    if not access.permits(account, May.EDIT_PERSON):
        return 0
    return within_reach(account).filter(settled="").count()


def noted_since(moment: datetime) -> int:
    """How many pairs were suggested since a moment and wait for somebody, for the terminal to say; a figure and nobody's name."""
    return Likeness.objects.filter(made_at__gte=moment, settled="").count()


def of_case(account: Account, case: Case) -> list[Likeness]:
    """The open pairs about a case's person or its offender that this account may know of."""
    if not access.permits(account, May.EDIT_PERSON):
        return []
    about = Q(person=case.person_id) | Q(other_person=case.person_id)
    about |= Q(offender=case.sentence.offender_id) | Q(other_offender=case.sentence.offender_id)
    return list(within_reach(account).filter(about, settled="").order_by("-made_at", "pk"))


def likeness_for(account: Account, key: UUID, *, now: datetime) -> Likeness:
    """An officer comes to a pair, with the look written down. Raises `access.NotPermitted` or `access.NotFound`."""
    access.require(account, May.EDIT_PERSON)
    likeness = within_reach(account).filter(pk=key).first()
    if likeness is None:
        raise access.NotFound(str(key))
    audit.write("likenesses.look", by=account, now=now, subject=f"likeness:{likeness.pk}")
    return likeness


def sides(likeness: Likeness) -> tuple[Person, Person] | tuple[Offender, Offender]:
    """The two."""
    if likeness.person is not None and likeness.other_person is not None:
        return likeness.person, likeness.other_person
    if likeness.offender is not None and likeness.other_offender is not None:
        return likeness.offender, likeness.other_offender
    raise TypeError("a likeness is of two")


def locked(likeness: Likeness, *, by: Account) -> Likeness:
    """The pair's row, locked; only within reach of `by`, only while it is open. Raises `AlreadySettled`, `access.NotFound`."""
    if not within_reach(by).filter(pk=likeness.pk).exists():
        raise access.NotFound(str(likeness.pk))
    fresh = Likeness.objects.select_for_update(of=("self",)).get(pk=likeness.pk)
    if fresh.settled:
        raise AlreadySettled
    return fresh


def settle(likeness: Likeness, how: str, *, by: Account, now: datetime) -> None:
    """Write down what became of a pair: `merged` or `distinct`."""
    likeness.settled, likeness.settled_by, likeness.settled_at = how, by, now
    likeness.save(update_fields=["settled", "settled_by", "settled_at"])


Whose = TypeVar("Whose", Person, Offender)


def _alike(others: QuerySet[Whose], whose: Whose) -> QuerySet[Whose]:
    """Others, not merged away, with a key in common of the last name and one of the first."""
    for name in (whose.family_name, whose.given_names):
        others = others.filter(name_keys__keys__overlap=_heard(name))
    return others.filter(merged_into__isnull=True).order_by("pk")


def _not_merged(kind: str) -> dict[str, bool]:
    return {f"{kind}__merged_into__isnull": True, f"other_{kind}__merged_into__isnull": True}


def _heard(name: str) -> list[str]:
    found = [key for word in names.words_of(name) for way in HEARD for key in names.sought(word)[way]]
    return [*found, *names.as_one(name)] or ["nothing"]


def _because_of_people(person: Person, other: Person, mine: Shared) -> list[str]:
    named, theirs = _because_of_names(person, other), _shared(other)
    same_day = person.born_on is not None and person.born_on == other.born_on
    other_day = not same_day and None not in (person.born_on, other.born_on)
    more = [
        code
        for code, holds in (
            ("same_birth_date", same_day),
            ("same_postcode", bool(mine.postcodes & theirs.postcodes) and not other_day),
            ("same_number", bool(mine.points & theirs.points)),
        )
        if holds
    ]
    return [*named, *more] if named and more else []


def _because_of_names(one: Person | Offender, other: Person | Offender) -> list[str]:
    pair = (one.given_names, one.family_name, other.given_names, other.family_name)
    if names.same(*pair):
        return ["same_name"]
    return ["sounds_alike"] if names.sound_alike(*pair) else []


def _shared(person: Person) -> Shared:
    postcodes = Address.objects.filter(person=person, postcode_index__isnull=False)
    points = ContactPoint.objects.filter(person=person)
    return Shared(
        frozenset(bytes(index) for index in postcodes.values_list("postcode_index", flat=True) if index),
        frozenset(bytes(index) for index in points.values_list("value_index", flat=True)),
    )


def _note(
    one: Person | Offender, other: Person | Offender, because: Iterable[str], *, by: Account, now: datetime
) -> Likeness:
    """One row a pair, whichever of them came first; what was settled stays settled."""
    first, second = sorted((one, other), key=lambda row: row.pk)
    pair = (
        {"person": first, "other_person": second}
        if isinstance(one, Person)
        else {"offender": first, "other_offender": second}
    )
    defaults = {"because": list(because), "made_by": by, "made_at": now}
    return Likeness.objects.get_or_create(**pair, defaults=defaults)[0]
