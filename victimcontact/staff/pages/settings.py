"""The law in force, the local periods and who approves letters: what holds now, since when, and who changed it why."""

from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, approval_settings, laws
from victimcontact.casework.laws import PeriodNow, SwitchNow
from victimcontact.design import fields, forms
from victimcontact.scheme.reach import LADDERS
from victimcontact.scheme.roles import May
from victimcontact.scheme.switches import LONGEST_PERIOD
from victimcontact.staff.door import signed_in

MARKS = {
    "H": (_("Official source"), "green"),
    "M": (_("Confirmed in part"), "yellow"),
    "L": (_("Little evidence"), "orange"),
    "D": (_("Local setting"), "blue"),
}


class ReasonForm(forms.Form):
    reason = fields.LongText(
        label=_("Why?"),
        hint=_("For example, the commencement order or who agreed the period. It is kept with your name."),
        missing=_("Enter the reason"),
        max_length=300,
        rows=3,
    )


class CommencementForm(ReasonForm):
    known = fields.Choice(
        label=_("When does it take effect?"),
        options=[
            fields.Option("yes", _("On a day that is known"), reveals=("in_force_on",)),
            ("no", _("The day is not known")),
        ],
    )
    in_force_on = fields.Day(label=_("Day it takes effect"), called=_("The day it takes effect"))
    field_order = ("known", "in_force_on", "reason")


APPROVERS = {"officer": _("The officer who holds the case"), "manager": _("A manager")}


class ApproverForm(ReasonForm):
    approver = fields.Choice(label=_("Who approves these letters?"), options=list(APPROVERS.items()))
    field_order = ("approver", "reason")


def index(request: HttpRequest) -> HttpResponse:
    account, _now = signed_in(request)
    context = {
        "switches": laws.switches_now(account),
        "periods": laws.periods_now(account),
        "stages": approval_settings.stages_now(account),
        "approvers": APPROVERS,
        "marks": MARKS,
        "ladders": LADDERS.values(),
    }
    return render(request, "staff/settings/index.html", context)


def change(request: HttpRequest, reference: str) -> HttpResponse:
    """A switch or a period: what holds, a form to change it, and everything that was entered before."""
    account, _now = signed_in(request)
    access.require(account, May.CHANGE_SETTINGS)
    for switch in laws.switches_now(account):
        if switch.name == reference:
            return _change_switch(request, switch)
    for period in laws.periods_now(account):
        if period.name == reference:
            return _change_period(request, period)
    raise access.NotFound(reference)


def _change_switch(request: HttpRequest, switch: SwitchNow) -> HttpResponse:
    account, now = signed_in(request)
    day = switch.in_force_on
    form = CommencementForm(request.POST or None, initial={"known": "yes" if day else "no", "in_force_on": day})
    if form.is_valid():
        answers = form.cleaned_data
        laws.enter_commencement(
            name=switch.name, in_force_on=answers["in_force_on"], reason=answers["reason"], by=account, now=now
        )
        return _entered(request, switch.name)
    return _page(request, "staff/settings/switch.html", {"form": form, "row": switch})


def _change_period(request: HttpRequest, period: PeriodNow) -> HttpResponse:
    account, now = signed_in(request)
    form = _period_form(period)(request.POST or None, initial=_numbered(period.numbers))
    if form.is_valid():
        numbers = [form.cleaned_data[name] for name in _numbered(period.numbers)]
        laws.enter_period(name=period.name, numbers=numbers, reason=form.cleaned_data["reason"], by=account, now=now)
        return _entered(request, period.name)
    return _page(request, "staff/settings/period.html", {"form": form, "row": period})


def change_approver(request: HttpRequest, code: str) -> HttpResponse:
    """Who approves the letters of one stage: what holds, a form to change it, and everything that was entered before."""
    account, now = signed_in(request)
    row = next((stage for stage in approval_settings.stages_now(account) if stage.code == code), None)
    if row is None:
        raise access.NotFound(code)
    form = ApproverForm(request.POST or None, initial={"approver": row.approver})
    if form.is_valid():
        approval_settings.enter(code=code, **form.cleaned_data, by=account, now=now)
        notices.success(
            request, said("The entry holds from now on. Nothing that waits for a manager is given to anybody else.")
        )
        return redirect("staff:settings")
    context = {"form": form, "row": row, "approvers": APPROVERS, "history": approval_settings.history(code)}
    return render(request, "staff/settings/approver.html", context)


def _numbered(numbers: tuple[int, ...]) -> dict[str, int]:
    return {f"part_{place}": number for place, number in enumerate(numbers)}


def _period_form(period: PeriodNow) -> type[ReasonForm]:
    """A question for each number of the period."""
    questions: dict[str, Any] = {
        f"part_{place}": fields.Number(
            label=f"{part.unit.capitalize()} {part.means}", min_value=0, max_value=LONGEST_PERIOD, width=4
        )
        for place, part in enumerate(period.shipped.parts)
    }
    order = {"field_order": (*questions, "reason")}
    return type("PeriodForm", (ReasonForm,), questions | order)


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context | {"history": laws.history(context["row"].name), "marks": MARKS})


def _entered(request: HttpRequest, name: str) -> HttpResponse:
    if laws.waits(name):
        notices.warning(
            request,
            said("This would make much due at once, so it does not hold yet. A manager decides on the page “Brakes”."),
        )
        return redirect("staff:settings")
    notices.success(
        request,
        said(
            "The entry holds from now on. What is owed follows in each case when something happens in it, and in all of them tonight."
        ),
    )
    return redirect("staff:settings")


urlpatterns = [
    path("settings/", index, name="settings"),
    path("settings/approvals/<slug:code>/", change_approver, name="change-approver"),
    path("settings/<slug:reference>/", change, name="change-setting"),
]
