"""Letters of a unit that are printed together: joined for the printer, counted in a cover list, and posted as one.

The list names nobody: references, pages and envelopes. Somebody says that a batch was posted; the worker then writes it down letter by
letter, so that it may take its time and be left alone.
"""

import base64
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from victimcontact.casework import access, audit, outcomes, paper, posting_days, references, taken_back, workers
from victimcontact.casework.actions import action
from victimcontact.casework.carriage import BY_HAND
from victimcontact.casework.days import day_of
from victimcontact.casework.documents import print_batch as cover
from victimcontact.casework.documents.joining import joined
from victimcontact.casework.documents.typesetting import page_count
from victimcontact.records.models import Account, Message, MessageState, Unit
from victimcontact.records.models import PrintBatch as PrintBatch
from victimcontact.scheme.needs import goes_with
from victimcontact.scheme.roles import May

MOST = 100  # what one person prints, folds and checks without losing count
SHOWN = 20


class NothingWaits(Exception):
    """No letter of the unit waits to be printed."""


class TakeOut(Exception):
    """Letters of the batch must not be posted, or not yet: somebody takes them out of the pile first. Names their references."""


class AlreadyPosted(Exception):
    """The batch, or the letter, was marked as posted before."""


@dataclass(frozen=True)
class Progress:
    """A batch and how far it has come. `beyond` are letters that this officer may not see: somebody else prints those."""

    batch: PrintBatch
    letters: int
    posted: int
    beyond: int = 0

    @property
    def done(self) -> bool:
        return self.posted == self.letters


@action(needs=May.POST_LETTERS)
def make(*, by: Account, now: datetime) -> list[PrintBatch]:
    """Put every letter of the officer's unit that may be posted now into batches of at most `MOST`. Raises `NothingWaits`."""
    unit = _unit(by)
    waiting = _within_reach(by).filter(
        case__unit=unit, state=MessageState.IN_PRINT_ROOM, batch=None, carrier__in=BY_HAND
    )
    found = list(waiting.select_for_update(skip_locked=True, of=("self",)).order_by("-urgent", "approved_at"))
    later = posting_days.kept_for_later(found, now)
    rows = [row for row in found if row.pk not in later]
    if not rows:
        raise NothingWaits
    return [_batch(unit, rows[start : start + MOST], by=by, now=now) for start in range(0, len(rows), MOST)]


@action(needs=May.POST_LETTERS)
def mark_posted(*, batch: PrintBatch, by: Account, now: datetime) -> PrintBatch:
    """Somebody says that a batch is in the post. What this officer may not see goes back to wait. Raises `AlreadyPosted` or `TakeOut`."""
    fresh = _locked(batch, by)
    if wrong := _to_take_out(fresh, now):
        raise TakeOut(", ".join(wrong))
    beyond = _letters(fresh).exclude(pk__in=_within_reach(by).values("pk"))
    beyond.update(batch=None)
    fresh.posted_by, fresh.posted_at = by, now
    fresh.save(update_fields=["posted_by", "posted_at"])
    workers.ask_for("gateway.mark_posted")
    return fresh


@action(needs=May.POST_LETTERS)
def leave_out(*, message: Message, by: Account, now: datetime) -> Message:
    """A letter was not printed well, or was taken back: it leaves its batch. Raises `AlreadyPosted`."""
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if fresh.batch is None or fresh.state not in (MessageState.IN_PRINT_ROOM, *taken_back.TAKEN):
        raise AlreadyPosted(message.reference)
    _locked(fresh.batch, by)
    fresh.batch = None
    fresh.save(update_fields=["batch"])
    taken_back.take_back_if_needed(fresh, now)
    return fresh


def carry_out() -> int:
    """Write down, letter by letter, what people said was posted: the worker's. Answers how many."""
    posted = Message.objects.filter(batch__posted_at__isnull=False, state=MessageState.IN_PRINT_ROOM)
    keys = posted.order_by("approved_at").values_list("pk", flat=True)
    return workers.one_by_one(keys, _post, trouble="a letter could not be marked as posted")


def batches(account: Account) -> list[Progress]:
    """The unit's newest batches, those that are not in the post yet first. Raises `access.NotPermitted`."""
    access.require(account, May.POST_LETTERS)
    rows = _counted(PrintBatch.objects.filter(unit=_unit(account))).order_by("-posted_at", "-made_at")[:SHOWN]
    return [_progress(row) for row in sorted(rows, key=lambda row: row.posted_at is not None)]


def batch_for(account: Account, reference: str) -> PrintBatch:
    """A batch of the officer's own unit. Raises `access.NotPermitted` or `access.NotFound`."""
    access.require(account, May.POST_LETTERS)
    batch = PrintBatch.objects.filter(unit=_unit(account), reference=reference).first()
    if batch is None:
        raise access.NotFound(reference)
    return batch


def progress_of(batch: PrintBatch, account: Account) -> Progress:
    """How far a batch has come, and how many of its letters this officer may not see."""
    row = _counted(PrintBatch.objects.filter(pk=batch.pk)).get()
    seen = _letters(batch).filter(pk__in=_within_reach(account).values("pk")).count()
    made = _progress(row)
    return Progress(batch, made.letters, made.posted, made.letters - seen)


def letters_in(batch: PrintBatch, account: Account, *, now: datetime) -> list[Message]:
    """The letters of a batch that this officer may see, in the order in which they are printed; the look is written down."""
    audit.write("print_batches.look", by=account, now=now, subject=f"printbatch:{batch.reference}")
    return list(_in_order(batch, account))


def for_the_printer(batch: PrintBatch, account: Account, *, now: datetime) -> bytes:
    """All letters of a batch that wait to be posted, as one file. Every case in it counts as looked at (R74). Raises `AlreadyPosted`."""
    rows = _to_print(batch, account)
    with transaction.atomic():
        for row in rows:
            audit.write("print_batches.print", by=account, now=now, case_reference=row.case.reference)
    return joined(_pdf(row) for row in rows)


def cover_list(batch: PrintBatch, account: Account) -> bytes:
    """The list that goes with the letters: references, pages and envelopes, in the order of the file. Raises `AlreadyPosted`."""
    letters = tuple(_listed(row) for row in _to_print(batch, account))
    return cover.cover_list(cover.PrintBatch(batch.reference, day_of(batch.made_at), letters))


def _to_take_out(batch: PrintBatch, now: datetime) -> list[str]:
    """The references of the letters of a batch that must not be posted, or not yet."""
    printed = list(_letters(batch).filter(state=MessageState.IN_PRINT_ROOM).select_related("recipient"))
    later = posting_days.kept_for_later(printed, now)
    early = {letter.reference for letter in printed if letter.pk in later}
    return sorted(early.union(taken_back.to_take_out(batch, now)))


def _to_print(batch: PrintBatch, account: Account) -> list[Message]:
    rows = [row for row in _in_order(batch, account) if row.state == MessageState.IN_PRINT_ROOM]
    if not rows:
        raise AlreadyPosted(batch.reference)
    return rows


def _listed(message: Message) -> cover.PrintedLetter:
    return cover.PrintedLetter(
        reference=message.reference,
        pages=page_count(_pdf(message)),
        plain=message.plain_envelope,
        large_print=message.recipient.letter_format == paper.LARGE_PRINT,
        goes_with=goes_with(message.recipient.letter_format),
        sender=message.sender_name,
    )


def _pdf(message: Message) -> bytes:
    return base64.b64decode(message.pdf or "")


def _unit(account: Account) -> Unit:
    unit = access.officer_of(account).unit
    if unit is None:
        raise access.NotPermitted("This officer has no unit")
    return unit


def _within_reach(account: Account) -> QuerySet[Message]:
    return Message.objects.filter(channel="letter", case__in=access.cases_within_reach(account).values("pk"))


def _letters(batch: PrintBatch) -> QuerySet[Message]:
    return Message.objects.filter(batch=batch)


def _in_order(batch: PrintBatch, account: Account) -> QuerySet[Message]:
    rows = _within_reach(account).filter(batch=batch).select_related("case", "recipient")
    return rows.order_by("-urgent", "approved_at")


def _counted(rows: QuerySet[PrintBatch]) -> QuerySet[PrintBatch]:
    waits = Q(messages__state=MessageState.IN_PRINT_ROOM)
    return rows.annotate(letters=Count("messages"), waiting=Count("messages", filter=waits))


def _progress(row: PrintBatch) -> Progress:
    letters, waiting = getattr(row, "letters", 0), getattr(row, "waiting", 0)
    return Progress(row, letters, letters - waiting)


def _batch(unit: Unit, rows: list[Message], *, by: Account, now: datetime) -> PrintBatch:
    batch = PrintBatch.objects.create(reference=references.new("PB"), unit=unit, made_by=by, made_at=now)
    Message.objects.filter(pk__in=[row.pk for row in rows]).update(batch=batch)
    return batch


def _locked(batch: PrintBatch, by: Account) -> PrintBatch:
    fresh = PrintBatch.objects.select_for_update().filter(pk=batch.pk, unit=_unit(by)).first()
    if fresh is None:
        raise access.NotFound(batch.reference)
    if fresh.posted_at is not None:
        raise AlreadyPosted(batch.reference)
    return fresh


def _post(pk: UUID) -> int:
    rows = Message.objects.select_for_update(skip_locked=True, of=("self",)).select_related("batch__posted_by")
    message = rows.filter(pk=pk, state=MessageState.IN_PRINT_ROOM).first()
    batch = message.batch if message is not None else None
    if message is None or batch is None or batch.posted_by is None or batch.posted_at is None:
        return 0
    outcomes.sent(message, by=batch.posted_by, now=batch.posted_at)
    return 1
