"""A report that waits for the member: read whole, then approved or sent back with what should be said differently."""

from typing import TYPE_CHECKING, Any

from django import forms as plain
from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, approvals, reports
from victimcontact.design import fields, forms
from victimcontact.portal.door import visit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

READERS: dict[str, tuple["StrOrPromise", ...]] = {
    "R01": (
        _("The members of the Parole Board who decide, and the people who work for them"),
        _("The Probation Service, and the officials who send cases to the Parole Board"),
        _("The person it is about, and their lawyer"),
    ),
    "R02": (
        _("The tribunal, or the officials who decide for the Secretary of State"),
        _("The team at the hospital"),
        _("The person it is about, and their lawyer"),
    ),
    "R03": (
        _(
            "The probation officer who supervises the person it is about, and those who decide about release and conditions"
        ),
        _("The person it is about may come to read what a decision rests on"),
    ),
    "R04": (
        _("The people at the prison who decide about a move to an open prison"),
        _("The person it is about can read it. Nothing in it shows who you are"),
    ),
    "R06": (
        _("The Probation Service, and the officials who decide about recalls"),
        _("The members of the Parole Board, if they decide about a new release"),
        _("The person it is about, and their lawyer"),
    ),
    "R05": (_("The services that meet to keep people safe, such as the police and probation"),),
}


class ApproveForm(forms.Form):
    content_hash = plain.CharField(widget=plain.HiddenInput)
    understood = fields.Confirm(
        label=_("I have read it, and I understand who will read it"),
        missing=_("Tick the box if you understand who will read it"),
    )


class ChangesForm(forms.Form):
    note = fields.LongText(
        label=_("What should be said differently?"), missing=_("Write what should be different"), max_length=4000
    )


def read(request: HttpRequest, reference: str, report: str) -> HttpResponse:
    here = visit(request, reference)
    waiting = approvals.report_for(here.case, report)
    shown = approvals.to_approve(waiting)
    form = ApproveForm(request.POST or None, initial={"content_hash": shown.content_hash})
    if form.is_valid():
        try:
            reports.approve_own(report=waiting, by=here.account, now=here.now, **form.cleaned_data)
        except access.Stale:
            return _changed_meanwhile(request, reference, report)
        notices.success(request, gettext("Thank you. Your officer can now pass it on, in exactly these words."))
        return redirect("portal:timeline", reference=reference)
    context: dict[str, Any] = {"form": form, "reference": reference, "report": shown}
    return render(request, "portal/own/report.html", context | {"readers": READERS[shown.document]})


def ask_for_changes(request: HttpRequest, reference: str, report: str) -> HttpResponse:
    here = visit(request, reference)
    waiting = approvals.report_for(here.case, report)
    form = ChangesForm(request.POST or None)
    if form.is_valid():
        reports.ask_changes_own(report=waiting, by=here.account, now=here.now, **form.cleaned_data)
        notices.success(
            request, gettext("Your officer will change it and ask you again. Nothing is sent before you agree.")
        )
        return redirect("portal:timeline", reference=reference)
    return render(request, "portal/own/changes.html", {"form": form, "reference": reference, "report": report})


def _changed_meanwhile(request: HttpRequest, reference: str, report: str) -> HttpResponse:
    notices.warning(request, gettext("It has been changed since you opened it. Please read it once more."))
    return redirect("portal:report", reference=reference, report=report)


urlpatterns = [
    path("your-page/<slug:reference>/reports/<slug:report>/", read, name="report"),
    path("your-page/<slug:reference>/reports/<slug:report>/changes/", ask_for_changes, name="report-changes"),
]
