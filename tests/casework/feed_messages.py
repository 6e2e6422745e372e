"""Messages of a prison's system, as tests hear them."""

from datetime import UTC, datetime
from typing import Any

from tests import builders
from victimcontact.casework import access, feeds, quarantine, stages
from victimcontact.casework.quarantine import Matched
from victimcontact.casework.stages import Happened
from victimcontact.records.models import Account, Case, Fact, FeedMessage
from victimcontact.scheme.incoming import Incoming, Number

OUT = "prison-offender-events.prisoner.released"
IN = "prison-offender-events.prisoner.received"
MERGED = "prison-offender-events.prisoner.merged"
FRIDAY_NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
STRANGE = "Z9999ZZ"


def number_of(case: Case) -> str:
    return case.sentence.offender.identifiers.filter(kind="prison_number").values_list("value", flat=True)[0]


def incoming(number: str, kind: str = OUT, reason: str = "RELEASED", code: str = "CR", **more: Any) -> Incoming:
    at = more.pop("occurred_at", FRIDAY_NOON)
    values = {
        "numbers": (Number("prison_number", number),),
        "occurred_at": at,
        "occurred_text": at.isoformat() if at else "",
        "prison": "CAN",
    }
    return Incoming(kind, reason=reason, code=code, **(values | more))


def recall(number: str, **more: Any) -> Incoming:
    return incoming(number, IN, "ADMISSION", "L", **more)


def hear(message: Incoming, *, now: datetime = builders.NOW, raw: str = "{}") -> FeedMessage:
    return feeds.hear(incoming=message, raw=raw, by=access.program(), now=now)


def counted(case: Case) -> list[str]:
    return [fact.data["code"] for fact in stages.of(case.sentence)]


def match(message: FeedMessage, case: Case, by: Account, *, keep_numbers: bool = False) -> Fact:
    happened = Happened("released", FRIDAY_NOON.date(), {"released_on": "2026-11-20"})
    return quarantine.match(
        message=message, sentence=case.sentence, matched=Matched(happened, keep_numbers), by=by, now=builders.NOW
    )
