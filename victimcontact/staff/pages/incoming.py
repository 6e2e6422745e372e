"""Messages of other systems that wait for a person: looked at, matched, held, discarded."""

from datetime import date
from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, feeds, identifiers, quarantine, stages
from victimcontact.casework.days import day_of
from victimcontact.casework.quarantine import Matched
from victimcontact.design import fields, forms
from victimcontact.design.site import Link
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import stage_forms
from victimcontact.staff.pages.stages import REFUSED, Asked, stage_or_404, why_refused

LISTS = {
    "waiting": _("Waiting"),
    "held": _("Held"),
    "not_ours": _("Nobody known here"),
}
KINDS = {
    "prison-offender-events.prisoner.released": _("Out of prison"),
    "prison-offender-events.prisoner.received": _("Into prison"),
    "prisoner-offender-search.prisoner.released": _("Out of prison, first word"),
    "prisoner-offender-search.prisoner.received": _("Into prison, first word"),
    "prisoner-offender-search.prisoner.updated": _("Prison record changed"),
    "prison-offender-events.prisoner.merged": _("Prison records merged"),
    "prison-offender-events.prisoner.sentence-dates-changed": _("Dates of the sentence changed"),
    "calculate-release-dates.prisoner.changed": _("Release dates worked out again"),
    "restricted-patients.patient.added": _("Restricted patient"),
    "person.temporary-absence-authorisation.approved": _("Temporary absence approved"),
    "create-and-vary-a-licence.licence.activated": _("Licence in force"),
    "create-and-vary-a-licence.variation.activated": _("Licence changed"),
    "common_platform_hearing": _("Court hearing"),
}


class WhoseForm(forms.Form):
    case = fields.Choice(label=_("Whose sentence is it about?"))
    stage = fields.Select(label=_("What happened?"))


class WhoseByReferenceForm(forms.Form):
    case = fields.Text(
        label=_("Whose sentence is it about?"),
        hint=_("The reference of a case of that sentence, for example VC-7K3M-9QXT"),
        missing=_("Enter the reference of a case"),
        width=20,
    )
    stage = fields.Select(label=_("What happened?"))


class ReasonForm(forms.Form):
    reason = fields.LongText(
        label=_("Why?"),
        hint=_("The reason is kept with your name."),
        missing=_("Enter the reason"),
        max_length=2000,
    )


class KeepNumbersForm(forms.Form):
    keep_numbers = fields.YesNo(
        label=_("Are the numbers in the message this offender’s?"),
        hint=_("If yes, messages with these numbers find this offender from now on."),
    )


def index(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    standing = request.GET.get("standing", "waiting")
    standing = standing if standing in LISTS else "waiting"
    number = request.GET.get("page", "1")
    page = quarantine.listed(account, standing=standing, number=max(1, int(number)) if number.isdecimal() else 1)
    tabs = [
        Link(f"{text} ({page.counts[name]})", f"?standing={name}", current=name == standing)
        for name, text in LISTS.items()
    ]
    rows = [
        {"message": message, "kind": kind_of(message), "age": age_of(message, today(now))} for message in page.messages
    ]
    context = {"tabs": tabs, "page": page, "rows": rows, "standing": standing}
    return render(request, "staff/incoming/index.html", context)


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    message = quarantine.message_for(account, reference, now=now)
    context = _about(message, today(now)) | {
        "decisions": quarantine.decisions_on(message),
        "open": message.standing in quarantine.TO_BE_DECIDED,
    }
    return render(request, "staff/incoming/show.html", context)


def whose(request: HttpRequest, reference: str) -> HttpResponse:
    """First step of a match: which sentence, which stage."""
    account, now = signed_in(request)
    message = _to_be_decided(request, reference)
    cases = quarantine.cases_for(account, message)
    options: dict[str, Any] = {"stage": stage_options(message.candidates)}
    if cases:
        options["case"] = [(case.reference, sentence_in_words(case)) for case in cases]
    initial = {"case": cases[0].reference} if len(cases) == 1 else {}
    form = (WhoseForm if cases else WhoseByReferenceForm)(request.POST or None, options=options, initial=initial)
    if form.is_valid():
        try:
            case = access.case_for(account, form.cleaned_data["case"].strip().upper(), now=now)
        except access.NotFound:
            form.add_error("case", said("There is no case with this reference within your reach."))
        else:
            code = form.cleaned_data["stage"]
            return redirect("staff:match-incoming-as", reference=reference, case_reference=case.reference, code=code)
    return render(request, "staff/incoming/match.html", _about(message, today(now)) | {"form": form})


def match(request: HttpRequest, reference: str, case_reference: str, code: str) -> HttpResponse:
    """Second step: the stage with what the message says of it, looked at and confirmed."""
    account, now = signed_in(request)
    message = _to_be_decided(request, reference)
    case = access.case_for(account, case_reference, now=now)
    stage = stage_or_404(code)
    also = (KeepNumbersForm,) if quarantine.has_strange_numbers(message, case.sentence) else ()
    form = stage_forms.form_for(stage, *also)(request.POST or None, on=today(now), initial=_initial(message, code))
    asked = Asked(stage, form, request.POST)
    if asked.to_be_done():
        matched = Matched(asked.happened(), keep_numbers=bool(form.cleaned_data.get("keep_numbers")))
        try:
            quarantine.match(message=message, sentence=case.sentence, matched=matched, by=account, now=now)
        except (*REFUSED, identifiers.NumberOfAnother, quarantine.NotWaiting) as refusal:
            form.add_error(None, _why(refusal))
        else:
            notices.success(request, said("The message is matched and the stage recorded. Letters wait for approval."))
            return redirect("staff:incoming")
    context = _about(message, today(now)) | {"case": case, "stage": stage, "form": form}
    if asked.to_be_checked():
        return render(request, "staff/incoming/check.html", context | asked.shown())
    return render(request, "staff/incoming/match_as.html", context)


def hold(request: HttpRequest, reference: str) -> HttpResponse:
    return _set_aside(request, reference, "hold")


def discard(request: HttpRequest, reference: str) -> HttpResponse:
    return _set_aside(request, reference, "discard")


def _set_aside(request: HttpRequest, reference: str, how: str) -> HttpResponse:
    account, now = signed_in(request)
    message = _to_be_decided(request, reference)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        verb, done = SET_ASIDE[how]
        try:
            verb(message=message, reason=form.cleaned_data["reason"], by=account, now=now)
        except quarantine.NotWaiting as refusal:
            form.add_error(None, _why(refusal))
        else:
            notices.success(request, str(done))
            return redirect("staff:incoming")
    return render(request, "staff/incoming/set_aside.html", _about(message, today(now)) | {"form": form, "how": how})


SET_ASIDE = {
    "hold": (quarantine.hold, _("The message is held. It stays on the list of held messages.")),
    "discard": (quarantine.discard, _("The message is discarded. It is kept, with your reason.")),
}


def kind_of(message: Any) -> str:
    """What kind of message it is, in words; an event type we have no words for is shown as it is."""
    return str(KINDS.get(message.event_type, message.event_type or _("Cannot be read")))


def age_of(message: Any, on: date) -> str:
    """How many days ago it came."""
    days = (on - day_of(message.received_at)).days
    return said("Today") if days < 1 else said("1 day") if days == 1 else said("%(days)s days") % {"days": days}


def stage_options(candidates: list[str]) -> list[tuple[str, str]]:
    """Every stage that can be recorded by hand; what the message is likely to mean comes first."""
    all_stages = [(stage.code, stage.title) for _title, group in stages.by_group() for stage in group]
    return sorted(all_stages, key=lambda option: (option[0] not in candidates, option[1]))


def sentence_in_words(case: Any) -> str:
    """A sentence as an officer tells it from another."""
    sentence = case.sentence
    kind = sentence.kind.replace("_", " ").capitalize()
    return f"{sentence.offender.full_name}: {kind}, {sentence.offence_title}, {sentence.imposed_on:%-d %B %Y}"


def _to_be_decided(request: HttpRequest, reference: str) -> Any:
    account, now = signed_in(request)
    message = quarantine.message_for(account, reference, now=now)
    if message.standing not in quarantine.TO_BE_DECIDED:
        raise access.NotFound(reference)
    return message


def _about(message: Any, on: date) -> dict[str, Any]:
    return {
        "message": message,
        "kind": kind_of(message),
        "age": age_of(message, on),
        "candidates": [stage_forms.title_of(code) for code in message.candidates],
    }


def _initial(message: Any, code: str) -> dict[str, Any]:
    if message.occurred_at is None:
        return {}
    happened_on = day_of(message.occurred_at)
    return {"happened_on": happened_on, **stage_forms.initial_from(feeds.details_of(message, code, happened_on))}


def _why(refusal: Exception) -> str:
    if isinstance(refusal, REFUSED):
        return why_refused(refusal)
    if isinstance(refusal, identifiers.NumberOfAnother):
        return said("A number in the message belongs to another offender here. Answer no, or find out whose it is.")
    return said("Somebody else has just decided on this message.")


urlpatterns = [
    path("incoming/", index, name="incoming"),
    path("incoming/<slug:reference>/", show, name="incoming-message"),
    path("incoming/<slug:reference>/match/", whose, name="match-incoming"),
    path("incoming/<slug:reference>/match/<slug:case_reference>/<slug:code>/", match, name="match-incoming-as"),
    path("incoming/<slug:reference>/hold/", hold, name="hold-incoming"),
    path("incoming/<slug:reference>/discard/", discard, name="discard-incoming"),
]
