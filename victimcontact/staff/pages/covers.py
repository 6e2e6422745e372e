"""Who is away, from when to when, and who stands in."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, covers
from victimcontact.casework.covers import Absence
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today

REFUSALS: dict[type[Exception], tuple[str, Any]] = {
    covers.WrongDays: ("to_on", _("The last day must not be before the first, nor gone by.")),
    covers.AlreadyAway: ("from_on", _("An absence is recorded already for one of these days.")),
    covers.CannotStandIn: ("stands_in", _("Choose somebody else of the unit who holds cases.")),
    covers.StandInIsAway: ("stands_in", _("They are away themselves on one of these days. Choose somebody else.")),
}


class StandInForm(forms.Form):
    stands_in = fields.Select(label=_("Who stands in?"), options=[], blank=_("Nobody yet"), required=False)


class AbsenceForm(StandInForm):
    officer = fields.Select(label=_("Who is away?"), options=[], missing=_("Choose who is away"))
    from_on = fields.Day(label=_("First day away"), called=_("The first day"))
    to_on = fields.Day(label=_("Last day away"), called=_("The last day"))
    note = fields.LongText(
        label=_("What should whoever stands in know?"),
        hint=_("Leave out where anybody lives."),
        required=False,
        max_length=2000,
    )
    field_order = ("officer", "from_on", "to_on", "stands_in", "note")


def index(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    return render(request, "staff/covers/index.html", {"absences": covers.of_unit(account, today(now))})


def add(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.ARRANGE_COVER)
    whose = covers.whose(account)
    offered = {"officer": whose, "stands_in": covers.stand_ins(account)}
    initial = {"officer": whose[0][0]} if len(whose) == 1 else {}
    form = AbsenceForm(request.POST or None, on=today(now), options=offered, initial=initial)
    if form.is_valid():
        answers = dict(form.cleaned_data)
        officer = covers.officer_named(account, answers.pop("officer"))
        absence = Absence(**answers | {"stands_in": answers["stands_in"] or "", "note": answers["note"] or ""})
        try:
            covers.record(officer=officer, absence=absence, by=account, now=now)
        except tuple(REFUSALS) as refusal:
            form.add_error(*REFUSALS[type(refusal)])
        else:
            notices.success(request, said("The absence is recorded."))
            return redirect("staff:covers")
    return render(request, "staff/covers/add.html", {"form": form})


def show(request: HttpRequest, reference: UUID) -> HttpResponse:
    account, now = signed_in(request)
    cover = covers.cover_for(account, str(reference), now=now)
    options = {"stands_in": covers.stand_ins(account, without=cover.officer)}
    initial = {"stands_in": str(cover.stands_in_id or "")}
    form = StandInForm(request.POST or None, options=options, initial=initial)
    if form.is_valid():
        try:
            covers.choose(cover=cover, stands_in=form.cleaned_data["stands_in"] or "", by=account, now=now)
        except (covers.CannotStandIn, covers.StandInIsAway) as refusal:
            form.add_error(*REFUSALS[type(refusal)])
        else:
            notices.success(request, said("From now on it is as you chose."))
            return redirect("staff:covers")
    context = {"cover": cover, "form": form, "may_change": covers.may_change(account, cover.officer)}
    return render(request, "staff/covers/show.html", context)


@require_POST
def end(request: HttpRequest, reference: UUID) -> HttpResponse:
    account, now = signed_in(request)
    with suppress(covers.AlreadyOver):
        covers.end(cover=covers.cover_for(account, str(reference), now=now), by=account, now=now)
    notices.success(request, said("The absence has ended. The work is with its officer again."))
    return redirect("staff:covers")


urlpatterns = [
    path("covers/", index, name="covers"),
    path("covers/new/", add, name="add-cover"),
    path("covers/<uuid:reference>/", show, name="cover"),
    path("covers/<uuid:reference>/end/", end, name="end-cover"),
]
