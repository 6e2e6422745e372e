"""What happened in a sentence: recorded by hand, looked at before it counts, and taken back when wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, facts, stages, tellings
from victimcontact.casework.stages import Happened
from victimcontact.design import fields, forms
from victimcontact.scheme.keystages import Stage, UnknownStage, stage_called
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import stage_forms


class WithdrawForm(forms.Form):
    reason = fields.LongText(
        label=_("Why is it wrong?"),
        hint=_("The reason is kept with your name. It is not sent to anybody."),
        missing=_("Enter why it is wrong"),
        max_length=2000,
    )


def choose(request: HttpRequest, reference: str) -> HttpResponse:
    """Which stage happened."""
    account, now = signed_in(request)
    access.require(account, May.RECORD_STAGE)
    case = access.case_for(account, reference, now=now)
    return render(request, "staff/stages/choose.html", {"case": case, "groups": stages.by_group()})


def record(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """When it happened and what is known of it; then a look at what follows; then it is recorded."""
    account, now = signed_in(request)
    access.require(account, May.RECORD_STAGE)
    case = access.case_for(account, reference, now=now)
    stage = stage_or_404(code)
    form = stage_forms.form_for(stage)(request.POST or None, on=today(now))
    asked = Asked(stage, form, request.POST)
    if asked.to_be_done():
        try:
            stages.record(sentence=case.sentence, happened=asked.happened(), by=account, now=now)
        except REFUSED as refusal:
            form.add_error("happened_on", why_refused(refusal))
        else:
            notices.success(
                request, said("It is recorded. Letters wait for approval; what is owed is on the worklist.")
            )
            return redirect("staff:case", reference=reference)
    context = {"case": case, "stage": stage, "form": form}
    if asked.to_be_checked():
        gate = tellings.ask(case, code, form.cleaned_data["happened_on"], asked.happened().details, now=now)
        return render(request, "staff/stages/check.html", context | asked.shown() | {"gate": gate_in_words(gate)})
    return render(request, "staff/stages/record.html", context)


@dataclass(frozen=True)
class Asked:
    """A stage that is asked for on a page: first typed, then checked, then confirmed."""

    stage: Stage
    form: stage_forms.StageForm
    posted: Mapping[str, Any]

    def to_be_checked(self) -> bool:
        """Whether what was typed is complete and waits for a look."""
        return "change" not in self.posted and self.form.is_valid()

    def to_be_done(self) -> bool:
        """Whether it was looked at and confirmed."""
        return "confirmed" in self.posted and self.to_be_checked()

    def happened(self) -> Happened:
        """The stage as it was answered."""
        answers = self.form.cleaned_data
        return Happened(self.stage.code, answers["happened_on"], stage_forms.details_in(self.stage, answers))

    def shown(self) -> dict[str, Any]:
        """The answers in words, and as they travel with the page of the second look."""
        happened = self.happened()
        day = (said("When it happened"), stage_forms.value_in_words("happened_on", happened.happened_on.isoformat()))
        typed = [(name, value) for name, value in self.posted.items() if name != "csrfmiddlewaretoken"]
        return {"answers": [day, *stage_forms.shown(happened.details)], "typed": typed}


REFUSED = (stages.AlreadyRecorded, stages.BeforeTheSentence, facts.InTheFuture)


def why_refused(refusal: Exception) -> str:
    """Why a stage cannot be recorded, in words."""
    if isinstance(refusal, stages.AlreadyRecorded):
        return said("This is recorded already for the same day. If that was wrong, take it back first.")
    if isinstance(refusal, stages.BeforeTheSentence):
        return said("The day it happened must not be before the day of the sentence.")
    return said("The day it happened must not be later than today.")


def stage_or_404(code: str) -> Stage:
    """A stage that can be recorded by hand; anything else is not there."""
    try:
        stage = stage_called(code)
    except UnknownStage as unknown:
        raise access.NotFound(code) from unknown
    if all(stage not in group for _title, group in stages.by_group()):
        raise access.NotFound(code)
    return stage


def gate_in_words(gate: Any) -> dict[str, Any]:
    """What the gate answers, or a telling that was kept, for a page."""
    return {
        "decision": str(gate.decision),
        "told": stage_forms.shown(gate.told),
        "withheld": stage_forms.withheld_in_words(gate.withheld),
        "document": gate.document,
    }


def withdraw(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Take back something recorded wrongly: its letters stop, its duties end, what had gone is put right."""
    account, now = signed_in(request)
    access.require(account, May.WITHDRAW_FACT)
    fact = stages.fact_for(account, str(reference), now=now)
    case = stages.case_of(account, fact)
    form = WithdrawForm(request.POST or None)
    if stages.can_be_withdrawn(fact) and form.is_valid():
        try:
            stages.withdraw(fact=fact, reason=form.cleaned_data["reason"], by=account, now=now)
        except facts.AlreadyWithdrawn:
            form.add_error(None, said("Somebody has taken this back already."))
        else:
            notices.success(request, said("It is taken back. What was not yet sent has been stopped."))
            return redirect("staff:case", reference=case.reference)
    context = {
        "form": form,
        "case": case,
        "fact": fact,
        "title": stage_forms.title_of(stages.code_of(fact)),
        "details": stage_forms.shown(fact.details or {}),
        "happened_on": facts.happened_on(fact),
        "possible": stages.can_be_withdrawn(fact),
        "gone": tellings.count_gone(account, fact),
    }
    return render(request, "staff/stages/withdraw.html", context)


urlpatterns = [
    path("cases/<slug:reference>/stages/new/", choose, name="record-stage"),
    path("cases/<slug:reference>/stages/new/<slug:code>/", record, name="record-stage-as"),
    path("facts/<uuid:reference>/withdraw/", withdraw, name="withdraw-stage"),
]
