"""Other names somebody has, had, or is found under: a maiden name, a name before, an alias, what they are known as."""

from datetime import datetime
from uuid import UUID

from victimcontact.casework import access, name_keys
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Case, FormerName, Offender, Person
from victimcontact.scheme import names
from victimcontact.scheme.roles import May

KINDS = ("maiden", "former", "known_as", "alias")


class NoName(Exception):
    """A name has letters in it."""


class KnownAlready(Exception):
    """They are found by this name already."""


@action(needs=May.EDIT_PERSON)
def add(
    *, case: Case, of_offender: bool, kind: str, given_names: str, family_name: str, by: Account, now: datetime
) -> FormerName:
    """Record another name of a case's person, or of its offender, by which they are found from now on (R80).

    No letter is written to it. `kind` is one of `KINDS`; without first names those they have now count. Raises `NoName`,
    `KnownAlready`.
    """
    fresh = access.locked(case)
    whose = fresh.sentence.offender if of_offender else fresh.person
    if not names.plain(family_name):
        raise NoName
    if _is_known(whose, given_names, family_name):
        raise KnownAlready
    name = _record(whose, kind, given_names, family_name, by=by, now=now)
    access.touched(fresh)
    return name


@action(needs=May.EDIT_PERSON)
def end(*, case: Case, name: FormerName, by: Account, now: datetime) -> FormerName:
    """A name was recorded wrongly: nobody is found by it any more. It is kept. Raises `access.NotFound`."""
    fresh = access.locked(case)
    if name.pk not in {each.pk for each in of(fresh)}:
        raise access.NotFound(str(name.pk))
    name.ended_at = now
    name.save(update_fields=["ended_at"])
    name_keys.write(name.person or fresh.sentence.offender)
    access.touched(fresh)
    return name


def of(case: Case) -> list[FormerName]:
    """The other names of a case's person and of its offender, those of the person first, as they were recorded."""
    live = FormerName.objects.filter(ended_at__isnull=True)
    both = live.filter(person=case.person_id), live.filter(offender=case.sentence.offender_id)
    return [name for rows in both for name in rows.order_by("made_at")]


def name_of(case: Case, key: UUID) -> FormerName:
    """One of the other names of a case that `access.case_for` gave; raises `access.NotFound`."""
    found = next((name for name in of(case) if name.pk == key), None)
    if found is None:
        raise access.NotFound(str(key))
    return found


def note(
    whose: Person | Offender, kind: str, given_names: str, family_name: str, *, by: Account, now: datetime
) -> FormerName | None:
    """Somebody known turns up under another name: they are found by it too. Within another verb; writes the keys."""
    if names.plain(family_name) and not _is_known(whose, given_names, family_name):
        return _record(whose, kind, given_names, family_name, by=by, now=now)
    name_keys.write(whose)
    return None


def _record(
    whose: Person | Offender, kind: str, given_names: str, family_name: str, *, by: Account, now: datetime
) -> FormerName:
    name = FormerName.objects.create(
        person=whose if isinstance(whose, Person) else None,
        offender=whose if isinstance(whose, Offender) else None,
        kind=kind,
        given_names=given_names.strip(),
        family_name=family_name.strip(),
        made_by=by,
        made_at=now,
    )
    name_keys.write(whose)
    return name


def _is_known(whose: Person | Offender, given_names: str, family_name: str) -> bool:
    others = whose.former_names.filter(ended_at__isnull=True).values_list("given_names", "family_name")
    known = [(whose.given_names, whose.family_name), *others]
    wanted = given_names.strip() or whose.given_names
    return any(names.same(wanted, family_name, given or whose.given_names, family) for given, family in known)
