"""A manager looks after the officers of their unit: who is there, who comes, who leaves, who cannot get in."""

from typing import Any
from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from victimcontact.casework import access, officers
from victimcontact.casework.officers import Details, NewOfficer
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in

ROLES = [
    ("victim_liaison_officer", _("Victim liaison officer")),
    ("manager", _("Manager")),
    ("administrator", _("Administrator")),
]


class ChangeForm(forms.Form):
    name = fields.Text(
        label=_("Name"), hint=_("As it stands under their letters"), missing=_("Enter their name"), max_length=120
    )
    role = fields.Choice(label=_("Role"), missing=_("Choose their role"), options=ROLES)
    phone = fields.Text(
        label=_("Telephone number for letters"),
        hint=_("Left empty, letters give the unit’s number"),
        required=False,
        width=20,
        max_length=30,
    )
    hours = fields.Text(
        label=_("When they can be reached"),
        hint=_("Left empty, letters give the unit’s hours"),
        required=False,
        max_length=120,
    )
    speaks_welsh = fields.YesNo(label=_("Do they speak Welsh?"))


class NewForm(ChangeForm):
    email = fields.Email(label=_("Work email address"), hint=_("They sign in with it"))
    field_order = ("name", "email", "role", "phone", "hours", "speaks_welsh")


def index(request: HttpRequest) -> HttpResponse:
    account, _now = signed_in(request)
    return render(request, "staff/officers/index.html", {"officers": officers.listed(account), "roles": dict(ROLES)})


def add(request: HttpRequest) -> HttpResponse:
    """The new officer, and then once the password to give them."""
    account, now = signed_in(request)
    access.require(account, May.MANAGE_OFFICERS)
    form = NewForm(request.POST or None)
    if form.is_valid():
        try:
            let_in = officers.create(new=_new(account, form.cleaned_data), by=account, now=now)
        except officers.AlreadyAnOfficer:
            form.add_error("email", said("Somebody signs in with this address already."))
        else:
            return _show_password(request, let_in.officer, let_in.password)
    return render(request, "staff/officers/add.html", {"form": form})


def _new(account: officers.Account, answers: dict[str, Any]) -> NewOfficer:
    unit = access.officer_of(account).unit
    return NewOfficer(**{**answers, "speaks_welsh": bool(answers["speaks_welsh"])}, unit=unit.reference if unit else "")


def show(request: HttpRequest, reference: UUID) -> HttpResponse:
    account, now = signed_in(request)
    officer = officers.officer_for(account, str(reference), now=now)
    context = {"officer": officer, "roles": dict(ROLES), "oneself": officer.account_id == account.pk}
    return render(request, "staff/officers/show.html", context)


def change(request: HttpRequest, reference: UUID) -> HttpResponse:
    account, now = signed_in(request)
    officer = officers.officer_for(account, str(reference), now=now)
    initial = {name: getattr(officer, name) for name in ChangeForm.base_fields}
    form = ChangeForm(request.POST or None, initial=initial)
    if form.is_valid():
        answers = form.cleaned_data | {"speaks_welsh": bool(form.cleaned_data["speaks_welsh"])}
        try:
            officers.change(officer=officer, details=Details(**answers), by=account, now=now)
        except officers.NotYourself:
            form.add_error("role", said("Another manager changes your role."))
        except officers.HoldsCases:
            form.add_error(
                "role", said("They hold cases, and an administrator cannot. Allocate the cases to others first.")
            )
        else:
            notices.success(request, said("The change is saved. The next letters are written with it."))
            return redirect("staff:officer", reference=reference)
    return render(request, "staff/officers/change.html", {"form": form, "officer": officer})


def deactivate(request: HttpRequest, reference: UUID) -> HttpResponse:
    """First what follows from it, then it is done."""
    account, now = signed_in(request)
    officer = officers.officer_for(account, str(reference), now=now)
    if request.method != "POST":
        return render(request, "staff/officers/deactivate.html", {"officer": officer})
    try:
        returned = officers.deactivate(officer=officer, by=account, now=now)
    except (officers.NotYourself, officers.AlreadyLeft):
        return _refused(request, reference)
    notices.success(request, _what_came_back(returned))
    return redirect("staff:officers")


def _what_came_back(returned: int) -> str:
    if not returned:
        return said("They cannot sign in any more. They held no case.")
    return ngettext(
        "They cannot sign in any more. %(count)d case is back with the unit: allocate it.",
        "They cannot sign in any more. %(count)d cases are back with the unit: allocate them.",
        returned,
    ) % {"count": returned}


def reset_second_step(request: HttpRequest, reference: UUID) -> HttpResponse:
    account, now = signed_in(request)
    officer = officers.officer_for(account, str(reference), now=now)
    if request.method != "POST":
        return render(request, "staff/officers/reset.html", {"officer": officer})
    try:
        officers.reset_second_step(officer=officer, by=account, now=now)
    except (officers.NotYourself, officers.AlreadyLeft):
        return _refused(request, reference)
    notices.success(request, said("They are signed out and set up a new second step when they next sign in."))
    return redirect("staff:officer", reference=reference)


@require_POST
def give_password(request: HttpRequest, reference: UUID) -> HttpResponse:
    account, now = signed_in(request)
    officer = officers.officer_for(account, str(reference), now=now)
    try:
        password = officers.give_password(officer=officer, by=account, now=now)
    except (officers.NotYourself, officers.AlreadyLeft):
        return _refused(request, reference)
    return _show_password(request, officer, password)


def _show_password(request: HttpRequest, officer: officers.Officer, password: str) -> HttpResponse:
    """Shown once, in the answer to the form; it is nowhere afterwards."""
    return render(request, "staff/officers/password.html", {"officer": officer, "password": password})


def _refused(request: HttpRequest, reference: UUID) -> HttpResponse:
    notices.warning(request, said("Nothing was changed: they have left already, or this is your own account."))
    return redirect("staff:officer", reference=reference)


urlpatterns = [
    path("officers/", index, name="officers"),
    path("officers/new/", add, name="add-officer"),
    path("officers/<uuid:reference>/", show, name="officer"),
    path("officers/<uuid:reference>/change/", change, name="change-officer"),
    path("officers/<uuid:reference>/deactivate/", deactivate, name="deactivate-officer"),
    path("officers/<uuid:reference>/second-step/", reset_second_step, name="reset-second-step"),
    path("officers/<uuid:reference>/password/", give_password, name="give-password"),
]
