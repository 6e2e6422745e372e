"""The pages of somebody of a hospital: the case that is open to them, and three short forms. For them there are no others."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import facts, hospital_desk
from victimcontact.casework.hospital_desk import Coming, Desk, Notice
from victimcontact.design import fields, forms
from victimcontact.design.days import day_in_words
from victimcontact.scheme.guests import NOTICES, Said
from victimcontact.staff.door import signed_in, today

SAID = {
    Said.NOTIFIED: _("You told the victim"),
    Said.NOT_NOTIFIED: _("You have not told the victim"),
    Said.COMING: _("You said that it is coming"),
}


class NoticeForm(forms.Form):
    about = fields.Choice(label=_("What is it about?"), missing=_("Choose what it is about"))
    given = fields.YesNo(
        label=_("Have you told the victim?"),
        missing=_("Choose whether you have told the victim"),
        yes_reveals=("on",),
        no_reveals=("why",),
    )
    on = fields.Day(
        label=_("On which day?"), called=_("The day you told them"), missing=_("Enter the day you told them"), past=True
    )
    why = fields.LongText(
        label=_("Why not?"),
        hint=_("Leave out treatment and illness."),
        missing=_("Enter why you have not told them"),
        max_length=1000,
        rows=3,
    )


class ComingForm(forms.Form):
    code = fields.Choice(label=_("What is coming?"), options=NOTICES.items(), missing=_("Choose what is coming"))
    on = fields.Day(
        label=_("When is it expected?"),
        called=_("The day it is expected"),
        hint=_("Leave empty when it is not known yet"),
        future=True,
        required=False,
    )
    text = fields.LongText(
        label=_("What should the officer know?"),
        hint=_("Leave out treatment and illness."),
        required=False,
        max_length=2000,
        rows=4,
    )


class AskForm(forms.Form):
    text = fields.LongText(
        label=_("What is being thought about?"),
        hint=_("What is planned, as far as it matters to the victim. Leave out treatment and illness."),
        missing=_("Enter what is being thought about"),
        max_length=4000,
    )
    decides_on = fields.Day(
        label=_("When is it decided?"),
        called=_("The day it is decided"),
        hint=_("Leave empty when it is not known yet"),
        future=True,
        required=False,
    )


def index(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    reference = hospital_desk.open_case(account, now=now)
    if reference:
        return redirect("staff:hospital-case", reference=reference)
    return render(request, "staff/hospital_desk/nothing.html")


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    context = {"desk": hospital_desk.desk(account, reference, now=now), "said": SAID}
    return render(request, "staff/hospital_desk/show.html", context)


def notice(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    desk = hospital_desk.desk(account, reference, now=now)
    form = NoticeForm(request.POST or None, on=today(now), options={"about": _about(desk)})
    if form.is_valid():
        told = Notice(**form.cleaned_data)
        try:
            hospital_desk.say(reference=reference, notice=told, by=account, now=now)
        except hospital_desk.UnknownNotice:
            form.add_error("about", said("Somebody else of your hospital has just told us about this."))
        except facts.InTheFuture:
            form.add_error("on", said("The day you told them must be today or in the past"))
        else:
            notices.success(request, said("Thank you. The victim’s officer knows."))
            return redirect("staff:hospital-case", reference=reference)
    return _asked(request, desk, form, said("Have you told the victim?"), said("Tell us"))


def coming(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    desk = hospital_desk.desk(account, reference, now=now)
    form = ComingForm(request.POST or None, on=today(now))
    if form.is_valid():
        hospital_desk.say_coming(reference=reference, coming=Coming(**form.cleaned_data), by=account, now=now)
        notices.success(
            request, said("Thank you. The victim’s officer reads it. The notice to the victim stays yours.")
        )
        return redirect("staff:hospital-case", reference=reference)
    return _asked(request, desk, form, said("Something is coming"), said("Tell us"))


def ask(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    desk = hospital_desk.desk(account, reference, now=now)
    form = AskForm(request.POST or None, on=today(now))
    if form.is_valid():
        try:
            part = hospital_desk.ask(reference=reference, by=account, now=now, **form.cleaned_data)
        except hospital_desk.NotWanted:
            form.add_error(None, said("The victim has said that they do not want to be asked before a decision."))
        else:
            words = said("The victim’s officer asks. The victim has until %(day)s; the answer will be on this page.")
            notices.success(request, words % {"day": day_in_words(part.last_day)})
            return redirect("staff:hospital-case", reference=reference)
    return _asked(request, desk, form, said("Ask what the victim wants considered"), said("Ask"))


def _about(desk: Desk) -> list[fields.Option]:
    """First what we wait for, then everything else of which the managers give notice."""
    waits = _("We wait to hear of this")
    awaited = [fields.Option(each.key, f"{each.event}, {day_in_words(each.on)}", hint=waits) for each in desk.awaited]
    return [*awaited, *(fields.Option(code, text) for code, text in NOTICES.items())]


def _asked(request: HttpRequest, desk: Desk, form: forms.Form, title: str, button: str) -> HttpResponse:
    context = {"form": form, "desk": desk, "title": title, "button": button}
    return render(request, "staff/hospital_desk/form.html", context)


urlpatterns = [
    path("hospital/", index, name="hospital-desk"),
    path("hospital/<slug:reference>/", show, name="hospital-case"),
    path("hospital/<slug:reference>/told/", notice, name="hospital-notice"),
    path("hospital/<slug:reference>/coming/", coming, name="hospital-coming"),
    path("hospital/<slug:reference>/ask/", ask, name="hospital-ask"),
]
