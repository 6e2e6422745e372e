"""What the leak guard marked and two people let stand, each with a reason: for exactly this content, at exactly this place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from victimcontact.casework import access, protection, report_content
from victimcontact.casework.actions import action
from victimcontact.casework.report_history import latest, locked
from victimcontact.records.models import Account, LeakRelease, Report
from victimcontact.scheme.leak_releases import may_stand, needs_a_manager
from victimcontact.scheme.leaks import Hit
from victimcontact.scheme.reports import DISCLOSABLE
from victimcontact.scheme.roles import May


class NoSuchMark(Exception):
    """The newest version has no such mark: it was written again meanwhile."""


class NoReason(Exception):
    """Nobody lets a mark stand without a reason."""


class ReleasedAlready(Exception):
    """This officer has released this mark already; the second one has to be somebody else."""


@dataclass(frozen=True)
class Mark:
    """A hit in a report, the words it is about, who let it stand so far, and whether that is enough."""

    hit: Hit
    words: str
    releases: tuple[LeakRelease, ...]

    @property
    def key(self) -> str:
        """How a form names it."""
        return key_of(self.hit)

    @property
    def may_stand(self) -> bool:
        """Whether two people let it stand, one of them a manager where it leads to somebody's door."""
        return may_stand(self.hit, _people(self.releases))

    @property
    def needs_manager(self) -> bool:
        """Whether one of the two has to be a manager."""
        return needs_a_manager(self.hit)


@action(needs=May.RELEASE_LEAK)
def release(*, report: Report, mark: str, reason: str, content_hash: str, by: Account, now: datetime) -> LeakRelease:
    """Let one mark stand, for the content that was read, and say why; it takes a second person to count (R70, P111).

    Raises `access.Stale` when the report has changed since, `NoSuchMark`, `NoReason`, `ReleasedAlready`.
    """
    fresh = locked(report)
    if latest(fresh).content_hash != content_hash:
        raise access.Stale(report.reference)
    if not reason.strip():
        raise NoReason
    found = next((each for each in marks_of(fresh) if each.key == mark), None)
    if found is None:
        raise NoSuchMark(mark)
    if any(row.made_by_id == by.pk for row in found.releases):
        raise ReleasedAlready
    return LeakRelease.objects.create(
        report=fresh,
        content_hash=content_hash,
        start=found.hit.start,
        end=found.hit.end,
        kind=found.hit.kind.value,
        as_manager=access.permits(by, May.APPROVE_AS_MANAGER),
        reason=reason,
        made_by=by,
        made_at=now,
    )


def marks_of(report: Report) -> tuple[Mark, ...]:
    """Everything the guard marks in the newest version of a report that the offender's side may read, with its releases."""
    if report.document not in DISCLOSABLE:
        return ()
    version = latest(report)
    words = report_content.words_of(version, report.document)
    hits = protection.hits_in(report.case, words)
    rows = _rows(report, version.content_hash)
    return tuple(Mark(hit, words[hit.start : hit.end], _of(hit, rows)) for hit in hits)


def still_marked(report: Report, content_hash: str, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Those of the hits in this content that two people have not released."""
    rows = _rows(report, content_hash)
    return tuple(hit for hit in hits if not may_stand(hit, _people(_of(hit, rows))))


def key_of(hit: Hit) -> str:
    """A name for a hit within one content; it says nothing of what was found."""
    return f"{hit.kind.value}-{hit.start}-{hit.end}"


def _rows(report: Report, content_hash: str) -> list[LeakRelease]:
    rows = LeakRelease.objects.filter(report=report, content_hash=content_hash).select_related("made_by__officer")
    return list(rows.order_by("made_at"))


def _of(hit: Hit, rows: Iterable[LeakRelease]) -> tuple[LeakRelease, ...]:
    return tuple(row for row in rows if (row.kind, row.start, row.end) == (hit.kind.value, hit.start, hit.end))


def _people(rows: Iterable[LeakRelease]) -> dict[str, bool]:
    return {str(row.made_by_id): row.as_manager for row in rows}
