"""Letters and messages: written, looked at exactly as they will be sent, approved, posted."""

from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import (
    access,
    accounts,
    contact_cards,
    drafts,
    messages,
    previews,
    rewritten,
    sending,
    ways_to_write,
)
from victimcontact.casework.message_states import WENT
from victimcontact.casework.messages import Wanted
from victimcontact.casework.safe_contact import NotSafe
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.scheme.roles import May
from victimcontact.scheme.words import MissingField
from victimcontact.staff.door import signed_in
from victimcontact.staff.pages import stage_forms

LETTERS = [
    ("L01", _("L01 First contact: offering the scheme")),
    ("L02", _("L02 Second contact")),
    ("L03", _("L03 Welcome, after they joined")),
    ("L06", _("L06 Yearly letter")),
    ("L25", _("L25 A new liaison officer")),
]


CHANNELS = {"letter": _("By post"), "email": _("By email"), "text": _("By text message")}


class WriteForm(forms.Form):
    document = fields.Choice(
        label=_("Which letter?"),
        hint=_("Letters about something that happened are drafted by themselves when it is recorded."),
        options=LETTERS,
    )
    channel = fields.Choice(
        label=_("How does it go?"),
        hint=_("An email or a text says only that there is something to read, and how to reach you."),
    )


def write(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.COMPOSE_MESSAGE)
    case = access.case_for(account, reference, now=now)
    ways = ways_to_write.of(case, now=now)
    form = WriteForm(
        request.POST or None,
        initial={"channel": ways[0].channel},
        options={"channel": [Option(way.channel, CHANNELS[way.channel], hint=" ".join(way.why_not)) for way in ways]},
    )
    if len(ways) == 1:
        del form.fields["channel"]
    if form.is_valid():
        wanted = Wanted(form.cleaned_data["document"], channel=form.cleaned_data.get("channel", ways[0].channel))
        try:
            message = messages.compose(case=case, wanted=wanted, by=account, now=now)
        except NotSafe as refusal:
            form.add_error("channel" if len(ways) > 1 else "document", " ".join(refusal.reasons))
        except (messages.CannotBeWritten, MissingField) as error:
            form.add_error("document", why_not(error))
        else:
            return redirect("staff:message", reference=message.reference)
    return render(
        request, "staff/messages/write.html", {"form": form, "case": case, "card": contact_cards.of(case, now=now)}
    )


def why_not(error: Exception) -> str:
    """Why a letter cannot be written now, and what would help."""
    reasons = {
        messages.NameNotConfirmed: said("Confirm how their name is written first."),
        messages.NoAddress: said("There is no address for this. Record how they may be reached first."),
        messages.NotToBeContacted: said("Where the case stands, this letter may not be sent to them."),
        messages.NobodyWrites: said("The case has no unit or officer yet: allocate it first."),
    }
    for kind, reason in reasons.items():
        if isinstance(error, kind):
            return reason
    return said("This letter needs something that has not been recorded: %(what)s.") % {
        "what": getattr(error, "field", "")
    }


class NoteForm(forms.Form):
    note = fields.LongText(
        label=_("What should your manager know?"),
        hint=_("It is kept with your name. It is not sent to anybody."),
        missing=_("Enter what your manager should know"),
        max_length=2000,
        rows=3,
    )


class SendBackForm(forms.Form):
    reason = fields.LongText(
        label=_("Why do you not approve it as it is?"),
        hint=_("The officer reads it and sees to it. It is not sent to anybody."),
        missing=_("Enter why you send it back"),
        max_length=2000,
        rows=3,
    )


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    message = messages.message_for(account, reference, now=now)
    return _page(request, message)


def _page(request: HttpRequest, message: messages.Message, problems: tuple[str, ...] = (), **more: Any) -> HttpResponse:
    account, now = signed_in(request)
    preview = previews.of(message, account, now=now)
    context = {
        "message": message,
        "preview": preview,
        "withheld": stage_forms.withheld_in_words(preview.withheld),
        "steps": previews.steps_of(message),
        "remarks": drafts.remarks_on(message),
        "problems": problems,
        "acts": accounts.granted(account),
        "went": message.state in WENT,
        "note_form": NoteForm(),
        "back_form": SendBackForm(),
    }
    wrong = problems or "form" in more
    return render(request, "staff/messages/show.html", context | more, status=422 if wrong else 200)


def _moved_on(request: HttpRequest, reference: str, problem: str) -> HttpResponse:
    """The message as it stands now, with what could not be done any more."""
    account, now = signed_in(request)
    return _page(request, messages.message_for(account, reference, now=now), (problem,))


def pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """The letter as it is printed; the file's name says nothing."""
    account, now = signed_in(request)
    message = messages.message_for(account, reference, now=now)
    response = HttpResponse(previews.pdf(message), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{message.reference}.pdf"'
    return response


@require_POST
def approve(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    message = messages.message_for(account, reference, now=now)
    try:
        for_manager = drafts.approve(message=message, shown=request.POST.get("shown", ""), by=account, now=now)
    except drafts.CANNOT_BE_APPROVED as refusal:
        return _moved_on(request, reference, " ".join(drafts.why_not(refusal)))
    if for_manager:
        return _moved_on(request, reference, " ".join((said("Your manager has to approve this."), *for_manager)))
    notices.success(request, said("Approved. It goes on its way now."))
    return redirect("staff:message", reference=reference)


@require_POST
def ask_manager(request: HttpRequest, reference: str) -> HttpResponse:
    """Say something to the manager about a draft, and leave it to them."""
    account, now = signed_in(request)
    message = messages.message_for(account, reference, now=now)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, message, form=form, note_form=form)
    try:
        drafts.ask_manager(message=message, note=form.cleaned_data["note"], by=account, now=now)
    except messages.NotWaiting:
        return _moved_on(request, reference, said("Somebody else has just approved or stopped this."))
    notices.success(request, said("Your manager has it, with your note."))
    return redirect("staff:message", reference=reference)


@require_POST
def send_back(request: HttpRequest, reference: str) -> HttpResponse:
    """A manager gives a draft back to its officer."""
    account, now = signed_in(request)
    access.require(account, May.APPROVE_AS_MANAGER)
    message = messages.message_for(account, reference, now=now)
    form = SendBackForm(request.POST)
    if not form.is_valid():
        return _page(request, message, form=form, back_form=form)
    try:
        drafts.send_back(message=message, reason=form.cleaned_data["reason"], by=account, now=now)
    except messages.NotWaiting:
        return _moved_on(request, reference, said("Somebody else has just approved or stopped this."))
    notices.success(request, said("It is with the officer again, with your reason."))
    return redirect("staff:drafts")


@require_POST
def stop(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    message = messages.message_for(account, reference, now=now)
    try:
        messages.stop(message=message, reason="stopped by an officer", by=account, now=now)
    except messages.NotWaiting:
        return _moved_on(request, reference, said("It has gone already and cannot be stopped."))
    notices.success(request, said("Stopped. It will not be sent."))
    return redirect("staff:case", reference=message.case.reference)


@require_POST
def write_anew(request: HttpRequest, reference: str) -> HttpResponse:
    """A draft that cannot go as it stands is written again, as the person is written to now."""
    account, now = signed_in(request)
    message = messages.message_for(account, reference, now=now)
    try:
        made = rewritten.write_anew(message=message, by=account, now=now)
    except (messages.CannotBeWritten, *rewritten.CANNOT_BE_COMPOSED) as error:
        return _moved_on(request, reference, why_not(error))
    except rewritten.CannotBeWrittenAgain:
        return _moved_on(
            request, reference, said("It is too old to be written again by itself. Stop it and write anew.")
        )
    except rewritten.OfComplaint:
        return _moved_on(request, reference, said("It is about a complaint. Stop it, and answer there again."))
    except drafts.CANNOT_BE_APPROVED as refusal:
        return _moved_on(request, reference, " ".join(drafts.why_not(refusal)))
    notices.success(request, said("It is written again. Read it before you approve it."))
    return redirect("staff:message", reference=made.reference)


@require_POST
def settle(request: HttpRequest, reference: str) -> HttpResponse:
    """A person has found out whether an uncertain message went."""
    account, now = signed_in(request)
    message = messages.message_for(account, reference, now=now)
    try:
        sending.settle_uncertain(message=message, was_sent="sent" in request.POST, by=account, now=now)
    except messages.NotWaiting:
        return _moved_on(request, reference, said("Somebody else has settled this already."))
    return redirect("staff:message", reference=reference)


urlpatterns = [
    path("cases/<slug:reference>/letters/new/", write, name="write-message"),
    path("messages/<slug:reference>/", show, name="message"),
    path("messages/<slug:reference>/letter.pdf", pdf, name="message-pdf"),
    path("messages/<slug:reference>/approve/", approve, name="approve-message"),
    path("messages/<slug:reference>/ask-manager/", ask_manager, name="ask-manager"),
    path("messages/<slug:reference>/send-back/", send_back, name="send-back"),
    path("messages/<slug:reference>/stop/", stop, name="stop-message"),
    path("messages/<slug:reference>/write-again/", write_anew, name="write-again"),
    path("messages/<slug:reference>/settle/", settle, name="settle-message"),
]
