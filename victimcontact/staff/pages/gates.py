"""The release gate of a stage, and the partners whose programs may ask one."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, accounts, gates, partners, stages
from victimcontact.casework.days import LONDON
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import stage_forms


class OpenForm(forms.Form):
    known = fields.Choice(
        label=_("Is it known when this is made public?"),
        options=[Option("yes", _("Yes"), reveals=("day", "hour")), ("no", _("Not yet"))],
    )
    day = fields.Day(label=_("On which day?"), called=_("The day of publication"))
    hour = fields.TimeOfDay(label=_("At what time?"), hint=_("For example, 9:30am or 14:30"))

    def publish_at(self) -> datetime | None:
        """The moment of publication, in London, where it is known."""
        answers = self.cleaned_data
        return datetime.combine(answers["day"], answers["hour"], LONDON) if answers["known"] == "yes" else None


def open_gate(request: HttpRequest, reference: UUID) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.RECORD_STAGE)
    fact = stages.fact_for(account, str(reference), now=now)
    if not gates.may_have_gate(fact):
        raise access.NotFound
    form = OpenForm(request.POST or None, on=today(now))
    if form.is_valid():
        try:
            gate = gates.open_gate(fact=fact, publish_at=form.publish_at(), by=account, now=now)
        except gates.AlreadyOpen:
            form.add_error(None, said("Somebody has just opened a gate for this."))
        else:
            return redirect("staff:gate", reference=gate.reference)
    context = {"form": form, "fact": fact, "title": stage_forms.title_of(stages.code_of(fact))}
    return render(request, "staff/gates/open.html", context)


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    gate = gates.gate_for(account, reference, now=now)
    context = {
        "gate": gate,
        "title": stage_forms.title_of(stages.code_of(gate.fact)),
        "answers": gates.answers_of(gate),
        "acts": accounts.granted(account),
    }
    return render(request, "staff/gates/show.html", context)


@require_POST
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    gate = gates.gate_for(account, reference, now=now)
    try:
        gates.ask(gate=gate, by=account, now=now)
    except gates.AlreadyClosed:
        notices.warning(request, said("The gate is closed."))
    return redirect("staff:gate", reference=reference)


@require_POST
def close(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.RECORD_STAGE)
    gate = gates.gate_for(account, reference, now=now)
    try:
        gates.close(gate=gate, by=account, now=now)
    except gates.AlreadyClosed:
        notices.warning(request, said("The gate was closed already."))
    else:
        notices.success(request, said("The gate is closed."))
    return redirect("staff:gate", reference=reference)


def index_of_partners(request: HttpRequest) -> HttpResponse:
    account, _now = signed_in(request)
    return render(request, "staff/partners/index.html", {"partners": partners.all_of_them(account)})


@require_POST
def end_partner(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    partner = partners.partner_called(account, reference)
    try:
        partners.end(partner=partner, by=account, now=now)
    except partners.AlreadyEnded:
        notices.warning(request, said("This partner’s key was ended already."))
    else:
        notices.success(request, said("The key of this partner does not open any more."))
    return redirect("staff:partners")


urlpatterns = [
    path("facts/<uuid:reference>/gate/", open_gate, name="open-gate"),
    path("gates/<slug:reference>/", show, name="gate"),
    path("gates/<slug:reference>/ask/", ask, name="ask-gate"),
    path("gates/<slug:reference>/close/", close, name="close-gate"),
    path("partners/", index_of_partners, name="partners"),
    path("partners/<slug:reference>/end/", end_partner, name="end-partner"),
]
