"""The steps of a report after it is written: the victim's approval, the second officer's check, sending, receipt, withdrawal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, accounts, report_guard, reports
from victimcontact.casework.documents.typesetting import CannotBeTypeset
from victimcontact.casework.reports import Late, Report, Sent
from victimcontact.casework.reviews import ReviewEnded
from victimcontact.design import fields, forms
from victimcontact.scheme.moves import GuardNotMet, NotAllowed
from victimcontact.scheme.reports import ReportGuard
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import report_words
from victimcontact.staff.pages.reports import words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class ApprovalForm(forms.Form):
    how = fields.Choice(label=_("How did they approve it?"), options=report_words.HOW_APPROVED)
    understood = fields.Confirm(
        label=_("I told them who can read it, and they understood"),
        missing=_("They can approve it only when they know who can read it"),
    )


class ChangesForm(forms.Form):
    note = fields.LongText(
        label=_("What is to be said differently?"), missing=_("Enter what is to be changed"), max_length=4000
    )


class ReturnForm(forms.Form):
    note = fields.LongText(label=_("What has to change?"), missing=_("Enter what has to change"), max_length=4000)


class SendForm(forms.Form):
    to = fields.Text(
        label=_("To whom does it go?"),
        hint=_("For example, the Parole Board's case team, or the chair of the meeting"),
        missing=_("Enter to whom it goes"),
        max_length=40,
    )
    how = fields.Choice(label=_("How does it go?"), options=report_words.HOW_SENT)


class LateSendForm(SendForm):
    reason = fields.LongText(label=_("Why is it late?"), missing=_("Enter why it is late"), max_length=2000, rows=3)
    recipient_told = fields.Confirm(
        label=_("I told whoever receives it that it comes late"), missing=_("Tell whoever receives it first")
    )


class ReceiptForm(forms.Form):
    receipt = fields.Text(
        label=_("What did they answer?"),
        hint=_("The reference of their receipt, or who confirmed it"),
        missing=_("Enter what they answered"),
        max_length=200,
    )


class WithdrawForm(forms.Form):
    note = fields.LongText(
        label=_("What happened?"),
        hint=_("If it has been sent: whom you asked to remove it, and what they answered."),
        missing=_("Enter what happened"),
        max_length=2000,
        rows=3,
    )


def check_form(document: str) -> type[forms.Form]:
    """The second officer's list as boxes, every one of which has to be ticked."""
    points = {
        key: fields.Confirm(label=text, missing=_("Look at this point and tick it"))
        for key, text in report_guard.CHECKLIST[document].items()
    }
    return type("CheckForm", (forms.Form,), points)


WHY_NOT: tuple[tuple[type[Exception], "StrOrPromise"], ...] = (
    (reports.OwnReport, _("You wrote this version. Somebody else has to check it.")),
    (reports.GivesAway, _("Something in it shows who or where the person is. It is marked below.")),
    (ReviewEnded, _("The review has been decided. Nothing can be sent to it any more.")),
    (CannotBeTypeset, _("It holds a character that cannot be printed.")),
)
MISSING: Mapping[ReportGuard, "StrOrPromise"] = {
    ReportGuard.CHOICE_IF_REFUSED_RECORDED: _(
        "They want the prisoner not to see it. Record what is to happen if the Board refuses first."
    ),
    ReportGuard.MANAGER_AGREED: _("Its last day has gone by. A manager has to send it."),
    ReportGuard.CHECKLIST_DONE: _("Every point of the list has to be looked at."),
}
OTHERWISE = _("Somebody else has moved this report on. Look at where it stands now.")


def why_not(refusal: Exception) -> str:
    """Why a step was refused, and what would help."""
    if isinstance(refusal, GuardNotMet):
        return str(next((text for guard, text in MISSING.items() if guard in refusal.missing), OTHERWISE))
    return str(next((text for kind, text in WHY_NOT if isinstance(refusal, kind)), OTHERWISE))


REFUSED: tuple[type[Exception], ...] = (NotAllowed, *(kind for kind, _text in WHY_NOT))


@dataclass(frozen=True)
class Ask:
    """One question before a step: its form, the step, its words, what the page shows beside it."""

    form: forms.Form
    step: Callable[[], object]
    heading: str
    button: str
    done: str
    intro: str = ""
    beside: Mapping[str, Any] = field(default_factory=dict)


def _ask(request: HttpRequest, report: Report, ask: Ask) -> HttpResponse:
    if ask.form.is_valid():
        try:
            ask.step()
        except REFUSED as refusal:
            ask.form.add_error(None, why_not(refusal))
        else:
            notices.success(request, ask.done)
            return redirect("staff:report", reference=report.reference)
    version = reports.latest(report)
    context = {
        "form": ask.form,
        "ask": ask,
        "report": report,
        "layout": reports.as_layout(report),
        "mark": report_guard.marker(report, version),
        "hits": report_guard.hits_in(report, version),
    }
    return render(request, "staff/reports/ask.html", context | words(report))


def _report(request: HttpRequest, reference: str, act: May) -> Report:
    account, now = signed_in(request)
    access.require(account, act)
    return reports.report_for(account, reference, now=now)


@require_POST
def ask_victim(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = _report(request, reference, May.WRITE_REPORT)
    return _at_once(
        request,
        report,
        lambda: reports.ask_victim(report=report, by=account, now=now),
        said("Ask them to read it now."),
    )


@require_POST
def start_check(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = _report(request, reference, May.CHECK_REPORT)
    return _at_once(
        request, report, lambda: reports.start_check(report=report, by=account, now=now), said("The check has begun.")
    )


def _at_once(request: HttpRequest, report: Report, step: Callable[[], object], done: str) -> HttpResponse:
    """A step that needs no question."""
    try:
        step()
    except REFUSED as refusal:
        notices.warning(request, why_not(refusal))
    else:
        notices.success(request, done)
    return redirect("staff:report", reference=report.reference)


def approve(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = _report(request, reference, May.WRITE_REPORT)
    form = ApprovalForm(request.POST or None)
    ask = Ask(
        form,
        lambda: reports.record_approval(report=report, by=account, now=now, **form.cleaned_data),
        said("Record their approval"),
        said("Record the approval"),
        said("The approval is recorded. Another officer checks the report next."),
        said("Tell them who can read it before you ask. Read them the whole report as it stands here."),
    )
    return _ask(request, report, ask)


def ask_changes(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = _report(request, reference, May.WRITE_REPORT)
    form = ChangesForm(request.POST or None)
    ask = Ask(
        form,
        lambda: reports.record_changes_asked(report=report, by=account, now=now, **form.cleaned_data),
        said("They want something changed"),
        said("Record it"),
        said("It is recorded. Write the new version."),
    )
    return _ask(request, report, ask)


def check(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = _report(request, reference, May.CHECK_REPORT)
    form = check_form(report.document)(request.POST or None)
    ask = Ask(
        form,
        lambda: reports.pass_check(report=report, looked_at=_ticked(form), by=account, now=now),
        said("Check the report"),
        said("It is good: it can go"),
        said("The report is checked and can be sent."),
        said("Read the whole report. What may show who or where the person is, is marked."),
        {"send_back": True},
    )
    return _ask(request, report, ask)


def _ticked(form: forms.Form) -> list[str]:
    return [name for name, ticked in form.cleaned_data.items() if ticked]


def send_back(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = _report(request, reference, May.CHECK_REPORT)
    form = ReturnForm(request.POST or None)
    ask = Ask(
        form,
        lambda: reports.send_back(report=report, by=account, now=now, **form.cleaned_data),
        said("Send the report back"),
        said("Send it back"),
        said("The report is with its author again."),
    )
    return _ask(request, report, ask)


def submit(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = _report(request, reference, May.SUBMIT_REPORT)
    late = not report_guard.in_time(report, on=today(now))
    form = (LateSendForm if late else SendForm)(request.POST or None)

    def step() -> Report:
        answers = form.cleaned_data
        excuse = Late(answers["reason"]) if late else None
        return reports.submit(report=report, sent=Sent(answers["to"], answers["how"]), late=excuse, by=account, now=now)

    ask = Ask(
        form,
        step,
        said("Send the report"),
        said("Record it and make the files"),
        said("The report is recorded as sent. Download its files below and send them now."),
        said("This makes the files as they leave, with to whom they go and how. Send them straight away."),
        {
            "late": late,
            "last_day": report_guard.last_day(report),
            "may_send_late": May.APPROVE_AS_MANAGER in accounts.granted(account),
        },
    )
    return _ask(request, report, ask)


def acknowledge(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = _report(request, reference, May.SUBMIT_REPORT)
    form = ReceiptForm(request.POST or None)
    ask = Ask(
        form,
        lambda: reports.acknowledge(report=report, by=account, now=now, **form.cleaned_data),
        said("They have received it"),
        said("Record the receipt"),
        said("The receipt is recorded."),
    )
    return _ask(request, report, ask)


def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = _report(request, reference, May.WRITE_REPORT)
    form = WithdrawForm(request.POST or None)
    ask = Ask(
        form,
        lambda: reports.withdraw(report=report, by=account, now=now, **form.cleaned_data),
        said("Withdraw the report"),
        said("Withdraw it"),
        said("The report is withdrawn."),
        said(
            "The words are the victim's: they can take them back. If it has been sent, ask for it to be removed first."
        ),
    )
    return _ask(request, report, ask)


urlpatterns = [
    path("reports/<slug:reference>/ask-victim/", ask_victim, name="ask-victim"),
    path("reports/<slug:reference>/approval/", approve, name="report-approval"),
    path("reports/<slug:reference>/changes/", ask_changes, name="report-changes"),
    path("reports/<slug:reference>/start-check/", start_check, name="start-check"),
    path("reports/<slug:reference>/check/", check, name="check-report"),
    path("reports/<slug:reference>/send-back/", send_back, name="send-back-report"),
    path("reports/<slug:reference>/submit/", submit, name="submit-report"),
    path("reports/<slug:reference>/receipt/", acknowledge, name="report-receipt"),
    path("reports/<slug:reference>/withdraw/", withdraw, name="withdraw-report"),
]
