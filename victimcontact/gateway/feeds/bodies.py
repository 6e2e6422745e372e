"""What a message says: its kind, whose it is, when it happened. Nothing is trusted to be there, or to be of the right type."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from victimcontact.gateway.feeds.envelopes import Enclosed
from victimcontact.gateway.feeds.moments import from_milliseconds, moment
from victimcontact.scheme.incoming import Incoming, Number, kind_of

# What the neighbours call the numbers we match by. Booking numbers are not among them: bookings move between people.
REFERENCED = {"NOMS": "prison_number", "CRN": "crn", "PNC": "pnc", "CRO": "cro"}
NAMED = {
    "nomsNumber": "prison_number",
    "prisonerNumber": "prison_number",
    "prisonerId": "prison_number",
    "removedNomsNumber": "prison_number",
    "movedFromNomsNumber": "prison_number",
    "movedToNomsNumber": "prison_number",
    "offenderIdDisplay": "prison_number",
    "sourceCRN": "crn",
    "targetCRN": "crn",
    "reactivatedCRN": "crn",
    "unmergedCRN": "crn",
    "crn": "crn",
}
DEFENDANT = {"pncId": "pnc", "croNumber": "cro"}
HEARING = "COMMON_PLATFORM_HEARING"


def read(enclosed: Enclosed) -> Incoming:
    """The message as the scheme understands it. Never raises: what is missing or malformed is empty."""
    body, more = enclosed.body, _mapping(enclosed.body.get("additionalInformation"))
    kind = _text(body.get("eventType")) or (HEARING if "hearing" in body else enclosed.attributes.get("eventType", ""))
    occurred = _text(body.get("occurredAt")) or _text(body.get("eventDatetime")) or _last_sitting(body)
    return Incoming(
        kind=kind_of(_plain(kind))[:120],
        numbers=tuple(dict.fromkeys(_numbers(body, more))),
        occurred_at=moment(occurred),
        occurred_text=_plain(occurred)[:80],
        published_at=_published(enclosed),
        reason=_plain(_text(more.get("reason")))[:60].upper(),
        code=_plain(_text(more.get("nomisMovementReasonCode")))[:20].upper(),
        prison=_plain(_text(more.get("prisonId")))[:10].upper(),
        changed=tuple(_plain(_text(each)) for each in _list(more.get("categoriesChanged"))),
        trouble=_trouble(kind, body),
    )


def _trouble(kind: str, body: Mapping[str, Any]) -> str:
    if not kind:
        return "The message does not say what kind of event it is."
    return "" if body else "The message has no content that can be read."


def _numbers(body: Mapping[str, Any], more: Mapping[str, Any]) -> Iterator[Number]:
    for each in _list(_mapping(body.get("personReference")).get("identifiers")):
        kind = REFERENCED.get(_text(_mapping(each).get("type")).upper())
        if kind:
            yield from _number(kind, each.get("value"))
    for source in (more, body):
        for name, kind in NAMED.items():
            yield from _number(kind, source.get(name))
    for defendant in _defendants(body):
        for name, kind in DEFENDANT.items():
            yield from _number(kind, defendant.get(name))


def _number(kind: str, value: Any) -> Iterator[Number]:
    text = _plain(_text(value)).strip()
    if text and len(text) <= 30:
        yield Number(kind, text)


def _defendants(body: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for case in _list(_mapping(body.get("hearing")).get("prosecutionCases")):
        yield from (_mapping(each) for each in _list(_mapping(case).get("defendants")))


def _last_sitting(body: Mapping[str, Any]) -> str:
    days = _list(_mapping(body.get("hearing")).get("hearingDays"))
    return max((_text(_mapping(day).get("sittingDay")) for day in days), default="")


def _published(enclosed: Enclosed) -> datetime | None:
    """When it was published: the body says it best, the envelope's own time stands in."""
    said = moment(_text(enclosed.body.get("publishedAt"))) or moment(enclosed.sent_text)
    return said or from_milliseconds(enclosed.attributes.get("timestamp", ""))


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else ()


def _text(value: Any) -> str:
    """Text or a whole number as text; anything else is nothing."""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _plain(text: str) -> str:
    """Without what no column and no page can hold."""
    return "".join(each for each in text if each.isprintable())
