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
from victimcontact.staff.pages.report_asks import Ask, Step, ask, at_once, page_of, report_to


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


APPROVE = Step(
    ApprovalForm,
    reports.record_approval,
    _("Record their approval"),
    _("Record the approval"),
    _("The approval is recorded. Another officer checks the report next."),
    _("Tell them who can read it before you ask. Read them the whole report as it stands here."),
    needs=May.WRITE_REPORT,
)
ASK_CHANGES = Step(
    ChangesForm,
    reports.record_changes_asked,
    _("They want something changed"),
    _("Record it"),
    _("It is recorded. Write the new version."),
    needs=May.WRITE_REPORT,
)
SEND_BACK = Step(
    ReturnForm,
    reports.send_back,
    _("Send the report back"),
    _("Send it back"),
    _("The report is with its author again."),
    needs=May.CHECK_REPORT,
)
urlpatterns = [
    path("reports/<slug:reference>/ask-victim/", ask_victim, name="ask-victim"),
    path("reports/<slug:reference>/approval/", page_of(APPROVE), name="report-approval"),
    path("reports/<slug:reference>/changes/", page_of(ASK_CHANGES), name="report-changes"),
    path("reports/<slug:reference>/start-check/", start_check, name="start-check"),
    path("reports/<slug:reference>/check/", check, name="check-report"),
    path("reports/<slug:reference>/send-back/", page_of(SEND_BACK), name="send-back-report"),
    path("reports/<slug:reference>/up-to-date/", bring_up_to_date, name="bring-up-to-date"),
]
