"""Making two into one, and taking that back: what moves is remembered row by row, so that it can be moved back.

The one that is kept keeps their address, numbers and plan; those of the other are set aside, never added. Nobody is reached anywhere
by a merge where they were not reached before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet, Sum

from victimcontact.casework import access, audit, duties, failed_ways, likenesses, name_keys, other_names
from victimcontact.casework.actions import action
from victimcontact.records.models import (
    Account,
    Address,
    Case,
    ContactPoint,
    FeedMessage,
    FormerName,
    Invitation,
    Likeness,
    Offender,
    OffenderIdentifier,
    Person,
    Practitioner,
    ProtectedPlace,
    SafeContactPlan,
    Sentence,
)
from victimcontact.records.models import Merge as Merge
from victimcontact.scheme import merging
from victimcontact.scheme.merging import Refusal, Somebody
from victimcontact.scheme.roles import May

LISTED_AT_MOST = 50
# What hangs on somebody and moves with them: the key it is remembered under, the table, the column.
OF_A_PERSON: tuple[tuple[str, type[Model], str], ...] = (
    ("cases", Case, "person"),
    ("represented", Case, "representative"),
    ("former_names", FormerName, "person"),
    ("protected_places", ProtectedPlace, "person"),
    ("merged", Person, "merged_into"),
)
OF_AN_OFFENDER: tuple[tuple[str, type[Model], str], ...] = (
    ("identifiers", OffenderIdentifier, "offender"),
    ("sentences", Sentence, "offender"),
    ("practitioners", Practitioner, "offender"),
    ("former_names", FormerName, "offender"),
    ("messages", FeedMessage, "offender"),
    ("merged", Offender, "merged_into"),
)
# What of a person is set aside and not moved: the column that says since when.
SET_ASIDE: tuple[tuple[str, type[Model], str], ...] = (
    ("addresses", Address, "replaced_at"),
    ("contact_points", ContactPoint, "replaced_at"),
    ("invitations", Invitation, "withdrawn_at"),
)


class Refused(Exception):
    """These two cannot be made one as things stand; `why` says what would be lost."""

    def __init__(self, why: tuple[Refusal, ...]) -> None:
        super().__init__(", ".join(why))
        self.why = why


class NotTheLast(Exception):
    """The one that was kept has gone into another since: that merge is undone first."""


class AlreadyUndone(Exception):
    """Somebody has taken this merge back already."""


class ReasonMissing(Exception):
    """Making two into one, or taking it back, needs a reason."""


@dataclass(frozen=True)
class Pair:
    """The two of a likeness: the one that is kept and the one that goes."""

    kept: Person | Offender
    gone: Person | Offender


@action(needs=May.EDIT_PERSON)
def merge(*, likeness: Likeness, keep: str, reason: str, version: int, by: Account, now: datetime) -> Merge:
    """Make the two of a likeness one; `keep` is `first` or `other`. Every number and name of the one that goes keeps matching.

    Offenders need somebody who allocates. Raises `Refused`, `ReasonMissing`, `likenesses.AlreadySettled`, `access.Stale` when
    something of the two changed since `version`, `access.NotFound`.
    """
    if not reason.strip():
        raise ReasonMissing
    fresh = likenesses.locked(likeness, by=by)
    pair = _locked_pair(pair_of(fresh, keep))
    if version_of(pair) != version:
        raise access.Stale(str(fresh.pk))
    why = refusals(pair, by=by)
    if why:
        raise Refused(why)
    moved = _made_one(pair, by=by, now=now)
    likenesses.settle(fresh, "merged", by=by, now=now)
    likenesses.suggest(pair.kept, by=by, now=now)
    return Merge.objects.create(
        likeness=fresh, **_columns(pair), moved=moved, reason=reason.strip(), made_by=by, made_at=now
    )


@action(needs=May.EDIT_PERSON)
def undo(*, merge: Merge, reason: str, by: Account, now: datetime) -> Merge:
    """Take a merge back: what it moved goes back, what it set aside counts again. What was added since stays with the one kept.

    The two count as different people from now on. Raises `ReasonMissing`, `AlreadyUndone`, `NotTheLast`, `access.NotFound`.
    """
    if not reason.strip():
        raise ReasonMissing
    if not within_reach(by).filter(pk=merge.pk).exists() or _moved_out_of_reach(merge, by):
        raise access.NotFound(str(merge.pk))
    fresh = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    if fresh.undone_at is not None:
        raise AlreadyUndone
    pair = _locked_pair(pair_behind(fresh))
    if pair.kept.merged_into_id is not None or pair.gone.merged_into_id != pair.kept.pk:
        raise NotTheLast
    _made_two(pair, fresh.moved, by=by, now=now)
    if fresh.likeness is not None:
        likenesses.settle(fresh.likeness, "distinct", by=by, now=now)
    fresh.undone_by, fresh.undone_at, fresh.undone_reason = by, now, reason.strip()
    fresh.save(update_fields=["undone_by", "undone_at", "undone_reason"])
    return fresh


def within_reach(account: Account) -> QuerySet[Merge]:
    """The merges of which this account may know: a case of the one kept is within reach; offenders only for those who allocate."""
    cases = access.cases_within_reach(account)
    reached = Q(kept_person__in=cases.values("person"))
    if access.permits(account, May.ALLOCATE):
        reached |= Q(kept_offender__in=cases.values("sentence__offender"))
    rows = Merge.objects.filter(reached, undone_at__isnull=True)
    return rows.select_related("kept_person", "gone_person", "kept_offender", "gone_offender", "made_by__officer")


def listed(account: Account) -> list[Merge]:
    """The newest merges that this account may take back, at most 50. Raises `access.NotPermitted`."""
    access.require(account, May.EDIT_PERSON)
    return list(within_reach(account).order_by("-made_at", "pk")[:LISTED_AT_MOST])


def merge_for(account: Account, key: UUID, *, now: datetime) -> Merge:
    """An officer comes to a merge, with the look written down. Raises `access.NotPermitted` or `access.NotFound`."""
    access.require(account, May.EDIT_PERSON)
    found = within_reach(account).filter(pk=key).first()
    if found is None:
        raise access.NotFound(str(key))
    audit.write("merges.look", by=account, now=now, subject=f"merge:{found.pk}")
    return found


def pair_of(likeness: Likeness, keep: str) -> Pair:
    """The two of a likeness, `keep` (`first` or `other`) being the one that is kept."""
    first, other = likenesses.sides(likeness)
    return Pair(first, other) if keep == "first" else Pair(other, first)


def pair_behind(merge: Merge) -> Pair:
    """The two of a merge."""
    kept, gone = merge.kept_person or merge.kept_offender, merge.gone_person or merge.gone_offender
    if kept is None or gone is None:
        raise TypeError("a merge is of two")
    return Pair(kept, gone)


def version_of(pair: Pair) -> int:
    """A figure that grows with every change of what hangs on the two, for a preview to be confirmed as it was read."""
    cases = Case.objects.filter(_cases_of(pair.kept) | _cases_of(pair.gone)).aggregate(sum=Sum("version"))["sum"] or 0
    rows = _tables_of(pair)
    hanging = sum(
        _hanging(table, column, side).count() for _k, table, column in rows for side in (pair.kept, pair.gone)
    )
    plans = SafeContactPlan.objects.filter(person__in=[pair.kept.pk, pair.gone.pk]).count()
    return int(cases) + hanging + plans


def refusals(pair: Pair, *, by: Account) -> tuple[Refusal, ...]:
    """Why the two cannot be made one as things stand. Offenders always can be."""
    if isinstance(pair.kept, Person) and isinstance(pair.gone, Person):
        return merging.refusals(_somebody(pair.kept, by), _somebody(pair.gone, by))
    return ()


def stays(pair: Pair) -> QuerySet[Case]:
    """Ended cases of the one that goes that stay with them, because the one kept has a case of the same sentence."""
    if isinstance(pair.kept, Offender):
        return Case.objects.none()
    return Case.objects.filter(
        person=pair.gone.pk, sentence__in=Case.objects.filter(person=pair.kept.pk).values("sentence")
    )


def _moved_out_of_reach(merge: Merge, by: Account) -> bool:
    moved = set(merge.moved.get("cases", ()))
    return access.cases_within_reach(by).filter(pk__in=moved).count() < len(moved)


def _locked_pair(pair: Pair) -> Pair:
    """Both rows, locked in one order for everybody, with the cases that hang on them."""
    table = type(pair.kept)
    rows = table._default_manager.select_for_update().filter(pk__in=[pair.kept.pk, pair.gone.pk]).order_by("pk")
    by_key = {row.pk: row for row in rows}
    list(
        Case.objects.select_for_update(of=("self",)).filter(_cases_of(pair.kept) | _cases_of(pair.gone)).order_by("pk")
    )
    return Pair(by_key[pair.kept.pk], by_key[pair.gone.pk])


def _made_one(pair: Pair, *, by: Account, now: datetime) -> dict[str, Any]:
    rows = _tables_of(pair)
    staying = set(stays(pair).values_list("pk", flat=True))
    affected = _affected(pair)
    moved: dict[str, Any] = {"kept_identifiers": _identifiers(pair.kept)}
    for key, table, column in rows:
        leaving = [pk for pk in _hanging(table, column, pair.gone).values_list("pk", flat=True) if pk not in staying]
        moved[key] = _pointed(table, column, leaving, pair.kept)
    if isinstance(pair.gone, Person):
        moved |= {key: _set_aside(table, column, pair.gone, now) for key, table, column in SET_ASIDE}
    moved["added_names"] = _named_after(pair, by=by, now=now)
    moved["filled"] = _filled(pair)
    pair.gone.merged_into = pair.kept
    pair.gone.save(update_fields=["merged_into"])
    _settle(pair, affected, "made_one", by=by, now=now)
    return moved


def _made_two(pair: Pair, moved: dict[str, Any], *, by: Account, now: datetime) -> None:
    affected = _affected(pair)
    for key, table, column in _tables_of(pair):
        there = _hanging(table, column, pair.kept).filter(pk__in=moved[key])
        _pointed(table, column, list(there.values_list("pk", flat=True)), pair.gone)
    if isinstance(pair.gone, Person):
        _count_again(pair.gone, moved)
    FormerName.objects.filter(pk__in=moved["added_names"], ended_at__isnull=True).update(ended_at=now)
    for name in moved["filled"]:
        setattr(pair.kept, name, None)
    pair.kept.save(update_fields=moved["filled"] or ["merged_into"])
    pair.gone.merged_into = None
    pair.gone.save(update_fields=["merged_into"])
    _settle(pair, affected, "made_two", by=by, now=now)


def _settle(pair: Pair, cases: Iterable[UUID], what: str, *, by: Account, now: datetime) -> None:
    """Names are found at the right one, open forms are told, the ledger of every case is derived again, its trail says so."""
    for side in (pair.kept, pair.gone):
        name_keys.write(side)
    for case in Case.objects.filter(pk__in=list(cases)).select_related("sentence", "unit"):
        access.touched(case)
        duties.reconcile(case, now=now)
        audit.write(f"merges.{what}", by=by, now=now, case_reference=case.reference)


def _affected(pair: Pair) -> list[UUID]:
    return list(Case.objects.filter(_cases_of(pair.kept) | _cases_of(pair.gone)).values_list("pk", flat=True))


def _tables_of(pair: Pair) -> tuple[tuple[str, type[Model], str], ...]:
    return OF_A_PERSON if isinstance(pair.kept, Person) else OF_AN_OFFENDER


def _cases_of(side: Person | Offender) -> Q:
    return Q(person=side.pk) if isinstance(side, Person) else Q(sentence__offender=side.pk)


def _hanging(table: type[Model], column: str, side: Person | Offender) -> QuerySet[Model]:
    return table._default_manager.filter(**{column: side.pk})


def _pointed(table: type[Model], column: str, keys: list[Any], to: Person | Offender) -> list[str]:
    table._default_manager.filter(pk__in=keys).update(**{column: to.pk})
    return [str(key) for key in keys]


def _set_aside(table: type[Model], column: str, gone: Person, now: datetime) -> list[str]:
    live = table._default_manager.filter(person=gone.pk, **{f"{column}__isnull": True})
    keys = [str(key) for key in live.values_list("pk", flat=True)]
    live.update(**{column: now})
    return keys


def _count_again(gone: Person, moved: dict[str, Any]) -> None:
    """What was set aside counts again, unless something newer has taken its place since."""
    newer = ContactPoint.objects.filter(person=gone, replaced_at__isnull=True).values("channel")
    points = ContactPoint.objects.filter(pk__in=moved["contact_points"])
    points.exclude(channel__in=list(newer.values_list("channel", flat=True))).update(replaced_at=None)
    if not Address.objects.filter(person=gone, replaced_at__isnull=True).exists():
        Address.objects.filter(pk__in=moved["addresses"]).update(replaced_at=None)
    Invitation.objects.filter(pk__in=moved["invitations"]).update(withdrawn_at=None)


def _named_after(pair: Pair, *, by: Account, now: datetime) -> list[str]:
    """The one kept is found by the name of the one that goes."""
    name = other_names.note(pair.kept, "known_as", pair.gone.given_names, pair.gone.family_name, by=by, now=now)
    return [str(name.pk)] if name else []


def _filled(pair: Pair) -> list[str]:
    if pair.kept.born_on is not None or pair.gone.born_on is None:
        return []
    pair.kept.born_on = pair.gone.born_on
    pair.kept.save(update_fields=["born_on"])
    return ["born_on"]


def _identifiers(side: Person | Offender) -> list[str]:
    rows = OffenderIdentifier.objects.filter(offender=side.pk)
    return [str(key) for key in rows.values_list("pk", flat=True)] if isinstance(side, Offender) else []


def _columns(pair: Pair) -> dict[str, Any]:
    kind = "person" if isinstance(pair.kept, Person) else "offender"
    return {f"kept_{kind}": pair.kept, f"gone_{kind}": pair.gone}


def _somebody(person: Person, by: Account) -> Somebody:
    """What counts of a person when two are made one; a way of contact is known by its digest."""
    ways: list[Address | ContactPoint] = list(person.addresses.filter(replaced_at__isnull=True))
    ways += person.contact_points.filter(replaced_at__isnull=True)
    plan = person.safe_contact_plans.order_by("-number").first()
    # Who acts for several victims has several cases of one sentence: the one that goes on is what counts of it.
    cases = sorted(person.cases.values_list("sentence", "standing"), key=lambda case: case[1] not in merging.ENDED)
    reached = access.cases_within_reach(by).filter(person=person.pk).count()
    return Somebody(
        signs_in=person.account_id is not None,
        in_danger=bool(plan and plan.in_danger),
        safe=frozenset(_mark(way) for way in ways if way.safety == "safe"),
        unsafe=frozenset(_mark(way) for way in ways if way.safety == "unsafe"),
        standings={str(sentence): standing for sentence, standing in cases},
        held_elsewhere=reached < len(cases),
    )


def _mark(way: Address | ContactPoint) -> str:
    if isinstance(way, Address):
        return failed_ways.plain(way.lines)
    return bytes(way.value_index).hex()
