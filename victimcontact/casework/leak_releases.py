"""What the leak guard marked in a report or a statement and two people let stand, each with a reason.

A release is for exactly this content, at exactly this place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from victimcontact.casework import access, protection, report_content, report_history, statement_words, statements
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Case, LeakRelease, Report, Statement
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
    """A hit in a report or a statement, the words it is about, who let it stand so far, and whether that is enough."""

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


@dataclass(frozen=True)
class Said:
    """A text that the offender's side may read: which report or statement it is, in which content, and its words."""

    case: Case
    content_hash: str
    words: str
    report: Report | None = None
    statement: Statement | None = None

    @property
    def whose(self) -> Mapping[str, Report | Statement | None]:
        """What a release of it hangs on."""
        return {"report": self.report, "statement": self.statement}


@action(needs=May.RELEASE_LEAK)
def release(*, report: Report, mark: str, reason: str, content_hash: str, by: Account, now: datetime) -> LeakRelease:
    """Let one mark in a report stand, for the content that was read, and say why; it takes a second person to count (R70, P111).

    Raises `access.Stale` when the report has changed since, `NoSuchMark`, `NoReason`, `ReleasedAlready`.
    """
    read = _of_report(report_history.locked(report))
    return _release(read, mark, reason, content_hash, by=by, now=now)


@action(needs=May.RELEASE_LEAK)
def release_in_statement(
    *, statement: Statement, mark: str, reason: str, content_hash: str, by: Account, now: datetime
) -> LeakRelease:
    """The same for a mark in a statement: its words are the victim's, and it stays as they said it. Raises as `release`."""
    read = _of_statement(statements.locked(statement))
    return _release(read, mark, reason, content_hash, by=by, now=now)


def marks_of(report: Report) -> tuple[Mark, ...]:
    """Everything the guard marks in the newest version of a report that the offender's side may read, with its releases."""
    return _marks(_of_report(report)) if report.document in DISCLOSABLE else ()


def marks_of_statement(statement: Statement) -> tuple[Mark, ...]:
    """Everything the guard marks in the newest words of a statement, with its releases (P30)."""
    return _marks(_of_statement(statement))


def unreleased_in(statement: Statement) -> tuple[Hit, ...]:
    """What in the newest words of a statement gives somebody away and was not released by two people."""
    return tuple(mark.hit for mark in marks_of_statement(statement) if not mark.may_stand)


def still_marked(report: Report, content_hash: str, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Those of the hits in this content that two people have not released."""
    rows = list(LeakRelease.objects.filter(report=report, content_hash=content_hash))
    return tuple(hit for hit in hits if not may_stand(hit, _people(_of(hit, rows))))


def key_of(hit: Hit) -> str:
    """A name for a hit within one content; it says nothing of what was found."""
    return f"{hit.kind.value}-{hit.start}-{hit.end}"


def _of_report(report: Report) -> Said:
    version = report_history.latest(report)
    words = report_content.words_of(version, report.document)
    return Said(report.case, version.content_hash, words, report=report)


def _of_statement(statement: Statement) -> Said:
    version = statement_words.latest(statement)
    words = statement_words.words_of(version).whole
    return Said(statement.case, version.content_hash, words, statement=statement)


def _marks(said: Said) -> tuple[Mark, ...]:
    hits = protection.hits_in(said.case, said.words)
    releases = LeakRelease.objects.filter(**said.whose, content_hash=said.content_hash)
    rows = list(releases.select_related("made_by__officer").order_by("made_at")) if hits else []
    return tuple(Mark(hit, said.words[hit.start : hit.end], _of(hit, rows)) for hit in hits)


def _release(said: Said, mark: str, reason: str, content_hash: str, *, by: Account, now: datetime) -> LeakRelease:
    if said.content_hash != content_hash:
        raise access.Stale(mark)
    if not reason.strip():
        raise NoReason
    found = next((each for each in _marks(said) if each.key == mark), None)
    if found is None:
        raise NoSuchMark(mark)
    if any(row.made_by_id == by.pk for row in found.releases):
        raise ReleasedAlready
    return LeakRelease.objects.create(
        **said.whose,
        content_hash=content_hash,
        start=found.hit.start,
        end=found.hit.end,
        kind=found.hit.kind.value,
        as_manager=access.permits(by, May.APPROVE_AS_MANAGER),
        reason=reason,
        made_by=by,
        made_at=now,
    )


def _of(hit: Hit, rows: Iterable[LeakRelease]) -> tuple[LeakRelease, ...]:
    return tuple(row for row in rows if (row.kind, row.start, row.end) == (hit.kind.value, hit.start, hit.end))


def _people(rows: Iterable[LeakRelease]) -> dict[str, bool]:
    return {str(row.made_by_id): row.as_manager for row in rows}
