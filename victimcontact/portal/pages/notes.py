"""Messages between a member and their officer."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import notes, timelines
from victimcontact.casework.days import day_of
from victimcontact.design import fields, forms
from victimcontact.design.language import language
from victimcontact.portal.door import visit


class NoteForm(forms.Form):
    text = fields.LongText(
        label=_("Your message"),
        hint=_("Please leave out addresses: yours, and those of others."),
        missing=_("Write a message"),
        max_length=4000,
        rows=6,
    )


def thread(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    form = NoteForm(request.POST or None)
    if form.is_valid():
        notes.write(case=here.case, text=form.cleaned_data["text"], by=here.account, now=here.now)
        notices.success(request, gettext("Your message has been sent to your officer."))
        return redirect("portal:messages", reference=reference)
    context = {
        "form": form,
        "reference": reference,
        "thread": notes.between(here.case),
        "officer": timelines.officer_of(here.case, language(), on=day_of(here.now)),
    }
    notes.mark_read_by_member(case=here.case, by=here.account, now=here.now)
    return render(request, "portal/own/messages.html", context)


urlpatterns = [path("your-page/<slug:reference>/messages/", thread, name="messages")]
