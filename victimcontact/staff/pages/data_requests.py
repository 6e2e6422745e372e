"""What members ask for about what we hold of them: a copy to be looked at and released, something to be put right."""

from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from victimcontact.casework import access, data_requests
from victimcontact.casework.data_requests import COPY, Ended
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in

OUTCOMES = {"released": _("Released"), "corrected": _("Put right"), "refused": _("Not changed")}


class ReleaseForm(forms.Form):
    looked = fields.Confirm(
        label=_("I have looked at every part, and nothing in it is about somebody else"),
        missing=_("Look at every part, and tick the box"),
    )


class AnswerForm(forms.Form):
    corrected = fields.YesNo(label=_("Was something put right?"), missing=_("Choose whether something was put right"))
    text = fields.LongText(
        label=_("What do you tell them?"),
        hint=_("What was put right, or why not. They read it in their own pages."),
        missing=_("Write what you tell them"),
        max_length=4000,
    )


@require_safe
def index(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.ANSWER_MEMBER)
    case = access.case_for(account, reference, now=now)
    context = {"case": case, "requests": data_requests.of_case(case), "outcomes": OUTCOMES}
    return render(request, "staff/data/index.html", context)


def show(request: HttpRequest, reference: str, data: str) -> HttpResponse:
    """A copy as it would go now, with what is left out of it, or what is to be put right."""
    account, now = signed_in(request)
    asked = data_requests.request_for(account, reference, data, now=now)
    is_copy = asked.kind == COPY
    form = (ReleaseForm if is_copy else AnswerForm)(request.POST or None)
    if form.is_valid():
        answers: dict[str, Any] = {} if is_copy else form.cleaned_data
        try:
            (data_requests.release if is_copy else data_requests.answer)(request=asked, by=account, now=now, **answers)
        except Ended:
            notices.warning(request, said("Somebody else has just answered this."))
        else:
            notices.success(request, said("They can open it in their own pages now."))
        return redirect("staff:data-requests", reference=reference)
    is_open = asked.ended_at is None
    copy = data_requests.preview(asked, now=now) if is_copy and is_open else None
    context = {"form": form, "asked": asked, "copy": copy, "is_open": is_open, "outcomes": OUTCOMES}
    return render(request, "staff/data/show.html", context)


urlpatterns = [
    path("cases/<slug:reference>/information/", index, name="data-requests"),
    path("cases/<slug:reference>/information/<slug:data>/", show, name="data-request"),
]
