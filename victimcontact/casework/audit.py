"""The trail: every look and every change, added in the transaction of what it records."""

from collections.abc import Mapping
from datetime import datetime

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
        at=now,
        actor=by.pk if by else None,
        actor_kind=by.kind if by else "nobody",
        what=what,
        case_reference=case_reference,
        subject=subject,
        data=dict(data or {}),
    )


def has_since(moment: datetime, what: str, *, by: Account, subject: str) -> bool:
    """Whether the same was written down of the same account and thing since a moment."""
    entries = AuditEntry.objects.filter(actor=by.pk, at__gt=moment, what=what, subject=subject)
    return entries.exists()


def _has_float(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(map(_has_float, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_has_float, value))
    return isinstance(value, float)
