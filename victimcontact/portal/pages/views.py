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
from victimcontact.scheme.consultations import BY_WHO_KNOWS

# What is being thought about, in words that promise nothing.
DECISIONS = {
    "hdc": _("whether they may leave prison early, with a tag and a curfew"),
    "temporary_release": _("whether they may leave prison for a short time and come back"),
    "open_conditions": _("whether they may move to an open prison"),
    "licence_variation": _("whether the rules they must keep to should change"),
    "hospital_discharge": _("whether they may leave hospital, and which rules they must keep to outside it"),
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
        notices.success(request, _thanks(asked.kind in BY_WHO_KNOWS))
        return redirect("portal:timeline", reference=reference)
    context = {"form": form, "reference": reference, "asked": asked, "decision": DECISIONS[asked.kind]}
    context["known"] = asked.kind in BY_WHO_KNOWS
    return render(request, "portal/own/views.html", context)


def _thanks(known: bool) -> str:
    """The managers of a hospital know who she is; whoever else decides must not learn it."""
    if known:
        return gettext("Thank you. Your officer will pass on what matters for the decision.")
    return gettext("Thank you. Your officer will pass on what matters for the decision, without your name or address.")


urlpatterns = [path("your-page/<slug:reference>/questions/<slug:question>/", give, name="give-views")]
