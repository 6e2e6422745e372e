"""Work that is done in the background: asking a worker for it, doing many rows one by one, or a step again and again."""

import logging
from collections.abc import Callable, Iterable
from uuid import UUID

from django.db import transaction

log = logging.getLogger(__name__)


def ask_for(task: str) -> None:
    """Ask a worker to do a task of `gateway.tasks`, by its whole name, when this transaction commits."""
    from procrastinate.contrib.django import app  # the connector needs Django's settings; imported where it is used

    app.configure_task(task).defer()


def one_by_one(keys: Iterable[UUID], do: Callable[[UUID], int], *, trouble: str) -> int:
    """Do something with each row in a transaction of its own, and answer the sum of what that answered.

    Whatever is wrong with one row must not keep it from the others: `trouble` stands in the log, with the key and the type of the
    error, which hold nothing personal.
    """
    return sum(_done(key, do, trouble) for key in list(keys))


def step_by_step(step: Callable[[], int], *, at_most: int, ask_again: Callable[[], None]) -> int:
    """Take a step again and again, each time in a transaction of its own, until it finds nothing to do; the sum of what it did.

    After so many steps other jobs have their turn, and a worker is asked to go on later. One that dies leaves each step done once or
    not at all.
    """
    done = 0
    for _step in range(at_most):
        with transaction.atomic():
            did = step()
        if not did:
            return done
        done += did
    ask_again()
    return done


def _done(key: UUID, do: Callable[[UUID], int], trouble: str) -> int:
    try:
        with transaction.atomic():
            return do(key)
    except Exception as error:
        log.error(trouble, extra={"row": str(key), "error": type(error).__name__})
        return 0
