"""Every part of the site that the menu has no room for, with a line each on what is found there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from victimcontact.casework import accounts
from victimcontact.staff import menu
from victimcontact.staff.door import signed_in


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    account, _now = signed_in(request)
    return render(request, "staff/more.html", {"groups": menu.groups(accounts.granted_to_officer(account))})


urlpatterns = [path("more/", show, name="more")]
