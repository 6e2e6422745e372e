"""You said, they decided: everything a member said and asked for on one page, each with where it is and what came of it."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from victimcontact.casework import own_hearings, own_questions, own_requests, own_statements, own_zones
from victimcontact.casework.days import day_of
from victimcontact.casework.own_questions import OwnQuestion
from victimcontact.design.language import language
from victimcontact.portal.door import visit
from victimcontact.portal.pages import hearings, requests
from victimcontact.portal.pages.views import DECISIONS
from victimcontact.scheme.consultations import BY_WHO_KNOWS
from victimcontact.scheme.words.zones import purpose_label

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WHERE: dict[str, "StrOrPromise"] = {
    "to_answer": _("It is with you. You can say what you think, but you do not have to."),
    "with_officer": _("Your officer has what you said, and will pass on what matters for the decision."),
    "passed_on": _("What matters of it was passed on to those who decide. If something changes for you, we tell you."),
    "over": _("You said nothing, and that is all right. The time for it is over."),
}
BY_HOSPITAL = _(
    "What matters of it was passed on to the hospital’s managers. If something changes for you, they tell you."
)


@require_safe
def show(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    asked, on = own_requests.of(here.case), day_of(here.now)
    context = {
        "reference": reference,
        "statements": own_statements.listed(here.case, language()),
        "asked": asked,
        "areas": [(zone, purpose_label(zone.purpose, language())) for zone in own_zones.of_case(here.case)],
        "of_area": {one.zone_number: one for one in reversed(asked) if one.zone_number},
        "questions": [(question, _where(question)) for question in own_questions.of(here.case, on=on)],
        "decisions": DECISIONS,
        "reviews": [review for review in own_hearings.for_member(here.case, on=on) if review.asked],
        "applied": hearings.KINDS,
        "applied_states": hearings.STATES,
        "places": requests.PLACES,
        "answers": requests.ANSWERS,
    }
    return render(request, "portal/own/said.html", context)


def _where(question: OwnQuestion) -> "StrOrPromise":
    """Where a question is; whoever tells her what comes of it is who asked, where the managers of a hospital did."""
    by_hospital = question.place == own_questions.PASSED_ON and question.kind in BY_WHO_KNOWS
    return BY_HOSPITAL if by_hospital else WHERE[question.place]


urlpatterns = [path("your-page/<slug:reference>/said/", show, name="said")]
