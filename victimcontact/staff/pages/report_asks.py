"""How every step of a report is asked for: one question beside the report, done or refused with why, nothing typed lost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, report_corrections, report_guard, report_sending, reports
from victimcontact.casework.documents.typesetting import CannotBeTypeset
from victimcontact.casework.reports import Report, ReportVersion
from victimcontact.casework.reviews import ReviewEnded
from victimcontact.design import forms
from victimcontact.scheme.moves import GuardNotMet, NotAllowed
from victimcontact.scheme.reports import ReportGuard
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in
from victimcontact.staff.pages import report_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WHY_NOT: tuple[tuple[type[Exception], "StrOrPromise"], ...] = (
    (reports.OwnReport, _("You wrote a version of it. Somebody else has to check it.")),
    (reports.GivesAway, _("Something in it shows who or where the person is. It is marked below.")),
    (
        report_guard.BeyondConditions,
        _("It argues about discharge, illness or treatment. A tribunal may only hear about conditions."),
    ),
    (
        report_guard.OutOfDate,
        _("What it says of the hearing or the statement is so no longer. Bring the report up to date first."),
    ),
    (
        report_guard.AskedOtherwise,
        _("They ask for other conditions now than the report says. Save it again: they read it and approve it anew."),
    ),
    (report_corrections.NothingChanged, _("Nothing was changed.")),
    (report_sending.NeverSent, _("It never went to anybody.")),
    (ReviewEnded, _("The review has been decided. Nothing can be sent to it any more.")),
    (CannotBeTypeset, _("It holds a character that cannot be printed.")),
)
MISSING: Mapping[ReportGuard, "StrOrPromise"] = {
    ReportGuard.CHOICE_IF_REFUSED_RECORDED: _(
        "They want the prisoner not to see it. Record what is to happen if the Board refuses first."
    ),
    ReportGuard.MANAGER_AGREED: _("Its last day has gone by. A manager has to send it."),
    ReportGuard.CHECKLIST_DONE: _("Every point of the list has to be looked at."),
    ReportGuard.AS_APPROVED: _("The victim has not approved these words."),
}
OTHERWISE = _("Somebody else has moved this report on. Look at where it stands now.")
REFUSED: tuple[type[Exception], ...] = (NotAllowed, *(kind for kind, _text in WHY_NOT))


@dataclass(frozen=True)
class Ask:
    """One question before a step: its form, the step, its words, what the page shows beside it."""

    form: forms.Form
    step: Callable[[], Report]
    heading: str
    button: str
    done: str
    intro: str = ""
    beside: Mapping[str, Any] = field(default_factory=dict)
    kind: str = ""


@dataclass(frozen=True)
class Step:
    """A step that one form asks for: its answers go to the verb by their names. The rest are its words, and the `kind` of its button."""

    form: type[forms.Form]
    verb: Callable[..., Report]
    heading: "StrOrPromise"
    button: "StrOrPromise"
    done: "StrOrPromise"
    intro: "StrOrPromise" = ""
    kind: str = ""
    needs: May = May.SUBMIT_REPORT


def page_of(step: Step) -> Callable[[HttpRequest, str], HttpResponse]:
    """The page on which a step is asked for and done."""

    def page(request: HttpRequest, reference: str) -> HttpResponse:
        account, now = signed_in(request)
        report = report_to(request, reference, step.needs)
        form = step.form(request.POST or None)

        def do() -> Report:
            return step.verb(report=report, by=account, now=now, **form.cleaned_data)

        asked = Ask(form, do, str(step.heading), str(step.button), str(step.done), str(step.intro), kind=step.kind)
        return ask(request, report, asked)

    return page


def why_not(refusal: Exception) -> str:
    """Why a step was refused, and what would help."""
    if isinstance(refusal, GuardNotMet):
        return str(next((text for guard, text in MISSING.items() if guard in refusal.missing), OTHERWISE))
    return str(next((text for kind, text in WHY_NOT if isinstance(refusal, kind)), OTHERWISE))


def report_to(request: HttpRequest, reference: str, act: May) -> Report:
    """The report, for somebody who may do this with it."""
    account, now = signed_in(request)
    access.require(account, act)
    return reports.report_for(account, reference, now=now)


def ask(request: HttpRequest, report: Report, asked: Ask) -> HttpResponse:
    """Ask, do it, and go to the report that came of it; or say why not, with what was typed still there."""
    if asked.form.is_valid():
        try:
            made = asked.step()
        except REFUSED as refusal:
            asked.form.add_error(None, why_not(refusal))
        else:
            notices.success(request, asked.done)
            return redirect("staff:report", reference=made.reference)
    context = {"form": asked.form, "ask": asked, "report": report, "layout": reports.as_layout(report)}
    return render(request, "staff/reports/ask.html", context | marks(report) | words(report))


def at_once(request: HttpRequest, report: Report, step: Callable[[], object], done: str) -> HttpResponse:
    """A step that needs no question."""
    try:
        step()
    except REFUSED as refusal:
        notices.warning(request, why_not(refusal))
    else:
        notices.success(request, done)
    return redirect("staff:report", reference=report.reference)


def marks(report: Report, version: ReportVersion | None = None) -> dict[str, object]:
    """What is marked in a version, by default the newest: what shows who somebody is, and what is no condition."""
    shown = version or reports.latest(report)
    return {
        "mark": report_guard.marker(report, shown),
        "hits": report_guard.unreleased(report, shown),
        "beyond": report_guard.beyond_conditions(report, shown),
    }


def words(report: Report) -> dict[str, object]:
    """The words every page of a report needs."""
    return {
        "title": report_words.DOCUMENTS[report.document],
        "states": report_words.STATES,
        "readers": report_words.READERS[report.document],
        "how": report_words.HOW,
        "kinds_of_hit": report_words.KINDS_OF_HIT,
    }
