"""Logging a contact: a call, a visit, a letter that came in, a call that nobody answered. One short form."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, contact_cards, contacts, subjects
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.subjects import NOTHING, Subject
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.ways_back import way_back

# How somebody was in touch: by which channel, and in which direction.
WAYS = {
    "call": ("phone", "out"),
    "visit": ("visit", "out"),
    "call_in": ("phone", "in"),
    "visit_in": ("visit", "in"),
    "letter_in": ("letter", "in"),
    "email_in": ("email", "in"),
    "text_in": ("text", "in"),
    "sent": ("letter", "out"),
}
# What came in shows that they have what it is about: they spoke of it with us, or wrote about it.
HEARD = {"phone": "completed", "visit": "completed"}
VOICEMAIL = ("voicemail", _("We left a voicemail"))
CALLED = (
    ("reached", _("We spoke")),
    ("no_answer", _("No answer, no message left")),
    VOICEMAIL,
    ("wrong_number", _("Wrong number: it is not theirs")),
)


class ContactForm(forms.Form):
    way = fields.Choice(
        label=_("What was it?"),
        missing=_("Choose what it was"),
        options=[
            Option("call", _("We called them"), reveals=("call_outcome",)),
            Option("visit", _("We visited them"), reveals=("visit_outcome",)),
            ("call_in", _("They called us")),
            ("visit_in", _("They came to see us")),
            ("letter_in", _("They wrote a letter")),
            ("email_in", _("They sent an email")),
            ("text_in", _("They sent a text message")),
            Option("sent", _("We posted a letter that was not written here"), reveals=("document",)),
        ],
    )
    call_outcome = fields.Choice(label=_("What came of the call?"), missing=_("Choose what came of it"), options=CALLED)
    visit_outcome = fields.Choice(
        label=_("What came of the visit?"),
        missing=_("Choose what came of it"),
        options=[
            ("reached", _("We spoke")),
            ("nobody_there", _("Nobody there")),
            ("wrong_address", _("They do not live there")),
        ],
    )
    document = fields.Select(
        label=_("Which letter was it?"),
        options=[
            ("L01", _("L01 First contact")),
            ("L02", _("L02 Second contact")),
            ("L06", _("L06 Yearly letter")),
            ("L07", _("L07 About something that happened")),
        ],
        blank=_("None of these"),
        required=False,
    )
    subject = fields.Choice(
        label=_("What was it about?"),
        hint=_("What is owed about it is kept only if they heard of it from you, or showed that they know."),
        missing=_("Choose what it was about, or “Nothing of these”"),
    )
    happened_on = fields.Day(label=_("When?"), called=_("The day of the contact"), past=True)
    note = fields.LongText(label=_("What was said?"), max_length=4000, required=False, rows=3)

    def made(self, known: Iterable[Subject]) -> ContactMade:
        """The contact as casework takes it."""
        answers = self.cleaned_data
        channel, direction = WAYS[answers["way"]]
        subject = subjects.named(known, answers["subject"]) or Subject(NOTHING, "")
        result = answers["call_outcome"] or answers["visit_outcome"]
        return ContactMade(
            happened_on=answers["happened_on"],
            channel=channel,
            direction=direction,
            outcome=self._outcome(channel, direction, result, subject),
            document=answers["document"] or (subject.document if direction == "out" else ""),
            about=subject.about,
            result=result,
            note=answers["note"],
        )

    def _outcome(self, channel: str, direction: str, result: str, subject: Subject) -> str:
        if result:
            return contacts.RESULTS[result]
        if direction == "out":
            return "sent"
        return HEARD.get(channel, "acknowledged" if subject.about else "completed")


def add(request: HttpRequest, reference: str) -> HttpResponse:
    """`?way=` and `?about=` answer two questions beforehand, where a link knows the answers."""
    account, now = signed_in(request)
    access.require(account, May.RECORD_CONTACT)
    case = access.case_for(account, reference, now=now)
    known, may_leave_voicemail = subjects.of(case), contacts.may_leave_voicemail(case, now=now)
    back = way_back(request, reverse("staff:case", args=[reference]))
    form = ContactForm(
        request.POST or None,
        on=today(now),
        initial=_known_beforehand(request, known) | {"happened_on": today(now)},
        options={
            "subject": [*((each.value, each.text) for each in known), (NOTHING, said("Nothing of these"))],
            "call_outcome": [each for each in CALLED if each != VOICEMAIL or may_leave_voicemail],
        },
    )
    if form.is_valid():
        contacts.add(case=case, made=form.made(known), by=account, now=now)
        notices.success(request, said("The contact is logged."))
        return redirect(back)
    context = {
        "form": form,
        "case": case,
        "back": back,
        "card": contact_cards.of(case, now=now),
        "may_leave_voicemail": may_leave_voicemail,
    }
    return render(request, "staff/contacts/add.html", context)


def _known_beforehand(request: HttpRequest, known: tuple[Subject, ...]) -> dict[str, Any]:
    way, about = request.GET.get("way", ""), request.GET.get("about", "")
    offered = about == NOTHING or subjects.named(known, about) is not None
    return {"way": way if way in WAYS else "", "subject": (about if offered else "") if known else NOTHING}


urlpatterns = [path("cases/<slug:reference>/contacts/new/", add, name="add-contact")]
