"""Join or ask without a letter: questions page by page, a code to come back with, and the same answer for everybody.

Nothing is kept before somebody saves or sends it; nobody is told whether there is a case.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from victimcontact.casework import enquiries, enquiry_drafts
from victimcontact.casework.enquiries import Told
from victimcontact.portal import content
from victimcontact.portal.door import visitor
from victimcontact.portal.pages.join_forms import (
    CaseForm,
    HarmedForm,
    NeedsForm,
    ReachForm,
    ReturnForm,
    SafeForm,
    WhoForm,
    WishForm,
    YouForm,
)
from victimcontact.portal.question_pages import GO, Answers, Place, Step, place, taken_up, to_keep
from victimcontact.scheme.enquiries import DRAFT_KEPT, Way
from victimcontact.scheme.self_check import Who

SAVE, SEND, DRAFT = "save", "send", "draft"


def _for_another(answers: Answers) -> bool:
    return bool(answers["who"]["relationship"] != Who.MYSELF)


def _we_reach_them(answers: Answers) -> bool:
    return bool(answers["reach"]["way"] != Way.NONE)


STEPS = (
    Step("who", WhoForm),
    Step("wish", WishForm),
    Step("you", YouForm),
    Step("harmed", HarmedForm, _for_another),
    Step("reach", ReachForm),
    Step("safe", SafeForm, _we_reach_them),
    Step("case", CaseForm),
    Step("needs", NeedsForm),
)


@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """What this is, how long it takes, and that one can stop and come back."""
    return render(request, "portal/join/begin.html", {"facts": content.facts()})


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The next question; or the answers, to be checked and sent; or the code of what was saved."""
    here = place(STEPS, request.POST, on=timezone.localdate())
    if SAVE in request.POST:
        return _saved(request)
    if here.form is None and request.POST.get(SEND) and not request.POST.get(GO):
        return _sent(request, here)
    return _page(request, here, draft=request.POST.get(DRAFT, ""))


@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: HttpRequest) -> HttpResponse:
    """With the code of what was saved, the questions go on where they stopped."""
    form = ReturnForm(request.POST or None)
    if form.is_valid():
        code = form.cleaned_data["code"]
        try:
            kept = enquiry_drafts.take_up(code=code, visitor=visitor(request), now=timezone.now())
        except enquiry_drafts.WrongCode:
            form.add_error("code", gettext("This code is not right, or it has run out. Check it, or begin again."))
        else:
            return _page(request, place(STEPS, taken_up(kept), on=timezone.localdate()), draft=code)
    return render(request, "portal/join/come_back.html", {"form": form})


def _page(request: HttpRequest, here: Place, *, draft: str) -> HttpResponse:
    template = "portal/join/question.html" if here.form is not None else "portal/join/check.html"
    return render(request, template, {"form": here.form, "place": here, "draft": draft, "facts": content.facts()})


def _saved(request: HttpRequest) -> HttpResponse:
    try:
        code = enquiry_drafts.keep(
            typed=to_keep(STEPS, request.POST),
            code=request.POST.get(DRAFT, ""),
            visitor=visitor(request),
            now=timezone.now(),
        )
    except enquiry_drafts.TooMuch:
        return render(request, "portal/join/too_much.html", status=400)
    return render(request, "portal/join/saved.html", {"code": code, "kept_for": DRAFT_KEPT.days})


def _sent(request: HttpRequest, here: Place) -> HttpResponse:
    """The page is the answer to what was sent, so that no reference stands in an address; sent again it says the same."""
    told = _told(here.answers)
    reference = enquiries.send(
        told=told, draft=request.POST.get(DRAFT, ""), visitor=visitor(request), now=timezone.now()
    )
    context = {
        "reference": reference,
        "calls_us": told.way == Way.NONE,
        "later": told.wish == "later",
        "facts": content.facts(),
    }
    return render(request, "portal/join/sent.html", context)


def _told(answers: Answers) -> Told:
    """Everything that was answered, by the names that casework uses; what was not asked is left out."""
    given: dict[str, Any] = {name: value for page in answers.values() for name, value in page.items()}
    ways = {Way.PHONE: "phone", Way.EMAIL: "email", Way.LETTER: "address"}
    reach_at = given[ways[given["way"]]] if given["way"] in ways else ""
    given["ask_again_at"] = tuple(given["ask_again_at"])
    known = {name: given[name] for name in Told.__dataclass_fields__ if given.get(name) not in (None, "")}
    return Told(**{**known, "reach_at": reach_at})


urlpatterns = [
    path("join/", begin, name="join"),
    path("join/questions/", ask, name="join-questions"),
    path("join/come-back/", come_back, name="join-come-back"),
]
