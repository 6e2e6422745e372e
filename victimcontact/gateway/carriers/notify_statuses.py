"""What GOV.UK Notify says of a message, in our words; and asking it."""

import logging
import re
from collections.abc import Mapping, Sequence
from typing import Any

from victimcontact.casework.receipts import Said, Status
from victimcontact.gateway.carriers import notify_api

log = logging.getLogger(__name__)

NAME = "notify"
PLAIN = re.compile(r"[a-z-]{1,40}")
_BY_WIRE: Mapping[str, Status] = {
    "created": Status.UNDER_WAY,
    "sending": Status.UNDER_WAY,
    "pending": Status.UNDER_WAY,
    "sent": Status.HANDED_ON,
    "delivered": Status.DELIVERED,
    "permanent-failure": Status.WRONG_WAY,
    "temporary-failure": Status.NOT_REACHED,
    "technical-failure": Status.NOT_SENT,
}
STATUSES: Mapping[str, Mapping[str, Status]] = {
    "email": _BY_WIRE,
    "sms": _BY_WIRE,
    "letter": {
        "created": Status.UNDER_WAY,
        "sending": Status.UNDER_WAY,
        "pending-virus-check": Status.UNDER_WAY,
        "accepted": Status.UNDER_WAY,
        "received": Status.POSTED,
        "cancelled": Status.NOT_PRINTED,
        "virus-scan-failed": Status.NOT_PRINTED,
        "validation-failed": Status.NOT_PRINTED,
        "permanent-failure": Status.NOT_PRINTED,
        "technical-failure": Status.HELD_UP,
        "returned-letter": Status.CAME_BACK,
    },
}


def status_of(kind: str, status: str) -> Status | None:
    """A status of Notify's in our words; None for one that is new, which is logged and changes nothing."""
    found = STATUSES.get(kind, {}).get(status)
    if found is None:
        log.warning("a status that is not known", extra={"status": status if PLAIN.fullmatch(status) else "?"})
    return found


class NotifyAnswers:
    """Notify, asked what became of what it took."""

    name = NAME

    def what_became(self, reference: str) -> Sequence[Said]:
        rows = notify_api.get("/v2/notifications", reference=reference).body.get("notifications")
        return [said for row in rows or () if isinstance(row, dict) and (said := _said(row, reference))]


def _said(row: Mapping[str, Any], reference: str) -> Said | None:
    status = status_of(str(row.get("type")), str(row.get("status")))
    return Said(NAME, reference, str(row.get("id")), status) if status else None
