"""Leave to enter a zone: recorded, decided on by a manager, told by an officer (P69)."""

from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, zone_leaves, zones
from victimcontact.casework.zone_leaves import Leave
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today


class LeaveForm(forms.Form):
    from_on = fields.Day(label=_("From which day?"), called=_("The first day"))
    to_on = fields.Day(label=_("To which day?"), called=_("The last day"))
    purpose = fields.LongText(label=_("For what?"), missing=_("Enter for what"), max_length=1000, rows=3)
    given_by = fields.Text(label=_("Who gave leave?"), missing=_("Enter who gave leave"), max_length=120)


class DecisionForm(forms.Form):
    may_be_told = fields.YesNo(label=_("Is the victim told?"))
    why = fields.LongText(label=_("Why?"), missing=_("Enter why"), max_length=1000, rows=3)


class ToldForm(forms.Form):
    channel = fields.Choice(
        label=_("How did you tell them?"), options=[("phone", _("By telephone")), ("visit", _("At a visit"))]
    )


def record(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    zone = zones.zone_for(account, reference, now=now)
    form = LeaveForm(request.POST or None, on=today(now))
    if form.is_valid():
        try:
            zone_leaves.record(zone=zone, leave=Leave(**form.cleaned_data), by=account, now=now)
        except zone_leaves.WrongDays:
            form.add_error("to_on", said("The last day must not be before the first"))
        else:
            notices.success(request, said("It is recorded. A manager decides whether the victim is told."))
            return redirect("staff:zone", reference=reference)
    return _asked(request, reference, form, said("The offender may enter the zone"))


def decide(request: HttpRequest, leave: UUID) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.APPROVE_AS_MANAGER)
    found = zone_leaves.leave_for(account, leave, now=now)
    form = DecisionForm(request.POST or None)
    if form.is_valid():
        try:
            zone_leaves.decide(leave=found, by=account, now=now, **form.cleaned_data)
        except zone_leaves.DecidedAlready:
            form.add_error(None, said("Somebody else has decided already."))
        else:
            return redirect("staff:zone", reference=found.zone.reference)
    return _asked(request, found.zone.reference, form, said("Is the victim told?"))


def told(request: HttpRequest, leave: UUID) -> HttpResponse:
    account, now = signed_in(request)
    found = zone_leaves.leave_for(account, leave, now=now)
    form = ToldForm(request.POST or None)
    if form.is_valid():
        try:
            zone_leaves.record_told(leave=found, by=account, now=now, **form.cleaned_data)
        except zone_leaves.MustNotBeTold:
            form.add_error(None, said("Nobody has decided that they may be told."))
        else:
            return redirect("staff:zone", reference=found.zone.reference)
    return _asked(request, found.zone.reference, form, said("They have been told"))


def _asked(request: HttpRequest, zone: str, form: forms.Form, heading: str) -> HttpResponse:
    return render(request, "staff/zones/leave.html", {"form": form, "zone": zone, "heading": heading})


urlpatterns = [
    path("zones/<slug:reference>/leave/", record, name="zone-leave"),
    path("zones/leave/<uuid:leave>/decision/", decide, name="decide-zone-leave"),
    path("zones/leave/<uuid:leave>/told/", told, name="told-zone-leave"),
]
