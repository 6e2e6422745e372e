"""Keeping a victim's words from the prisoner: its dates, its two grounds, the manager, the Secretary of State, the Board's answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from victimcontact.casework import access, accounts, withholding_rows, withholdings
from victimcontact.casework.documents.typesetting import CannotBeTypeset
from victimcontact.casework.withholdings import Withholding
from victimcontact.design import forms
from victimcontact.scheme.moves import GuardNotMet, NotAllowed
from victimcontact.scheme.statements import Harm
from victimcontact.scheme.withholdings import (
    Answer,
    WithholdingGuard,
    WithholdingState,
    answers_from,
    possible_for_withholding,
)
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import review_forms, statement_forms
from victimcontact.staff.pages.statement_forms import AnswerForm, GroundsForm, LateForm, NoteForm, SendForm

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MISSING: Mapping[WithholdingGuard, "StrOrPromise"] = {
    WithholdingGuard.BOTH_LIMBS: _("Both grounds are needed: what it would harm, and why nothing less will do."),
    WithholdingGuard.CHOICE_RECORDED: _("First record what the victim wants if it is refused."),
    WithholdingGuard.MANAGER_AGREED: _(
        "The last day to apply has gone by. This is blocked, and with the manager, who may still pass it on with a reason."
    ),
    WithholdingGuard.REASON_GIVEN: _("Enter why it is late."),
}
OTHERWISE = _("Somebody else has moved this on. Look at where it stands now.")


@dataclass(frozen=True)
class Question:
    """One question: its heading, form and button, what recording it does, and what is said afterwards."""

    heading: str
    form: forms.Form
    button: str
    record: Callable[[], object]
    done: str
    warning: str = ""


@require_safe
def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    row = withholdings.withholding_for(account, reference, now=now)
    dates = withholding_rows.dates_of(row)
    context = {
        "dates": dates,
        "gone_by": dates.gone_by(today(now)),
        "choice": withholding_rows.choice_of(row),
        "choices": review_forms.REFUSED_CHOICES,
        "steps": withholding_rows.steps(row),
        "possible": {event.value for event in possible_for_withholding(WithholdingState(row.state))},
        "answerable": bool(answers_from(WithholdingState(row.state))),
        "is_ready": withholdings.is_ready(row),
        "acts": accounts.granted(account),
    }
    return render(request, "staff/withholdings/show.html", context | _frame(row))


def grounds(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    row = withholdings.withholding_for(account, reference, now=now)
    initial = {name: getattr(row, name) for name in ("material", "harm", "harm_feared", "why_nothing_less")}
    form = GroundsForm(request.POST or None, version=row.version, initial=initial)

    if form.is_valid():
        try:
            version = form.cleaned_data["version"]
            withholdings.prepare(withholding=row, grounds=form.grounds(), version=version, by=account, now=now)
        except access.Stale:
            form.overtake(withholding_rows.version_of(row))
        except NotAllowed as refusal:
            form.add_error(None, why_not(refusal))
        else:
            notices.success(request, said("The grounds are written. A manager has to agree."))
            return redirect("staff:withholding", reference=reference)
    return render(request, "staff/withholdings/grounds.html", {"form": form} | _frame(row))


@require_POST
def agree(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    row = withholdings.withholding_for(account, reference, now=now)
    return _done(
        request,
        row,
        lambda: withholdings.agree(withholding=row, by=account, now=now),
        said("You agreed. It can be passed to the Secretary of State."),
    )


def pass_on(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    row = withholdings.withholding_for(account, reference, now=now)
    late = withholding_rows.dates_of(row).gone_by(today(now))
    form = (LateForm if late else SendForm)(request.POST or None)

    def record() -> object:
        return withholdings.pass_on(withholding=row, late=form.cleaned_data.get("late", ""), by=account, now=now)

    question = Question(
        said("Pass it to the Secretary of State"), form, said("Pass it on"), record, said("It is passed on."),
        warning=str(MISSING[WithholdingGuard.MANAGER_AGREED]) if late else "",
    )  # fmt: skip
    return _asked(request, row, question)


@require_POST
def applied(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    row = withholdings.withholding_for(account, reference, now=now)
    return _done(
        request,
        row,
        lambda: withholdings.record_application(withholding=row, by=account, now=now),
        said("It is recorded that the Secretary of State applied."),
    )


def answer(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    row = withholdings.withholding_for(account, reference, now=now)
    options = [(each, statement_forms.ANSWERS[each]) for each in answers_from(WithholdingState(row.state))]
    form = AnswerForm(request.POST or None, options={"answer": options})

    def record() -> object:
        given = Answer(form.cleaned_data["answer"])
        note = form.cleaned_data["note"]
        follows = withholdings.record_answer(withholding=row, answer=given, note=note, by=account, now=now)
        notices.success(request, str(statement_forms.CONSEQUENCES[follows]))
        return follows

    question = Question(said("What came of it"), form, said("Record the answer"), record, said("It is recorded."))
    return _asked(request, row, question)


def give_up(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    row = withholdings.withholding_for(account, reference, now=now)
    form = NoteForm(request.POST or None)

    def record() -> object:
        return withholdings.give_up(withholding=row, by=account, now=now, **form.cleaned_data)

    heading, done = said("They no longer want it kept from the prisoner"), said("It is recorded.")
    return _asked(request, row, Question(heading, form, said("Record it"), record, done))


@require_safe
def document(request: HttpRequest, reference: str) -> HttpResponse:
    """R01-B, a paper of its own; its name says nothing."""
    account, now = signed_in(request)
    row = withholdings.withholding_for(account, reference, now=now)
    try:
        made = withholdings.document_of(row, writer=account, on=today(now))
    except (withholdings.NotReady, CannotBeTypeset) as refusal:
        raise Http404 from refusal
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{row.reference}.pdf"'
    return response


def why_not(refusal: Exception) -> str:
    """Why something was refused, and what would help."""
    missing = refusal.missing if isinstance(refusal, GuardNotMet) else frozenset()
    return str(next((text for guard, text in MISSING.items() if guard in missing), OTHERWISE))


def _done(request: HttpRequest, row: Withholding, record: Callable[[], object], done: str) -> HttpResponse:
    try:
        record()
    except NotAllowed as refusal:
        notices.warning(request, why_not(refusal))
    else:
        notices.success(request, done)
    return redirect("staff:withholding", reference=row.reference)


def _asked(request: HttpRequest, row: Withholding, question: Question) -> HttpResponse:
    """Ask, record, or refuse with what was typed still there."""
    form = question.form
    if form.is_valid():
        try:
            question.record()
        except (NotAllowed, withholdings.NotPossibleNow) as refusal:
            form.add_error(None, why_not(refusal))
        else:
            notices.success(request, question.done)
            return redirect("staff:withholding", reference=row.reference)
    return render(request, "staff/withholdings/ask.html", {"form": form, "ask": question} | _frame(row))


def _frame(row: Withholding) -> dict[str, object]:
    return {
        "withholding": row,
        "states": statement_forms.WITHHOLDING_STATES,
        "events": statement_forms.WITHHOLDING_EVENTS,
        "answers": statement_forms.ANSWERS,
        "harm": statement_forms.HARMS[Harm(row.harm)] if row.harm else "",
    }


urlpatterns = [
    path("withholdings/<slug:reference>/", show, name="withholding"),
    path("withholdings/<slug:reference>/grounds/", grounds, name="withholding-grounds"),
    path("withholdings/<slug:reference>/agree/", agree, name="agree-withholding"),
    path("withholdings/<slug:reference>/pass-on/", pass_on, name="pass-on-withholding"),
    path("withholdings/<slug:reference>/applied/", applied, name="withholding-applied"),
    path("withholdings/<slug:reference>/answer/", answer, name="withholding-answer"),
    path("withholdings/<slug:reference>/give-up/", give_up, name="give-up-withholding"),
    path("withholdings/<slug:reference>/sensitive-part.pdf", document, name="withholding-file"),
]
