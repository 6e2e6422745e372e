"""Answers that are looked at once more before they count: the form, a page that repeats what was said, and only then the change."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from victimcontact.design import forms

# What the page in between sends beside the answers: to go on, or to go back to the form.
CHECKED, YES, NO = "checked", "yes", "no"
# What is asked after that page: a code that went to a new place, or for another one.
CODE, AGAIN = "code", "again"
NOT_ANSWERS = frozenset({CHECKED, CODE, AGAIN, "csrfmiddlewaretoken"})


@dataclass(frozen=True)
class Look:
    """The page in between: where its back link leads, and what to know before saying yes."""

    back: str
    know: Sequence[object] = ()


def was_checked(request: HttpRequest) -> bool:
    """Whether the person has seen their answers and says that they are right."""
    return request.POST.get(CHECKED) == YES


def wants_to_look(request: HttpRequest) -> bool:
    """Whether the answers were just given, so that they are shown before anything else."""
    return request.method == "POST" and CHECKED not in request.POST


def show(request: HttpRequest, form: forms.Form, look: Look) -> HttpResponse:
    """Repeat the answers. They travel in the page and are kept nowhere: they say where somebody can be found."""
    answers = [(bound.label, bound.field.shown(bound.data)) for bound in form.asked()]
    context = {"answers": answers, "sent": sent(request), "look": look, "path": request.path}
    return render(request, "portal/own/check.html", context)


def sent(request: HttpRequest) -> list[tuple[str, str]]:
    """The answers as they were posted, to travel on in the next page."""
    return [(name, str(value)) for name, values in request.POST.lists() for value in values if name not in NOT_ANSWERS]
