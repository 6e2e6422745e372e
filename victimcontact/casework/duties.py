"""The ledger: what is owed, derived from facts and written beside them. Nothing is owed because somebody remembered."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import CharField, UUIDField
from django.db.models.functions import Cast

from victimcontact.casework import facts, laws
from victimcontact.casework.days import day_of
from victimcontact.casework.ready_queries import Asked, ReadyQuery, Within
from victimcontact.records.models import Case, Duty, DutyChange, Sentence
from victimcontact.scheme import duties as scheme_duties
from victimcontact.scheme.duties import CaseTerms
from victimcontact.scheme.duties import Fact as SchemeFact
from victimcontact.scheme.standing import Standing
from victimcontact.scheme.switches import Law

LIVE = ("open", "late", "blocked", "not_open_yet")
PLAIN = (
    "rule", "what", "about", "owed_by", "opens_on", "due_on", "last_on", "standing", "source", "text", "blocked_by",
)  # fmt: skip


@dataclass(frozen=True)
class Reconciled:
    """What one reconcile did."""

    new: int
    changed: int


@dataclass(frozen=True)
class Ledger:
    """What counts in a case, and what stands in its ledger, as they are stored."""

    counting: Sequence[facts.Counting]
    stored: Mapping[str, "_Stored"]


def reconcile(case: Case, *, now: datetime, law: Law | None = None) -> Reconciled:
    """Compare what is owed with the stored rows of a case and write the difference. Idempotent; inside the caller's transaction."""
    # Whoever reconciles the same case waits here, and then reads the facts that the other one has added.
    stored = {row.key: row for row in map(_Stored.read, LOCKED.ask(case=case.pk))}
    owed = derive(case, on=day_of(now), law=law or laws.in_force())
    difference = _difference(stored, owed)
    keys = (*difference.dropped, *(duty.key for duty in difference.changed))
    rows = {row.key: row for row in Duty.objects.filter(case=case, key__in=keys)} if keys else {}
    changes = _inserted(case, difference.new, now)
    changes += [change for duty in difference.changed for change in _updated(rows[duty.key], duty, now)]
    changes += [_dropped(rows[key], now) for key in difference.dropped]
    DutyChange.objects.bulk_create(changes)
    _link_superseded(case, difference.links)
    return Reconciled(new=len(difference.new), changed=len(keys))


def reconcile_sentence(sentence: Sentence, *, now: datetime) -> None:
    """Reconcile every case of a sentence: a fact of the sentence counts for each of them."""
    law = laws.in_force()
    for case in sentence.cases.all():
        reconcile(case, now=now, law=law)


def derive(case: Case, *, on: date, law: Law) -> tuple[scheme_duties.Duty, ...]:
    """What the scheme says is owed in a case on a day. A case found not eligible is owed nothing."""
    return _owed(case, facts.of(case), on=on, law=law)


def ledgers_of(cases: Collection[Case]) -> dict[UUID, Ledger]:
    """The ledgers of many cases, by the key of the case, in two questions."""
    known = facts.of_each(cases)
    stored: dict[UUID, dict[str, _Stored]] = {}
    for row in OF_MANY.ask(sets={"cases": Case.objects.filter(pk__in=list(known))}):
        read = _Stored.read(row[1:])
        stored.setdefault(row[0], {})[read.key] = read
    return {case: Ledger(of_case, stored.get(case, {})) for case, of_case in known.items()}


def stands(case: Case, ledger: Ledger, *, on: date, law: Law) -> bool:
    """Whether what is stored in a case is what is owed on a day, so that there is nothing to write."""
    return not _difference(ledger.stored, _owed(case, facts.read(ledger.counting), on=on, law=law)).is_any


def _owed(case: Case, counting: Iterable[SchemeFact], *, on: date, law: Law) -> tuple[scheme_duties.Duty, ...]:
    if case.standing == Standing.NOT_ELIGIBLE:
        return ()
    terms = CaseTerms(
        route=case.route or provisional_route(case.sentence),
        level=case.level or "key_stages",
        region=case.region,
        welsh=False,
    )
    return scheme_duties.owed(terms, [fact for fact in counting if fact.on <= on], on=on, law=law)


def provisional_route(sentence: Sentence) -> str:
    """The route to count by before the case is assessed: first contact is owed from the moment of referral (R25)."""
    if sentence.kind == "hospital_order":
        return "B" if sentence.disposal.get("restriction_order") else "C"
    return "A"


def reconcile_in_transaction(case: Case, *, now: datetime, law: Law) -> Reconciled:
    """One case of the nightly run, in a transaction of its own: as it stands now, however long ago the night read it."""
    with transaction.atomic():
        fresh = Case.objects.select_for_update(of=("self",)).select_related("sentence").get(pk=case.pk)
        return reconcile(fresh, now=now, law=law)


class _Stored(NamedTuple):
    """A row of the ledger: its keys, what the scheme says of it, and the row that took its place."""

    pk: UUID
    key: str
    said: tuple[Any, ...]
    superseded_by: UUID | None

    @classmethod
    def read(cls, columns: tuple[Any, ...]) -> "_Stored":
        return cls(columns[0], columns[1], columns[3:], columns[2])

    @property
    def is_live(self) -> bool:
        return self.said[PLAIN.index("standing")] in LIVE


COLUMNS = ("pk", "key", "superseded_by", *PLAIN, Cast("kept_by", CharField()))
OF_MANY = ReadyQuery(lambda: Duty.objects.filter(case__in=Within("cases")).values_list("case", *COLUMNS))
LOCKED = ReadyQuery(
    lambda: Duty.objects.select_for_update().filter(case=Asked("case", UUIDField())).values_list(*COLUMNS)
)


@dataclass(frozen=True)
class _Difference:
    """What has to be written so that the stored rows are what is owed. `links` are keys, each with that of the duty that took its place."""

    new: Sequence[scheme_duties.Duty]
    changed: Sequence[scheme_duties.Duty]
    dropped: Sequence[str]
    links: Mapping[str, str]

    @property
    def is_any(self) -> bool:
        return any((self.new, self.changed, self.dropped, self.links))


def _difference(stored: Mapping[str, _Stored], owed: Sequence[scheme_duties.Duty]) -> _Difference:
    keys = {duty.key for duty in owed}
    known = [duty for duty in owed if duty.key in stored]
    return _Difference(
        new=[duty for duty in owed if duty.key not in stored],
        changed=[duty for duty in known if stored[duty.key].said != _said(duty)],
        dropped=[key for key, row in stored.items() if key not in keys and row.is_live],
        links={duty.key: duty.superseded_by for duty in owed if duty.superseded_by and not _is_linked(duty, stored)},
    )


def _is_linked(duty: scheme_duties.Duty, stored: Mapping[str, _Stored]) -> bool:
    row, successor = stored.get(duty.key), stored.get(duty.superseded_by or "")
    return row is not None and successor is not None and row.superseded_by == successor.pk


def _said(duty: scheme_duties.Duty) -> tuple[Any, ...]:
    return tuple(_values(duty).values())


def _values(duty: scheme_duties.Duty) -> dict[str, Any]:
    """The columns of a duty, in the order of `PLAIN`, and what kept it."""
    values = {name: getattr(duty, name) for name in PLAIN}
    values["about"] = values["about"] or ""
    values["blocked_by"] = values["blocked_by"] or ""
    values["kept_by_id"] = duty.kept_by
    return values


def _inserted(case: Case, owed: Iterable[scheme_duties.Duty], now: datetime) -> list[DutyChange]:
    rows = [Duty(case=case, key=duty.key, arose_at=now, changed_at=now, **_values(duty)) for duty in owed]
    Duty.objects.bulk_create(rows)
    return [DutyChange(duty=row, at=now, became=row.standing, due_on=row.due_on) for row in rows]


def _updated(row: Duty, duty: scheme_duties.Duty, now: datetime) -> list[DutyChange]:
    moved = (duty.standing, duty.due_on) != (row.standing, row.due_on)
    change = DutyChange(duty=row, at=now, was=row.standing, became=duty.standing, due_on=duty.due_on)
    for name, value in _values(duty).items():
        setattr(row, name, value)
    row.changed_at = now
    row.save()
    return [change] if moved else []


def _dropped(row: Duty, now: datetime) -> DutyChange:
    change = DutyChange(duty=row, at=now, was=row.standing, became="superseded", due_on=row.due_on)
    row.standing, row.changed_at = "superseded", now
    row.save(update_fields=["standing", "changed_at"])
    return change


def _link_superseded(case: Case, links: Mapping[str, str]) -> None:
    if not links:
        return
    rows = {row.key: row for row in Duty.objects.filter(case=case, key__in=[*links, *links.values()])}
    for key, newer in links.items():
        successor = rows.get(newer)
        if successor is not None:
            rows[key].superseded_by = successor
            rows[key].save(update_fields=["superseded_by"])
