"""A fact about risk: recorded as it was told, passed to the offender's practitioner without a word of who or where the victim is."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, accounts, facts, meetings, protection, risks
from victimcontact.casework.risks import Supervises, To, Told, Used
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.scheme.risk_information import ABOUT, About, How, Place, Recipient, Who
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today

SOURCES = {
    "victim": _("The victim"),
    "third_party": _("Somebody else"),
    "observation": _("I saw or heard it myself"),
}
URGENCIES = {
    "immediate": _("Immediate: phone today"),
    "one_working_day": _("Within one working day"),
    "routine": _("Routine"),
}
PHONED = {
    "practitioner": _("The practitioner"),
    "duty_officer": _("Whoever is on duty for them"),
    "police": _("The police"),
}
ABOUT_OPTIONS = [(about.value, words) for about, words in ABOUT.items()]
WHO = {
    Who.OFFENDER: _("The offender"),
    Who.SOMEBODY_FOR_THEM: _("Somebody for them"),
    Who.NOT_KNOWN: _("Nobody knows who it was"),
}
HOW = {
    How.LETTER: _("A letter"),
    How.PHONE: _("A call or a text message"),
    How.ONLINE: _("Online"),
    How.IN_PERSON: _("In person"),
    How.OTHER: _("Some other way"),
}
RECIPIENTS = {
    Recipient.PRACTITIONER: _("The practitioner"),
    Recipient.POLICE: _("The police"),
    Recipient.MENTAL_HEALTH_CASEWORK: _("Mental Health Casework Section"),
}
PLACES = {
    Place.WHO_IS_AT_RISK: _("Assessment: who is at risk"),
    Place.NATURE_OF_RISK: _("Assessment: the nature of the risk"),
    Place.WHEN_GREATEST: _("Assessment: when it is greatest, what raises or lowers it"),
    Place.VICTIM_SAFETY_PLANNING: _("Risk management plan: the victim’s safety"),
    Place.MONITORING_AND_CONTROL: _("Risk management plan: monitoring and control"),
    Place.LICENCE: _("A condition of the licence or discharge"),
    Place.RECALL: _("A recall"),
    Place.PAROLE_OR_TRIBUNAL: _("A parole review or a tribunal"),
    Place.MEETING: _("A meeting of the agencies"),
    Place.POLICE_ACTION: _("Something the police did"),
    Place.NOT_USED: _("It was not used"),
}
STATES = {
    "approved": (_("On its way"), "blue"),
    "handing_over": (_("On its way"), "blue"),
    "sent": (_("Sent"), "green"),
    "uncertain": (_("May have been sent"), "yellow"),
    "acknowledged": (_("Received"), "green"),
}


class RecordForm(forms.Form):
    text = fields.LongText(
        label=_("What were you told?"),
        hint=_("The fact, as it was told. No opinion and no score."),
        missing=_("Enter what you were told"),
        max_length=4000,
    )
    about = fields.Choice(
        label=_("What is it about?"),
        options=[
            Option(about, words, reveals=("contact_by", "contact_how") if about == About.CONTACT else ())
            for about, words in ABOUT_OPTIONS
        ],
    )
    contact_by = fields.Choice(label=_("Who was in touch?"), options=list(WHO.items()))
    contact_how = fields.Choice(label=_("How?"), options=list(HOW.items()))
    source = fields.Choice(label=_("Who told you?"), options=list(SOURCES.items()))
    told_on = fields.Day(label=_("When were you told?"), called=_("The day you were told"), past=True)
    happened_on = fields.Day(label=_("When did it happen?"), called=_("The day it happened"), past=True, required=False)
    urgency = fields.Choice(
        label=_("How urgent is it?"),
        options=[
            Option(
                "immediate", URGENCIES["immediate"], _("A threat, a broken no-contact condition, the victim was found")
            ),
            Option("one_working_day", URGENCIES["one_working_day"]),
            Option("routine", URGENCIES["routine"]),
        ],
    )

    def told(self) -> Told:
        """The fact as it was typed."""
        answers = self.cleaned_data
        chosen = {name: answers[name] or "" for name in ("contact_by", "contact_how")}
        return Told(**answers | chosen | {"about": About(answers["about"])})


class SendForm(forms.Form):
    recipient = fields.Choice(label=_("To whom?"), options=[])
    name = fields.Text(label=_("Their name or desk"), missing=_("Enter their name or desk"), max_length=120)
    email = fields.Email(label=_("Their email address"), max_length=254)
    wording = fields.LongText(
        label=_("What they read"),
        hint=_("Not who said it, not where anybody lives, works or goes. Say “a person I am in touch with”."),
        missing=_("Enter what they are to read"),
        max_length=4000,
    )

    def to(self) -> To | None:
        """Somebody other than the practitioner, if one was chosen."""
        answers = self.cleaned_data
        if answers["recipient"] == Recipient.PRACTITIONER:
            return None
        return To(Recipient(answers["recipient"]), answers["name"], answers["email"])


class DisclosureForm(forms.Form):
    disclosable = fields.YesNo(
        label=_("May the offender learn of this fact?"),
        hint=_(
            "Only with the victim’s agreement. A report to the Parole Board then begins with it, and the offender reads that."
        ),
    )
    why = fields.LongText(
        label=_("Why, and who agreed?"), missing=_("Enter why, and who agreed"), max_length=2000, rows=3
    )


class UseForm(forms.Form):
    place = fields.Choice(label=_("Where was it used?"), options=list(PLACES.items()))
    used_on = fields.Day(label=_("When were you told so?"), called=_("The day you were told"), past=True)
    note = fields.LongText(label=_("What came of it?"), required=False, max_length=2000, rows=3)


class PhoneForm(forms.Form):
    to = fields.Choice(label=_("Whom did you phone?"), options=list(PHONED.items()))


class ReceiptForm(forms.Form):
    name = fields.Text(label=_("Who said that they have it?"), missing=_("Enter who said so"), max_length=120)


class PractitionerForm(forms.Form):
    name = fields.Text(label=_("Name"), missing=_("Enter their name"), max_length=120)
    email = fields.Email(label=_("Email address"), max_length=254)
    phone = fields.Phone(label=_("Telephone"), required=False)
    officer_id = fields.Select(
        label=_("Is it one of our own officers?"),
        hint=_("Then they cannot come to the cases of this offender’s victims."),
        blank=_("No"),
        required=False,
    )


def record(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.RECORD_RISK)
    case = access.case_for(account, reference, now=now)
    form = RecordForm(request.POST or None, on=today(now), initial={"told_on": today(now)})
    if form.is_valid():
        try:
            item = risks.record(case=case, told=form.told(), by=account, now=now)
        except facts.InTheFuture:
            form.add_error("told_on", said("The day you were told must be today or in the past"))
        else:
            notices.success(request, said("The fact is recorded. Send it to the practitioner next."))
            return redirect("staff:risk", reference=item.reference)
    return render(request, "staff/risk/record.html", {"form": form, "case": case})


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    item = risks.item_for(account, reference, now=now)
    context = {
        "item": item,
        "practitioner": risks.practitioner_of(item.case),
        "messages": risks.messages_of(item),
        "uses": risks.uses_of(item),
        "about": ABOUT,
        "who": WHO,
        "how": HOW,
        "places": PLACES,
        "recipients": RECIPIENTS,
        "sources": SOURCES,
        "urgencies": URGENCIES,
        "phoned": PHONED,
        "states": STATES,
        "acts": accounts.granted(account),
    }
    return render(request, "staff/risk/show.html", context)


def send(request: HttpRequest, reference: str) -> HttpResponse:
    """The wording begins as the fact; what gives the victim away is marked, and refused."""
    account, now = signed_in(request)
    access.require(account, May.SEND_RISK)
    item = risks.item_for(account, reference, now=now)
    practitioner = risks.practitioner_of(item.case)
    first = {"wording": str(item.text), "recipient": Recipient.PRACTITIONER if practitioner else None}
    form = SendForm(request.POST or None, initial=first, options={"recipient": _recipients(item)})
    if form.is_valid():
        try:
            risks.send(item=item, wording=form.cleaned_data["wording"], to=form.to(), by=account, now=now)
        except protection.GivesAway:
            form.add_error("wording", said("This shows who or where the person is. Word it differently."))
        except risks.NoPractitioner:
            form.add_error("recipient", said("Nobody is recorded as the practitioner. Name them on the page before."))
        else:
            notices.success(request, said("It is on its way."))
            return redirect("staff:risk", reference=reference)
    typed = str(form["wording"].value() or "")
    pieces = protection.marker(item.case)(typed)
    context = {"form": form, "item": item, "pieces": pieces}
    return render(request, "staff/risk/send.html", context | {"has_hits": any(piece.hit for piece in pieces)})


def _recipients(item: risks.RiskItem) -> list[Option]:
    practitioner = risks.practitioner_of(item.case)
    named = f"{RECIPIENTS[Recipient.PRACTITIONER]}: {practitioner.name}" if practitioner else _("The practitioner")
    others = [Option(other, RECIPIENTS[other], reveals=("name", "email")) for other in risks.may_be_told(item)]
    return [Option(Recipient.PRACTITIONER, named), *others]


def decide_disclosure(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.RECORD_RISK)
    item = risks.item_for(account, reference, now=now)
    form = DisclosureForm(request.POST or None)
    if form.is_valid():
        risks.decide_disclosure(item=item, by=account, now=now, **form.cleaned_data)
        return redirect("staff:risk", reference=reference)
    return _asked(request, reference, form, said("May the offender know it?"))


def record_use(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.RECORD_RISK)
    item = risks.item_for(account, reference, now=now)
    form = UseForm(request.POST or None, on=today(now))
    if form.is_valid():
        used = Used(Place(form.cleaned_data.pop("place")), **form.cleaned_data)
        risks.record_use(item=item, used=used, by=account, now=now)
        notices.success(request, said("It is recorded where it was used."))
        return redirect("staff:risk", reference=reference)
    return _asked(request, reference, form, said("Where it was used"))


def phone(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.RECORD_RISK)
    item = risks.item_for(account, reference, now=now)
    form = PhoneForm(request.POST or None)
    if form.is_valid():
        risks.record_phone_call(item=item, by=account, now=now, **form.cleaned_data)
        notices.success(request, said("The call is recorded. Send it in writing by the next working day."))
        return redirect("staff:risk", reference=reference)
    return _asked(request, reference, form, said("Record the telephone call"))


def acknowledge(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    message = risks.message_for(account, reference, now=now)
    form = ReceiptForm(request.POST or None)
    item = message.risk_item.reference
    if form.is_valid():
        try:
            risks.acknowledge(message=message, by=account, now=now, **form.cleaned_data)
        except risks.NotWaiting:
            form.add_error(None, said("It has not gone yet, or somebody has recorded the receipt already."))
        else:
            notices.success(request, said("The receipt is recorded."))
            return redirect("staff:risk", reference=item)
    return _asked(request, item, form, said("They have received it"))


@require_POST
def settle(request: HttpRequest, reference: str) -> HttpResponse:
    """A person found out whether a message that may have been sent was."""
    account, now = signed_in(request)
    message = risks.message_for(account, reference, now=now)
    try:
        risks.settle_uncertain(message=message, was_sent="sent" in request.POST, by=account, now=now)
    except risks.NotWaiting:
        notices.warning(request, said("Somebody else has settled this already."))
    return redirect("staff:risk", reference=message.risk_item.reference)


def name_practitioner(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.SEND_RISK)
    case = access.case_for(account, reference, now=now)
    form = PractitionerForm(request.POST or None, options={"officer_id": meetings.colleagues(account)})
    if form.is_valid():
        try:
            risks.name_practitioner(case=case, who=Supervises(**form.cleaned_data), by=account, now=now)
        except risks.HoldsTheCase:
            form.add_error(
                "officer_id",
                said("They hold a case of this offender’s victims. Give that case to somebody else first."),
            )
        else:
            notices.success(request, said("The practitioner is recorded."))
            return redirect("staff:case", reference=reference)
    context = {"form": form, "case": case, "practitioner": risks.practitioner_of(case)}
    return render(request, "staff/risk/practitioner.html", context)


def _asked(request: HttpRequest, item: str, form: forms.Form, heading: str) -> HttpResponse:
    return render(request, "staff/risk/ask.html", {"form": form, "item": item, "heading": heading})


urlpatterns = [
    path("cases/<slug:reference>/risk/new/", record, name="record-risk"),
    path("cases/<slug:reference>/practitioner/", name_practitioner, name="name-practitioner"),
    path("risk/<slug:reference>/", show, name="risk"),
    path("risk/<slug:reference>/send/", send, name="send-risk"),
    path("risk/<slug:reference>/phone/", phone, name="phone-risk"),
    path("risk/<slug:reference>/disclosure/", decide_disclosure, name="disclose-risk"),
    path("risk/<slug:reference>/use/", record_use, name="use-risk"),
    path("risk/messages/<slug:reference>/receipt/", acknowledge, name="risk-receipt"),
    path("risk/messages/<slug:reference>/settle/", settle, name="settle-risk"),
]
