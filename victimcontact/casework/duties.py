"""The ledger: what is owed, derived from facts and written beside them. Nothing is owed because somebody remembered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from victimcontact.casework import facts, laws
from victimcontact.casework.days import day_of
from victimcontact.records.models import Case, Duty, DutyChange, Sentence
from victimcontact.scheme import duties as scheme_duties
from victimcontact.scheme.duties import CaseTerms
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


def reconcile(case: Case, *, now: datetime, law: Law | None = None) -> Reconciled:
    """Compare what is owed with the stored rows of a case and write the difference. Idempotent; inside the caller's transaction."""
    stored = {duty.key: duty for duty in Duty.objects.select_for_update().filter(case=case)}
    owed = derive(case, on=day_of(now), law=law or laws.in_force())
    new = _insert(case, [duty for duty in owed if duty.key not in stored], now)
    changed = [_update(stored[duty.key], duty, now) for duty in owed if duty.key in stored]
    dropped = _end_dropped(stored, {duty.key for duty in owed}, now)
    _link_superseded(case, owed)
    return Reconciled(new=len(new), changed=sum(changed) + dropped)


def reconcile_sentence(sentence: Sentence, *, now: datetime) -> None:
    """Reconcile every case of a sentence: a fact of the sentence counts for each of them."""
    law = laws.in_force()
    for case in Case.objects.filter(sentence=sentence).select_related("sentence", "unit"):
        reconcile(case, now=now, law=law)


def derive(case: Case, *, on: date, law: Law) -> tuple[scheme_duties.Duty, ...]:
    """What the scheme says is owed in a case on a day. A case found not eligible is owed nothing."""
    if case.standing == Standing.NOT_ELIGIBLE:
        return ()
    terms = CaseTerms(
        route=case.route or provisional_route(case.sentence),
        level=case.level or "key_stages",
        region=case.region,
        welsh=False,
    )
    known = [fact for fact in facts.of(case) if fact.on <= on]
    return scheme_duties.owed(terms, known, on=on, law=law)


def provisional_route(sentence: Sentence) -> str:
    """The route to count by before the case is assessed: first contact is owed from the moment of referral (R25)."""
    if sentence.kind == "hospital_order":
        return "B" if sentence.disposal.get("restriction_order") else "C"
    return "A"


def reconcile_in_transaction(case: Case, *, now: datetime, law: Law) -> Reconciled:
    """One case of the nightly run, in a transaction of its own."""
    with transaction.atomic():
        return reconcile(case, now=now, law=law)


def _values(duty: scheme_duties.Duty) -> dict[str, Any]:
    values = {name: getattr(duty, name) for name in PLAIN}
    values["about"] = values["about"] or ""
    values["blocked_by"] = values["blocked_by"] or ""
    values["kept_by_id"] = duty.kept_by
    return values


def _insert(case: Case, owed: Iterable[scheme_duties.Duty], now: datetime) -> list[Duty]:
    rows = [Duty(case=case, key=duty.key, arose_at=now, changed_at=now, **_values(duty)) for duty in owed]
    if rows:
        Duty.objects.bulk_create(rows)
        DutyChange.objects.bulk_create(
            DutyChange(duty=row, at=now, became=row.standing, due_on=row.due_on) for row in rows
        )
    return rows


def _update(row: Duty, duty: scheme_duties.Duty, now: datetime) -> bool:
    values = _values(duty)
    values["kept_by_id"] = values["kept_by_id"] and str(values["kept_by_id"])
    before = {name: getattr(row, name) for name in PLAIN} | {"kept_by_id": row.kept_by_id and str(row.kept_by_id)}
    if values == before:
        return False
    if (values["standing"], values["due_on"]) != (row.standing, row.due_on):
        DutyChange.objects.create(
            duty=row, at=now, was=row.standing, became=values["standing"], due_on=values["due_on"]
        )
    for name, value in values.items():
        setattr(row, name, value)
    row.changed_at = now
    row.save()
    return True


def _end_dropped(stored: dict[str, Duty], live_keys: set[str], now: datetime) -> int:
    dropped = [row for key, row in stored.items() if key not in live_keys and row.standing in LIVE]
    for row in dropped:
        DutyChange.objects.create(duty=row, at=now, was=row.standing, became="superseded", due_on=row.due_on)
        row.standing = "superseded"
        row.changed_at = now
        row.save(update_fields=["standing", "changed_at"])
    return len(dropped)


def _link_superseded(case: Case, owed: Iterable[scheme_duties.Duty]) -> None:
    links = {duty.key: duty.superseded_by for duty in owed if duty.superseded_by}
    if not links:
        return
    rows = {row.key: row for row in Duty.objects.filter(case=case, key__in=[*links, *links.values()])}
    for key, newer in links.items():
        row, successor = rows[key], rows.get(newer or "")
        if successor is not None and row.superseded_by_id != successor.pk:
            row.superseded_by = successor
            row.save(update_fields=["superseded_by"])
