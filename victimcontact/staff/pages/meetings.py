"""Multi-agency meetings: who is invited and came, what was asked of whom, what a victim may be told, and the minutes."""

from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import (
    access,
    accounts,
    meeting_actions,
    meeting_invitations,
    meeting_overviews,
    meetings,
)
from victimcontact.casework.meetings import Meeting
from victimcontact.design import forms
from victimcontact.design.fields import Option
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages.meeting_forms import (
    ACCEPT,
    KINDS,
    OFFENDERS_SIDE,
    ActionForm,
    AnswerForm,
    AttendanceForm,
    CloseForm,
    DisclosureForm,
    InvitationForm,
    MinutesForm,
    MoveForm,
    PlanForm,
    SeatForm,
    ToldForm,
)

CLOSED = _("The record of this meeting is closed.")
NOT_HELD = _("The meeting has not been held yet.")
NO_VICTIM = _("A victim is never at the table. You speak for them.")


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
            meeting = meetings.plan(case=case, planned=form.planned(), by=account, now=now)
        except meetings.VictimInvited:
            form.add_error("others", NO_VICTIM)
        else:
            notices.success(request, said("The meeting is recorded."))
            return redirect("staff:meeting", reference=meeting.reference)
    return render(request, "staff/meetings/plan.html", {"form": form, "case": case})


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    meeting = meetings.meeting_for(account, reference, now=now)
    context = {
        "meeting": meeting,
        "whole": meeting_overviews.whole(meeting, by=account),
        "held": meeting.held_on <= today(now),
        "on": today(now),
        "kinds": KINDS,
        "acts": accounts.granted(account),
    }
    return render(request, "staff/meetings/show.html", context)


def move(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    meeting = meetings.meeting_for(account, reference, now=now)
    form = MoveForm(request.POST or None, on=today(now), initial={"held_on": meeting.held_on})
    if form.is_valid():
        try:
            meetings.move(meeting=meeting, by=account, now=now, **form.cleaned_data)
        except meetings.Closed:
            form.add_error(None, CLOSED)
        except meetings.MinutesKept:
            form.add_error(None, said("Its minutes are recorded: it has been held."))
        else:
            notices.success(request, said("The new day is recorded. What is owed before it is counted from there."))
            return redirect("staff:meeting", reference=reference)
    return _asked(request, meeting, form, said("The meeting is on another day"))


def receive(request: HttpRequest, reference: str, case: str) -> HttpResponse:
    """The invitation for one victim's officer came."""
    account, now = signed_in(request)
    meeting = meetings.meeting_for(account, reference, now=now)
    whose = access.case_for(account, case, now=now)
    form = InvitationForm(request.POST or None, on=today(now), initial={"received_on": today(now)})
    if form.is_valid():
        try:
            meeting_invitations.receive(meeting=meeting, case=whose, by=account, now=now, **form.cleaned_data)
        except meetings.Closed:
            form.add_error(None, CLOSED)
        else:
            return redirect("staff:answer-meeting", reference=reference, case=case)
    return _asked(request, meeting, form, said("The invitation came"))


def answer(request: HttpRequest, reference: str, case: str) -> HttpResponse:
    """What the chair is told, and who goes."""
    account, now = signed_in(request)
    meeting = meetings.meeting_for(account, reference, now=now)
    whose = access.case_for(account, case, now=now)
    ours = meetings.colleagues(account)
    holder = {"goes": str(whose.officer_id)} if whose.officer_id else {}
    form = AnswerForm(request.POST or None, options={"goes": ours, "stead": ours}, initial=holder)
    if form.is_valid():
        goes, stead = form.cleaned_data["goes"], form.cleaned_data["stead"]
        try:
            if form.cleaned_data["answer"] == ACCEPT:
                meeting_invitations.accept(meeting=meeting, case=whose, officer_id=goes, by=account, now=now)
            else:
                meeting_invitations.send_apologies(meeting=meeting, case=whose, stead_id=stead, by=account, now=now)
        except meetings.Closed:
            form.add_error(None, CLOSED)
        except meeting_invitations.NotInvited:
            form.add_error(None, said("Record first that the invitation came."))
        except meeting_invitations.CannotGo:
            form.add_error(None, said("They cannot come to this case. Choose somebody else."))
        else:
            notices.success(request, said("The answer is recorded. Tell the chair."))
            return redirect("staff:meeting", reference=reference)
    return _asked(request, meeting, form, said("Answer the invitation"))


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
            form.add_error("name", NO_VICTIM)
        except meetings.Closed:
            form.add_error(None, CLOSED)
        else:
            return redirect("staff:meeting", reference=reference)
    return _asked(request, meeting, form, said("Somebody attends"))


def record_attendance(request: HttpRequest, reference: str) -> HttpResponse:
    """For the table and for who planned it."""
    account, now = signed_in(request)
    meeting = meetings.meeting_for(account, reference, now=now)
    form = AttendanceForm(request.POST or None, options={"came": list(meetings.seats_of(meeting).items())})
    if form.is_valid():
        try:
            meetings.record_attendance(meeting=meeting, by=account, now=now, **form.cleaned_data)
        except meetings.NotHeldYet:
            form.add_error(None, NOT_HELD)
        except meetings.Closed:
            form.add_error(None, CLOSED)
        else:
            notices.success(request, said("It is recorded who came."))
            return redirect("staff:meeting", reference=reference)
    return _asked(request, meeting, form, said("Record who came"))


def add_action(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    meeting = meetings.meeting_for(account, reference, now=now)
    whose = [*meetings.cases_of(meeting, account), (OFFENDERS_SIDE, said("The offender"))]
    options = {"about": whose, "officer": meetings.colleagues(account)}
    form = ActionForm(request.POST or None, on=today(now), options=options)
    if form.is_valid():
        about = form.cleaned_data["about"]
        case = None if about == OFFENDERS_SIDE else access.case_for(account, about, now=now)
        try:
            meeting_actions.add(meeting=meeting, asked=form.action(case), by=account, now=now)
        except meeting_actions.SafetyOfNobody:
            form.add_error("about", said("Choose the victim whom it keeps safe"))
        except meetings.Closed:
            form.add_error(None, CLOSED)
        else:
            notices.success(request, said("The action is logged."))
            return redirect("staff:meeting", reference=reference)
    return _asked(request, meeting, form, said("Log an action"))


@require_POST
def finish_action(request: HttpRequest, action: UUID) -> HttpResponse:
    account, now = signed_in(request)
    row = meeting_actions.action_for(account, action, now=now)
    meeting_actions.finish(action_row=row, by=account, now=now)
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
            meeting_actions.decide_disclosure(meeting=meeting, case=case, by=account, now=now, **answers)
        except meetings.Closed:
            form.add_error(None, CLOSED)
        else:
            notices.success(request, said("It is written down."))
            return redirect("staff:meeting", reference=reference)
    return _asked(request, meeting, form, said("What may be told to the victim"))


def record_told(request: HttpRequest, item: UUID) -> HttpResponse:
    """The victim was told what the meeting allowed; what it did not allow has no such page."""
    account, now = signed_in(request)
    row = meeting_actions.allowed_item_for(account, item, now=now)
    form = ToldForm(request.POST or None)
    if form.is_valid():
        meeting_actions.record_told(item=row, by=account, now=now, **form.cleaned_data)
        notices.success(request, said("It is recorded that they were told."))
        return redirect("staff:meeting", reference=row.meeting.reference)
    return _asked(request, row.meeting, form, said("The victim has been told"))


def record_minutes(request: HttpRequest, reference: str) -> HttpResponse:
    """For those who attended; to everybody else there is no such page."""
    account, now = signed_in(request)
    meeting = meetings.meeting_at_the_table(account, reference, now=now)
    form = MinutesForm(request.POST or None)
    if form.is_valid():
        try:
            meetings.record_minutes(meeting=meeting, by=account, now=now, **form.cleaned_data)
        except meetings.NotHeldYet:
            form.add_error("text", NOT_HELD)
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
    form = CloseForm(request.POST or None, on=today(now))
    if form.is_valid():
        try:
            meetings.close(meeting=meeting, by=account, now=now, **form.cleaned_data)
        except meetings.NotHeldYet:
            form.add_error(None, NOT_HELD)
        except meetings.AttendanceMissing:
            form.add_error(None, said("Record first who came."))
        except meetings.NoSafetyAction as missing:
            form.add_error(None, _nothing_for_safety(missing))
        except meetings.Closed:
            form.add_error(None, CLOSED)
        else:
            notices.success(request, said("The record of the meeting is closed."))
            return redirect("staff:meeting", reference=reference)
    return _asked(request, meeting, form, said("Close the record"))


def _nothing_for_safety(missing: meetings.NoSafetyAction) -> str:
    if not missing.people:
        return said("Log first what somebody has to do for the victim’s safety.")
    whose = ", ".join(missing.people)
    return said("Log first what somebody has to do for the safety of %(whose)s.") % {"whose": whose}


def _asked(request: HttpRequest, meeting: Meeting, form: forms.Form, heading: str) -> HttpResponse:
    return render(request, "staff/meetings/ask.html", {"form": form, "meeting": meeting, "heading": heading})


urlpatterns = [
    path("meetings/", index, name="meetings"),
    path("cases/<slug:reference>/meetings/new/", plan, name="plan-meeting"),
    path("meetings/<slug:reference>/", show, name="meeting"),
    path("meetings/<slug:reference>/day/", move, name="move-meeting"),
    path("meetings/<slug:reference>/invitations/<slug:case>/", receive, name="receive-meeting"),
    path("meetings/<slug:reference>/invitations/<slug:case>/answer/", answer, name="answer-meeting"),
    path("meetings/<slug:reference>/seats/", add_seat, name="add-seat"),
    path("meetings/<slug:reference>/attendance/", record_attendance, name="record-attendance"),
    path("meetings/<slug:reference>/actions/", add_action, name="add-action"),
    path("meetings/actions/<uuid:action>/done/", finish_action, name="finish-action"),
    path("meetings/<slug:reference>/telling/", decide_disclosure, name="decide-disclosure"),
    path("meetings/telling/<uuid:item>/told/", record_told, name="told-of-meeting"),
    path("meetings/<slug:reference>/minutes/", minutes, name="minutes"),
    path("meetings/<slug:reference>/minutes/new/", record_minutes, name="record-minutes"),
    path("meetings/<slug:reference>/close/", close, name="close-meeting"),
]
