"""Questions of those who decide: the officers' inbox, and one question as it concerns one case."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, accounts, consultations, protection, questions
from victimcontact.casework.consultations import ConsultationPart
from victimcontact.casework.questions import Asker
from victimcontact.design import fields, forms
from victimcontact.design.days import day_in_words
from victimcontact.scheme.consultations import REPORTS, Kind, Stand
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages.consultation_forms import KINDS, WriteDownForm

STANDS = {
    Stand.TO_ASK: (_("Ask the person"), "red"),
    Stand.WAITING: (_("Waiting for what they say"), "yellow"),
    Stand.VIEWS_GIVEN: (_("Answer it"), "blue"),
    Stand.NO_VIEW: (_("They said nothing in their time: answer it"), "blue"),
    Stand.DOUBTED: (_("A manager decides whether to ask"), "purple"),
    Stand.ANSWERED: (_("Answered"), "green"),
}
CHANNELS = {"phone": _("By telephone"), "visit": _("At a visit"), "letter": _("By letter")}


class AskedForm(forms.Form):
    channel = fields.Choice(
        label=_("How did you ask them?"), options=CHANNELS.items(), missing=_("Choose how you asked")
    )


class ViewsForm(forms.Form):
    text = fields.LongText(
        label=_("What did they say?"),
        hint=_("As near to their own words as you can."),
        missing=_("Enter what they said"),
        max_length=4000,
    )
    channel = fields.Choice(
        label=_("How did they tell you?"), options=CHANNELS.items(), missing=_("Choose how they told you")
    )


class AnswerForm(forms.Form):
    text = fields.LongText(
        label=_("What is whoever asked told?"),
        hint=_(
            "That the person was asked, what they want considered, which conditions they ask for. Not who or where anybody is."
        ),
        missing=_("Enter the answer"),
        max_length=4000,
    )


class NotApplicableForm(forms.Form):
    why = fields.LongText(
        label=_("Why is nobody to be asked?"),
        hint=_("This person is in the scheme. A manager reads this and decides."),
        missing=_("Enter why"),
        max_length=2000,
    )


class DoubtForm(AnswerForm):
    ask_them = fields.YesNo(label=_("Is the person to be asked after all?"))
    text = fields.LongText(label=_("If not: what is whoever asked told?"), required=False, max_length=4000)


def inbox(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    parts = consultations.inbox(account)
    acts = accounts.granted(account)
    context = {
        "rows": [(part, STANDS[consultations.stand_of(part, on=today(now))]) for part in parts],
        "unmatched": questions.unmatched(account) if May.APPROVE_AS_MANAGER in acts else [],
        "kinds": KINDS,
    }
    return render(request, "staff/consultations/inbox.html", context)


def write_down(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.OPEN_REVIEW)
    case = access.case_for(account, reference, now=now)
    form = WriteDownForm(request.POST or None, on=today(now))
    if form.is_valid():
        asker = Asker(form.cleaned_data["asker"], form.cleaned_data["agency"])
        made = questions.write_down(case=case, question=form.question(), asker=asker, by=account, now=now)
        notices.success(request, said("The question is recorded, and the days to answer it are counted."))
        return redirect("staff:consultation", reference=reference, consultation=made.reference)
    context = {
        "form": form,
        "reference": reference,
        "title": said("Write down a question"),
        "button": said("Record it"),
    }
    return render(request, "staff/consultations/form.html", context)


def show(request: HttpRequest, reference: str, consultation: str) -> HttpResponse:
    account, now = signed_in(request)
    part = _part(request, reference, consultation)
    stand = consultations.stand_of(part, on=today(now))
    document = REPORTS.get(Kind(part.consultation.kind))
    context = {
        "part": part,
        "stand": stand,
        "stands": STANDS,
        "kinds": KINDS,
        "document": document,
        "has_report": bool(document) and consultations.has_report(part, document or ""),
        "acts": accounts.granted(account),
    }
    return render(request, "staff/consultations/show.html", context)


def _part(request: HttpRequest, reference: str, consultation: str) -> ConsultationPart:
    account, now = signed_in(request)
    access.require(account, May.WRITE_REPORT)
    return consultations.part_of(access.case_for(account, reference, now=now), consultation)


def _step(
    form_class: type[forms.Form], title: Any, button: Any, done: Any, verb: Callable[..., Any]
) -> Callable[..., HttpResponse]:
    """A page that asks what a step of a question needs, and takes it."""

    def page(request: HttpRequest, reference: str, consultation: str) -> HttpResponse:
        account, now = signed_in(request)
        part = _part(request, reference, consultation)
        form = form_class(request.POST or None)
        if form.is_valid() and _taken(form, verb, part=part, by=account, now=now, **form.cleaned_data):
            notices.success(request, done)
            return redirect("staff:consultation", reference=reference, consultation=consultation)
        context = {"form": form, "title": title, "button": button, "reference": reference, "consultation": consultation}
        return render(request, "staff/consultations/form.html", context)

    return page


def _taken(form: forms.Form, verb: Callable[..., Any], **arguments: Any) -> bool:
    """Whether the verb took it; where not, the form says why and keeps what was typed."""
    try:
        verb(**arguments)
    except consultations.TooEarly as refusal:
        form.add_error(None, said("They can still say something until %(day)s.") % {"day": day_in_words(refusal.until)})
    except consultations.ReportNotSent as refusal:
        form.add_error(
            None, said("Send the report %(document)s first: it is the answer.") % {"document": refusal.document}
        )
    except protection.GivesAway:
        form.add_error(
            "text", said("This shows who or where somebody is, or that they are in the scheme. Take it out.")
        )
    except consultations.NothingWritten:
        form.add_error("text", said("Enter the answer"))
    except consultations.Answered:
        form.add_error(None, said("Somebody else has answered it."))
    else:
        return True
    return False


record_asked = _step(
    AskedForm,
    _("I have asked them"),
    _("Record it"),
    _("It is recorded that they were asked."),
    consultations.record_asked,
)
record_views = _step(
    ViewsForm, _("What they said"), _("Record it"), _("What they said is recorded."), consultations.record_views
)
answer = _step(
    AnswerForm,
    _("Answer the question"),
    _("Send the answer"),
    _("The answer is with whoever asked."),
    consultations.answer,
)
not_applicable = _step(
    NotApplicableForm,
    _("Nobody is to be asked"),
    _("Put it to a manager"),
    _("A manager decides."),
    consultations.say_not_applicable,
)
decide = _step(DoubtForm, _("Is the person asked?"), _("Decide"), _("It is decided."), consultations.decide_doubt)


def settle(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    found = questions.consultation_for(account, reference, now=now)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        questions.settle(consultation=found, text=form.cleaned_data["text"], by=account, now=now)
        notices.success(request, said("The answer is with whoever asked."))
        return redirect("staff:consultations")
    return render(request, "staff/consultations/settle.html", {"form": form, "consultation": found, "kinds": KINDS})


_ONE = "cases/<slug:reference>/consultations/<slug:consultation>/"
urlpatterns = [
    path("consultations/", inbox, name="consultations"),
    path("consultations/<slug:reference>/", settle, name="question"),
    path("cases/<slug:reference>/consultations/", write_down, name="write-down-consultation"),
    path(_ONE, show, name="consultation"),
    path(f"{_ONE}asked/", record_asked, name="consultation-asked"),
    path(f"{_ONE}views/", record_views, name="consultation-views"),
    path(f"{_ONE}answer/", answer, name="answer-consultation"),
    path(f"{_ONE}not-applicable/", not_applicable, name="consultation-not-applicable"),
    path(f"{_ONE}decide/", decide, name="decide-consultation"),
]
