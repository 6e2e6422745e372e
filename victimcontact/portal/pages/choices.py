"""What a member chose to hear, changed at once; leaving, and coming back."""

from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from victimcontact.casework import timelines, wishes
from victimcontact.casework.wishes import Wish
from victimcontact.design import fields, forms
from victimcontact.design.language import language
from victimcontact.portal.door import Visit, visit
from victimcontact.scheme.standing import NotAllowed
from victimcontact.scheme.words.choices import level_label

CHANNELS = [
    ("letter", _("By post")),
    ("email", _("By email: it says only that there is something to read here")),
    ("text", _("By text message: it says only that there is something to read here")),
    ("phone", _("By phone only: your officer calls you, and we send nothing")),
]


class ChoiceForm(forms.Form):
    level = fields.Choice(label=_("What would you like to hear?"), options=[])
    channel = fields.Choice(label=_("How should our letters reach you?"), options=CHANNELS)
    wants_representations = fields.YesNo(
        label=_("Would you like to be asked about rules for release, before a decision is made?"),
        yes=_("Yes, please"),
        no=_("No, thank you"),
    )


class LeaveForm(forms.Form):
    sure = fields.Confirm(label=_("I want to leave the scheme"), missing=_("Tick the box if you want to leave"))


@require_safe
def show(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    context = {"reference": reference, "choices": timelines.choices_of(here.case, language())}
    return render(request, "portal/own/choices.html", context)


def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what to hear, or come back: the same questions."""
    here = visit(request, reference)
    choices = timelines.choices_of(here.case, language())
    form = _form(request, choices)
    if form.is_valid():
        wish = Wish("rejoin" if choices.can_return else "join", **form.cleaned_data)
        try:
            return _chosen(request, here, wish, gettext("Your choice is saved. It counts from now on."))
        except wishes.NoPhone:
            form.add_error("channel", gettext("We have no phone number that is safe for you. Give us one first."))
    context = {"form": form, "reference": reference, "choices": choices}
    return render(request, "portal/own/change.html", context)


def leave(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    form = LeaveForm(request.POST or None)
    if form.is_valid():
        wish = Wish("leave", wants_representations=here.case.wants_representations)
        return _chosen(request, here, wish, gettext("You have left the scheme. You can come back at any time."))
    return render(request, "portal/own/leave.html", {"form": form, "reference": reference})


def _form(request: HttpRequest, choices: timelines.Choices) -> ChoiceForm:
    levels = [(level, level_label(level, language())) for level in wishes.LEVELS]
    initial: dict[str, Any] = {
        "level": choices.level,
        "channel": choices.channel,
        "wants_representations": choices.wants_representations,
    }
    return ChoiceForm(request.POST or None, options={"level": levels}, initial=initial)


def _chosen(request: HttpRequest, here: Visit, wish: Wish, confirmed: str) -> HttpResponse:
    try:
        wishes.choose(case=here.case, wish=wish, by=here.account, now=here.now)
    except NotAllowed:
        notices.warning(request, gettext("This cannot be changed here as things stand. Please call your officer."))
    else:
        notices.success(request, confirmed)
    return redirect("portal:choices", reference=here.case.reference)


urlpatterns = [
    path("your-page/<slug:reference>/choices/", show, name="choices"),
    path("your-page/<slug:reference>/choices/change/", change, name="change-choices"),
    path("your-page/<slug:reference>/choices/leave/", leave, name="leave"),
]
