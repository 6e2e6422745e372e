"""A member's own pages, from the officer's side: the letter that invites them, and messages with them."""

from django.conf import settings
from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, invitations, messages, notes
from victimcontact.design import fields, forms
from victimcontact.scheme.words import MissingField
from victimcontact.staff.door import signed_in
from victimcontact.staff.pages.messages import why_not


class InvitationForm(forms.Form):
    """Nothing is asked; it carries what stands in the way."""


def invite(request: HttpRequest, reference: str) -> HttpResponse:
    """Draft the letter with the code. It is read and approved like every other letter."""
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            invitations.invite(case=case, site=settings.PORTAL_ADDRESS, by=account, now=now)
        except invitations.NotJoined:
            form.add_error(None, said("Only somebody who has joined is invited."))
        except invitations.HasAccount:
            form.add_error(None, said("They can sign in already."))
        except (messages.CannotBeWritten, MissingField) as error:
            form.add_error(None, why_not(error))
        else:
            return redirect("staff:message", reference=invitations.letter_of(case))
    context = {
        "form": form,
        "case": case,
        "can_sign_in": case.person.account_id is not None,
        "letter": invitations.letter_of(case),
    }
    return render(request, "staff/members/invite.html", context)


class AnswerForm(forms.Form):
    text = fields.LongText(
        label=_("Your answer"),
        hint=_("They read it in their own pages. Write nothing here that a letter may not say."),
        missing=_("Write an answer"),
        max_length=4000,
    )


def thread(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        notes.answer(case=case, text=form.cleaned_data["text"], by=account, now=now)
        notices.success(request, said("Your answer stands in their own pages now."))
        return redirect("staff:notes", reference=reference)
    said_so_far = notes.between(case)
    context = {
        "form": form,
        "case": case,
        "thread": said_so_far,
        "waits": any(each.from_member and each.read_at is None for each in said_so_far),
        "can_sign_in": case.person.account_id is not None,
    }
    return render(request, "staff/members/messages.html", context)


@require_POST
def read(request: HttpRequest, reference: str) -> HttpResponse:
    """What they wrote needs no written answer: it leaves the worklist."""
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    notes.mark_read_by_officer(case=case, by=account, now=now)
    notices.success(request, said("Marked as read."))
    return redirect("staff:case", reference=reference)


urlpatterns = [
    path("cases/<slug:reference>/invitation/", invite, name="invite"),
    path("cases/<slug:reference>/messages/", thread, name="notes"),
    path("cases/<slug:reference>/messages/read/", read, name="read-notes"),
]
