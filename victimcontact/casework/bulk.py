"""Something long that is done one by one: begun by an officer, done by the worker, left and come back to, stopped at any item."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from victimcontact.casework import access, workers
from victimcontact.casework.actions import action
from victimcontact.casework.days import Clock
from victimcontact.records.models import Account, BulkWork
from victimcontact.scheme.roles import May

log = logging.getLogger(__name__)

# Does one item in the name of whoever began the work, at a moment. Answers why it could not be done, or nothing.
Step = Callable[[BulkWork, Any, datetime], str]
SLICE = 100
SHOWN_FOR = timedelta(days=7)
FAILED = "It could not be done: something is wrong with the program. Nothing of it has happened."


class Over(Exception):
    """The work has ended or was stopped already."""


@dataclass(frozen=True)
class Problem:
    """One item that could not be done, and why."""

    reference: str
    why: str


@dataclass(frozen=True)
class Progress:
    """How far a piece of work has come. `state` is `waits`, `runs`, `stopped` or `ended`."""

    work: str
    kind: str
    state: str
    done: int
    total: int
    problems: tuple[Problem, ...]
    begun_at: datetime

    @property
    def succeeded(self) -> int:
        return self.done - len(self.problems)

    @property
    def goes_on(self) -> bool:
        return self.state in ("waits", "runs")


def begin(
    kind: str, items: Sequence[Any], *, notes: Mapping[str, str] | None = None, by: Account, now: datetime
) -> BulkWork:
    """Give work to the worker, within another verb. Items are what JSON holds; each begins with a reference."""
    work = BulkWork.objects.create(kind=kind, items=list(items), notes=notes, made_by=by, made_at=now)
    _ask_worker()
    return work


def do_at_once(kind: str, items: Sequence[Any], step: Step, *, by: Account, now: datetime) -> BulkWork:
    """Do a few items within another verb; what became of them is kept as for long work."""
    work = BulkWork(kind=kind, items=list(items), made_by=by, made_at=now)
    while work.ended_at is None:
        _advance(work, step, now=now)
    work.save(force_insert=True)
    return work


@action(needs=May.SEE_CASE)
def stop(*, work: BulkWork, by: Account, now: datetime) -> BulkWork:
    """Stop one's own work after the item that is being done. What is done stays done. Raises `access.NotFound` or `Over`."""
    fresh = BulkWork.objects.select_for_update().filter(pk=work.pk, made_by=by).first()
    if fresh is None:
        raise access.NotFound
    if fresh.ended_at is not None or fresh.stopped_at is not None:
        raise Over
    fresh.stopped_at = now
    fresh.save(update_fields=["stopped_at"])
    return fresh


def drain(steps: Mapping[str, Step], *, clock: Clock) -> int:
    """Do all work of these kinds that waits, item by item, `SLICE` at a time; how many were seen to. Several workers may share it."""
    return workers.step_by_step(lambda: _do_next(steps, now=clock()), at_most=SLICE, ask_again=_ask_worker)


def work_for(account: Account, reference: str | UUID) -> BulkWork:
    """An officer comes back to their own work. Raises `access.NotFound` for anybody else's."""
    work = BulkWork.objects.filter(pk=reference, made_by=account).first()
    if work is None:
        raise access.NotFound
    return work


def works_of(account: Account, kind: str, *, now: datetime) -> list[Progress]:
    """An officer's own work of a kind of the last days, newest first."""
    rows = BulkWork.objects.filter(made_by=account, kind=kind, made_at__gt=now - SHOWN_FOR).order_by("-made_at")
    return [progress_of(work) for work in rows]


def progress_of(work: BulkWork) -> Progress:
    """How far a piece of work has come."""
    return Progress(
        work=str(work.pk),
        kind=work.kind,
        state=_state(work),
        done=work.done,
        total=len(work.items),
        problems=tuple(Problem(problem["reference"], problem["why"]) for problem in work.problems),
        begun_at=work.made_at,
    )


def _state(work: BulkWork) -> str:
    if work.ended_at is not None:
        return "ended"
    if work.stopped_at is not None:
        return "stopped"
    return "runs" if work.began_at is not None else "waits"


def _ask_worker() -> None:
    workers.ask_for("gateway.do_bulk_work")


def _do_next(steps: Mapping[str, Step], *, now: datetime) -> int:
    """Do the next item of the oldest work that no other worker is at."""
    free = BulkWork.objects.select_for_update(skip_locked=True, of=("self",)).select_related("made_by")
    waiting = free.filter(ended_at__isnull=True, stopped_at__isnull=True, kind__in=steps)
    work = waiting.order_by("made_at").first()
    if work is None:
        return 0
    _advance(work, steps[work.kind], now=now)
    work.save(update_fields=["began_at", "done", "problems", "ended_at"])
    return 1


def _advance(work: BulkWork, step: Step, *, now: datetime) -> None:
    """Do the next item, and count it; the last one ends the work."""
    work.began_at = work.began_at or now
    if work.done < len(work.items):
        item = work.items[work.done]
        why = _tried(work, item, step, now=now)
        if why:
            work.problems = [*work.problems, {"reference": item[0], "why": why}]
        work.done += 1
    if work.done >= len(work.items):
        work.ended_at = now


def _tried(work: BulkWork, item: Any, step: Step, *, now: datetime) -> str:
    try:
        with transaction.atomic():
            return step(work, item, now)
    except Exception as error:
        # Whatever is wrong with one item must not keep the others from being done; the type of the error holds nothing personal.
        log.error("an item of long work failed", extra={"item": item[0], "error": type(error).__name__})
        return FAILED
