"""Sending that stopped by itself: what is held, how that compares with what is usual, and the manager's decision."""

from typing import Any
from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import brakes
from victimcontact.casework.brakes import Decision
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.design.site import Link
from victimcontact.staff.door import signed_in
from victimcontact.staff.pages import stage_forms

KINDS = {
    "too_many": _("Far more than usual came from other systems"),
    "too_many_by_hand": _("Far more than usual were recorded"),
    "out_already": _("Released, but recorded as out already"),
    "before_tariff": _("Released before the end of the tariff"),
    "no_release_decision": _("A sentence without an end, and nobody decided to release"),
    "not_detained": _("Discharged, but not recorded as detained in hospital"),
    "repeat": _("The same news twice within days"),
    "too_many_letters": _("Far more letters of one kind than usual were approved"),
    "rules": _("A change of the rules makes much due at once"),
}
ALL = "all"


class DecideForm(forms.Form):
    about = fields.Select(label=_("What do you decide about?"))
    choice = fields.Choice(
        label=_("What do you decide?"),
        options=[
            Option("stop", _("Stop it: it must not go"), hint=_("What is stopped is taken back and can never go")),
            Option(
                "go", _("Let it go: it is right"), hint=_("What a feed brought still waits for each officer’s approval")
            ),
        ],
    )
    reason = fields.LongText(
        label=_("Why? What did you find out, and from whom?"),
        hint=_("The reason is kept with your name. It is not sent to anybody."),
        missing=_("Enter the reason for your decision"),
        max_length=2000,
    )

    def decision(self) -> Decision:
        """The decision as casework takes it."""
        answers = self.cleaned_data
        fact = None if answers["about"] == ALL else UUID(answers["about"])
        return Decision(answers["choice"] == "go", answers["reason"], fact)


def index(request: HttpRequest) -> HttpResponse:
    account, _now = signed_in(request)
    rows = [
        {"line": line, "title": title_of(line.brake), "what": what_of(line.brake)} for line in brakes.listed(account)
    ]
    return render(request, "staff/brakes/index.html", {"rows": rows, "tabs": tabs("brakes")})


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    brake = brakes.brake_for(account, reference, now=now)
    held = brakes.held_by(account, brake, now=now)
    form = _form(request, held)
    if form is not None and form.is_valid():
        try:
            brakes.decide(brake=brake, decision=form.decision(), by=account, now=now)
        except (brakes.NotOpen, brakes.NothingOfThat):
            form.add_error(None, said("Somebody else has just decided on this."))
        else:
            notices.success(request, said("Your decision is recorded. It is being carried out."))
            return redirect("staff:brakes")
    context = {"brake": brake, "held": held, "form": form, "title": title_of(brake), "what": what_of(brake)}
    return render(request, "staff/brakes/show.html", context | {"bars": _bars(held)})


def _form(request: HttpRequest, held: brakes.Held) -> DecideForm | None:
    """The decision, while nobody has taken it."""
    if held.line.brake.decided:
        return None
    return DecideForm(request.POST or None, options={"about": _choices(held)}, initial={"about": ALL})


def tabs(here: str) -> list[Link]:
    """The two lists that belong together: what was stopped in time, and what was not."""
    names = (("brakes", _("Stopped")), ("corrections", _("Put right")))
    return [Link(str(text), reverse(f"staff:{name}"), current=name == here) for name, text in names]


def title_of(brake: Any) -> str:
    """Why sending stopped, in words."""
    return str(KINDS[brake.kind])


def what_of(brake: Any) -> str:
    """What it is about, in words: a stage, a letter, a period."""
    return brake.code if brake.kind in ("too_many_letters", "rules") else stage_forms.title_of(brake.code)


def _choices(held: brakes.Held) -> list[tuple[str, str]]:
    everything = [(ALL, said("Everything that is held, %(news)s in all") % {"news": held.line.news})]
    facts = {preview.fact: preview.case_reference for preview in held.previews if preview.fact}
    only = said("Only the news in case %(case)s")
    return everything + [(fact, only % {"case": case}) for fact, case in facts.items()]


def _bars(held: brakes.Held) -> list[tuple[str, int]]:
    usual = [(said("Usual on a day"), held.line.brake.usual)] if held.line.brake.usual else []
    return [*usual, *held.per_day]


urlpatterns = [
    path("brakes/", index, name="brakes"),
    path("brakes/<slug:reference>/", show, name="brake"),
]
