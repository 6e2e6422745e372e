"""A copy of the data about the offender, for the team that answers requests for one: shown, searched, and given as a file (P114)."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.views.decorators.http import require_POST

from victimcontact.casework import access, offender_copies, protection
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in


def show(request: HttpRequest, reference: str) -> HttpResponse:
    """What a copy holds, whom it is for, and the button that makes it."""
    account, now = signed_in(request)
    access.require(account, May.APPROVE_AS_MANAGER)
    case = access.case_for(account, reference, now=now)
    return render(request, "staff/cases/offender_copy.html", {"case": case})


@require_POST
def make(request: HttpRequest, reference: str) -> HttpResponse:
    """The file; its name says nothing."""
    account, now = signed_in(request)
    access.require(account, May.APPROVE_AS_MANAGER)
    case = access.case_for(account, reference, now=now)
    try:
        text = offender_copies.make(case=case, by=account, now=now)
    except protection.GivesAway:
        notices.warning(request, said("Something in it is also a fact that protects a victim. It was not made."))
        return redirect("staff:offender-copy", reference=reference)
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="copy.txt"'
    return response


urlpatterns = [
    path("cases/<slug:reference>/offender-copy/", show, name="offender-copy"),
    path("cases/<slug:reference>/offender-copy/file/", make, name="make-offender-copy"),
]
