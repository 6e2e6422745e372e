"""The first page of the day: what is owed, late first, and what else waits for a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from victimcontact.casework import access, accounts, nights, worklists
from victimcontact.design.site import Link
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today

WHOSE = {"mine": "Mine", "unit": "My unit's", "unallocated": "Not allocated"}
LEADS_TO = {
    "duty": "staff:case",
    "telling": "staff:decide-telling",
    "message": "staff:message",
    "note": "staff:notes",
    "caller": "staff:case",
    "risk": "staff:risk",
}


def show(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    if May.SEE_CASE not in accounts.granted(account):
        return redirect("staff:first-page")
    whose = request.GET.get("whose", "mine")
    if whose not in WHOSE:
        whose = "mine"
    number = request.GET.get("page", "1")
    page = worklists.duties_of(account, whose=whose, number=max(1, int(number)) if number.isdecimal() else 1)
    context = {
        "page": page,
        "counts": worklists.counts(account, on=today(now), whose=whose),
        "waiting": worklists.waiting_for(account, on=today(now), whose=whose),
        "incoming": worklists.incoming_count(account),
        "tabs": [Link(_(text), f"?whose={name}", current=name == whose) for name, text in WHOSE.items()],
        "whose": whose,
        "leads_to": LEADS_TO,
        "last_night": nights.last(),
    }
    return render(request, "staff/worklist/show.html", context)


FIRST_PAGES = (
    (May.SEE_CASE, "staff:worklist"),
    (May.READ_AUDIT, "staff:audit"),
    (May.SEE_STATISTICS, "staff:statistics"),
    (May.SEARCH_FOR_CALLER, "staff:callers"),
)


def first_page(request: HttpRequest) -> HttpResponse:
    """Where an officer begins: not everybody's work is cases."""
    account, _now = signed_in(request)
    acts = accounts.granted(account)
    theirs = [name for act, name in FIRST_PAGES if act in acts]
    if not theirs:
        raise access.NotPermitted("This account has no work here")
    return redirect(theirs[0])


urlpatterns = [
    path("", show, name="worklist"),
    path("start/", first_page, name="first-page"),
]
