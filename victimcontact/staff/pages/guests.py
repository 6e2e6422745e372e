"""Who of a hospital may come to a case, and what they told us: an officer lets them in, for longer, out; reads, and says so."""

from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, accounts, guests, hospital_handovers
from victimcontact.casework.access import Case
from victimcontact.casework.guests import GuestAccess, NewGuest
from victimcontact.design import fields, forms
from victimcontact.design.days import day_in_words
from victimcontact.scheme.guests import Ended, Said, in_words
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today

STATES = {
    "": (_("Open"), "green"),
    Ended.BY_HAND: (_("Ended by us"), "grey"),
    Ended.RAN_OUT: (_("Ran out"), "yellow"),
    Ended.LEFT: (_("Ended: they do not want to hear any more"), "yellow"),
    Ended.CASE_OVER: (_("Ended: the case is closed"), "yellow"),
    Ended.NOT_THEIRS: (_("Ended: the notices are ours again"), "yellow"),
}
SAID = {
    Said.NOTIFIED: _("They told the victim"),
    Said.NOT_NOTIFIED: _("They have not told the victim"),
    Said.COMING: _("Something is coming"),
}


class UntilForm(forms.Form):
    last_on = fields.Day(
        label=_("Until which day may they come?"),
        hint=_("At most 92 days ahead. You can make it longer then."),
        called=_("The last day"),
        missing=_("Enter the last day"),
        future=True,
    )


class LetInForm(UntilForm):
    field_order = ("name", "email", "last_on")
    name = fields.Text(
        label=_("Who is it?"), hint=_("First and last name"), missing=_("Enter their name"), max_length=120
    )
    email = fields.Email(
        label=_("Their work email address"),
        hint=_("Their own, not one that several people read. They sign in with it; nothing is sent to it."),
        missing=_("Enter their work email address"),
    )


class ReasonForm(forms.Form):
    reason = fields.LongText(label=_("Why?"), missing=_("Enter why"), max_length=1000, rows=3)


class ExtendForm(UntilForm, ReasonForm):
    field_order = ("last_on", "reason")


def index(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    case = _case(request, reference)
    context = {
        "case": case,
        "guests": guests.of_case(case, on=today(now)),
        "states": STATES,
        "notes": [(note, in_words(note.notice), guests.waits_to_be_read(note)) for note in guests.notes_of(case)],
        "said": SAID,
        "acts": accounts.granted(account),
        "handed_over": hospital_handovers.is_on_route(case) and hospital_handovers.passed_on_day(case) is not None,
    }
    return render(request, "staff/guests/index.html", context)


def let_in(request: HttpRequest, reference: str) -> HttpResponse:
    """The form, and then once the password to give them."""
    account, now = signed_in(request)
    case = _case(request, reference)
    access.require(account, May.LET_IN_GUEST)
    form = LetInForm(request.POST or None, on=today(now))
    if form.is_valid():
        try:
            made = guests.let_in(case=case, new=NewGuest(**form.cleaned_data), by=account, now=now)
        except tuple(REFUSALS) as refusal:
            _say_why(form, refusal)
        else:
            return _password(request, made.guest, made.password)
    return _asked(request, case, form, said("Let somebody of the hospital in"), said("Let them in"))


def extend(request: HttpRequest, reference: str, guest: str) -> HttpResponse:
    account, now = signed_in(request)
    found = _guest(request, reference, guest)
    form = ExtendForm(request.POST or None, on=today(now), initial={"last_on": found.last_on})
    if form.is_valid():
        try:
            guests.extend(guest=found, by=account, now=now, **form.cleaned_data)
        except tuple(REFUSALS) as refusal:
            _say_why(form, refusal)
        else:
            notices.success(request, said("The day is changed."))
            return redirect("staff:guests", reference=reference)
    return _asked(request, found.case, form, said("Longer, or less long"), said("Change the day"))


def end(request: HttpRequest, reference: str, guest: str) -> HttpResponse:
    account, now = signed_in(request)
    found = _guest(request, reference, guest)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            guests.end(guest=found, by=account, now=now, **form.cleaned_data)
        except guests.IsOver as refusal:
            _say_why(form, refusal)
        else:
            notices.success(request, said("They cannot come to this case any more."))
            return redirect("staff:guests", reference=reference)
    return _asked(request, found.case, form, said("They may not come any more"), said("End it now"))


@require_POST
def give_password(request: HttpRequest, reference: str, guest: str) -> HttpResponse:
    account, now = signed_in(request)
    found = _guest(request, reference, guest)
    try:
        password = guests.give_password(guest=found, by=account, now=now)
    except guests.IsOver:
        notices.warning(request, str(REFUSALS[guests.IsOver][1]))
        return redirect("staff:guests", reference=reference)
    return _password(request, found, password)


@require_POST
def settle(request: HttpRequest, reference: str, guest: str) -> HttpResponse:
    account, now = signed_in(request)
    try:
        guests.settle(guest=_guest(request, reference, guest), by=account, now=now)
    except guests.NothingToSettle:
        notices.warning(request, said("Nothing was changed: somebody has seen to it."))
    else:
        notices.success(request, said("It is recorded that the managers know."))
    return redirect("staff:guests", reference=reference)


@require_POST
def read(request: HttpRequest, reference: str, note: str) -> HttpResponse:
    account, now = signed_in(request)
    found = guests.note_for(_case(request, reference), note)
    try:
        guests.mark_read(note=found, by=account, now=now)
    except guests.HasBeenRead:
        notices.warning(request, said("Nothing was changed: somebody has read it."))
    else:
        notices.success(request, said("It is recorded that you have seen to it."))
    return redirect("staff:guests", reference=reference)


REFUSALS: dict[type[Exception], tuple[str | None, Any]] = {
    guests.NotHandedOver: (None, _("Record first that their wish, name and address were given to the managers.")),
    guests.BadPeriod: ("last_on", _("The last day must be today or later, and at the latest %(last)s")),
    guests.SomebodyElse: ("email", _("Somebody signs in with this address who is not of a hospital")),
    guests.LetInAlready: ("email", _("They may come to this case already. Change the day instead")),
    guests.LetInElsewhere: (
        "email",
        _("They come to another case with this address. Each case has a sign-in of its own: enter another address"),
    ),
    guests.IsOver: (None, _("It has ended. Let them in again.")),
}


def _say_why(form: forms.Form, refusal: Exception) -> None:
    field, text = REFUSALS[type(refusal)]
    last = {"last": day_in_words(refusal.last)} if isinstance(refusal, guests.BadPeriod) else {}
    form.add_error(field, str(text) % last if last else str(text))


def _asked(request: HttpRequest, case: Case, form: forms.Form, title: str, button: str) -> HttpResponse:
    context = {"form": form, "case": case, "title": title, "button": button}
    return render(request, "staff/guests/form.html", context)


def _password(request: HttpRequest, guest: GuestAccess, password: str) -> HttpResponse:
    """Shown once, in the answer to the form; it is nowhere afterwards."""
    context = {"guest": guest, "password": password, "address": request.build_absolute_uri("/")}
    return render(request, "staff/guests/password.html", context)


def _guest(request: HttpRequest, reference: str, guest: str) -> GuestAccess:
    account, _now = signed_in(request)
    case = _case(request, reference)
    access.require(account, May.LET_IN_GUEST)
    return guests.guest_for(case, guest)


def _case(request: HttpRequest, reference: str) -> Case:
    """The case; where the managers never gave the notices there is no such page."""
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    if not hospital_handovers.is_on_route(case) and not guests.of_case(case, on=today(now)):
        raise access.NotFound(reference)
    return case


_ONE = "cases/<slug:reference>/hospital/guests/<slug:guest>/"
urlpatterns = [
    path("cases/<slug:reference>/hospital/guests/", index, name="guests"),
    path("cases/<slug:reference>/hospital/guests/new/", let_in, name="let-in-guest"),
    path(f"{_ONE}longer/", extend, name="extend-guest"),
    path(f"{_ONE}end/", end, name="end-guest"),
    path(f"{_ONE}password/", give_password, name="guest-password"),
    path(f"{_ONE}told/", settle, name="settle-guest"),
    path("cases/<slug:reference>/hospital/notes/<slug:note>/read/", read, name="read-hospital-note"),
]
