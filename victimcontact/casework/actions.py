"""The one decorator of every verb: permission, reach, one transaction, an audit entry that cannot be forgotten."""

import functools
import inspect
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, ParamSpec, TypedDict, TypeVar

from django.db import transaction
from django.db.models import Model

from victimcontact.casework import access, audit, errands
from victimcontact.records.models import Account, Case
from victimcontact.scheme.roles import May


class _About(TypedDict):
    case_reference: str
    subject: str


Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
# Every verb by its full name, with the permission it asks for.
NEEDS: dict[str, May] = {}


def action(
    *, needs: May, sparing: timedelta | None = None, hint: bool = False
) -> Callable[[Callable[Arguments, Result]], Callable[Arguments, Result]]:
    """Make a function a verb.

    The function takes keyword-only arguments, among them `by` (the account that acts) and `now` (an aware moment). Before
    it runs: `by` must hold the permission (`access.NotPermitted`), and every record among its arguments must be within the
    reach of `by` (`access.NotFound`). It runs in one transaction, whose last row is the audit entry. At the members' door it becomes an
    errand, which the worker carries out (`casework.errands`): the role of the database that this door has may not.

    `sparing` is for what a page does by itself every few seconds while somebody types: the trail then holds the first of what the
    same account does to the same thing within that time, so that it says when they were at work and is not flooded. `hint` is for what
    a page asks and can be shown without.
    """

    def decorate(verb: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
        _refuse_positional(verb)
        NEEDS[f"{verb.__module__}.{verb.__name__}"] = needs
        what = f"{verb.__module__.removeprefix('victimcontact.casework.')}.{verb.__name__}"

        @functools.wraps(verb)
        def run(*nothing: Arguments.args, **arguments: Arguments.kwargs) -> Result:
            by, now, others = _apart(**arguments)
            access.require(by, needs)
            with transaction.atomic():
                for value in others.values():
                    if isinstance(value, Model):
                        access.require_reach(by, value)
                result = verb(*nothing, **arguments)
                about = _about(others, result)
                if sparing is None or not audit.has_since(now - sparing, what, by=by, subject=about["subject"]):
                    audit.write(what, by=by, now=now, **about)
            return result

        return errands.carried(run, hint=hint)

    return decorate


def _apart(*, by: Any, now: Any, **others: Any) -> tuple[Account, datetime, dict[str, Any]]:
    """Who acts, when, and everything else that a verb was given."""
    return by, now, others


def _refuse_positional(verb: Callable[..., Any]) -> None:
    parameters = inspect.signature(verb).parameters
    if any(parameter.kind is not parameter.KEYWORD_ONLY for parameter in parameters.values()):
        raise TypeError(f"{verb.__qualname__}: a verb takes keyword-only arguments")
    if not {"by", "now"} <= parameters.keys():
        raise TypeError(f"{verb.__qualname__}: a verb takes `by` and `now`")


def _about(arguments: dict[str, Any], result: Any) -> _About:
    rows = [value for value in (*arguments.values(), result) if isinstance(value, Model)]
    case = next((case for case in map(_case_behind, rows) if case), None)
    subject = next((row for row in rows if not isinstance(row, Case)), None)
    return {
        "case_reference": case.reference if case else "",
        "subject": f"{subject._meta.model_name}:{getattr(subject, 'reference', subject.pk)}" if subject else "",
    }


def _case_behind(row: Model) -> Case | None:
    case = row if isinstance(row, Case) else getattr(row, "case", None)
    return case if isinstance(case, Case) else None
