"""How a request moves on, within the verbs about it: by the scheme's table alone, each move a row that stays."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from victimcontact.records.models import Account, Fact, Request, RequestStep, RequestVersion, Zone
from victimcontact.scheme.moves import after
from victimcontact.scheme.requests import REQUEST_MOVES, RequestEvent, RequestGuard
from victimcontact.scheme.requests import Request as State

# Steps that leave a request where it stands.
SAVED, REMINDED, RAISED, KEPT_FOR_LATER = "saved", "reminded", "raised_with_head", "kept_for_later"


@dataclass(frozen=True)
class Said:
    """What is written down of a step: who, how, why, what they would have instead, what the victim is told of it, the ledger's fact."""

    note: str = ""
    who: str = ""
    how: str = ""
    wording: str = ""
    explanation: str = ""
    fact: Fact | None = None


NOTHING = Said()


def locked(request: Request) -> Request:
    """The row as it stands, held until the verb is done."""
    rows = Request.objects.select_for_update(of=("self",)).select_related("case__sentence", "review")
    return rows.get(pk=request.pk)


def latest(request: Request) -> RequestVersion:
    """What is asked for now."""
    return RequestVersion.objects.filter(request=request).latest("number")


def of(request: Request) -> list[RequestStep]:
    """Everything that happened to it, oldest first."""
    rows = RequestStep.objects.filter(request=request).select_related("made_by__officer", "fact", "copy__mail")
    return list(rows.order_by("number"))


def last(request: Request, *events: str) -> RequestStep | None:
    """The newest step of these kinds; None where there was none."""
    rows = RequestStep.objects.filter(request=request, event__in=events).select_related("fact")
    return rows.order_by("-number").first()


def move(
    request: Request,
    event: RequestEvent,
    *,
    by: Account,
    now: datetime,
    met: Collection[RequestGuard] = (),
    said: Said = NOTHING,
) -> Request:
    """Move a (locked) request by the table. Raises `scheme.moves.NotAllowed`, `GuardNotMet`."""
    request.state = after(REQUEST_MOVES, State(request.state), event, met=met).value
    request.moved_at = now
    request.save(update_fields=["state", "moved_at", "review"])
    note(request, event.value, by=by, now=now, said=said)
    return request


def note(request: Request, event: str, *, by: Account, now: datetime, said: Said = NOTHING) -> RequestStep:
    """Write down a step of a (locked) request."""
    return RequestStep.objects.create(
        request=request,
        number=RequestStep.objects.filter(request=request).count() + 1,
        event=event,
        state=request.state,
        content_hash=latest(request).content_hash,
        who=said.who or None,
        how=said.how,
        note=said.note or None,
        wording=said.wording or None,
        explanation=said.explanation or None,
        fact=said.fact,
        made_by=by,
        made_at=now,
    )


def keep(request: Request, content: Mapping[str, Any], *, by: Account, now: datetime) -> RequestVersion:
    """Keep the content of a (locked) request as its next version, with its hash, and the zone it names."""
    request.version += 1
    request.condition = content["condition"]
    request.zone = Zone.objects.filter(case=request.case_id, reference=content["zone"]).first()
    request.save(update_fields=["version", "condition", "zone"])
    return RequestVersion.objects.create(
        request=request,
        number=request.version,
        content=dict(content),
        content_hash=digest(content),
        made_by=by,
        made_at=now,
    )


def digest(content: Mapping[str, Any]) -> str:
    """The SHA-256, in hexadecimal, of what is asked for: another as soon as a word changes."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
