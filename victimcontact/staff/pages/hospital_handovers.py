"""Unrestricted hospital orders: which hospital it is, and the day the victim's wish was passed to its managers."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, accounts, facts, hospital_handovers
from victimcontact.casework.access import Case
from victimcontact.casework.hospital_handovers import Hospital
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today


class HospitalForm(forms.Form):
    name = fields.Text(label=_("Name of the hospital"), missing=_("Enter the name of the hospital"), max_length=160)
    address = fields.LongText(
        label=_("Address of the hospital"),
        hint=_("One line for each line of the address. The victim is told it, so that they can write there."),
        missing=_("Enter the address of the hospital"),
        rows=5,
        max_length=500,
    )


class PassOnForm(forms.Form):
    passed_on = fields.Day(
        label=_("When did you give the managers the victim’s wish, name and address?"),
        called=_("The day you passed it on"),
        past=True,
    )


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    case = _case(request, reference)
    context = {
        "case": case,
        "handover": hospital_handovers.of(case),
        "passed_on": hospital_handovers.passed_on_day(case),
        "wish": hospital_handovers.has_wished(case),
        "address": hospital_handovers.address_to_give(case, now=now),
        "acts": accounts.granted(account),
    }
    return render(request, "staff/hospital_handovers/show.html", context)


def hospital(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    case = _case(request, reference)
    access.require(account, May.RECORD_STAGE)
    known = hospital_handovers.of(case)
    initial = {"name": known.hospital, "address": known.hospital_address} if known else None
    form = HospitalForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            hospital_handovers.record_hospital(case=case, hospital=Hospital(**form.cleaned_data), by=account, now=now)
        except hospital_handovers.PassedOn:
            form.add_error(None, said("It has been passed on already. What was told cannot be changed here."))
        else:
            notices.success(request, said("The hospital is recorded."))
            return redirect("staff:handover", reference=reference)
    return render(request, "staff/hospital_handovers/hospital.html", {"form": form, "case": case})


def pass_on(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    case = _case(request, reference)
    access.require(account, May.RECORD_STAGE)
    form = PassOnForm(request.POST or None, on=today(now))
    if form.is_valid():
        try:
            hospital_handovers.pass_on(case=case, by=account, now=now, **form.cleaned_data)
        except tuple(kind for kind, _text in REFUSALS) as refusal:
            form.add_error(None, next(text for kind, text in REFUSALS if isinstance(refusal, kind)))
        else:
            notices.success(request, said("It is recorded. The letter that names the hospital waits for approval."))
            return redirect("staff:handover", reference=reference)
    return render(request, "staff/hospital_handovers/pass_on.html", {"form": form, "case": case})


REFUSALS = (
    (hospital_handovers.NoWish, _("Nothing is passed on before they have said that they want to hear.")),
    (hospital_handovers.NoHospital, _("Record first which hospital it is.")),
    (hospital_handovers.PassedOn, _("It has been passed on already.")),
    (facts.InTheFuture, _("The day you passed it on must be today or in the past")),
)


def _case(request: HttpRequest, reference: str) -> Case:
    """The case; on any other route there is no such page."""
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    if not hospital_handovers.is_on_route(case):
        raise access.NotFound(reference)
    return case


urlpatterns = [
    path("cases/<slug:reference>/hospital/", show, name="handover"),
    path("cases/<slug:reference>/hospital/name/", hospital, name="name-hospital"),
    path("cases/<slug:reference>/hospital/passed-on/", pass_on, name="pass-on"),
]
