"""Multi-agency meetings: who sits at the table, what was asked of whom, what a victim may be told, and the minutes."""

from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, accounts, meetings
from victimcontact.casework.meetings import Asked, Meeting, Planned, Seat
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today

KINDS = {"mappa": _("MAPPA"), "marac": _("MARAC")}
LEVELS = [("1", _("Level 1: one agency")), ("2", _("Level 2: several agencies")), ("3", _("Level 3: senior staff too"))]
CATEGORIES = [
    ("1", _("Category 1: registered for a sexual offence")),
    ("2", _("Category 2: violent or other sexual offence")),
    ("3", _("Category 3: other dangerous offender")),
    ("4", _("Category 4: terrorist risk")),
]
OFFENDERS_SIDE = "offender"
CLOSED = _("The record of this meeting is closed.")


class PlanForm(forms.Form):
    kind = fields.Choice(
        label=_("What kind of meeting?"),
        options=[Option("mappa", KINDS["mappa"], reveals=("level", "category")), ("marac", KINDS["marac"])],
    )
    level = fields.Choice(label=_("At which level?"), options=LEVELS)
    category = fields.Choice(label=_("Which category is the offender in?"), options=CATEGORIES)
    held_on = fields.Day(label=_("When is the meeting?"), called=_("The day of the meeting"))
    chair = fields.Text(label=_("Who chairs it?"), required=False, max_length=120)
    ours = fields.Choices(
        label=_("Which of our officers attend?"), hint=_("Only who attends can read the minutes."), required=False
    )
    others = fields.LongText(
        label=_("Who else attends?"),
        hint=_("One on each line: name, agency. For example, Sam Shaw, Police. A victim is never at the table."),
        required=False,
        max_length=4000,
    )

    def planned(self) -> Planned:
        answers = self.cleaned_data
        return Planned(
            kind=answers["kind"],
            held_on=answers["held_on"],
            level=int(answers["level"]) if answers["level"] else None,
            category=int(answers["category"]) if answers["category"] else None,
            chair=answers["chair"],
            seats=[Seat("", said("Victim liaison"), officer) for officer in answers["ours"]]
            + _seats(answers["others"]),
        )


def _seats(typed: str) -> list[Seat]:
    """Names and agencies, one on each line, divided by the last comma."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    parts = [line.rpartition(",") for line in lines]
    return [
        Seat((name or agency).strip()[:120], (agency if name else said("Not said")).strip()[:120])
        for name, _comma, agency in parts
    ]


class SeatForm(forms.Form):
    who = fields.Choice(label=_("Who attends?"))
    officer = fields.Select(label=_("Which officer?"), hint=_("They can read the minutes."))
    name = fields.Text(label=_("Name"), missing=_("Enter a name"), max_length=120)
    agency = fields.Text(label=_("Agency"), missing=_("Enter an agency"), max_length=120)

    def seat(self) -> Seat:
        answers = self.cleaned_data
        agency = answers["agency"] or said("Victim liaison")
        return Seat(answers["name"], agency, answers["officer"])


class ActionForm(forms.Form):
    text = fields.LongText(
        label=_("What is to be done?"), missing=_("Enter what is to be done"), max_length=2000, rows=3
    )
    owner = fields.Text(
        label=_("Who does it?"), hint=_("A name or an agency"), missing=_("Enter who does it"), max_length=120
    )
    due_on = fields.Day(label=_("By when?"), called=_("The day it is due"))
    about = fields.Choice(label=_("Whom is it about?"))


class DisclosureForm(forms.Form):
    item = fields.LongText(
        label=_("What was it about?"),
        hint=_("One thing at a time"),
        missing=_("Enter what it was about"),
        max_length=2000,
        rows=3,
    )
    case = fields.Choice(label=_("Which victim?"))
    may_be_told = fields.YesNo(label=_("May they be told?"))


class MinutesForm(forms.Form):
    text = fields.LongText(label=_("The minutes"), missing=_("Enter the minutes"), max_length=60000, rows=16)


class CloseForm(forms.Form):
    safety_measures = fields.LongText(
        label=_("What keeps the victim safe?"),
        hint=_("The measures the meeting agreed. The record cannot be closed without them."),
        missing=_("Enter what keeps the victim safe"),
        max_length=4000,
    )


def index(request: HttpRequest) -> HttpResponse:
    account, _now = signed_in(request)
    access.require(account, May.RECORD_MEETING)
    context = {"meetings": list(meetings.of_account(account)), "kinds": KINDS}
    return render(request, "staff/meetings/index.html", context)


def plan(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.RECORD_MEETING)
    case = access.case_for(account, reference, now=now)
    mine = {"ours": [str(access.officer_of(account).pk)]}
    form = PlanForm(request.POST or None, on=today(now), options={"ours": meetings.colleagues(account)}, initial=mine)
    if form.is_valid():
        try:
            meeting = meetings.plan(sentence=case.sentence, planned=form.planned(), by=account, now=now)
        except meetings.VictimInvited:
            form.add_error("others", said("A victim is never at the table. You speak for them."))
        else:
            notices.success(request, said("The meeting is recorded."))
            return redirect("staff:meeting", reference=meeting.reference)
    return render(request, "staff/meetings/plan.html", {"form": form, "case": case})


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    meeting = meetings.meeting_for(account, reference, now=now)
    context = {
        "meeting": meeting,
        "whole": meetings.whole(meeting, by=account),
        "held": meeting.held_on <= today(now),
        "on": today(now),
        "kinds": KINDS,
        "acts": accounts.granted(account),
    }
    return render(request, "staff/meetings/show.html", context)


def add_seat(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    meeting = meetings.meeting_for(account, reference, now=now)
    who = [Option("other", _("Somebody from another agency"), reveals=("name", "agency"))]
    if meetings.may_seat_officers(meeting, account):
        who.append(Option("ours", _("One of our officers"), reveals=("officer",)))
    form = SeatForm(request.POST or None, options={"who": who, "officer": meetings.colleagues(account)})
    if form.is_valid():
        try:
            meetings.add_seat(meeting=meeting, seat=form.seat(), by=account, now=now)
        except meetings.VictimInvited:
            form.add_error("name", said("A victim is never at the table. You speak for them."))
        except meetings.Closed:
            form.add_error(None, CLOSED)
        else:
            return redirect("staff:meeting", reference=reference)
    return _asked(request, meeting, form, said("Somebody attends"))


def add_action(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    meeting = meetings.meeting_for(account, reference, now=now)
    whose = [(OFFENDERS_SIDE, said("The offender")), *meetings.cases_of(meeting, account)]
    form = ActionForm(request.POST or None, on=today(now), options={"about": whose})
    if form.is_valid():
        answers = dict(form.cleaned_data)
        about = answers.pop("about")
        case = None if about == OFFENDERS_SIDE else access.case_for(account, about, now=now)
        try:
            meetings.add_action(meeting=meeting, asked=Asked(**answers, case=case), by=account, now=now)
        except meetings.Closed:
            form.add_error(None, CLOSED)
        else:
            notices.success(request, said("The action is logged."))
            return redirect("staff:meeting", reference=reference)
    return _asked(request, meeting, form, said("Log an action"))


@require_POST
def finish_action(request: HttpRequest, action: Any) -> HttpResponse:
    account, now = signed_in(request)
    row = meetings.action_for(account, str(action), now=now)
    meetings.finish_action(action_row=row, by=account, now=now)
    notices.success(request, said("The action is done."))
    return redirect("staff:meeting", reference=row.meeting.reference)


def decide_disclosure(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    meeting = meetings.meeting_for(account, reference, now=now)
    form = DisclosureForm(request.POST or None, options={"case": meetings.cases_of(meeting, account)})
    if form.is_valid():
        answers = dict(form.cleaned_data)
        case = access.case_for(account, answers.pop("case"), now=now)
        try:
            meetings.decide_disclosure(meeting=meeting, case=case, by=account, now=now, **answers)
        except meetings.Closed:
            form.add_error(None, CLOSED)
        else:
            notices.success(request, said("It is written down."))
            return redirect("staff:meeting", reference=reference)
    return _asked(request, meeting, form, said("What may be told to the victim"))


def record_minutes(request: HttpRequest, reference: str) -> HttpResponse:
    """For those who attended; to everybody else there is no such page."""
    account, now = signed_in(request)
    meeting = meetings.meeting_at_the_table(account, reference, now=now)
    form = MinutesForm(request.POST or None)
    if form.is_valid():
        try:
            meetings.record_minutes(meeting=meeting, by=account, now=now, **form.cleaned_data)
        except meetings.NotHeldYet:
            form.add_error("text", said("The meeting has not been held yet."))
        except meetings.MinutesKept:
            form.add_error("text", said("The minutes of this meeting are recorded already."))
        else:
            notices.success(request, said("The minutes are kept. Log their actions within two working days."))
            return redirect("staff:meeting", reference=reference)
    return _asked(request, meeting, form, said("Record the minutes"))


def minutes(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    meeting = meetings.meeting_at_the_table(account, reference, now=now)
    text = meetings.read_minutes(meeting=meeting, by=account, now=now)
    return render(request, "staff/meetings/minutes.html", {"meeting": meeting, "text": text})


def close(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    meeting = meetings.meeting_for(account, reference, now=now)
    form = CloseForm(request.POST or None)
    if form.is_valid():
        try:
            meetings.close(meeting=meeting, by=account, now=now, **form.cleaned_data)
        except meetings.NotHeldYet:
            form.add_error(None, said("The meeting has not been held yet."))
        except meetings.Closed:
            form.add_error(None, CLOSED)
        else:
            notices.success(request, said("The record of the meeting is closed."))
            return redirect("staff:meeting", reference=reference)
    return _asked(request, meeting, form, said("Close the record"))


def _asked(request: HttpRequest, meeting: Meeting, form: forms.Form, heading: str) -> HttpResponse:
    return render(request, "staff/meetings/ask.html", {"form": form, "meeting": meeting, "heading": heading})


urlpatterns = [
    path("meetings/", index, name="meetings"),
    path("cases/<slug:reference>/meetings/new/", plan, name="plan-meeting"),
    path("meetings/<slug:reference>/", show, name="meeting"),
    path("meetings/<slug:reference>/seats/", add_seat, name="add-seat"),
    path("meetings/<slug:reference>/actions/", add_action, name="add-action"),
    path("meetings/actions/<uuid:action>/done/", finish_action, name="finish-action"),
    path("meetings/<slug:reference>/telling/", decide_disclosure, name="decide-disclosure"),
    path("meetings/<slug:reference>/minutes/", minutes, name="minutes"),
    path("meetings/<slug:reference>/minutes/new/", record_minutes, name="record-minutes"),
    path("meetings/<slug:reference>/close/", close, name="close-meeting"),
]
