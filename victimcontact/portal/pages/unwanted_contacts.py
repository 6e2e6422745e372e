"""Somebody was in touch who should not be: a member tells us here, and sees how far it has come (B24)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import unwanted_contacts
from victimcontact.casework.days import day_of
from victimcontact.casework.unwanted_contacts import Contact
from victimcontact.design import fields, forms
from victimcontact.portal.door import visit
from victimcontact.scheme.risk_information import How, Stands, Who

WHO = {
    Who.OFFENDER: _("The person themselves"),
    Who.SOMEBODY_FOR_THEM: _("Somebody for them"),
    Who.NOT_KNOWN: _("I do not know"),
}
HOW = {
    How.LETTER: _("A letter"),
    How.PHONE: _("A call or a text message"),
    How.ONLINE: _("Online"),
    How.IN_PERSON: _("They came, or were nearby"),
    How.OTHER: _("Some other way"),
}
STANDS = {
    Stands.WITH_OFFICER: _("Your officer has it. They tell those who can act on the day they read it."),
    Stands.PASSED_ON: _("Your officer has told those who can act. Not where you live, and not how to reach you."),
    Stands.RECEIVED: _("Those who can act have said that they have it."),
    Stands.USED: _("It has been used. Your officer can tell you more."),
}


class ReportForm(forms.Form):
    who = fields.Choice(label=_("Who was it?"), options=list(WHO.items()), missing=_("Choose who it was"))
    how = fields.Choice(label=_("How did they do it?"), options=list(HOW.items()), missing=_("Choose how"))
    happened_on = fields.Day(label=_("When was it?"), called=_("The day it was"), past=True)
    text = fields.LongText(
        label=_("What happened?"),
        hint=_("In your own words. Please leave out addresses: yours, and those of others."),
        missing=_("Write what happened"),
        max_length=4000,
        rows=8,
    )

    def contact(self) -> Contact:
        """What happened, as it was typed."""
        answers = self.cleaned_data
        return Contact(answers["text"], Who(answers["who"]), How(answers["how"]), answers["happened_on"])


def report(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    form = ReportForm(request.POST or None, on=day_of(here.now))
    if form.is_valid():
        unwanted_contacts.report(case=here.case, contact=form.contact(), by=here.account, now=here.now)
        return redirect("portal:told-you", reference=reference)
    return render(request, "portal/own/unwanted_contact.html", {"form": form, "reference": reference})


def reported(request: HttpRequest, reference: str) -> HttpResponse:
    """The receipt: what they told us, and where it is."""
    here = visit(request, reference)
    context = {"reference": reference, "reports": unwanted_contacts.own(here.case), "stands": STANDS}
    return render(request, "portal/own/unwanted_contacts.html", context)


urlpatterns = [
    path("your-page/<slug:reference>/tell-us/", report, name="tell-us"),
    path("your-page/<slug:reference>/told-you/", reported, name="told-you"),
]
