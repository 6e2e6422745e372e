"""How a member is reached: what holds now, and each part of it to be changed, looked at once more, and saved."""

from typing import Any

from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from victimcontact.casework import own_plans, plan_answers
from victimcontact.casework.own_plans import NoWayIn
from victimcontact.design.days import days_of_the_year_in_words
from victimcontact.design.language import language
from victimcontact.portal import checked
from victimcontact.portal.door import visit
from victimcontact.portal.reach_forms import FORMATS, LANGUAGES, PARTS, MoveForm

SAVED = _("It is saved, and counts from now on. Your officer can see it.")


@require_safe
def show(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    plan = own_plans.of_own(here.case, here.account)
    context = {
        "reference": reference,
        "plan": plan,
        "days": days_of_the_year_in_words(plan.dates_to_avoid, language()),
        "languages": LANGUAGES,
        "formats": FORMATS,
        "acting": own_plans.acting_for(here.case, here.account),
    }
    return render(request, "portal/own/reach.html", context)


def change(request: HttpRequest, reference: str, way: str) -> HttpResponse:
    """One part of it: the question page, the answers once more, and the change."""
    here = visit(request, reference)
    plan = own_plans.of_own(here.case, here.account)
    if way not in PARTS:
        raise Http404
    form = PARTS[way](request.POST or None, initial=_initial(plan))
    if form.is_valid() and checked.wants_to_look(request):
        return checked.show(request, form, checked.Look(back=request.path, know=form.know))
    if form.is_valid() and checked.was_checked(request):
        try:
            own_plans.change(case=here.case, answers=form.answers(), by=here.account, now=here.now)
        except NoWayIn:
            form.add_error(None, gettext("Your sign-in codes go there. Give another email address or phone first."))
        else:
            notices.success(request, SAVED)
            return redirect("portal:reach", reference=reference)
    context = {"form": form, "reference": reference, "title": form.title, "intro": form.intro}
    return render(request, "portal/own/reach_part.html", context)


def moved(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    own_plans.own_person(here.case, here.account)
    form = MoveForm(request.POST or None)
    if form.is_valid() and checked.wants_to_look(request):
        return checked.show(request, form, checked.Look(back=request.path, know=form.know))
    if form.is_valid() and checked.was_checked(request):
        answers = form.cleaned_data
        own_plans.move(
            case=here.case,
            lines=plan_answers.lines_of(answers["address"]),
            safe=answers["address_safe"],
            seen_by=answers["address_seen_by"],
            by=here.account,
            now=here.now,
        )
        notices.success(request, gettext("Thank you. Nothing goes to the old address any more."))
        return redirect("portal:reach", reference=reference)
    return render(request, "portal/own/moved.html", {"form": form, "reference": reference})


def acting(request: HttpRequest, reference: str) -> HttpResponse:
    """Who may act for the member, what they may see, and an end to it."""
    here = visit(request, reference)
    name = own_plans.acting_for(here.case, here.account)
    if request.method == "POST" and name:
        own_plans.end_acting(case=here.case, by=here.account, now=here.now)
        notices.success(request, gettext("Nobody acts for you any more. They can no longer see your page."))
        return redirect("portal:acting", reference=reference)
    return render(request, "portal/own/acting.html", {"reference": reference, "name": name})


def _initial(plan: own_plans.OwnPlan) -> dict[str, Any]:
    """The answers as they stand; what would say where somebody can be found is asked anew and not shown."""
    return {name: getattr(plan, name) for name in plan.__slots__ if name not in ("address", "phone", "text", "email")}


urlpatterns = [
    path("your-page/<slug:reference>/reach/", show, name="reach"),
    path("your-page/<slug:reference>/reach/<slug:way>/", change, name="change-reach"),
    path("your-page/<slug:reference>/moved/", moved, name="moved"),
    path("your-page/<slug:reference>/acting/", acting, name="acting"),
]
