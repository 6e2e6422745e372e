"""Cases offered to another unit: what that unit may see of them, and what it answers."""

from typing import Any
from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, accounts, transfers
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in


class OfferForm(forms.Form):
    unit = fields.Select(label=_("Which unit should have the case?"), options=[], blank=_("Choose a unit"))
    reason = fields.LongText(
        label=_("Why?"),
        hint=_("The other unit reads this before it accepts. Leave out names and where anybody lives."),
        missing=_("Enter why the case should move"),
        max_length=1000,
    )


class DeclineForm(forms.Form):
    reason = fields.LongText(
        label=_("Why does your unit not take it?"),
        hint=_("Leave out names and where anybody lives."),
        missing=_("Enter why your unit does not take it"),
        max_length=1000,
    )


def index(request: HttpRequest) -> HttpResponse:
    account, _now = signed_in(request)
    return render(request, "staff/transfers/index.html", {"offers": transfers.open_offers(account)})


def offer(request: HttpRequest, reference: str) -> HttpResponse:
    """Offer a case to another unit; the case stays until that unit accepts."""
    account, now = signed_in(request)
    access.require(account, May.ALLOCATE)
    case = access.case_for(account, reference, now=now)
    form = OfferForm(request.POST or None, options={"unit": transfers.other_units(case)})
    if form.is_valid() and _offered(form, account, case, now):
        notices.success(request, said("The case is offered. It stays with your unit until the other one accepts it."))
        return redirect("staff:transfers")
    return render(
        request, "staff/transfers/offer.html", {"form": form, "case": case, "before": transfers.of_case(case)}
    )


def _offered(form: OfferForm, account: Any, case: access.Case, now: Any) -> bool:
    try:
        answers = form.cleaned_data
        transfers.offer(case=case, unit_reference=answers["unit"], reason=answers["reason"], by=account, now=now)
    except transfers.FirstContactFirst as unit:
        form.add_error(
            "unit",
            said("%(unit)s makes first contact, because the court is theirs. The case can move after that.")
            % {"unit": unit},
        )
    except transfers.AlreadyOffered:
        form.add_error(None, said("The case is offered already. Take that offer back first."))
    except transfers.SameUnit:
        form.add_error("unit", said("The case is with this unit, or with none: allocate it."))
    else:
        return True
    return False


def show(request: HttpRequest, reference: UUID) -> HttpResponse:
    account, now = signed_in(request)
    return _page(request, transfers.offer_for(account, str(reference), now=now), DeclineForm())


@require_POST
def accept(request: HttpRequest, reference: UUID) -> HttpResponse:
    account, now = signed_in(request)
    try:
        accepted = transfers.accept(transfer_id=str(reference), by=account, now=now)
    except transfers.NotWaiting:
        return _answered_before(request)
    notices.success(request, said("The case is with your unit now. Give it to an officer."))
    return redirect("staff:allocate", reference=accepted.case.reference)


@require_POST
def decline(request: HttpRequest, reference: UUID) -> HttpResponse:
    account, now = signed_in(request)
    form = DeclineForm(request.POST)
    access.require(account, May.ANSWER_TRANSFER)
    if not form.is_valid():
        return _page(request, transfers.offer_for(account, str(reference), now=now), form)
    try:
        transfers.decline(transfer_id=str(reference), reason=form.cleaned_data["reason"], by=account, now=now)
    except transfers.NotWaiting:
        return _answered_before(request)
    notices.success(request, said("The case stays with the other unit, which reads your reason."))
    return redirect("staff:transfers")


@require_POST
def take_back(request: HttpRequest, reference: UUID) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.ALLOCATE)
    try:
        transfers.take_back(transfer=transfers.own_offer(account, str(reference)), by=account, now=now)
    except transfers.NotWaiting:
        return _answered_before(request)
    notices.success(request, said("The offer is taken back. The case stays with your unit."))
    return redirect("staff:transfers")


def _page(request: HttpRequest, offered: transfers.Offer, form: DeclineForm) -> HttpResponse:
    account, _now = signed_in(request)
    may_answer = May.ANSWER_TRANSFER in accounts.granted(account) and not offered.ours
    context = {"offer": offered, "form": form, "may_answer": may_answer}
    return render(request, "staff/transfers/show.html", context)


def _answered_before(request: HttpRequest) -> HttpResponse:
    notices.warning(request, said("Somebody has answered this offer, or taken it back, before you."))
    return redirect("staff:transfers")


urlpatterns = [
    path("transfers/", index, name="transfers"),
    path("transfers/<uuid:reference>/", show, name="transfer"),
    path("transfers/<uuid:reference>/accept/", accept, name="accept-transfer"),
    path("transfers/<uuid:reference>/decline/", decline, name="decline-transfer"),
    path("transfers/<uuid:reference>/take-back/", take_back, name="take-back-transfer"),
    path("cases/<slug:reference>/transfer/", offer, name="offer-transfer"),
]
