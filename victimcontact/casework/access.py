"""The only way to a record. What is not yours is not there; every look is written down."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import CharField, Model, Q, QuerySet, UUIDField

from victimcontact.casework import audit
from victimcontact.casework.days import day_of
from victimcontact.casework.ready_queries import Asked, ReadyQuery, ReadyRows
from victimcontact.records.models import Account, AccountKind, Bar, GuestAccess, Officer, Practitioner, Sentence, Unit
from victimcontact.records.models import Case as Case
from victimcontact.scheme.keystages import UNRESTRICTED
from victimcontact.scheme.roles import May, Role, may
from victimcontact.scheme.standing import Standing


class NotFound(Exception):
    """There is no such record, or it is not within this account's reach: the two are not told apart."""


class NotPermitted(Exception):
    """The role of this account does not include the act."""


class Stale(Exception):
    """Somebody else changed the record since the form was opened."""


def role_of(account: Account) -> Role:
    """The role of an account. A member and the program have one each; an officer who has left has none (`NotPermitted`)."""
    if account.is_member:
        return Role.MEMBER
    if account.is_program:
        return Role.SYSTEM
    return Role(officer_of(account).role)


def officer_of(account: Account) -> Officer:
    """The officer behind an account; `NotPermitted` when there is none or they have left."""
    officer = account.known_officer or officer_behind(account)
    if officer is None or not account.is_active:
        raise NotPermitted("This account is not an officer’s")
    return officer


def officer_behind(account: Account) -> Officer | None:
    """The officer behind an account as it stands in the table now; nobody when there is none or they have left."""
    return BEHIND.first(account=account.pk)


def _behind() -> QuerySet[Officer]:
    rows = Officer.objects.select_related("unit").filter(account=Asked("account", UUIDField()), left_at__isnull=True)
    return rows.order_by("pk")[:1]


def program() -> Account:
    """The account under which the program itself acts (feeds, the nightly run, the worker)."""
    return Account.objects.get_or_create(handle="program", defaults={"kind": AccountKind.PROGRAM})[0]


def permits(account: Account, act: May) -> bool:
    """Whether the account's role includes the act."""
    try:
        return may(role_of(account), act)
    except NotPermitted:
        return False


def require(account: Account, act: May) -> None:
    """Raise `NotPermitted` unless the account's role includes the act."""
    if not may(role_of(account), act):
        raise NotPermitted(f"{role_of(account)} may not {act}")


def cases_within_reach(account: Account) -> QuerySet[Case]:
    """The cases this account may come to at all.

    A unit's officers reach the unit's cases, managers and administrators also those that no unit has yet. Nobody
    reaches a case in which they have a conflict of interest (`conflict_of`). A member reaches their own cases, the
    program every one. Everybody else reaches none.
    """
    role = role_of(account)
    if role is Role.SYSTEM:
        return Case.objects.all()
    if role is Role.MEMBER:
        return Case.objects.filter(Q(person__account=account) | Q(representative__account=account))
    if not may(role, May.SEE_CASE):
        return Case.objects.none()
    return _cases_of_unit(officer_of(account).unit, account.pk, also_of_none=may(role, May.ALLOCATE))


def _cases_of_unit(unit: Unit | Asked | None, account: UUID | Asked, *, also_of_none: bool) -> QuerySet[Case]:
    own = Q(unit=unit) | Q(unit__isnull=True) if also_of_none else Q(unit=unit)
    # By the sentence, which the case's own row names: nothing has to be joined to find the cases of a unit.
    return Case.objects.filter(own).exclude(sentence__in=THEIR_SENTENCES.rows(account=account))


def conflict_of(account: Account, path: str) -> Q:
    """The condition that the offender at the end of a path is one to whose cases this officer must not come.

    They are or were the practitioner (R69, R70), or a bar stands. It follows an offender who was merged into another.
    """
    return Q(**{f"{path}__in": THEIR_OFFENDERS.rows(account=account.pk)})


def _their_offenders() -> QuerySet[Any, Any]:
    account = Asked("account", UUIDField())
    practitioner = Practitioner.objects.filter(account=account)
    barred = Bar.objects.filter(officer__account=account, lifted_at__isnull=True)
    merged = (rows.filter(offender__merged_into__isnull=False) for rows in (practitioner, barred))
    into = (rows.values_list("offender__merged_into") for rows in merged)
    return practitioner.values_list("offender").union(barred.values_list("offender"), *into, all=True)


def _their_sentences() -> QuerySet[Any, Any]:
    theirs = THEIR_OFFENDERS.rows(account=Asked("account", UUIDField()))
    return Sentence.objects.filter(offender__in=theirs).values_list("pk")


# Of the offenders to whose cases an officer must not come.
THEIR_OFFENDERS, THEIR_SENTENCES = ReadyQuery(_their_offenders), ReadyQuery(_their_sentences)
BEHIND = ReadyRows(_behind)


def require_reach(account: Account, row: Model) -> None:
    """Raise `NotFound` unless the row is, or hangs on, a case or a sentence within the account's reach.

    A row of a sentence (a review, a meeting, a stage) is within reach when any case of that sentence is. A row that hangs on neither
    (a unit, an officer) is left to the verb.
    """
    case = row if isinstance(row, Case) else getattr(row, "case", None)
    sentence = row if isinstance(row, Sentence) else getattr(row, "sentence", None)
    if case is not None:
        wanted = Q(pk=case.pk)
    elif sentence is not None:
        wanted = Q(sentence=sentence)
    else:
        return
    if not cases_within_reach(account).filter(wanted).exists():
        raise NotFound(str(row.pk))


def case_for(account: Account, reference: str, *, now: datetime) -> Case:
    """An officer comes to a case: the record, with the look written down in the same transaction (R74).

    Raises `NotPermitted` (the role sees no cases) or `NotFound` (no such case, or not theirs).
    """
    require(account, May.SEE_CASE)
    with transaction.atomic():
        case = _case_within_reach(account, reference)
        if case is None:
            raise NotFound(reference)
        audit.write("access.look", by=account, now=now, case_reference=case.reference)
    return case


def _case_within_reach(account: Account, reference: str) -> Case | None:
    unit = officer_of(account).unit if not account.is_program else None
    if unit is None:
        return _with_relations(cases_within_reach(account)).filter(reference=reference).first()
    ready = OF_UNIT[may(role_of(account), May.ALLOCATE)]
    return ready.first(unit=unit.pk, account=account.pk, reference=reference)


def _case_of_unit(also_of_none: bool) -> QuerySet[Case]:
    unit, account = Asked("unit", UUIDField()), Asked("account", UUIDField())
    rows = _cases_of_unit(unit, account, also_of_none=also_of_none)
    return _with_relations(rows).filter(reference=Asked("reference", CharField()))


# A case of a unit, by whether those of no unit count as well.
OF_UNIT = {also_of_none: ReadyRows(partial(_case_of_unit, also_of_none)) for also_of_none in (False, True)}


def cases_of(account: Account, *, now: datetime) -> list[Case]:
    """A member's own cases, oldest first, with the look written down. Raises `NotPermitted` for anybody else."""
    require(account, May.SEE_OWN_CASE)
    with transaction.atomic():
        cases = list(_with_relations(cases_within_reach(account)).order_by("opened_at", "pk"))
        for case in cases:
            audit.write("access.own_look", by=account, now=now, case_reference=case.reference)
    return cases


def own_case(account: Account, reference: str, *, now: datetime) -> Case:
    """A member comes to one of their own cases, with the look written down. Raises `NotPermitted` or `NotFound`."""
    require(account, May.SEE_OWN_CASE)
    with transaction.atomic():
        case = _with_relations(cases_within_reach(account)).filter(reference=reference).first()
        if case is None:
            raise NotFound(reference)
        audit.write("access.own_look", by=account, now=now, case_reference=case.reference)
    return case


def cases_open_to(guest: Account, *, now: datetime) -> QuerySet[Case]:
    """The cases that somebody of a hospital may come to at a moment: opened to them, not over, handed over, and still the managers'.

    This is asked again at every request, and `cases_within_reach` answers a guest nothing at all. Raises `NotPermitted`.
    """
    require(guest, May.COME_AS_GUEST)
    live = GuestAccess.objects.filter(account=guest, ended_at__isnull=True, last_on__gte=day_of(now))
    return Case.objects.filter(
        pk__in=live.values("case"),
        standing=Standing.JOINED,
        route__in=UNRESTRICTED,
        handover__passed_to_managers_at__isnull=False,
    )


def guest_case(account: Account, reference: str, *, now: datetime) -> Case:
    """Somebody of a hospital comes to a case that is open to them, with the look written down. Raises `NotPermitted` or `NotFound`."""
    with transaction.atomic():
        case = _with_relations(cases_open_to(account, now=now)).filter(reference=reference).first()
        if case is None:
            raise NotFound(reference)
        audit.write("access.guest_look", by=account, now=now, case_reference=case.reference)
    return case


def locked(case: Case, *, version: int | None = None) -> Case:
    """The case's row, locked until the transaction ends. With the version a form was opened at, raises `Stale` if it moved on."""
    fresh = _with_relations(Case.objects.select_for_update(of=("self",))).get(pk=case.pk)
    if version is not None and fresh.version != version:
        raise Stale(case.reference)
    return fresh


def version_of(case: Case) -> int:
    """The version of a case as it stands now, to begin a form again with."""
    return Case.objects.values_list("version", flat=True).get(pk=case.pk)


def touched(case: Case) -> None:
    """Count a change of the case, so that a form opened before it is answered with both states."""
    case.version += 1
    case.save(update_fields=["version"])


def _with_relations(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.select_related(
        "person", "sentence__offender", "unit", "officer__account", "referral", "representative"
    )
