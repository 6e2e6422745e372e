"""What the members' door asks for and cannot do itself: the worker carries it out, as the application, and answers.

That door's role of the database reads a member's own rows and writes next to nothing (docs/adr/0028-the-rows-of-one-member.md). A verb
called there becomes an errand: a closed row that names the verb and what it is given. Who asks is not for the door to say: the database
lets it write the account that sits there (`casework.sittings`) or nobody. So an errand can do what this member may do, and no more.
"""

import functools
import importlib
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model
from django.utils.functional import SimpleLazyObject

from victimcontact.casework import cargo, sittings
from victimcontact.casework.access import NotPermitted
from victimcontact.casework.days import Clock
from victimcontact.records.models import Account, Errand

log = logging.getLogger(__name__)
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

LOOKS = (
    *(0.005,) * 4,
    *(0.01,) * 8,
    *(0.03,) * 30,
    *(0.1,) * 190,
)  # seconds before each look for the answer: 20 in all
LOOKS_FOR_A_HINT = LOOKS[:42]  # a second in all
KEPT = timedelta(minutes=1)
CHANNEL = "errands"
OUR_ROOM, OUR_REFUSALS = "victimcontact.casework.", ("victimcontact.casework.", "victimcontact.scheme.")


class NotCarriedOut(Exception):
    """The worker did not answer in time, or failed in a way that nobody foresaw."""


@dataclass(frozen=True)
class Act:
    """What can be asked for: a verb, which asks who acts, or something that is open to `anybody` before they sign in.

    For a `hint` the page waits no longer than a second: it can be shown without.
    """

    does: Callable[..., Any]
    anybody: bool
    hint: bool = False


ACTS: dict[str, Act] = {}


def carried(
    function: Callable[Arguments, Result], *, anybody: bool = False, hint: bool = False
) -> Callable[Arguments, Result]:
    """A function that is done here, or asked for where the database does not let it be done here."""
    name = f"{function.__module__}.{function.__name__}"
    ACTS[name] = Act(function, anybody, hint)

    @functools.wraps(function)
    def do_or_ask(*nothing: Arguments.args, **arguments: Arguments.kwargs) -> Result:
        if not settings.ROWS_OF_ONE_MEMBER:
            return function(*nothing, **arguments)
        given: dict[str, Any] = dict(arguments)
        answer: Result = ask(name, **given)
        return answer

    return do_or_ask


def open_to_anybody(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Make a function what somebody may ask for who is not signed in. It takes keyword arguments, among them `now`."""
    return carried(function, anybody=True)


def ask(act: str, *, now: datetime, by: Account | None = None, **given: Any) -> Any:
    """Leave an errand with the worker and wait for what comes of it: the answer, or the refusal that the verb raised.

    Raises `NotCarriedOut` after about 20 seconds, for a hint after one. If the worker had not begun by then, it will not.
    """
    errand = Errand(act=act, account=by, given=cargo.packed(given), made_at=now)
    sittings.name(errand=str(errand.pk))
    errand.save(force_insert=True)
    answer = awaited(errand, now=now)
    if "refused" in answer:
        raise _refusal(answer["refused"])
    if "answer" not in answer:
        raise NotCarriedOut(act)
    return _opened(answer, cargo.hints_of(ACTS[act].does)["return"])


def carry_out_next(*, clock: Clock) -> bool:
    """Carry out the errand that has waited longest, unless somebody else does; whether there was one."""
    with transaction.atomic():
        waiting = Errand.objects.select_for_update(skip_locked=True).filter(begun_at__isnull=True)
        errand = waiting.order_by("made_at").first()
        if errand is None:
            return False
        errand.begun_at = clock()
        errand.save(update_fields=["begun_at"])
    errand.answer, errand.given = answer_to(errand, now=clock()), {}
    errand.save(update_fields=["answer", "given"])
    return True


def answer_to(errand: Errand, *, now: datetime) -> dict[str, Any]:
    """Do what an errand asks for, as whoever sat at the door; what came of it, as it goes back."""
    try:
        return _done(errand, now)
    except Exception as error:
        kind = type(error)
        if kind.__module__.startswith(OUR_REFUSALS):
            said = [each for each in error.args if isinstance(each, str | int)]
            more = {name: each for name, each in vars(error).items() if isinstance(each, str | int)}
            return {"refused": [kind.__module__, kind.__qualname__, said, more]}
        log.error("an errand failed", extra={"act": errand.act, "error": kind.__name__})
        return {}


def listen(*, clock: Clock, seconds: float) -> None:
    """Carry out everything that waits, then wait for more, for so many seconds at most."""
    connection.ensure_connection()
    link = connection.connection
    link.execute(f"LISTEN {CHANNEL}")
    while carry_out_next(clock=clock):
        pass
    for _call in link.notifies(timeout=seconds, stop_after=1):
        pass


def forget_old(*, now: datetime) -> int:
    """What was answered, or given up, is kept no longer than the page that asked. Answers how many went."""
    gone, _by_table = Errand.objects.filter(made_at__lt=now - KEPT, begun_at__isnull=False).delete()
    return gone


def _done(errand: Errand, now: datetime) -> dict[str, Any]:
    act = _act(errand.act)
    takes = cargo.hints_of(act.does)
    if {"by", "now"} & errand.given.keys() or not errand.given.keys() <= takes.keys():
        raise cargo.NotAsAgreed(errand.act)
    if not act.anybody and errand.account is None:
        raise NotPermitted(errand.act)
    given = {name: cargo.unpacked(value, takes[name]) for name, value in errand.given.items()}
    result = act.does(**given, now=now) if act.anybody else act.does(**given, by=errand.account, now=now)
    sitting = result.sitting if isinstance(result, Account) else ""
    return {"answer": cargo.packed(result), "sitting": sitting}


def _act(name: str) -> Act:
    """What a name stands for. Its module may not have been needed yet in this process."""
    if name.startswith(OUR_ROOM) and name not in ACTS:
        importlib.import_module(name.rpartition(".")[0])
    if name not in ACTS:
        raise cargo.NotAsAgreed(name)
    return ACTS[name]


def awaited(errand: Errand, *, now: datetime) -> dict[str, Any]:
    """The answer. Who gives up says so to the worker, and waits on where it had begun already."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
    for _once_more in range(2):
        for seconds in LOOKS_FOR_A_HINT if ACTS[errand.act].hint else LOOKS:
            time.sleep(seconds)
            found = Errand.objects.filter(pk=errand.pk, answer__isnull=False).first()
            if found is not None:
                return dict(found.answer)
        if Errand.objects.filter(pk=errand.pk, begun_at__isnull=True).update(begun_at=now):
            break
    raise NotCarriedOut(errand.act)


def _refusal(said: list[Any]) -> Exception:
    """What the verb raised, raised again here."""
    module, name, words, more = said
    kind: Any = functools.reduce(getattr, name.split("."), importlib.import_module(module))
    refusal: Exception = kind.__new__(kind)
    refusal.args = tuple(words)
    vars(refusal).update(more)
    return refusal


def _opened(answer: dict[str, Any], hint: Any) -> Any:
    """The answer as the verb gives it. A record is read when it is looked at: most pages do not, and not every one can be seen there."""
    if not (isinstance(hint, type) and issubclass(hint, Model)):
        return cargo.unpacked(answer["answer"], hint)
    if not answer["sitting"]:
        return SimpleLazyObject(lambda: cargo.unpacked(answer["answer"], hint))
    sittings.name(sitting=answer["sitting"])
    account = cargo.unpacked(answer["answer"], hint)
    account.sitting = answer["sitting"]
    return account
