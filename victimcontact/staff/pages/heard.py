"""Being heard: what the person of a case says and asks for, and where it stands on its way to whoever decides."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from victimcontact.casework import access, heard
from victimcontact.scheme.words.statements import NOT_RECEIVED, in_language
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import request_words, restorative, reviews, statement_forms, zones
from victimcontact.staff.pages.cases import frame
from victimcontact.staff.pages.complaints import STATES
from victimcontact.staff.pages.consultation_forms import KINDS


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    found = heard.of(case)
    context = {
        "heard": found,
        "statement_states": statement_forms.STATES,
        "withholding_states": statement_forms.WITHHOLDING_STATES,
        "asked_about": KINDS,
        "complaint_states": STATES,
        "restorative_states": restorative.STATES,
        "not_received": in_language(NOT_RECEIVED, "en"),
        "reviews": [(dates, reviews.standing(dates, today(now))) for dates in found.reviews],
    }
    return render(
        request,
        "staff/heard/show.html",
        frame(request, case, "staff:case-heard") | reviews.words() | request_words.words() | zones.words() | context,
    )


urlpatterns = [path("cases/<slug:reference>/being-heard/", show, name="case-heard")]
