"""The steps of a report until it can go: the victim's approval, the second officer's check, what the case says meanwhile."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import report_corrections, report_guard, reports
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in
from victimcontact.staff.pages import report_words
from victimcontact.staff.pages.report_asks import Ask, ask, at_once, report_to


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


def check_form(document: str) -> type[forms.Form]:
    """The second officer's list as boxes, every one of which has to be ticked."""
    points = {
        key: fields.Confirm(label=text, missing=_("Look at this point and tick it"))
        for key, text in report_guard.CHECKLIST[document].items()
    }
    return type("CheckForm", (forms.Form,), points)


@require_POST
def ask_victim(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = report_to(request, reference, May.WRITE_REPORT)
    return at_once(
        request,
        report,
        lambda: reports.ask_victim(report=report, by=account, now=now),
        said("Ask them to read it now."),
    )


@require_POST
def start_check(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = report_to(request, reference, May.CHECK_REPORT)
    return at_once(
        request, report, lambda: reports.start_check(report=report, by=account, now=now), said("The check has begun.")
    )


def approve(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = report_to(request, reference, May.WRITE_REPORT)
    form = ApprovalForm(request.POST or None)
    asked = Ask(
        form,
        lambda: reports.record_approval(report=report, by=account, now=now, **form.cleaned_data),
        said("Record their approval"),
        said("Record the approval"),
        said("The approval is recorded. Another officer checks the report next."),
        said("Tell them who can read it before you ask. Read them the whole report as it stands here."),
    )
    return ask(request, report, asked)


def ask_changes(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = report_to(request, reference, May.WRITE_REPORT)
    form = ChangesForm(request.POST or None)
    asked = Ask(
        form,
        lambda: reports.record_changes_asked(report=report, by=account, now=now, **form.cleaned_data),
        said("They want something changed"),
        said("Record it"),
        said("It is recorded. Write the new version."),
    )
    return ask(request, report, asked)


def check(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = report_to(request, reference, May.CHECK_REPORT)
    form = check_form(report.document)(request.POST or None)
    asked = Ask(
        form,
        lambda: reports.pass_check(report=report, looked_at=_ticked(form), by=account, now=now),
        said("Check the report"),
        said("It is good: it can go"),
        said("The report is checked and can be sent."),
        said("Read the whole report. What may show who or where the person is, is marked."),
        {"send_back": True},
    )
    return ask(request, report, asked)


def _ticked(form: forms.Form) -> list[str]:
    return [name for name, ticked in form.cleaned_data.items() if ticked]


def send_back(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = report_to(request, reference, May.CHECK_REPORT)
    form = ReturnForm(request.POST or None)
    asked = Ask(
        form,
        lambda: reports.send_back(report=report, by=account, now=now, **form.cleaned_data),
        said("Send the report back"),
        said("Send it back"),
        said("The report is with its author again."),
    )
    return ask(request, report, asked)


@require_POST
def bring_up_to_date(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = report_to(request, reference, May.WRITE_REPORT)
    return at_once(
        request,
        report,
        lambda: report_corrections.bring_up_to_date(report=report, by=account, now=now),
        said("The report says how things stand now. No other word was changed."),
    )


urlpatterns = [
    path("reports/<slug:reference>/ask-victim/", ask_victim, name="ask-victim"),
    path("reports/<slug:reference>/approval/", approve, name="report-approval"),
    path("reports/<slug:reference>/changes/", ask_changes, name="report-changes"),
    path("reports/<slug:reference>/start-check/", start_check, name="start-check"),
    path("reports/<slug:reference>/check/", check, name="check-report"),
    path("reports/<slug:reference>/send-back/", send_back, name="send-back-report"),
    path("reports/<slug:reference>/up-to-date/", bring_up_to_date, name="bring-up-to-date"),
]
