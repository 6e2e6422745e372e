"""The seal on the trail: a hash chain over its entries, so that a change behind the program's back is found.

Entries are numbered when they are written and seen when their transaction ends. Only what is older than every open transaction
is sealed, and the chain has an order of its own, so that an entry seen late still comes in. Whoever removes the newest entries with
their seals leaves a shorter chain that is whole: its last seal is therefore shown to auditors and stands in the log.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef

from victimcontact.casework import access, audit, workers
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, AuditEntry, AuditSeal
from victimcontact.scheme.roles import May

BATCH = 1000
LATE_AT_MOST = 10_000  # how far behind the newest sealed number an entry may still come in
ONE_AT_A_TIME = 7_463_251_184  # a number of our own for PostgreSQL's advisory lock
COLUMNS = ("id", "at", "actor", "actor_kind", "what", "case_reference", "subject", "data")
CHECKED = "seals.checked"
SETTLED = """
SELECT entry.id FROM records_auditentry entry LEFT JOIN records_auditseal seal ON seal.entry_id = entry.id
WHERE seal.entry_id IS NULL AND entry.id > %s AND age(entry.xmin) > COALESCE((
    SELECT max(age(writing.transactionid)) FROM pg_locks writing
    WHERE writing.locktype = 'transactionid' AND writing.mode = 'ExclusiveLock' AND writing.granted AND writing.pid IN (
        SELECT here.pid FROM pg_locks here JOIN pg_database ON pg_database.oid = here.database
        WHERE pg_database.datname = current_database()
    )
), -1)
ORDER BY entry.id LIMIT %s
"""
# The oldest transaction that writes in this database: it holds a lock on a table here before it has a number. The snapshot of the whole
# server would do as well, but there another database's long transaction would hold the chain back.


Entry = Mapping[str, Any]


class Link(NamedTuple):
    """A seal: its place in the chain, the number of its entry, its digest."""

    position: int
    number: int
    digest: bytes


@dataclass(frozen=True)
class Seal:
    """How far the chain has come: how many entries, the newest seal as hexadecimal digits, when, and how many entries wait."""

    sealed: int
    digest: str
    sealed_at: datetime | None
    waiting: int


@dataclass(frozen=True)
class Verdict:
    """What checking the whole chain found. `broken` is the first entry that is not as it was sealed, `why` says how."""

    sealed: int
    broken: int | None = None
    why: str = ""

    @property
    def holds(self) -> bool:
        return self.broken is None


def seal(*, now: datetime) -> int:
    """Seal every settled entry in order; answers how many. Two workers never make two chains."""
    sealed = 0
    while done := _seal_some(now):
        sealed += done
    return sealed


def state() -> Seal:
    """How far the chain has come."""
    last = AuditSeal.objects.order_by("-position").first()
    return Seal(
        sealed=last.position if last else 0,
        digest=bytes(last.digest).hex() if last else "",
        sealed_at=last.sealed_at if last else None,
        waiting=AuditEntry.objects.filter(id__gt=_newest_number()).count(),
    )


def verify() -> Verdict:
    """Compute the whole chain again; answers the first entry that is not as it was sealed."""
    before, position = b"", 0
    for link, entry in _chain():
        position += 1
        digest = _digest(before, entry) if entry is not None else b""
        if link.position != position or digest != link.digest:
            return Verdict(position - 1, link.number, _why(link, entry, position))
        before = digest
    stranger = _unsealed_among_the_sealed()
    return Verdict(position, stranger, "It was added behind entries that are sealed." if stranger is not None else "")


@action(needs=May.READ_AUDIT)
def ask_for_check(*, by: Account, now: datetime) -> None:
    """An auditor wants the whole chain computed again now. A long trail takes a while, so the worker does it."""
    workers.ask_for("gateway.check_trail")


def check(*, now: datetime) -> Verdict:
    """Compute the whole chain again, every night and when an auditor asks; what was found is written down."""
    with transaction.atomic():
        verdict = verify()
        found = {"sealed": verdict.sealed, "broken": verdict.broken, "why": verdict.why}
        audit.write(CHECKED, by=access.program(), now=now, data=found)
    return verdict


def last_check() -> AuditEntry | None:
    """The entry that says what the newest check found: `data` holds how many were `sealed` and the first `broken` one."""
    return AuditEntry.objects.filter(what=CHECKED).order_by("-id").first()


def _seal_some(now: datetime) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        cursor.execute(SETTLED, [_newest_number() - LATE_AT_MOST, BATCH])
        entries = _entries([number for (number,) in cursor.fetchall()])
        AuditSeal.objects.bulk_create(_sealed(entries, now))
    return len(entries)


def _sealed(entries: Mapping[int, Entry], now: datetime) -> Iterator[AuditSeal]:
    last = AuditSeal.objects.order_by("-position").first()
    before, position = (bytes(last.digest), last.position) if last else (b"", 0)
    for place, number in enumerate(sorted(entries), position + 1):
        before = _digest(before, entries[number])
        yield AuditSeal(entry_id=number, position=place, digest=before, sealed_at=now)


def _entries(numbers: Iterable[int]) -> dict[int, Entry]:
    """Entries as they stand, by number: plain values, because a trail is long."""
    rows = AuditEntry.objects.filter(id__in=numbers).values(*COLUMNS)
    return {row["id"]: dict(row) for row in rows}


def _chain() -> Iterator[tuple[Link, Entry | None]]:
    seals = AuditSeal.objects.order_by("position").values_list("position", "entry_id", "digest")
    links = (Link(position, number, bytes(digest)) for position, number, digest in seals.iterator(chunk_size=BATCH))
    while some := list(islice(links, BATCH)):
        entries = _entries([link.number for link in some])
        yield from ((link, entries.get(link.number)) for link in some)


def _digest(before: bytes, entry: Entry) -> bytes:
    return hashlib.sha256(before + stored_form(entry).encode()).digest()


def stored_form(entry: Entry) -> str:
    """What is hashed of an entry: every column, sorted, moments in UTC, no floats (`audit.write` lets none in)."""
    values = {**entry, "at": entry["at"].astimezone(UTC).isoformat(), "actor": str(entry["actor"] or "")}
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _why(link: Link, entry: Entry | None, position: int) -> str:
    if entry is None:
        return "It was taken away."
    if link.position != position:
        return "A seal before it was taken away."
    return "It, or its seal, is not as it was."


def _newest_number() -> int:
    newest: int | None = AuditSeal.objects.aggregate(newest=Max("entry_id"))["newest"]
    return newest or 0


def _unsealed_among_the_sealed() -> int | None:
    """An entry too far behind the newest sealed one to have come late: somebody put it there."""
    sealed = AuditSeal.objects.filter(entry_id=OuterRef("id"))
    old = AuditEntry.objects.filter(~Exists(sealed), id__lte=_newest_number() - LATE_AT_MOST)
    return old.order_by("id").values_list("id", flat=True).first()
