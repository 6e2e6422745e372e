"""Something went wrong: a member complains in their own pages, and sees what became of it. What we answered stands in a letter."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import complaints
from victimcontact.design import fields, forms
from victimcontact.portal.door import visit
from victimcontact.scheme.complaints import State

STATES = {
    State.RECEIVED: _("We have it. A manager looks at it."),
    State.ACKNOWLEDGED: _("We are still looking at it."),
    State.ANSWERED: _("We have answered. Our answer comes to you as a letter."),
    State.ASKED_AGAIN: _("Somebody else is looking at it again."),
    State.ANSWERED_AGAIN: _(
        "We have answered for the last time. If you are still not satisfied, the Parliamentary and Health Service "
        "Ombudsman can look at it. Your member of parliament has to pass it on for you."
    ),
    State.PASSED_ON: _("It is about somebody else’s work. We have passed it on."),
    State.WITHDRAWN: _("You told us that we need not look at it any more."),
}


class ComplaintForm(forms.Form):
    text = fields.LongText(
        label=_("What went wrong?"),
        hint=_("Please leave out addresses: yours, and those of others."),
        missing=_("Write what went wrong"),
        max_length=4000,
        rows=8,
    )
    wanted = fields.LongText(label=_("What would put it right for you?"), required=False, max_length=2000, rows=4)
    about_officer = fields.YesNo(
        label=_("Is it about your officer?"),
        hint=_("If it is, your officer does not read what you write here."),
        yes=_("Yes, it is"),
        no=_("No, it is not"),
    )


class AgainForm(forms.Form):
    text = fields.LongText(
        label=_("What should we look at again?"),
        missing=_("Write what we should look at again"),
        max_length=4000,
        rows=6,
    )


def make(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    form = ComplaintForm(request.POST or None)
    if form.is_valid():
        complaints.make(case=here.case, by=here.account, now=here.now, **form.cleaned_data)
        notices.success(
            request, gettext("Thank you for telling us. You hear from us within 10 working days, and see it here.")
        )
        return redirect("portal:complaints", reference=reference)
    context = {"form": form, "reference": reference, "complaints": complaints.own(here.case), "states": STATES}
    return render(request, "portal/own/complaints.html", context)


def again(request: HttpRequest, reference: str, complaint: str) -> HttpResponse:
    here = visit(request, reference)
    own = complaints.own_complaint(here.case, complaint)
    form = AgainForm(request.POST or None)
    if form.is_valid() and own.state == State.ANSWERED:
        asked = complaints.complaint_of(here.case, complaint)
        complaints.ask_again_own(complaint=asked, text=form.cleaned_data["text"], by=here.account, now=here.now)
        notices.success(request, gettext("Somebody else looks at it now. You hear from us within 10 working days."))
        return redirect("portal:complaints", reference=reference)
    context = {"form": form, "reference": reference, "complaint": own, "states": STATES}
    return render(request, "portal/own/complaint.html", context)


urlpatterns = [
    path("your-page/<slug:reference>/complaints/", make, name="complaints"),
    path("your-page/<slug:reference>/complaints/<slug:complaint>/", again, name="complaint"),
]
