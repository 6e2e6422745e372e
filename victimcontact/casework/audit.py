"""The trail: every look and every change, added in the transaction of what it records."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from victimcontact.records.models import Account, AuditEntry


def write(
    what: str,
    *,
    by: Account | None,
    now: datetime,
    case_reference: str = "",
    subject: str = "",
    data: Mapping[str, object] | None = None,
) -> None:
    """Add an entry. `subject` and `data` hold references and codes, never anything personal (R74, R50).

    A float among the data is refused (`TypeError`): it has no one written form that could be sealed.
    """
    if _has_float(data):
        raise TypeError("The trail holds no floats")
    AuditEntry.objects.create(
        **_by(by), at=now, what=what, case_reference=case_reference, subject=subject, data=dict(data or {})
    )


def write_each(what: str, about: Iterable[tuple[str, str]], *, by: Account, now: datetime) -> None:
    """Add an entry for each of these: the reference of its case, and its subject."""
    AuditEntry.objects.bulk_create(
        AuditEntry(**_by(by), at=now, what=what, case_reference=case_reference, subject=subject)
        for case_reference, subject in about
    )


def has_since(moment: datetime, what: str, *, by: Account, subject: str) -> bool:
    """Whether the same was written down of the same account and thing since a moment."""
    entries = AuditEntry.objects.filter(actor=by.pk, at__gt=moment, what=what, subject=subject)
    return entries.exists()


def _by(account: Account | None) -> dict[str, Any]:
    return {"actor": account.pk if account else None, "actor_kind": account.kind if account else "nobody"}


def _has_float(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(map(_has_float, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_has_float, value))
    return isinstance(value, float)
