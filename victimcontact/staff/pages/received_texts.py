"""A text that somebody sent to our number: read, seen to, or given to the case it is of."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, accounts, contact_cards, received_texts
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in


class SeenForm(forms.Form):
    note = fields.LongText(
        label=_("What did you do?"),
        hint=_("For example, that you called them, by which number, and what they want. It is not sent to anybody."),
        missing=_("Enter what you did"),
        max_length=2000,
        rows=4,
    )


class WhoseForm(forms.Form):
    case = fields.Text(
        label=_("Whose is it?"),
        hint=_(
            "The reference of their case. If their number is not in it, ask them by a way you know before you decide."
        ),
        missing=_("Enter the reference of a case"),
        max_length=20,
    )


class AsideForm(forms.Form):
    why = fields.LongText(
        label=_("Why does it ask nothing of us?"),
        hint=_("The text is kept, with your name and this."),
        missing=_("Enter why it asks nothing of us"),
        max_length=2000,
        rows=3,
    )


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    text = received_texts.text_for(account, reference, now=now)
    form = SeenForm(request.POST or None)
    if text.case is not None and form.is_valid():
        try:
            received_texts.see_to(text=text, by=account, now=now, **form.cleaned_data)
        except received_texts.SeenTo:
            form.add_error(None, said("Somebody else has just seen to this."))
        else:
            notices.success(request, said("It is off the list."))
            return redirect("staff:case", reference=text.case.reference)
    return _page(request, text, form=form)


def match(request: HttpRequest, reference: str) -> HttpResponse:
    """A manager found out whose text it is."""
    account, now = signed_in(request)
    access.require(account, May.APPROVE_AS_MANAGER)
    text = received_texts.text_for(account, reference, now=now)
    if text.case is not None:
        return redirect("staff:received-text", reference=reference)
    form = WhoseForm(request.POST or None)
    if form.is_valid():
        try:
            case = received_texts.case_named(account, form.cleaned_data["case"], now=now)
            received_texts.match(text=text, case=case, by=account, now=now)
        except access.NotFound:
            form.add_error("case", said("There is no such case, or it is not within your reach."))
        except received_texts.SeenTo:
            form.add_error(None, said("Somebody else has just seen to this."))
        else:
            notices.success(request, said("It is on the list of whoever holds that case."))
            return redirect("staff:received-text", reference=reference)
    return _page(request, text, whose=form)


def set_aside(request: HttpRequest, reference: str) -> HttpResponse:
    """A manager says that a text asks nothing of us."""
    account, now = signed_in(request)
    access.require(account, May.APPROVE_AS_MANAGER)
    text = received_texts.text_for(account, reference, now=now)
    if text.case is not None:
        return redirect("staff:received-text", reference=reference)
    form = AsideForm(request.POST or None)
    if form.is_valid():
        try:
            received_texts.set_aside(text=text, by=account, now=now, **form.cleaned_data)
        except received_texts.SeenTo:
            form.add_error(None, said("Somebody else has just seen to this."))
        else:
            notices.success(request, said("It is off the list."))
            return redirect("staff:worklist")
    return _page(request, text, aside=form)


def _page(request: HttpRequest, text: received_texts.ReceivedText, **bound: forms.Form) -> HttpResponse:
    """The text, with the forms that can be sent about it; the one that was sent is `form` to the page, with what was wrong in it."""
    account, now = signed_in(request)
    sent = next(iter(bound.values()))
    context = {
        "text": text,
        "case": text.case,
        "card": contact_cards.of(text.case, now=now) if text.case else None,
        "maybe": [] if text.case else received_texts.could_be_of(account, text),
        "acts": accounts.granted(account),
        "whose": WhoseForm(),
        "aside": AsideForm(),
        "form": sent,
    }
    return render(request, "staff/received_texts/show.html", context | bound)


urlpatterns = [
    path("texts/<slug:reference>/", show, name="received-text"),
    path("texts/<slug:reference>/match/", match, name="match-text"),
    path("texts/<slug:reference>/set-aside/", set_aside, name="set-text-aside"),
]
