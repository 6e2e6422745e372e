"""The trail, for auditors: who looked at or changed what, and whether it is still as it was written."""

from typing import Any

from django import forms as plain
from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, seals, trail
from victimcontact.casework.trail import Found, Sought
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today


class TrailForm(forms.Form):
    mark_optional = False

    day = fields.Day(label=_("Day"), called=_("The day"), past=True, required=False)
    case_reference = fields.Text(label=_("Case reference"), required=False, width=20, max_length=20)
    officer_email = fields.Email(label=_("Officer’s work email address"), required=False)
    before = plain.IntegerField(widget=plain.HiddenInput, required=False)


def show(request: HttpRequest) -> HttpResponse:
    """Searched by POST: whose doings are looked at stands in no address."""
    account, now = signed_in(request)
    access.require(account, May.READ_AUDIT)
    form = TrailForm(request.POST or None, on=today(now))
    found = _found(request, form) if form.is_valid() else None
    context: dict[str, Any] = {
        "form": form,
        "found": found,
        "asked": [
            (name, value) for name, value in request.POST.items() if name not in ("csrfmiddlewaretoken", "before")
        ],
        "seal": seals.state(),
        "checked": seals.last_check(),
    }
    return render(request, "staff/audit/show.html", context)


def _found(request: HttpRequest, form: TrailForm) -> Found | None:
    account, now = signed_in(request)
    try:
        return trail.search(account, Sought(**form.cleaned_data), now=now)
    except trail.UnknownActor:
        form.add_error("officer_email", said("No officer has this address"))
        return None


@require_POST
def check(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    seals.ask_for_check(by=account, now=now)
    notices.success(
        request, said("The whole trail is being checked. What is found stands below when you load this page again.")
    )
    return redirect("staff:audit")


urlpatterns = [
    path("audit/", show, name="audit"),
    path("audit/check/", check, name="check-trail"),
]
