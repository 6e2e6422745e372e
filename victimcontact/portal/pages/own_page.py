"""What a member finds after signing in: what has happened, what comes next, and who their officer is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_safe

from victimcontact.casework import access, timelines
from victimcontact.casework.days import day_of
from victimcontact.design.language import language
from victimcontact.portal.door import signed_in, visit


@require_safe
def own_cases(request: HttpRequest) -> HttpResponse:
    """Somebody with one case goes straight to it; somebody with several chooses."""
    account, now = signed_in(request)
    cases = [timelines.own_case(case, account) for case in access.cases_of(account, now=now)]
    if len(cases) == 1:
        return redirect("portal:timeline", reference=cases[0].reference)
    return render(request, "portal/own/cases.html", {"cases": cases})


@require_safe
def timeline(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    shown = timelines.for_victim(here.case, on=day_of(here.now), language=language())
    return render(request, "portal/own/timeline.html", {"timeline": shown})


@require_safe
def officer(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    context = {"reference": reference, "officer": timelines.officer_of(here.case, language(), on=day_of(here.now))}
    return render(request, "portal/own/officer.html", context)


urlpatterns = [
    path("your-page/", own_cases, name="own-cases"),
    path("your-page/<slug:reference>/", timeline, name="timeline"),
    path("your-page/<slug:reference>/officer/", officer, name="officer"),
]
