"""Complaints: those of the unit with their clocks, one with its steps, and a page for each step."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, accounts, complaints, covers
from victimcontact.casework.access import Case
from victimcontact.casework.accounts import Account
from victimcontact.casework.complaints import Complaint, Reply
from victimcontact.casework.messages import CannotBeWritten
from victimcontact.design import forms
from victimcontact.scheme.complaints import BadPromise, State, is_unusually_late
from victimcontact.scheme.moves import GuardNotMet, NotAllowed
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages.complaint_forms import (
    CHANNELS,
    AcknowledgeForm,
    AnswerForm,
    PassOnForm,
    RecordForm,
    RecordWithoutCaseForm,
    WordsForm,
)

STATES = {
    State.RECEIVED: (_("To be answered"), "red"),
    State.ACKNOWLEDGED: (_("An answer is promised"), "yellow"),
    State.ANSWERED: (_("Answered"), "green"),
    State.ASKED_AGAIN: (_("To be looked at again"), "red"),
    State.ANSWERED_AGAIN: (_("Answered for the last time"), "green"),
    State.PASSED_ON: (_("Passed on"), "blue"),
    State.WITHDRAWN: (_("Taken back"), "grey"),
}


def index(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    rows = [(shown, shown.is_late(today(now))) for shown in complaints.listed(account)]
    return render(request, "staff/complaints/index.html", {"rows": rows, "states": STATES})


def record(request: HttpRequest) -> HttpResponse:
    account, _now = signed_in(request)
    access.require(account, May.RECORD_COMPLAINT)
    return _record(request, RecordWithoutCaseForm, None)


def record_in_case(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.RECORD_COMPLAINT)
    return _record(request, RecordForm, access.case_for(account, reference, now=now))


def _record(request: HttpRequest, form_class: type[RecordForm], case: Case | None) -> HttpResponse:
    account, now = signed_in(request)
    form = form_class(request.POST or None, on=today(now), options={"about": covers.stand_ins(account)})
    if form.is_valid():
        made = complaints.record(case=case, told=form.told(), by=account, now=now)
        notices.success(request, said("The complaint is recorded, and the days to answer it are counted."))
        return redirect("staff:complaint", reference=made.reference)
    context = {"form": form, "case_reference": case.reference if case else ""}
    return render(request, "staff/complaints/record.html", context)


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    shown = complaints.complaint_for(account, reference, now=now)
    context = {
        "shown": shown,
        "complaint": shown.complaint,
        "late": shown.is_late(today(now)),
        "may_read": complaints.may_read(account, shown.complaint),
        "acts": accounts.granted(account),
        "states": STATES,
        "channels": CHANNELS,
    }
    return render(request, "staff/complaints/show.html", context)


Take = Callable[[Complaint, Account, Any, dict[str, Any]], Any]


def _step(form_class: type[forms.Form], needs: May, title: Any, done: Any, take: Take) -> Callable[..., HttpResponse]:
    """A page that asks what a step of a complaint needs, and takes it."""

    def page(request: HttpRequest, reference: str) -> HttpResponse:
        account, now = signed_in(request)
        access.require(account, needs)
        complaint = complaints.complaint_for(account, reference, now=now).complaint
        form = form_class(request.POST or None, on=today(now))
        if form.is_valid() and _taken(form, take, complaint, account, now):
            notices.success(request, done)
            _warn(request, complaint, form)
            return redirect("staff:complaint", reference=reference)
        return render(request, "staff/complaints/step.html", {"form": form, "title": title, "reference": reference})

    return page


def _taken(form: forms.Form, take: Take, complaint: Complaint, account: Account, now: Any) -> bool:
    """Whether the verb took it; where not, the form says why and keeps what was typed."""
    try:
        take(complaint, account, now, form.cleaned_data)
    except BadPromise:
        form.add_error("promised_on", said("The day of the answer must be a working day after today"))
    except complaints.HowMissing:
        form.add_error("told_how", said("Enter how you told them: without a case there is no letter"))
    except CannotBeWritten:
        form.add_error("told_how", said("A letter cannot be written to them as things stand. Enter how you told them"))
    except GuardNotMet:
        form.add_error(None, said("Somebody else has to do this: it is about you, or the first answer was yours."))
    except NotAllowed:
        form.add_error(None, said("This is not possible any more. Somebody else was quicker."))
    else:
        return True
    return False


def _warn(request: HttpRequest, complaint: Complaint, form: forms.Form) -> None:
    promised_on = form.cleaned_data.get("promised_on")
    if promised_on is not None and is_unusually_late(promised_on, received_on=complaint.received_on):
        notices.warning(request, said("The promised day is more than 20 working days after the complaint came."))


acknowledge = _step(
    AcknowledgeForm,
    May.ANSWER_COMPLAINT,
    _("Promise an answer"),
    _("The day of the answer is recorded."),
    lambda complaint, by, now, typed: complaints.acknowledge(complaint=complaint, by=by, now=now, **typed),
)
answer = _step(
    AnswerForm,
    May.ANSWER_COMPLAINT,
    _("Answer the complaint"),
    _("The answer is recorded. Where it is a letter, read and approve it now."),
    lambda complaint, by, now, typed: complaints.answer(complaint=complaint, reply=Reply(**typed), by=by, now=now),
)
pass_on = _step(
    PassOnForm,
    May.ANSWER_COMPLAINT,
    _("Pass it on"),
    _("It is recorded to whom it was forwarded."),
    lambda complaint, by, now, typed: complaints.pass_on(complaint=complaint, by=by, now=now, **typed),
)
ask_again = _step(
    WordsForm,
    May.RECORD_COMPLAINT,
    _("They are not satisfied"),
    _("Another manager looks at it, and the days are counted again."),
    lambda complaint, by, now, typed: complaints.ask_again(complaint=complaint, by=by, now=now, **typed),
)
withdraw = _step(
    WordsForm,
    May.RECORD_COMPLAINT,
    _("They take it back"),
    _("It is recorded that they took it back."),
    lambda complaint, by, now, typed: complaints.withdraw(complaint=complaint, by=by, now=now, **typed),
)

_ONE = "complaints/<slug:reference>/"
urlpatterns = [
    path("complaints/", index, name="complaints"),
    path("complaints/record/", record, name="record-complaint"),
    path("cases/<slug:reference>/complaints/record/", record_in_case, name="record-complaint-in-case"),
    path(_ONE, show, name="complaint"),
    path(f"{_ONE}acknowledge/", acknowledge, name="acknowledge-complaint"),
    path(f"{_ONE}answer/", answer, name="answer-complaint"),
    path(f"{_ONE}pass-on/", pass_on, name="pass-on-complaint"),
    path(f"{_ONE}ask-again/", ask_again, name="ask-again-complaint"),
    path(f"{_ONE}withdraw/", withdraw, name="withdraw-complaint"),
]
