"""What GOV.UK Notify posts to us: what became of a message, letters that came back, and texts that people sent to our number.

It posts again, up to five times, until it is answered well, and may post before our own hand-over is written down. Whom it was sent to
stands in what it posts; that is neither kept nor logged.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from victimcontact.casework import access, receipts, received_texts
from victimcontact.casework.receipts import Said, Status
from victimcontact.casework.received_texts import Heard
from victimcontact.gateway.api import door
from victimcontact.gateway.carriers.notify_statuses import NAME, status_of


@require_POST
def delivered(request: HttpRequest) -> HttpResponse:
    """What became of an e-mail or a text."""
    try:
        body = _asked(request)
        status = status_of(_text(body, "notification_type"), _text(body, "status"))
        said = Said(NAME, _reference(body), _text(body, "id"), status or Status.UNDER_WAY)
    except door.Turned as turned:
        return door.answer(turned.status)
    return _take(said)


@require_POST
def returned(request: HttpRequest) -> HttpResponse:
    """A letter came back, weeks after it was posted."""
    try:
        body = _asked(request)
        said = Said(NAME, _reference(body), _text(body, "notification_id"), Status.CAME_BACK)
    except door.Turned as turned:
        return door.answer(turned.status)
    return _take(said)


@require_POST
def received(request: HttpRequest) -> HttpResponse:
    """Somebody sent a text to our number. It is kept whatever it lacks: nothing that a person wrote is turned away."""
    try:
        body = _asked(request)
    except door.Turned as turned:
        return door.answer(turned.status)
    heard = Heard(
        carrier=NAME,
        carrier_reference=_if_text(body, "id") or hashlib.sha256(request.body).hexdigest(),
        number=_if_text(body, "source_number"),
        text=_if_text(body, "message"),
        sent_at=_moment(_if_text(body, "date_received")),
    )
    received_texts.take(heard=heard, by=access.program(), now=timezone.now())
    return door.answer(204)


def _asked(request: HttpRequest) -> Mapping[str, Any]:
    door.require_token(request, settings.NOTIFY_CALLBACK_TOKEN, of=NAME)
    return door.body_of(request)


def _take(said: Said) -> HttpResponse:
    """What has no reference of ours was sent by somebody else with the same service: it is answered well, and forgotten."""
    if said.reference:
        receipts.take(said, now=timezone.now())
    return door.answer(204)


def _text(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value:
        raise door.Turned(400)
    return value


def _if_text(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name)
    return value.replace("\0", "") if isinstance(value, str) else ""


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _reference(body: Mapping[str, Any]) -> str:
    return "" if body.get("reference") is None else _text(body, "reference")


urlpatterns = [
    path("notify/receipts", delivered, name="notify-receipts"),
    path("notify/returned-letters", returned, name="notify-returned-letters"),
    path("notify/received-texts", received, name="notify-received-texts"),
]
