"""A member's hearings: what they asked for and what came of it, who will be with them, and what else they can ask for."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from victimcontact.casework import applications, own_hearings
from victimcontact.casework.days import day_of
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.portal.door import visit
from victimcontact.scheme.moves import NotAllowed

REVIEWS = {
    "parole": _("Parole review"),
    "recall_review": _("Parole review after going back to prison"),
    "tribunal": _("Review by a mental health tribunal"),
    "mhcs": _("Review by a minister about hospital"),
    "hospital_managers": _("Review by the hospital"),
    "hdc": _("Early release with a tag"),
    "temporary_release": _("Being let out for a short time"),
    "open_conditions": _("Move to an open prison"),
    "licence_variation": _("Change of the rules after release"),
}
KINDS = {
    "read_statement": _("To read my statement out at the hearing"),
    "observe": _("To watch the hearing"),
    "public_hearing": _("For the hearing to be open to the public"),
    "summary": _("A short summary of the decision"),
}
HINTS = {
    "read_statement": _(
        "You still need to give it to us in writing. You can read it, or choose another way, with your officer."
    ),
    "observe": _(
        "You watch from another place, with someone to support you. You can ask for this and to read your statement, or for one of them."
    ),
    "public_hearing": _("Anyone may ask for this. The Board decides if it is right."),
    "summary": _("Your officer passes this on. Some parts may be left out, to keep private matters safe."),
}
STATES = {
    "asked": _("You have asked for this. Your officer will pass it on."),
    "passed_on": _("Your officer has passed it on. We are waiting for the answer."),
    "granted": _("The answer is yes. Your officer will tell you what happens next."),
    "refused": _("The answer is no. This is the reason we were given:"),
    "withdrawn": _("You have taken this back."),
}


class AskForm(forms.Form):
    kind = fields.Choice(label=_("What would you like to ask for?"))
    note = fields.LongText(
        label=_("Is there anything else that we should know?"),
        hint=_("For example, who you would like to have with you."),
        required=False,
        max_length=1000,
    )


@require_safe
def show(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    found = own_hearings.for_member(here.case, on=day_of(here.now))
    return render(request, "portal/own/hearings.html", {"reference": reference, "reviews": found, **_words()})


def ask(request: HttpRequest, reference: str, review: str) -> HttpResponse:
    here = visit(request, reference)
    row, shown = own_hearings.own_review(here.case, review, on=day_of(here.now))
    options = [Option(kind, KINDS[kind], hint=HINTS[kind]) for kind, _last in shown.can_ask]
    form = AskForm(request.POST or None, options={"kind": options})
    if form.is_valid():
        try:
            applications.ask_own(case=here.case, review=row, by=here.account, now=here.now, **form.cleaned_data)
        except (applications.CannotBeAskedFor, applications.AlreadyAsked):
            form.add_error("kind", gettext("This cannot be asked for here as things stand. Please call your officer."))
        else:
            notices.success(
                request, gettext("Thank you. Your officer will pass it on, and you will see the answer here.")
            )
            return redirect("portal:hearings", reference=reference)
    return render(request, "portal/own/ask.html", {"form": form, "reference": reference, "review": shown, **_words()})


@require_POST
def take_back(request: HttpRequest, reference: str, application: str) -> HttpResponse:
    here = visit(request, reference)
    asked = applications.own_application(here.case, application)
    try:
        applications.withdraw_own(application=asked, by=here.account, now=here.now)
    except NotAllowed:
        notices.warning(request, gettext("This cannot be changed here as things stand. Please call your officer."))
    else:
        notices.success(request, gettext("You have taken this back."))
    return redirect("portal:hearings", reference=reference)


def _words() -> dict[str, object]:
    return {"review_names": REVIEWS, "kinds": KINDS, "states": STATES}


urlpatterns = [
    path("your-page/<slug:reference>/hearings/", show, name="hearings"),
    path("your-page/<slug:reference>/hearings/<slug:review>/ask/", ask, name="ask-in-review"),
    path("your-page/<slug:reference>/asked/<slug:application>/take-back/", take_back, name="take-back-asked"),
]
