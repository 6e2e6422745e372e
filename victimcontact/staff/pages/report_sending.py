"""A report on its way out and after: sent, received, come back, used, replaced, taken back."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import accounts, report_guard, report_sending
from victimcontact.casework.report_sending import Late, Sent
from victimcontact.casework.reports import Report
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import report_words
from victimcontact.staff.pages.report_asks import Ask, ask, report_to


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
        hint=_("If it has been sent: whom you asked to remove it, and when."),
        missing=_("Enter what happened"),
        max_length=2000,
        rows=3,
    )


class BounceForm(forms.Form):
    note = fields.LongText(
        label=_("Why did it come back?"),
        hint=_("For example, the mailbox was full"),
        missing=_("Enter why it came back"),
        max_length=1000,
        rows=3,
    )


class GivenBackForm(forms.Form):
    note = fields.LongText(
        label=_("What do they want put right?"), missing=_("Enter what they want put right"), max_length=2000, rows=3
    )


class UsedForm(forms.Form):
    where = fields.Text(
        label=_("Where was it seen?"),
        hint=_("For example, in the dossier, page 212"),
        missing=_("Enter where it was seen"),
        max_length=200,
    )


class ReplaceForm(forms.Form):
    note = fields.LongText(
        label=_("Why does another one take its place?"),
        missing=_("Enter why another one takes its place"),
        max_length=2000,
        rows=3,
    )


class RemovalForm(forms.Form):
    answer = fields.LongText(
        label=_("What did they answer?"),
        hint=_("Who answered, and whether it is out of the dossier"),
        missing=_("Enter what they answered"),
        max_length=2000,
        rows=3,
    )


def submit(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = report_to(request, reference, May.SUBMIT_REPORT)
    late = not report_guard.in_time(report, on=today(now))
    form = (LateSendForm if late else SendForm)(request.POST or None)

    def step() -> Report:
        answers = form.cleaned_data
        excuse = Late(answers["reason"]) if late else None
        return report_sending.submit(
            report=report, sent=Sent(answers["to"], answers["how"]), late=excuse, by=account, now=now
        )

    asked = Ask(
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
    return ask(request, report, asked)


def acknowledge(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = report_to(request, reference, May.SUBMIT_REPORT)
    form = ReceiptForm(request.POST or None)
    asked = Ask(
        form,
        lambda: report_sending.acknowledge(report=report, by=account, now=now, **form.cleaned_data),
        said("They have received it"),
        said("Record the receipt"),
        said("The receipt is recorded."),
    )
    return ask(request, report, asked)


def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = report_to(request, reference, May.WRITE_REPORT)
    form = WithdrawForm(request.POST or None)
    asked = Ask(
        form,
        lambda: report_sending.withdraw(report=report, by=account, now=now, **form.cleaned_data),
        said("Withdraw the report"),
        said("Withdraw it"),
        said("The report is withdrawn."),
        said(
            "The words are the victim's: they can take them back. If it has been sent, ask for it to be removed first."
        ),
    )
    return ask(request, report, asked)


def record_bounce(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = report_to(request, reference, May.SUBMIT_REPORT)
    form = BounceForm(request.POST or None)
    asked = Ask(
        form,
        lambda: report_sending.record_bounce(report=report, by=account, now=now, **form.cleaned_data),
        said("It came back"),
        said("Record that it came back"),
        said("It is recorded. Send it again, as it is."),
    )
    return ask(request, report, asked)


def record_given_back(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = report_to(request, reference, May.SUBMIT_REPORT)
    form = GivenBackForm(request.POST or None)
    asked = Ask(
        form,
        lambda: report_sending.record_given_back(report=report, by=account, now=now, **form.cleaned_data),
        said("They gave it back to be put right"),
        said("Record that they gave it back"),
        said("It is with its author again."),
    )
    return ask(request, report, asked)


def record_used(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = report_to(request, reference, May.SUBMIT_REPORT)
    form = UsedForm(request.POST or None)
    asked = Ask(
        form,
        lambda: report_sending.record_used(report=report, by=account, now=now, **form.cleaned_data),
        said("It was seen where it is to be read"),
        said("Record it"),
        said("It is recorded."),
    )
    return ask(request, report, asked)


def replace(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = report_to(request, reference, May.WRITE_REPORT)
    form = ReplaceForm(request.POST or None)
    asked = Ask(
        form,
        lambda: report_sending.replace(report=report, by=account, now=now, **form.cleaned_data),
        said("Replace what was sent"),
        said("Begin the new report"),
        said("This is the new report, with the words of the one before."),
        said("What was sent stays as it left. The new report needs an approval and a check of its own."),
    )
    return ask(request, report, asked)


def record_removal_answer(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    report = report_to(request, reference, May.WRITE_REPORT)
    form = RemovalForm(request.POST or None)
    asked = Ask(
        form,
        lambda: report_sending.record_removal_answer(report=report, by=account, now=now, **form.cleaned_data),
        said("What they answered when you asked them to remove it"),
        said("Record their answer"),
        said("Their answer is recorded."),
    )
    return ask(request, report, asked)


urlpatterns = [
    path("reports/<slug:reference>/submit/", submit, name="submit-report"),
    path("reports/<slug:reference>/receipt/", acknowledge, name="report-receipt"),
    path("reports/<slug:reference>/bounce/", record_bounce, name="report-bounce"),
    path("reports/<slug:reference>/given-back/", record_given_back, name="report-given-back"),
    path("reports/<slug:reference>/used/", record_used, name="report-used"),
    path("reports/<slug:reference>/replace/", replace, name="replace-report"),
    path("reports/<slug:reference>/withdraw/", withdraw, name="withdraw-report"),
    path("reports/<slug:reference>/removal/", record_removal_answer, name="report-removal"),
]
