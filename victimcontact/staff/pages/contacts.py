"""Logging a contact: a call, a visit, a letter that came in, an attempt that failed."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, contacts
from victimcontact.casework.contacts import ContactMade
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today


class ContactForm(forms.Form):
    direction = fields.Choice(
        label=_("Who was in touch?"), options=[("out", _("We contacted them")), ("in", _("They contacted us"))]
    )
    channel = fields.Choice(
        label=_("How?"),
        options=[
            ("phone", _("By phone")),
            ("visit", _("In person")),
            ("letter", _("By letter")),
            ("email", _("By email")),
            ("text", _("By text message")),
        ],
    )
    happened_on = fields.Day(label=_("When was it?"), called=_("The day of the contact"), past=True)
    outcome = fields.Choice(
        label=_("What came of it?"),
        options=[
            ("completed", _("We spoke, or it was received")),
            ("sent", _("It was sent")),
            ("bounced", _("It came back or was not delivered")),
            ("failed", _("We could not reach them")),
        ],
    )
    document = fields.Select(
        label=_("Was it about a letter we owe?"),
        hint=_("Choose the letter whose duty this contact keeps. Leave it empty if there is none."),
        options=[
            ("L01", _("L01 first contact")),
            ("L02", _("L02 second contact")),
            ("L06", _("L06 annual letter")),
            ("L09", _("L09 parole review opening")),
            ("L10", _("L10 hearing listed")),
            ("L17", _("L17 released")),
            ("L19", _("L19 recall")),
        ],
        blank=_("No letter"),
        required=False,
    )
    note = fields.LongText(label=_("What was said?"), max_length=4000, required=False)


def add(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.RECORD_CONTACT)
    case = access.case_for(account, reference, now=now)
    form = ContactForm(request.POST or None, on=today(now))
    if form.is_valid():
        contacts.add(case=case, made=ContactMade(**form.cleaned_data), by=account, now=now)
        notices.success(request, said("The contact is logged."))
        return redirect("staff:case", reference=reference)
    return render(request, "staff/contacts/add.html", {"form": form, "case": case})


urlpatterns = [path("cases/<slug:reference>/contacts/new/", add, name="add-contact")]
