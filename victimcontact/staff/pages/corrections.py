"""Something wrong was told: the whole incident on one page, read by a manager, closed with what was learned."""

from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, accounts, corrections, messages, wrong_messages
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in
from victimcontact.staff.pages import stage_forms
from victimcontact.staff.pages.brakes import tabs


class CloseForm(forms.Form):
    lesson = fields.LongText(
        label=_("What did we learn, and what have we changed?"),
        hint=_("Kept with your name. It is not sent to anybody."),
        missing=_("Enter what we learned from it"),
        max_length=4000,
    )


def index(request: HttpRequest) -> HttpResponse:
    account, _now = signed_in(request)
    found = corrections.listed(account)
    rows = [{"correction": row, "what": title_of(row)} for row in found]
    return render(
        request, "staff/corrections/index.html", {"rows": rows, "tabs": tabs("corrections"), **_acts(request)}
    )


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    correction = corrections.correction_for(account, reference, now=now)
    incident = corrections.incident(account, correction)
    form = CloseForm() if incident.can_be_closed else None
    return _page(request, incident, form)


@require_POST
def see(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.APPROVE_AS_MANAGER)
    correction = corrections.correction_for(account, reference, now=now)
    corrections.see(correction=correction, by=account, now=now)
    notices.success(request, said("It is recorded that you have read this."))
    return redirect("staff:correction", reference=reference)


@require_POST
def close(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.APPROVE_AS_MANAGER)
    correction = corrections.correction_for(account, reference, now=now)
    form = CloseForm(request.POST)
    if form.is_valid():
        try:
            corrections.close(correction=correction, lesson=form.cleaned_data["lesson"], by=account, now=now)
        except (corrections.NotDone, corrections.NotSeen):
            form.add_error(None, said("Not everybody knows yet, or nobody has read this. It cannot be closed."))
        except corrections.AlreadyClosed:
            form.add_error(None, said("Somebody else has just closed this."))
        else:
            notices.success(request, said("The correction is closed."))
            return redirect("staff:corrections")
    return _page(request, corrections.incident(account, correction), form)


def _page(request: HttpRequest, incident: corrections.Incident, form: CloseForm | None) -> HttpResponse:
    context = {"incident": incident, "form": form, "what": title_of(incident.correction), **_acts(request)}
    return render(request, "staff/corrections/show.html", context)


def title_of(correction: Any) -> str:
    """What was wrong, in words: the stage that was told, or the letter that went."""
    if correction.fact is None:
        return said("Letter %(reference)s") % {"reference": correction.message.reference}
    return stage_forms.title_of(correction.fact.data.get("code") or correction.fact.kind)


class WrongForm(forms.Form):
    what = fields.LongText(
        label=_("What was wrong with it?"),
        hint=_("Who got it, what it held that it should not, and how it was found. Your manager reads it today."),
        missing=_("Enter what was wrong with it"),
        max_length=4000,
    )


def report(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that a message that went was wrong in itself."""
    account, now = signed_in(request)
    access.require(account, May.RECORD_CONTACT)
    message = messages.message_for(account, reference, now=now)
    form = WrongForm(request.POST or None)
    if form.is_valid():
        try:
            made = wrong_messages.report(message=message, what=form.cleaned_data["what"], by=account, now=now)
        except wrong_messages.NotGone:
            form.add_error(None, said("It has not gone. Stop it, and nothing has to be put right."))
        except wrong_messages.AlreadyReported:
            form.add_error(None, said("Somebody has said so already."))
        else:
            notices.success(request, said("Your manager has it. Speak with whoever got it, say sorry, and log it."))
            return redirect("staff:correction", reference=made.reference)
    return render(request, "staff/corrections/report.html", {"form": form, "message": message})


def _acts(request: HttpRequest) -> dict[str, bool]:
    return {"is_manager": May.APPROVE_AS_MANAGER in accounts.granted(accounts.signed_in(request.user))}


urlpatterns = [
    path("corrections/", index, name="corrections"),
    path("corrections/<slug:reference>/", show, name="correction"),
    path("corrections/<slug:reference>/seen/", see, name="see-correction"),
    path("corrections/<slug:reference>/close/", close, name="close-correction"),
    path("messages/<slug:reference>/wrong/", report, name="report-wrong-message"),
]
