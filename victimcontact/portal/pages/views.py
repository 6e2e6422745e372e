"""What somebody who decides wants to know of a member: what is being thought about, and a place to say what they think."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import consultations
from victimcontact.design import fields, forms
from victimcontact.portal.door import visit

# What is being thought about, in words that promise nothing.
DECISIONS = {
    "hdc": _("whether they may leave prison early, with a tag and a curfew"),
    "temporary_release": _("whether they may leave prison for a short time and come back"),
    "open_conditions": _("whether they may move to an open prison"),
    "licence_variation": _("whether the rules they must keep to should change"),
}


class ViewsForm(forms.Form):
    text = fields.LongText(
        label=_("What do you think?"),
        hint=_(
            "What would worry you, and which rules would help. Please leave out addresses: yours, and those of others."
        ),
        missing=_("Write what you think"),
        max_length=4000,
        rows=8,
    )


def give(request: HttpRequest, reference: str, question: str) -> HttpResponse:
    here = visit(request, reference)
    asked = consultations.question_to(here.case, question)
    form = ViewsForm(request.POST or None, initial={"text": asked.views})
    if form.is_valid():
        part = consultations.part_of(here.case, question)
        consultations.give_views(part=part, text=form.cleaned_data["text"], by=here.account, now=here.now)
        notices.success(
            request,
            gettext(
                "Thank you. Your officer will pass on what matters for the decision, without your name or address."
            ),
        )
        return redirect("portal:timeline", reference=reference)
    context = {"form": form, "reference": reference, "asked": asked, "decision": DECISIONS[asked.kind]}
    return render(request, "portal/own/views.html", context)


urlpatterns = [path("your-page/<slug:reference>/questions/<slug:question>/", give, name="give-views")]
