"""Who has been reached: of one stage, in the whole unit, and what an officer knows of it from speaking with the member."""

from typing import Any
from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import (
    access,
    accounts,
    agreed_hours,
    contact_cards,
    contacts,
    facts,
    gates,
    reach,
    stages,
    tellings,
)
from victimcontact.casework.contacts import RESULTS, ContactMade
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import stage_forms


class KnownForm(forms.Form):
    result = fields.Choice(
        label=_("What came of it?"),
        options=[
            ("reached", _("They know: I told them, or they told me")),
            ("no_answer", _("I tried and did not reach them")),
        ],
    )
    channel = fields.Choice(label=_("How?"), options=[("phone", _("By phone")), ("visit", _("In person"))])
    happened_on = fields.Day(label=_("When was it?"), called=_("The day"), past=True)
    note = fields.LongText(label=_("What was said?"), max_length=4000, required=False)


def of_stage(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Every member within reach who hears of one stage, its gate and its hour."""
    account, now = signed_in(request)
    fact = stages.fact_for(account, str(reference), now=now)
    context = {
        "fact": fact,
        "case": stages.case_of(account, fact),
        "title": stage_forms.title_of(stages.code_of(fact)),
        "happened_on": facts.happened_on(fact),
        "lines": reach.of_fact(account, fact),
        "gate": gates.of(fact),
        "may_have_gate": gates.may_have_gate(fact),
        "hour": agreed_hours.of(fact),
        "acts": accounts.granted(account),
    }
    return render(request, "staff/reach/fact.html", context)


def unreached(request: HttpRequest) -> HttpResponse:
    """A manager sees who of the unit does not know yet."""
    account, _now = signed_in(request)
    access.require(account, May.APPROVE_AS_MANAGER)
    context = {"lines": reach.not_reached(account), "acts": accounts.granted(account)}
    return render(request, "staff/reach/unreached.html", context)


def known(request: HttpRequest, reference: UUID) -> HttpResponse:
    """An officer spoke with the member, or tried to."""
    account, now = signed_in(request)
    access.require(account, May.RECORD_CONTACT)
    telling = tellings.telling_for(account, str(reference), now=now)
    form = KnownForm(request.POST or None, on=today(now), initial={"happened_on": today(now)})
    if form.is_valid():
        answers = form.cleaned_data
        made = ContactMade(
            **answers, outcome=RESULTS[answers["result"]], about=str(telling.fact_id), document=telling.document
        )
        contacts.add(case=telling.case, made=made, by=account, now=now)
        notices.success(request, said("It is logged."))
        return redirect("staff:reached", reference=telling.fact_id)
    card = contact_cards.of(telling.case, now=now)
    return render(request, "staff/reach/known.html", _context(telling) | {"form": form, "card": card})


def _context(telling: Any) -> dict[str, Any]:
    return {
        "telling": telling,
        "case": telling.case,
        "title": stage_forms.title_of(telling.code),
        "line": reach.of_telling(telling),
    }


urlpatterns = [
    path("not-reached/", unreached, name="not-reached"),
    path("facts/<uuid:reference>/reached/", of_stage, name="reached"),
    path("tellings/<uuid:reference>/known/", known, name="known"),
]
