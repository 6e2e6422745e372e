"""One question a page. What was answered so far travels in the form itself: nothing is kept, and nothing stands in an address.

All pages of one walk have one address and are asked for by POST. A page comes back with the answers before it, unseen; `at` says which
page it is, `seen` which were answered, and the buttons `go` lead back, from the list of answers to one of them, or to the same page
in the other language. It works without scripts, and whoever closes the window leaves nothing behind.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import QueryDict

from victimcontact.design.fields import DressedBoundField
from victimcontact.design.forms import Form

Answers = Mapping[str, Mapping[str, Any]]

AT: Final = "at"
SEEN: Final = "seen"
GO: Final = "go"
BACK: Final = "back"
STAY: Final = "stay"
END: Final = "end"


def always(answers: Answers) -> bool:
    return True


@dataclass(frozen=True)
class Step:
    """One page: its form, and after which answers it is asked."""

    name: str
    form: type[Form]
    asked: Callable[[Answers], bool] = always


@dataclass(frozen=True)
class Row:
    """An answer as it is read back: the question, what was chosen or typed, and the page it was given on."""

    question: str
    answer: str
    step: str


@dataclass(frozen=True)
class Place:
    """Where somebody is: at the page of a step, or at the end, where `form` is empty.

    `answers` is what each form before it made of what was typed, by step, and `rows` the same to be read; `carried` are the inputs
    that travel unseen; `number` counts the pages from 1.
    """

    at: str
    number: int
    form: Form | None
    answers: Answers
    rows: tuple[Row, ...]
    carried: tuple[tuple[str, str], ...]


def place(steps: Sequence[Step], posted: QueryDict, *, on: date) -> Place:
    """The page to show after what was posted. `on` is today, for the forms that ask for days.

    Whoever only changes the language stays, with what they had begun to type, and is told of no mistake yet.
    """
    sent, go = posted.get(AT, ""), posted.get(GO, "")
    seen = {*posted.getlist(SEEN), *(() if go else (sent,))}
    done, at, form = _answered(steps, posted, seen | {sent} if go == STAY else seen, on)
    wanted = {BACK: _before(sent, list(done)), STAY: sent}.get(go, go)
    if wanted in done:
        at, form = wanted, done[wanted]
        done = dict(list(done.items())[: list(done).index(wanted)])
    elif go == STAY and form is not None:
        form.errors.clear()
    rows = tuple(row for name, each in done.items() for row in _rows(name, each))
    return Place(at, len(done) + 1, form, _answers(done), rows, tuple(_carried(steps, posted, seen, at)))


def _answered(
    steps: Sequence[Step], posted: QueryDict, seen: set[str], on: date
) -> tuple[dict[str, Form], str, Form | None]:
    """The forms that were answered, in order, and the first that was not, with its name."""
    done: dict[str, Form] = {}
    for step in steps:
        if step.asked(_answers(done)):
            form = step.form(posted if step.name in seen else None, prefix=step.name, on=on)
            if not form.is_valid():
                return done, step.name, form
            done[step.name] = form
    return done, END, None


def _answers(done: Mapping[str, Form]) -> Answers:
    return {name: form.cleaned_data for name, form in done.items()}


def _before(sent: str, done: list[str]) -> str:
    """The page before the one that somebody goes back from; nothing before the first."""
    before = done[: done.index(sent)] if sent in done else done
    return before[-1] if before else ""


def _rows(name: str, form: Form) -> Iterator[Row]:
    for bound in form:
        if isinstance(bound, DressedBoundField) and not bound.field.unasked:
            shown = bound.field.shown(bound.data)
            if shown:
                yield Row(str(bound.label), shown, name)


def _carried(steps: Sequence[Step], posted: QueryDict, seen: set[str], at: str) -> Iterator[tuple[str, str]]:
    names = {step.name for step in steps}
    yield from ((SEEN, name) for name in sorted(seen & names))
    for key, values in posted.lists():
        if key.partition("-")[0] in names - {at}:
            yield from ((key, str(value)) for value in values)


def to_keep(steps: Sequence[Step], posted: QueryDict) -> dict[str, list[str]]:
    """What was posted so far, to be kept; a page on which something was typed counts as answered and is looked at when it is taken up."""
    names = {step.name for step in steps}
    kept = {key: [str(value) for value in posted.getlist(key)] for key in posted if key.partition("-")[0] in names}
    typed = {key.partition("-")[0] for key, values in kept.items() if any(value.strip() for value in values)}
    kept[SEEN] = sorted(typed & {*posted.getlist(SEEN), posted.get(AT, "")} | set(posted.getlist(SEEN)) & names)
    return kept


def taken_up(kept: Mapping[str, Sequence[str]]) -> QueryDict:
    """What was kept, as if it had just been posted."""
    posted = QueryDict(mutable=True)
    for key, values in kept.items():
        posted.setlist(key, list(values))
    return posted
