"""Figures of the scheme's work, in which nobody can be found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import statistics
from victimcontact.staff.door import signed_in, today

GROUPS = {
    "being_decided": _("Being decided"),
    "not_eligible": _("Not eligible"),
    "to_be_offered": _("To be offered"),
    "offered": _("Offered"),
    "joined": _("Joined"),
    "said_no": _("Said no"),
    "not_reached": _("Not reached"),
    "closed": _("Closed"),
}


def show(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    figures = statistics.counted(account, on=today(now))
    context = {"figures": figures, "groups": [GROUPS[name] for name in statistics.GROUPS]}
    return render(request, "staff/statistics/show.html", context)


urlpatterns = [path("statistics/", show, name="statistics")]
