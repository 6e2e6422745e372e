"""Restorative justice: begun when the victim raises it, one page with its steps, one form for the next."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, accounts, restorative_justice
from victimcontact.casework.messages import CannotBeWritten
from victimcontact.casework.restorative_justice import Shown, Taken
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.scheme.moves import GuardNotMet, NotAllowed
from victimcontact.scheme.restorative_justice import BY_MANAGER, Event, State
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in

STATES = {
    State.PRIVATE_ENQUIRY: (_("Private: the offender would like it"), "grey"),
    State.MAY_BE_RAISED: (_("May be raised with them"), "blue"),
    State.NOT_TO_BE_RAISED: (_("Not to be raised"), "grey"),
    State.RAISED: (_("They raised it"), "yellow"),
    State.INFORMED: (_("They know what it is"), "blue"),
    State.CONSENTED: (_("They agreed to be referred"), "yellow"),
    State.REFERRED: (_("Referred"), "blue"),
    State.ACCEPTED: (_("The service has taken it on"), "blue"),
    State.NOT_SUITABLE: (_("The service found it not suitable"), "yellow"),
    State.PREPARING: (_("Being prepared"), "blue"),
    State.ACTIVE: (_("Going on"), "blue"),
    State.COMPLETED: (_("Completed"), "yellow"),
    State.STOPPED_BY_VICTIM: (_("Stopped by them"), "yellow"),
    State.STOPPED_BY_OFFENDER: (_("Stopped by the offender"), "yellow"),
    State.STOPPED_BY_SERVICE: (_("Stopped by the service"), "yellow"),
    State.FOLLOWED_UP: (_("Followed up"), "green"),
}
EVENTS = {
    Event.ALLOW_RAISING: _("It is safe to raise it with them"),
    Event.FORBID_RAISING: _("It is not to be raised with them"),
    Event.RAISE: _("They would like to know more"),
    Event.INFORM: _("I have told them what it is"),
    Event.CONSENT: _("They agree that we pass on their name"),
    Event.REFER: _("Referred to the service"),
    Event.ACCEPT: _("The service has taken it on"),
    Event.FIND_UNSUITABLE: _("The service finds it not suitable"),
    Event.PREPARE: _("Preparation has begun"),
    Event.BEGIN: _("It has begun"),
    Event.COMPLETE: _("It is completed"),
    Event.STOP_FOR_VICTIM: _("They want to stop, or do not want it"),
    Event.STOP_FOR_OFFENDER: _("The offender does not want it any more"),
    Event.STOP_FOR_SERVICE: _("The service has stopped it"),
    Event.FOLLOW_UP: _("I have asked how they are"),
}
# What is asked beside a step, of the steps that need it.
BESIDE = {Event.INFORM: ("by_letter", "service", "service_phone"), Event.REFER: ("service",)}
VICTIM, OFFENDER = "victim", "offender"


class StartForm(forms.Form):
    whose = fields.Choice(
        label=_("Who raised it?"),
        hint=_("We never do."),
        options=[
            Option(VICTIM, _("The victim"), reveals=("hopes", "concerns")),
            Option(
                OFFENDER,
                _("The offender, through somebody"),
                _("It stays private until a manager has decided whether raising it is safe."),
                reveals=("note",),
            ),
        ],
    )
    hopes = fields.LongText(label=_("What do they hope for?"), required=False, max_length=2000, rows=4)
    concerns = fields.LongText(
        label=_("What may make it unsafe?"),
        hint=_("Abuse or control in the relationship, threats, a sexual offence"),
        required=False,
        max_length=2000,
        rows=3,
    )
    note = fields.LongText(
        label=_("What came, and through whom?"), missing=_("Enter what came"), max_length=2000, rows=4
    )


class StepForm(forms.Form):
    event = fields.Choice(label=_("What has happened?"))
    by_letter = fields.Choices(
        label=_("The leaflet"),
        options=[("yes", _("Write them the letter about it (L24), which you read before it goes"))],
        required=False,
    )
    service = fields.Text(label=_("The service"), required=False, max_length=200)
    service_phone = fields.Phone(label=_("The service’s telephone number"), required=False)
    note = fields.LongText(
        label=_("How or why"),
        hint=_("For a consent: what may be passed on, to whom, and on which day they said so."),
        required=False,
        max_length=2000,
        rows=3,
    )

    def keep_only(self, events: Iterable[Event]) -> None:
        """Ask beside the steps that can come next only what one of them needs."""
        asked = {name for event in events for name in BESIDE.get(event, ())}
        for name in {each for names in BESIDE.values() for each in names} - asked:
            del self.fields[name]

    def taken(self) -> Taken:
        """The step as it was typed."""
        answers = self.cleaned_data
        return Taken(
            Event(answers["event"]),
            note=answers["note"],
            service=answers.get("service") or "",
            service_phone=answers.get("service_phone") or "",
            by_letter=bool(answers.get("by_letter")),
        )


def start(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.CARRY_REQUEST)
    case = access.case_for(account, reference, now=now)
    form = StartForm(request.POST or None)
    if form.is_valid():
        answers = dict(form.cleaned_data)
        whose, note = answers.pop("whose"), answers.pop("note")
        about: dict[str, Any] = {"case": case, "by": account, "now": now}
        try:
            if whose == OFFENDER:
                made = restorative_justice.note_enquiry(note=note, **about)
            else:
                made = restorative_justice.record_raised(**answers, **about)
        except restorative_justice.GoesOnAlready:
            form.add_error(None, said("It goes on in this case already."))
        else:
            return redirect("staff:restorative", reference=made.reference)
    return render(request, "staff/restorative/start.html", {"form": form, "case": case})


def show(request: HttpRequest, reference: str) -> HttpResponse:
    """Where it stands, and the next step."""
    account, now = signed_in(request)
    shown = restorative_justice.restorative_for(account, reference, now=now)
    form = StepForm(request.POST or None, options={"event": _events(shown, account)})
    form.keep_only(shown.ways)
    if form.is_valid() and _taken(form, shown, account, now):
        notices.success(request, said("It is recorded."))
        return redirect("staff:restorative", reference=reference)
    context = {"form": form, "shown": shown, "states": STATES, "can_move": bool(_events(shown, account))}
    return render(request, "staff/restorative/show.html", context)


def _events(shown: Shown, account: accounts.Account) -> list[Option]:
    decides = May.APPROVE_AS_MANAGER in accounts.granted(account)
    ways = [event for event in shown.ways if decides or event not in BY_MANAGER]
    return [Option(event, EVENTS[event], reveals=BESIDE.get(event, ())) for event in ways]


def _taken(form: StepForm, shown: Shown, account: accounts.Account, now: Any) -> bool:
    try:
        restorative_justice.take(restorative=shown.restorative, taken=form.taken(), by=account, now=now)
    except GuardNotMet:
        form.add_error("note", said("This step needs a reason, a consent or the name of the service"))
    except NotAllowed:
        form.add_error(None, said("This is not possible any more. Somebody else was quicker."))
    except CannotBeWritten:
        form.add_error("by_letter", said("A letter cannot be written to them as things stand"))
    else:
        return True
    return False


urlpatterns = [
    path("cases/<slug:reference>/restorative/", start, name="start-restorative"),
    path("restorative/<slug:reference>/", show, name="restorative"),
]
