"""Enquiries of the public site: those that wait, what one says, and what is done with it: a known case, a referral, an answer."""

from dataclasses import replace
from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, accounts, allocations, enquiries, referrals
from victimcontact.casework.accounts import Account
from victimcontact.casework.enquiries import AlreadySettled, Enquiry, Told
from victimcontact.design import fields, forms
from victimcontact.scheme.enquiries import State, Way, Wish
from victimcontact.scheme.roles import May
from victimcontact.scheme.self_check import Who
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages.referral_forms import ReferralForm, told
from victimcontact.staff.pages.referrals import REFUSED, why_refused

SOURCE = "self"
WISHES = {Wish.JOIN: _("To join"), Wish.LATER: _("To be asked again later"), Wish.QUESTION: _("To ask something")}
STATES = {
    State.MATCHED: _("Its case was found"),
    State.REFERRED: _("Made a referral"),
    State.ANSWERED: _("Answered without a case"),
    State.PASSED_ON: _("Given to another unit"),
}
RELATIONSHIPS = {
    Who.MYSELF: "victim",
    Who.BEREAVED: "bereaved_relative",
    Who.PARENT: "parent_or_guardian",
    Who.ACTING_FOR: "acting_for",
}
TOO_LATE = _("Somebody else has dealt with this enquiry meanwhile.")


class MatchForm(forms.Form):
    case = fields.Text(
        label=_("Reference of the case"),
        hint=_("For example, VC-7K3M-9QXT. What was said is put before the case’s officer as a note."),
        missing=_("Enter the reference of the case"),
        max_length=20,
        width=20,
    )

    def clean_case(self) -> str:
        return str(self.cleaned_data["case"]).strip().upper()


class AnswerForm(forms.Form):
    text = fields.LongText(
        label=_("What did you tell them, and how?"),
        hint=_("For example: called on 24 November, explained the Victim Notification Scheme, gave the number."),
        missing=_("Enter what you told them"),
        max_length=2000,
    )


class UnitForm(forms.Form):
    unit = fields.Select(label=_("Which victim liaison unit?"), options=[], blank=_("Choose a unit"))


class OwnReferralForm(ReferralForm):
    """The questions of a referral by hand, without those about a witness care unit."""

    def __init__(self, *posted: Any, **more: Any) -> None:
        super().__init__(*posted, **more)
        for name in ("source_name", "source_reference"):
            del self.fields[name]


def index(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    rows = [(shown, shown.is_late(today(now))) for shown in enquiries.listed(account)]
    return render(request, "staff/enquiries/index.html", {"rows": rows, "wishes": WISHES})


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    shown = enquiries.enquiry_for(account, reference, now=now)
    context = {
        "shown": shown,
        "enquiry": shown.enquiry,
        "lines": enquiries.in_words(shown.told) if shown.told else "",
        "late": shown.is_late(today(now)),
        "wishes": WISHES,
        "states": STATES,
        "acts": accounts.granted(account),
    }
    return render(request, "staff/enquiries/show.html", context)


def match(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    enquiry = _enquiry(request, reference)
    form = MatchForm(request.POST or None)
    if form.is_valid():
        try:
            case = access.case_for(account, form.cleaned_data["case"], now=now)
            enquiries.match(enquiry=enquiry, case=case, by=account, now=now)
        except access.NotFound:
            form.add_error("case", said("There is no such case within your reach. Check the reference."))
        except AlreadySettled:
            form.add_error(None, TOO_LATE)
        else:
            notices.success(request, said("It is a note in the case now, on its officer’s worklist."))
            return redirect("staff:case", reference=case.reference)
    return _asked(request, form, _("Its case is known"), reference)


def refer(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.REFER)
    shown = enquiries.enquiry_for(account, reference, now=now)
    form = OwnReferralForm(request.POST or None, on=today(now), initial=_known(shown.told) if shown.told else {})
    if form.is_valid():
        try:
            made = _referred(shown.enquiry, form, account, now)
        except REFUSED as refusal:
            form.add_error(*why_refused(refusal))
        except AlreadySettled:
            form.add_error(None, TOO_LATE)
        else:
            notices.success(request, said("The referral is in, with what was said as a note for the case’s officer."))
            case = referrals.first_case_within_reach(account, made)
            return redirect("staff:assessment", reference=case.reference) if case else redirect("staff:enquiries")
    return render(request, "staff/enquiries/refer.html", {"form": form, "reference": reference})


def answer(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    enquiry = _enquiry(request, reference)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            enquiries.answer(enquiry=enquiry, text=form.cleaned_data["text"], by=account, now=now)
        except AlreadySettled:
            form.add_error(None, TOO_LATE)
        else:
            notices.success(request, said("The answer is recorded."))
            return redirect("staff:enquiries")
    return _asked(request, form, _("They have their answer"), reference)


def pass_on(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    enquiry = _enquiry(request, reference)
    form = UnitForm(request.POST or None, options={"unit": allocations.units()})
    if form.is_valid():
        try:
            enquiries.pass_on(enquiry=enquiry, unit_reference=form.cleaned_data["unit"], by=account, now=now)
        except enquiries.SameUnit:
            form.add_error("unit", said("It is with this unit already. Choose another."))
        except AlreadySettled:
            form.add_error(None, TOO_LATE)
        else:
            notices.success(request, said("It is with the other unit now."))
            return redirect("staff:enquiries")
    return _asked(request, form, _("Give it to another unit"), reference)


def _enquiry(request: HttpRequest, reference: str) -> Enquiry:
    account, now = signed_in(request)
    return enquiries.enquiry_for(account, reference, now=now).enquiry


def _asked(request: HttpRequest, form: forms.Form, title: Any, reference: str) -> HttpResponse:
    return render(request, "staff/enquiries/step.html", {"form": form, "title": title, "reference": reference})


def _referred(enquiry: Enquiry, form: OwnReferralForm, by: Account, now: Any) -> Any:
    answers = {**form.cleaned_data, "source_name": "", "source_reference": enquiry.reference}
    return enquiries.refer(enquiry=enquiry, referral=replace(told(answers), source=SOURCE), by=by, now=now)


def _known(told: Told) -> dict[str, Any]:
    """What the person said, in the boxes of a referral; the officer checks and completes it."""
    given, _space, family = told.offender.rpartition(" ")
    ways = {Way.PHONE: "phone", Way.EMAIL: "email", Way.LETTER: "address"}
    reached = {ways[Way(told.way)]: told.reach_at} if told.way in ways else {}
    safely = [
        text for text in (told.others, told.safe_times, "somebody who could hurt them is near" * told.in_danger) if text
    ]
    return {
        "offender_given_names": given,
        "offender_family_name": family,
        "offence_title": told.offence,
        "court_name": told.court,
        "region": told.region,
        "given_names": told.given_names,
        "family_name": told.family_name,
        "born_on": told.born_on,
        "language": told.language,
        "relationship": RELATIONSHIPS.get(Who(told.relationship), ""),
        "acts_for": told.acts_for,
        "acts_for_born_on": told.acts_for_born_on,
        "in_danger": "; ".join(safely),
        **reached,
    }


_ONE = "enquiries/<slug:reference>/"
urlpatterns = [
    path("enquiries/", index, name="enquiries"),
    path(_ONE, show, name="enquiry"),
    path(f"{_ONE}match/", match, name="match-enquiry"),
    path(f"{_ONE}refer/", refer, name="refer-enquiry"),
    path(f"{_ONE}answer/", answer, name="answer-enquiry"),
    path(f"{_ONE}pass-on/", pass_on, name="pass-on-enquiry"),
]
