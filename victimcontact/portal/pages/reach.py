"""How a member is reached: what holds now, and each part of it to be changed, looked at once more, and saved."""

from typing import Any

from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from victimcontact.casework import own_plans, own_sign_ins, plan_answers, sign_ins
from victimcontact.casework.own_plans import NotConfirmed, NoWayIn
from victimcontact.casework.sign_ins import Where, WrongCode
from victimcontact.design.days import days_of_the_year_in_words
from victimcontact.design.language import language
from victimcontact.portal import checked
from victimcontact.portal.door import Visit, visit
from victimcontact.portal.places import WRONG, CodeForm
from victimcontact.portal.reach_forms import FORMATS, LANGUAGES, PARTS, MoveForm, PartForm

NOWHERE = _("Codes go nowhere at the moment. Call your officer before you sign out.")
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
    """One part of it: the question page, the answers once more, a code from a new place for codes, and the change."""
    here = visit(request, reference)
    plan = own_plans.of_own(here.case, here.account)
    if way not in PARTS:
        raise Http404
    form = PARTS[way](request.POST or None, initial=_initial(plan))
    if form.is_valid() and checked.wants_to_look(request):
        return checked.show(request, form, checked.Look(back=request.path, know=form.know))
    if form.is_valid() and checked.was_checked(request):
        answer = _changed(request, here, form)
        if answer is not None:
            return answer
    context = {"form": form, "reference": reference, "title": form.title, "intro": form.intro}
    return render(request, "portal/own/reach_part.html", context)


def _changed(request: HttpRequest, here: Visit, form: PartForm) -> HttpResponse | None:
    """The page after the change, or the one that asks for a code first; nothing where the form says why it cannot be."""
    place = own_plans.to_confirm(here.case, here.account, form.answers())
    if place is not None:
        return _confirmed(request, here, form, place)
    return redirect("portal:reach", reference=here.case.reference) if _saved(request, here, form, "") else None


def _confirmed(request: HttpRequest, here: Visit, form: PartForm, place: Where) -> HttpResponse | None:
    """Ask for the code that went to a new place; the answers travel along until it is there."""
    entered = checked.CODE in request.POST and checked.AGAIN not in request.POST
    code = CodeForm(request.POST if entered else None)
    if not entered:
        own_plans.send_code(case=here.case, answers=form.answers(), by=here.account, now=here.now)
    elif code.is_valid():
        typed = code.cleaned_data["code"]
        try:
            sign_ins.check_code(mark=sign_ins.mark_of(place), code=typed, now=here.now)
            saved = _saved(request, here, form, typed)
        except (WrongCode, NotConfirmed):
            code.add_error("code", WRONG)
        else:
            return redirect("portal:reach", reference=here.case.reference) if saved else None
    hint = own_sign_ins.hint(place.channel, place.value)
    context = {"form": code, "sent": checked.sent(request), "hint": hint, "back": request.path}
    return render(request, "portal/own/confirm_place.html", context)


def _saved(request: HttpRequest, here: Visit, form: PartForm, code: str) -> bool:
    """Whether it was changed; where that would leave no way in, the form says so."""
    try:
        own_plans.change(case=here.case, answers=form.answers(), code=code, by=here.account, now=here.now)
    except NoWayIn:
        form.add_error(None, gettext("Your sign-in codes go there. Give another email address or phone first."))
        return False
    notices.success(request, SAVED)
    if not own_sign_ins.places(here.account, now=here.now):
        notices.warning(request, NOWHERE)
    return True


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
    kept = {name: getattr(plan, name) for name in plan.__slots__ if name not in ("address", "phone", "text", "email")}
    return kept | {"had_email": bool(plan.email), "had_phone": bool(plan.text)}


urlpatterns = [
    path("your-page/<slug:reference>/reach/", show, name="reach"),
    path("your-page/<slug:reference>/reach/<slug:way>/", change, name="change-reach"),
    path("your-page/<slug:reference>/moved/", moved, name="moved"),
    path("your-page/<slug:reference>/acting/", acting, name="acting"),
]
