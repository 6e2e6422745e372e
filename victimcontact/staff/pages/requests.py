"""Conditions asked for: begun, worded, looked at; when the licence starts; and what cannot wait."""

from typing import Any
from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.views.decorators.http import require_safe

from victimcontact.casework import access, accounts, hard_stops, request_copies, request_overviews, request_sheets
from victimcontact.casework import condition_requests as requests
from victimcontact.casework.access import Case
from victimcontact.casework.condition_requests import BadInputs, NotInThisPolicy, UnknownCondition, Wanted
from victimcontact.casework.documents.typesetting import CannotBeTypeset
from victimcontact.casework.reviews import Review
from victimcontact.casework.zone_content import PURPOSES
from victimcontact.design import forms
from victimcontact.design.fields import Option
from victimcontact.scheme.calendar import BeyondHorizon
from victimcontact.scheme.conditions import CATALOGUE
from victimcontact.scheme.licences import safer_instead_of
from victimcontact.scheme.moves import NotAllowed
from victimcontact.scheme.release_dates import could_be_earlier
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import request_words, review_forms
from victimcontact.staff.pages.request_forms import (
    BY,
    AlertForm,
    KindForm,
    StartForm,
    initial,
    write_form,
)
from victimcontact.staff.pages.request_steps import STEPS
from victimcontact.staff.pages.request_words import words

NOT_IN_POLICY = "The policy on licence conditions that holds for this release does not know this condition."


def choose(request: HttpRequest, reference: str) -> HttpResponse:
    """Which condition: naming nobody comes before naming somebody (P61)."""
    case = _case(request, reference)
    _account, now = signed_in(request)
    kinds = [Option(kind.key, kind.title, kind.caution) for kind in requests.offered(case, on=today(now))]
    form = KindForm(request.POST or None, options={"kind": kinds})
    if form.is_valid():
        return redirect("staff:ask-for-condition", reference=reference, kind=form.cleaned_data["kind"])
    return render(request, "staff/requests/kind.html", {"form": form, "case": case})


def start(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    account, now = signed_in(request)
    case = _case(request, reference)
    if kind not in {each.key for each in requests.offered(case, on=today(now))}:
        notices.warning(request, NOT_IN_POLICY)
        return redirect("staff:choose-condition", reference=reference)
    review = _review(request, case)
    first = {"wording": CATALOGUE[kind].wording}
    form = write_form(kind)(request.POST or None, version=0, initial=first, options=_zones(case, kind))
    if form.is_valid():
        try:
            made = requests.start(case=case, wanted=form.wanted(kind), review=review, by=account, now=now)
        except (BadInputs, NotInThisPolicy, UnknownCondition) as refusal:
            _show_faults(form, refusal)
        else:
            notices.success(request, said("The draft is saved. Read it to them next."))
            return redirect("staff:request", reference=made.reference)
    context = {"form": form, "case": case, "kind": CATALOGUE[kind], "safer": safer_instead_of(kind)}
    context |= {"reviews": request_overviews.open_reviews(case.sentence), "chosen": review, "own_words": ""}
    return render(request, "staff/requests/write.html", context | {"review_kinds": review_forms.KINDS})


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    asked = requests.request_for(account, reference, now=now)
    context: dict[str, Any] = {
        "asked": asked,
        "overview": request_overviews.of(asked, now=now),
        "mark": request_sheets.marker(asked.case),
        "acts": accounts.granted(account),
        "offered": STEPS,
    }
    context["hits"] = context["overview"].hits
    return render(request, "staff/requests/show.html", context | words())


def edit(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.CARRY_REQUEST)
    asked = requests.request_for(account, reference, now=now)
    overview = request_overviews.of(asked, now=now)
    if not overview.may_be_edited:
        notices.warning(request, said("This request has gone and cannot be changed any more."))
        return redirect("staff:request", reference=reference)
    kind = asked.condition
    saved, options = initial(kind, overview.content), _zones(asked.case, kind)
    form = write_form(kind)(request.POST or None, version=asked.version, initial=saved, options=options)
    if form.is_valid():
        try:
            wanted: Wanted = form.wanted(kind)
            version = form.cleaned_data["version"]
            requests.write(request=asked, wanted=wanted, version=version, by=account, now=now)
        except access.Stale:
            form.overtake(requests.version_of(asked))
        except (BadInputs, NotInThisPolicy, NotAllowed) as refusal:
            _show_faults(form, refusal)
        else:
            notices.success(request, said("The new version is saved. It has to be confirmed again."))
            return redirect("staff:request", reference=reference)
    context = {"form": form, "case": asked.case, "kind": overview.kind, "safer": None, "asked": asked}
    context |= {"reviews": [], "chosen": None, "own_words": overview.content["own_words"]}
    return render(request, "staff/requests/write.html", context | {"review_kinds": review_forms.KINDS})


def sheet(request: HttpRequest, reference: str) -> HttpResponse:
    """What goes to the practitioner and to whoever decides, as a file; its name says nothing."""
    account, now = signed_in(request)
    asked = requests.request_for(account, reference, now=now)
    try:
        content = request_sheets.pdf(asked, on=today(now))
    except CannotBeTypeset as error:
        notices.warning(request, str(error))
        return redirect("staff:request", reference=reference)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{asked.reference}.pdf"'
    return response


@require_safe
def copy(request: HttpRequest, reference: str, key: UUID) -> HttpResponse:
    """The sheet exactly as it went; its name says nothing."""
    account, now = signed_in(request)
    asked = requests.request_for(account, reference, now=now)
    response = HttpResponse(request_copies.copy_of(asked, key), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{asked.reference}-sent.pdf"'
    return response


def licence_start(request: HttpRequest, reference: str) -> HttpResponse:
    """When the licence starts: from it the last day for a condition is counted back."""
    account, now = signed_in(request)
    access.require(account, May.RECORD_STAGE)
    case = access.case_for(account, reference, now=now)
    dates = hard_stops.dates_of(case.sentence)
    form = StartForm(request.POST or None, initial={"starts_on": dates.starts_on} if dates else None)
    if form.is_valid():
        try:
            hard_stops.record_start(sentence=case.sentence, by=account, now=now, **form.cleaned_data)
        except hard_stops.BeforeTheSentence:
            form.add_error("starts_on", said("The licence must start after the sentence was passed"))
        except BeyondHorizon:
            form.add_error(
                "starts_on", said("The licence must start within the years for which bank holidays are known")
            )
        else:
            _say_what_follows(request, case)
            return redirect("staff:case-heard", reference=reference)
    return render(request, "staff/requests/licence.html", {"form": form, "case": case, "dates": dates})


def answer_alert(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.CARRY_REQUEST)
    raised = hard_stops.alert_for(account, reference, now=now)
    form = AlertForm(request.POST or None)
    if form.is_valid():
        try:
            hard_stops.answer(alert=raised, by=account, now=now, **form.cleaned_data)
        except hard_stops.NotWaiting:
            notices.warning(request, said("Somebody else has seen to it already."))
        else:
            notices.success(request, said("It is recorded."))
        return redirect("staff:request", reference=raised.request.reference)
    return render(request, "staff/requests/alert.html", {"form": form, "alert": raised} | words())


def _case(request: HttpRequest, reference: str) -> Case:
    account, now = signed_in(request)
    access.require(account, May.CARRY_REQUEST)
    return access.case_for(account, reference, now=now)


def _review(request: HttpRequest, case: Case) -> Review | None:
    """The open review of this sentence that the address or the form names."""
    wanted = request.POST.get("review") or request.GET.get("review") or ""
    return next((each for each in request_overviews.open_reviews(case.sentence) if each.reference == wanted), None)


def _zones(case: Case, kind: str) -> dict[str, list[tuple[str, str]]]:
    """The areas to choose from, for a kind that has one."""
    if kind not in PURPOSES:
        return {}
    return {
        "zone": [
            (zone.reference, said("Zone %(number)s") % {"number": zone.number})
            for zone in requests.zones_for(case, kind)
        ]
    }


def _show_faults(form: forms.Form, refusal: Exception) -> None:
    if isinstance(refusal, BadInputs):
        for name, fault in refusal.faults.items():
            form.add_error(BY + name, str(request_words.FAULTS[fault]))
    elif isinstance(refusal, NotAllowed):
        form.add_error(None, said("This request has gone and cannot be changed any more."))
    else:
        form.add_error(None, NOT_IN_POLICY)


def _say_what_follows(request: HttpRequest, case: Case) -> None:
    dates = hard_stops.dates_of(case.sentence)
    earlier = could_be_earlier(dates.starts_on) if dates else None
    notices.success(request, said("It is recorded. What is asked for is held against the new dates."))
    if earlier is not None:
        notices.warning(
            request,
            said(
                "A release on that day could be brought forward, at the prison’s discretion. The dates count from the day entered."
            ),
        )


urlpatterns = [
    path("cases/<slug:reference>/conditions/new/", choose, name="choose-condition"),
    path("cases/<slug:reference>/conditions/new/<slug:kind>/", start, name="ask-for-condition"),
    path("cases/<slug:reference>/licence-start/", licence_start, name="licence-start"),
    path("requests/<slug:reference>/", show, name="request"),
    path("requests/<slug:reference>/edit/", edit, name="edit-request"),
    path("requests/<slug:reference>/request.pdf", sheet, name="request-sheet"),
    path("requests/<slug:reference>/sent/<uuid:key>.pdf", copy, name="request-copy"),
    path("request-alerts/<slug:reference>/", answer_alert, name="request-alert"),
]
