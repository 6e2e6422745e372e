"""What a member asked for, in plain words: begun here, agreed to word by word, and what came of it."""

from typing import TYPE_CHECKING

from django import forms as plain
from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from victimcontact.casework import access, own_requests
from victimcontact.casework import condition_requests as requests
from victimcontact.casework.access import Case
from victimcontact.design import fields, forms
from victimcontact.portal.door import visit
from victimcontact.scheme.moves import NotAllowed

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Words = dict[str, "StrOrPromise"]

# What can be begun here; the officer finds the right kind with them where it is another.
KINDS: Words = {
    "NC_UNNAMED": _("That they do not contact me or my family"),
    "EXC_ZONE": _("That they keep out of an area"),
    "EXC_PREMISES": _("That they keep away from one place"),
    "ONLINE": _("That they leave me alone online"),
    "CURFEW": _("That they stay at home at night"),
    "EM_TAG": _("That they wear a tag"),
    "OTHER": _("Something else, or I am not sure"),
}
PLACES: Words = {
    "being_worded": _("Your officer is putting it into words with you."),
    "to_agree": _("Please read it, and say whether it is right."),
    "agreed": _("You agreed to these words. Your officer will send it."),
    "with_probation": _("It has been sent to the probation officer who works with the person."),
    "with_deciders": _("It is with those who decide. You will be told what they decide, and why."),
    "answered": _("It has been answered."),
    "being_changed": _("Somebody has asked to change this rule. Nothing changes before you are told."),
    "taken_back": _("It was taken back."),
    "ended": _("It has ended."),
}
ANSWERS: Words = {
    "grant": _("Yes. The rule was made as you asked for it."),
    "grant_adapted": _("Yes, in part. Another rule was made instead."),
    "refuse": _("No. The rule was not made."),
    "vary": _("The rule was changed."),
    "keep": _("The rule stays as it is."),
    "remove": _("The rule was taken away."),
}


class AskForm(forms.Form):
    kind = fields.Choice(label=_("What do you want to ask for?"))
    own_words = fields.LongText(
        label=_("Say it in your own words"),
        hint=_("What should they do, or not do? How would it help you? Only your officer reads this."),
        missing=_("Say what you want to ask for"),
        max_length=3000,
    )


class AgreeForm(forms.Form):
    content_hash = plain.CharField(widget=plain.HiddenInput)
    understood = fields.Confirm(
        label=_("I have read it, and I understand who will read it"),
        missing=_("Tick the box if you understand who will read it"),
    )


@require_safe
def index(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    context = {"reference": reference, "asked": own_requests.of(here.case), "kinds": KINDS} | _words()
    return render(request, "portal/own/rules.html", context)


def ask(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    form = AskForm(request.POST or None, options={"kind": _kinds_on(here.case)})
    if form.is_valid():
        requests.begin_own(
            case=here.case,
            condition=form.cleaned_data["kind"],
            own_words=form.cleaned_data["own_words"],
            by=here.account,
            now=here.now,
        )
        notices.success(
            request, gettext("Your officer will put it into words with you. Nothing is sent before you agree.")
        )
        return redirect("portal:rules", reference=reference)
    return render(request, "portal/own/ask_rule.html", {"form": form, "reference": reference})


def read(request: HttpRequest, reference: str, rule: str) -> HttpResponse:
    """One request, word by word; it can be agreed to while it waits for that."""
    here = visit(request, reference)
    found = own_requests.request_for(here.case, rule)
    shown = own_requests.as_read(found)
    form = AgreeForm(request.POST or None, initial={"content_hash": shown.content_hash})
    if form.is_valid():
        try:
            requests.confirm_own(request=found, by=here.account, now=here.now, **form.cleaned_data)
        except (access.Stale, NotAllowed):
            notices.warning(request, gettext("It has been changed since you opened it. Please read it once more."))
            return redirect("portal:rule", reference=reference, rule=rule)
        notices.success(request, gettext("Thank you. Your officer can now pass it on, in exactly these words."))
        return redirect("portal:rules", reference=reference)
    context = {"form": form, "reference": reference, "asked": shown} | _words()
    return render(request, "portal/own/rule.html", context)


@require_POST
def take_back(request: HttpRequest, reference: str, rule: str) -> HttpResponse:
    here = visit(request, reference)
    found = own_requests.request_for(here.case, rule)
    try:
        requests.withdraw_own(request=found, by=here.account, now=here.now)
    except NotAllowed:
        notices.warning(request, gettext("It has been sent already. Write to your officer, who can ask for it back."))
    else:
        notices.success(request, gettext("You have taken it back. You can ask again at any time."))
    return redirect("portal:rules", reference=reference)


def _kinds_on(case: Case) -> list[tuple[str, "StrOrPromise"]]:
    known = {kind.key for kind in requests.kinds_on(case)}
    return [(key, text) for key, text in KINDS.items() if key in known]


def _words() -> dict[str, object]:
    return {"places": PLACES, "answers": ANSWERS}


urlpatterns = [
    path("your-page/<slug:reference>/rules/", index, name="rules"),
    path("your-page/<slug:reference>/rules/new/", ask, name="ask-for-rule"),
    path("your-page/<slug:reference>/rules/<slug:rule>/", read, name="rule"),
    path("your-page/<slug:reference>/rules/<slug:rule>/take-back/", take_back, name="take-back-rule"),
]
