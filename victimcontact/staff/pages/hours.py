"""Together (B14): the hour in which everybody who is to hear of a stage is told, each their own way."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, agreed_hours, stages
from victimcontact.casework.days import LONDON
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import stage_forms


class HourForm(forms.Form):
    day = fields.Day(label=_("On which day?"), called=_("The day"))
    hour = fields.TimeOfDay(label=_("When does the hour begin?"), hint=_("For example, 9:30am or 14:30"))
    press_risk = fields.LongText(
        label=_("What do officers have to know of the press?"),
        hint=_("Only officers read this. Do not name one member to another."),
        max_length=2000,
        required=False,
    )

    def tell_at(self) -> datetime:
        """The moment at which the hour begins, in London."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"], LONDON)


def show(request: HttpRequest, reference: UUID) -> HttpResponse:
    """The hour, who is told how in it, and the form to agree or change it."""
    account, now = signed_in(request)
    access.require(account, May.APPROVE_MESSAGE)
    fact = stages.fact_for(account, str(reference), now=now)
    hour = agreed_hours.of(fact)
    form = HourForm(request.POST or None, on=today(now), initial=_as_agreed(hour))
    if form.is_valid():
        try:
            agreed_hours.agree(
                fact=fact, tell_at=form.tell_at(), press_risk=form.cleaned_data["press_risk"], by=account, now=now
            )
        except agreed_hours.InThePast:
            form.add_error("hour", said("The hour must lie ahead"))
        else:
            notices.success(request, said("The hour is agreed. Nothing about this goes before it."))
            return redirect("staff:agreed-hour", reference=reference)
    parts = agreed_hours.parts(account, fact, hour.tell_at) if hour is not None else []
    context = {
        "form": form,
        "fact": fact,
        "hour": hour,
        "title": stage_forms.title_of(stages.code_of(fact)),
        "messages": [part for part in parts if part.way == agreed_hours.MESSAGE],
        "calls": [part for part in parts if part.way == agreed_hours.CALL],
        "own_way": [part for part in parts if part.way == agreed_hours.OWN_WAY],
    }
    return render(request, "staff/hours/show.html", context)


@require_POST
def end(request: HttpRequest, reference: UUID) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.APPROVE_MESSAGE)
    fact = stages.fact_for(account, str(reference), now=now)
    try:
        agreed_hours.end(fact=fact, by=account, now=now)
    except agreed_hours.NothingAgreed:
        notices.warning(request, said("No hour was agreed any more."))
    else:
        notices.success(request, said("The agreement is ended. What is approved goes as each plan lets it."))
    return redirect("staff:agreed-hour", reference=reference)


def _as_agreed(hour: agreed_hours.AgreedHour | None) -> dict[str, object]:
    if hour is None:
        return {}
    local = hour.tell_at.astimezone(LONDON)
    return {"day": local.date(), "hour": local.time(), "press_risk": hour.press_risk}


urlpatterns = [
    path("facts/<uuid:reference>/hour/", show, name="agreed-hour"),
    path("facts/<uuid:reference>/hour/end/", end, name="end-agreed-hour"),
]
