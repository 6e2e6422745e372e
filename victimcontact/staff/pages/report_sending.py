"""A report on its way out and after: sent, received, come back, used, replaced, taken back."""

from typing import TYPE_CHECKING

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
from victimcontact.staff.pages.report_asks import Ask, Step, ask, page_of, report_to

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def answer_form(
    name: str, label: "StrOrPromise", missing: "StrOrPromise", hint: "StrOrPromise" = ""
) -> type[forms.Form]:
    """A form with one question, which is answered in a few lines."""
    question = fields.LongText(label=label, hint=hint, missing=missing, max_length=2000, rows=3)
    return type("AnswerForm", (forms.Form,), {name: question})


class SendForm(forms.Form):
    to = fields.Text(
        label=_("To whom does it go?"),
        hint=_("For example, the Parole Board’s case team, or the chair of the meeting"),
        missing=_("Enter to whom it goes"),
        max_length=40,
    )
    how = fields.Choice(label=_("How does it go?"), options=report_words.HOW_SENT)


class LateSendForm(SendForm):
    reason = fields.LongText(label=_("Why is it late?"), missing=_("Enter why it is late"), max_length=2000, rows=3)
    recipient_told = fields.Confirm(
        label=_("I told whoever receives it that it comes late"), missing=_("Tell whoever receives it first")
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


AFTER_SENDING = {
    "receipt": Step(
        answer_form(
            "receipt",
            _("What did they answer?"),
            _("Enter what they answered"),
            _("The reference of their receipt, or who confirmed it"),
        ),
        report_sending.acknowledge,
        _("They have received it"),
        _("Record the receipt"),
        _("The receipt is recorded."),
    ),
    "bounce": Step(
        answer_form(
            "note",
            _("Why did it come back?"),
            _("Enter why it came back"),
            _("For example, the mailbox was full"),
        ),
        report_sending.record_bounce,
        _("It came back"),
        _("Record that it came back"),
        _("It is recorded. Send it again, as it is."),
    ),
    "given-back": Step(
        answer_form("note", _("What do they want put right?"), _("Enter what they want put right")),
        report_sending.record_given_back,
        _("They gave it back to be put right"),
        _("Record that they gave it back"),
        _("It is with its author again."),
    ),
    "used": Step(
        answer_form(
            "where",
            _("Where was it seen?"),
            _("Enter where it was seen"),
            _("For example, in the dossier, page 212"),
        ),
        report_sending.record_used,
        _("It was seen where it is to be read"),
        _("Record it"),
        _("It is recorded."),
    ),
    "replace": Step(
        answer_form("note", _("Why does another one take its place?"), _("Enter why another one takes its place")),
        report_sending.replace,
        _("Replace what was sent"),
        _("Begin the new report"),
        _("This is the new report, with the words of the one before."),
        _("What was sent stays as it left. The new report needs an approval and a check of its own."),
        needs=May.WRITE_REPORT,
    ),
    "withdraw": Step(
        answer_form(
            "note",
            _("What happened?"),
            _("Enter what happened"),
            _("If it has been sent: whom you asked to remove it, and when."),
        ),
        report_sending.withdraw,
        _("Withdraw the report"),
        _("Withdraw it"),
        _("The report is withdrawn."),
        _("The words are the victim’s: they can take them back. If it has been sent, ask for it to be removed first."),
        kind="warning",
        needs=May.WRITE_REPORT,
    ),
    "removal": Step(
        answer_form(
            "answer",
            _("What did they answer?"),
            _("Enter what they answered"),
            _("Who answered, and whether it is out of the dossier"),
        ),
        report_sending.record_removal_answer,
        _("What they answered when you asked them to remove it"),
        _("Record their answer"),
        _("Their answer is recorded."),
        needs=May.WRITE_REPORT,
    ),
}
NAMES = {"replace": "replace-report", "withdraw": "withdraw-report"}
urlpatterns = [
    path("reports/<slug:reference>/submit/", submit, name="submit-report"),
    *(
        path(f"reports/<slug:reference>/{where}/", page_of(step), name=NAMES.get(where, f"report-{where}"))
        for where, step in AFTER_SENDING.items()
    ),
]
