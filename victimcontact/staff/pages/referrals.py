"""Referrals: taken in by hand, what the rules said of them, a manager's decision, and whose case it becomes."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, accounts, allocations, assessments, enquiries, likenesses, referrals
from victimcontact.design import fields, forms
from victimcontact.scheme.eligibility import Contradiction
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import NotAllowed
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages.likeness_words import BECAUSE
from victimcontact.staff.pages.referral_forms import PersonForm, ReferralForm, told, victim


def index(request: HttpRequest) -> HttpResponse:
    account, _now = signed_in(request)
    access.require(account, May.SEE_REFERRALS)
    context = {
        "cases": list(referrals.listed(account)),
        "acts": accounts.granted(account),
        "alike": likenesses.count(account),
        "enquiries": enquiries.waiting_count(account),
    }
    return render(request, "staff/referrals/index.html", context)


def new(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.REFER)
    form = ReferralForm(request.POST or None, on=today(now))
    if form.is_valid():
        try:
            referral = referrals.receive(told=told(form.cleaned_data), by=account, now=now)
        except REFUSED as refusal:
            form.add_error(*why_refused(refusal))
        else:
            return _next(request, referrals.first_case_within_reach(account, referral))
    return render(request, "staff/referrals/new.html", {"form": form})


REFUSED = (referrals.AlreadyReferred, referrals.IdentifiersDisagree, referrals.AlreadyACase, Contradiction)


def why_refused(refusal: Exception) -> tuple[str | None, str]:
    """The question a referral fails at, if it is one, and why in words."""
    if isinstance(refusal, referrals.AlreadyReferred):
        return "source_reference", said("This referral came in before, as %(reference)s.") % {
            "reference": refusal.reference
        }
    if isinstance(refusal, referrals.IdentifiersDisagree):
        return "prison_number", said(
            "These numbers belong to different offenders. Check each with the witness care unit."
        )
    if isinstance(refusal, referrals.AlreadyACase):
        return "family_name", said("This person already has a case for this sentence.")
    return None, str(refusal)


def _next(request: HttpRequest, case: access.Case | None) -> HttpResponse:
    """To what the rules said, where the officer reaches the case; else back, saying that it is in."""
    if case is not None:
        notices.success(request, said("The referral is in. First contact is owed from now on if the rules take it in."))
        return redirect("staff:assessment", reference=case.reference)
    notices.success(request, said("The referral is in. It went to the unit of its court or region."))
    return redirect("staff:new-referral")


def another_person(request: HttpRequest, reference: str) -> HttpResponse:
    """One more person of the same referral: the offender and the sentence need not be entered again."""
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    access.require(account, May.REFER)
    form = PersonForm(request.POST or None, on=today(now))
    if form.is_valid():
        try:
            added = referrals.add_person(case=case, victim=victim(form.cleaned_data), by=account, now=now)
        except REFUSED as refusal:
            form.add_error(*why_refused(refusal))
        else:
            return _next(request, added)
    return render(request, "staff/referrals/another.html", {"form": form, "case": case})


def assessment(request: HttpRequest, reference: str) -> HttpResponse:
    """What the rules said, every reason with its source, and what may be done next."""
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    context = {
        "case": case,
        "history": assessments.history(case),
        "acts": accounts.granted(account),
        "alike": [(pair, likenesses.sides(pair)) for pair in likenesses.of_case(account, case)],
        "because": BECAUSE,
    }
    return render(request, "staff/referrals/assessment.html", context)


@require_POST
def assess_again(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    try:
        assessments.assess_again(case=case, by=account, now=now)
    except NotAllowed:
        notices.warning(request, said("The case has gone further: its eligibility is settled."))
    return redirect("staff:assessment", reference=reference)


class DecisionForm(forms.Form):
    accepted = fields.YesNo(label=_("Take this case into the scheme?"), yes_reveals=("route",))
    route = fields.Select(
        label=_("By which route?"),
        options=[
            ("A", _("A: prison sentence")),
            ("B", _("B: hospital order with restrictions")),
            ("C", _("C: hospital order without restrictions")),
            ("D", _("D: hospital and limitation directions")),
            ("E", _("E: transferred prisoner, restricted")),
            ("F", _("F: transferred prisoner, not restricted")),
        ],
    )
    reason = fields.LongText(label=_("Why?"), missing=_("Enter the reason for your decision"), max_length=2000)
    look_again_on = fields.Day(
        label=_("When will you look at this again?"), called=_("The day to look again"), future=True, required=False
    )


def decide(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.DECIDE_REVIEW)
    case = access.case_for(account, reference, now=now)
    form = DecisionForm(request.POST or None, on=today(now))
    if form.is_valid():
        answers = form.cleaned_data | {"route": form.cleaned_data["route"] or ""}
        try:
            assessments.decide(case=case, by=account, now=now, **answers)
        except assessments.NothingToDecide:
            form.add_error(None, said("This case does not wait for a decision: somebody may just have decided it."))
        else:
            notices.success(request, said("Your decision is recorded."))
            return redirect("staff:assessment", reference=reference)
    return render(
        request, "staff/referrals/decide.html", {"form": form, "case": case, "latest": assessments.latest(case)}
    )


class UnitForm(forms.Form):
    unit = fields.Select(label=_("Which victim liaison unit?"), options=[], blank=_("Choose a unit"))


class OfficerForm(forms.Form):
    officer = fields.Choice(label=_("Which officer?"), options=[])
    note = fields.LongText(
        label=_("What should they know first?"),
        hint=_("It stands in what has happened in the case. Leave out where the person lives."),
        required=False,
        max_length=2000,
    )


def allocate(request: HttpRequest, reference: str) -> HttpResponse:
    """First to a unit, when none is known; then to an officer of it who has no conflict."""
    account, now = signed_in(request)
    access.require(account, May.ALLOCATE)
    case = access.case_for(account, reference, now=now)
    form = _allocation_form(request, case)
    if form.is_valid():
        try:
            return _allocated(request, case, form)
        except allocations.ConflictOfInterest:
            form.add_error("officer", said("This officer has a conflict of interest in this case. Choose another."))
        except allocations.WrongUnit:
            form.add_error("officer", said("This officer does not belong to the unit that holds the case."))
    context = {"form": form, "case": case, "to_unit": isinstance(form, UnitForm)}
    return render(request, "staff/referrals/allocate.html", context)


def _allocated(request: HttpRequest, case: access.Case, form: UnitForm | OfficerForm) -> HttpResponse:
    account, now = signed_in(request)
    if isinstance(form, UnitForm):
        allocations.allocate_to_unit(case=case, unit_reference=form.cleaned_data["unit"], by=account, now=now)
        notices.success(request, said("The case is with the unit now. An officer of it is still to be chosen."))
    else:
        chosen = form.cleaned_data
        allocations.allocate(case=case, officer_id=chosen["officer"], note=chosen["note"] or "", by=account, now=now)
        notices.success(request, said("The case is allocated."))
    return redirect("staff:referrals")


def _allocation_form(request: HttpRequest, case: access.Case) -> UnitForm | OfficerForm:
    if case.unit is None:
        return UnitForm(request.POST or None, options={"unit": allocations.units()})
    return OfficerForm(request.POST or None, options={"officer": allocations.officers_for(case)})


urlpatterns = [
    path("referrals/", index, name="referrals"),
    path("referrals/new/", new, name="new-referral"),
    path("cases/<slug:reference>/another-person/", another_person, name="another-person"),
    path("cases/<slug:reference>/eligibility/", assessment, name="assessment"),
    path("cases/<slug:reference>/eligibility/again/", assess_again, name="assess-again"),
    path("cases/<slug:reference>/eligibility/decision/", decide, name="decide-eligibility"),
    path("cases/<slug:reference>/allocation/", allocate, name="allocate"),
]
