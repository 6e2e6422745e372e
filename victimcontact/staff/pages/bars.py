"""Conflicts of interest: an officer declares their own, a manager keeps somebody from an offender's cases and lifts it again."""

from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, bars
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in


class ReasonForm(forms.Form):
    reason = fields.LongText(
        label=_("What is the conflict?"),
        hint=_("Managers of the unit read this, nobody else."),
        missing=_("Enter what the conflict is"),
        max_length=1000,
    )


class BarForm(ReasonForm):
    officer = fields.Select(
        label=_("Who must not come to this offender’s cases?"), options=[], missing=_("Choose an officer")
    )
    field_order = ("officer", "reason")


class LiftForm(forms.Form):
    reason = fields.LongText(
        label=_("Why may they come to these cases again?"), missing=_("Enter why"), max_length=1000
    )


def declare(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.DECLARE_CONFLICT)
    case = access.case_for(account, reference, now=now)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        bars.declare(case=case, reason=form.cleaned_data["reason"], by=account, now=now)
        notices.success(request, said("It is recorded. You do not see this offender’s cases any more."))
        return redirect("staff:worklist")
    return render(request, "staff/bars/declare.html", {"form": form, "case": case})


def of_case(request: HttpRequest, reference: str) -> HttpResponse:
    """The conflicts that stand on the offender of a case, and a new one."""
    account, now = signed_in(request)
    access.require(account, May.BAR_OFFICER)
    case = access.case_for(account, reference, now=now)
    form = BarForm(request.POST or None, options={"officer": bars.who_can_be_barred(account, case)})
    if form.is_valid():
        answers = form.cleaned_data
        officer = bars.officer_of_unit(account, answers["officer"])
        try:
            bars.record(case=case, officer=officer, reason=answers["reason"], by=account, now=now)
        except bars.AlreadyBarred:
            form.add_error("officer", said("This is recorded already."))
        else:
            notices.success(request, said("It is recorded. The cases they held wait to be allocated."))
            return redirect("staff:case-bars", reference=reference)
    context = {"form": form, "case": case, "bars": bars.of_case(account, case)}
    return render(request, "staff/bars/of_case.html", context)


def index(request: HttpRequest) -> HttpResponse:
    account, _now = signed_in(request)
    return render(request, "staff/bars/index.html", {"bars": list(bars.standing(account))})


def lift(request: HttpRequest, reference: UUID) -> HttpResponse:
    account, now = signed_in(request)
    bar = bars.bar_for(account, str(reference))
    form = LiftForm(request.POST or None)
    if form.is_valid():
        bars.lift(bar=bar, reason=form.cleaned_data["reason"], by=account, now=now)
        notices.success(request, said("The bar is lifted."))
        return redirect("staff:bars")
    return render(request, "staff/bars/lift.html", {"form": form, "bar": bar})


urlpatterns = [
    path("bars/", index, name="bars"),
    path("bars/<uuid:reference>/lift/", lift, name="lift-bar"),
    path("cases/<slug:reference>/conflict/", declare, name="declare-conflict"),
    path("cases/<slug:reference>/bars/", of_case, name="case-bars"),
]
