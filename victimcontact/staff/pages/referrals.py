"""Referrals: taken in by hand, what the rules said of them, a manager's decision, and whose case it becomes."""

from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, accounts, allocations, assessments, referrals
from victimcontact.casework.people import Reach
from victimcontact.casework.referrals import OffenderTold, ReferralTold, SentenceTold, VictimTold
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.scheme.eligibility import Contradiction
from victimcontact.scheme.regions import REGIONS
from victimcontact.scheme.standing import NotAllowed
from victimcontact.staff.door import signed_in, today

KINDS = [
    Option("imprisonment", _("Prison, a fixed length"), reveals=("years", "months")),
    Option("extended", _("Extended sentence"), reveals=("years", "months")),
    Option("sopc", _("Offender of particular concern"), reveals=("years", "months")),
    Option("yoi_detention", _("Young offender institution"), reveals=("years", "months")),
    Option("dto", _("Detention and training order"), reveals=("years", "months")),
    Option("s250", _("Detention of a child (section 250)"), reveals=("years", "months")),
    ("life", _("Life")),
    ("ipp", _("Imprisonment for public protection")),
    ("hmp_detention", _("Detention during His Majesty's pleasure")),
    Option("hospital_order", _("Hospital order"), reveals=("restriction_order",)),
    Option("suspended", _("Suspended sentence"), reveals=("years", "months")),
    ("community", _("Community order")),
]
RELATIONSHIPS = [
    ("victim", _("The victim")),
    ("bereaved_relative", _("A relative of somebody who died")),
    ("parent_or_guardian", _("A parent or guardian of a child")),
    ("acting_for", _("Somebody who acts for the victim")),
]


class ReferralForm(forms.Form):
    source_name = fields.Text(label=_("Witness care unit"), max_length=160)
    source_reference = fields.Text(label=_("Their reference"), required=False, max_length=60)
    received_on = fields.Day(label=_("When did the referral reach us?"), called=_("The day of the referral"), past=True)
    region = fields.Select(
        label=_("Region"), options=[(name, name) for name in REGIONS], blank=_("Not known"), required=False
    )
    offender_given_names = fields.Text(label=_("Offender's first names"), max_length=120)
    offender_family_name = fields.Text(label=_("Offender's last name"), max_length=120)
    offender_born_on = fields.Day(
        label=_("Offender's date of birth"), called=_("Offender's date of birth"), past=True, required=False
    )
    prison_number = fields.Text(
        label=_("Prison number"), hint=_("For example, A1234BC"), required=False, max_length=10, width=10
    )
    crn = fields.Text(
        label=_("Case reference number (CRN)"), hint=_("For example, X123456"), required=False, max_length=10, width=10
    )
    pnc = fields.Text(
        label=_("PNC number"), hint=_("For example, 2012/394773H"), required=False, max_length=20, width=20
    )
    offence_title = fields.Text(label=_("Offence"), hint=_("As the court recorded it"), max_length=300)
    offence_act = fields.Text(
        label=_("Act"), hint=_("For example, Offences against the Person Act 1861"), required=False, max_length=200
    )
    offence_section = fields.Text(label=_("Section"), required=False, max_length=40, width=10)
    court_name = fields.Text(label=_("Court"), max_length=160)
    imposed_on = fields.Day(label=_("When was the sentence passed?"), called=_("The day of the sentence"), past=True)
    verdict = fields.Choice(
        label=_("Finding"),
        options=[
            ("convicted", _("Convicted")),
            ("insanity", _("Not guilty by reason of insanity")),
            ("unfit_did_act", _("Unfit to plead, did the act")),
        ],
    )
    kind = fields.Choice(label=_("Sentence or order"), options=KINDS)
    years = fields.Number(label=_("Years"), required=False, width=3, min_value=0)
    months = fields.Number(label=_("Months"), required=False, width=3, min_value=0)
    restriction_order = fields.YesNo(label=_("With a restriction order (section 41)?"))
    title = fields.Text(label=_("Victim's title"), required=False, width=5, max_length=30)
    given_names = fields.Text(label=_("Victim's first names"), max_length=120)
    family_name = fields.Text(label=_("Victim's last name"), max_length=120)
    relationship = fields.Choice(label=_("Who are they?"), options=RELATIONSHIPS)
    born_on = fields.Day(label=_("Their date of birth"), called=_("Their date of birth"), past=True, required=False)
    language = fields.Choice(label=_("Their language"), options=[("en", _("English")), ("cy", _("Welsh"))], inline=True)
    address = fields.LongText(
        label=_("Address"), hint=_("One line for each line of the envelope, without the name"), rows=5, required=False
    )
    phone = fields.Phone(label=_("Phone number"), required=False)
    email = fields.Email(label=_("Email address"), required=False)
    in_danger = fields.LongText(
        label=_("What do we know about reaching them safely?"),
        hint=_("Who else opens the post or answers the phone, times and words to avoid"),
        rows=3,
        required=False,
        max_length=2000,
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        answers = self.cleaned_data
        if answers.get("kind") in WITH_TERM and not (answers.get("years") or answers.get("months")):
            self.add_error("months", _("Enter how long the sentence is"))
        return cleaned


WITH_TERM = frozenset(option.value for option in KINDS if isinstance(option, Option) and "years" in option.reveals)


def index(request: HttpRequest) -> HttpResponse:
    account, _now = signed_in(request)
    waiting = referrals.listed(account)
    return render(request, "staff/referrals/index.html", {"cases": list(waiting), "acts": accounts.granted(account)})


def new(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    form = ReferralForm(request.POST or None, on=today(now))
    if form.is_valid():
        try:
            referral = referrals.receive(told=_told(form.cleaned_data), by=account, now=now)
        except referrals.AlreadyReferred as repeat:
            form.add_error(
                None, said("This referral came in before, as %(reference)s.") % {"reference": repeat.reference}
            )
        except referrals.IdentifiersDisagree:
            form.add_error(
                "prison_number",
                said("These numbers belong to different offenders. Check each with the witness care unit."),
            )
        except referrals.AlreadyACase:
            form.add_error("family_name", said("This person already has a case for this sentence."))
        except Contradiction as contradiction:
            form.add_error(None, str(contradiction))
        else:
            notices.success(request, said("The referral is in. First contact is owed from now on."))
            return redirect("staff:assessment", reference=referrals.first_case(referral).reference)
    return render(request, "staff/referrals/new.html", {"form": form})


def _told(answers: dict[str, Any]) -> ReferralTold:
    kind = answers["kind"]
    identifiers = {name: answers[name] for name in ("prison_number", "crn", "pnc") if answers[name]}
    term = {unit: answers[unit] for unit in ("years", "months") if answers[unit]} if kind in WITH_TERM else None
    disposal = {"restriction_order": bool(answers["restriction_order"])} if kind == "hospital_order" else {}
    return ReferralTold(
        source="witness_care_unit",
        source_name=answers["source_name"],
        source_reference=answers["source_reference"],
        received_on=answers["received_on"],
        region=answers["region"],
        offender=OffenderTold(
            answers["offender_given_names"], answers["offender_family_name"], answers["offender_born_on"], identifiers
        ),
        sentence=SentenceTold(
            kind=kind,
            imposed_on=answers["imposed_on"],
            offence_title=answers["offence_title"],
            offence_act=answers["offence_act"],
            offence_section=answers["offence_section"],
            verdict=answers["verdict"],
            court_name=answers["court_name"],
            term=term,
            disposal=disposal,
        ),
        victims=(_victim(answers),),
    )


def _victim(answers: dict[str, Any]) -> VictimTold:
    lines = tuple(line.strip() for line in answers["address"].splitlines() if line.strip())
    return VictimTold(
        title=answers["title"],
        given_names=answers["given_names"],
        family_name=answers["family_name"],
        relationship=answers["relationship"],
        born_on=answers["born_on"],
        language=answers["language"],
        address=Reach(lines) if lines else None,
        phone=Reach(answers["phone"]) if answers["phone"] else None,
        email=Reach(answers["email"]) if answers["email"] else None,
        safe_contact_note=answers["in_danger"],
    )


def assessment(request: HttpRequest, reference: str) -> HttpResponse:
    """What the rules said, every reason with its source, and what may be done next."""
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    context = {"case": case, "history": assessments.history(case), "acts": accounts.granted(account)}
    return render(request, "staff/referrals/assessment.html", context)


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


def allocate(request: HttpRequest, reference: str) -> HttpResponse:
    """First to a unit, when none is known; then to an officer of it who has no conflict."""
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    form = _allocation_form(request, case)
    if form.is_valid():
        try:
            if isinstance(form, UnitForm):
                unit = form.cleaned_data["unit"]
                allocations.allocate_to_unit(case=case, unit_reference=unit, by=account, now=now)
            else:
                allocations.allocate(case=case, officer_id=form.cleaned_data["officer"], by=account, now=now)
        except allocations.ConflictOfInterest:
            form.add_error("officer", said("This officer is or was the offender's practitioner. Choose another."))
        except allocations.WrongUnit:
            form.add_error("officer", said("This officer does not belong to the unit that holds the case."))
        else:
            notices.success(request, said("The case is allocated."))
            return redirect("staff:referrals")
    return render(request, "staff/referrals/allocate.html", {"form": form, "case": case})


def _allocation_form(request: HttpRequest, case: access.Case) -> UnitForm | OfficerForm:
    if case.unit is None or "change_unit" in request.GET:
        return UnitForm(request.POST or None, options={"unit": allocations.units()})
    return OfficerForm(request.POST or None, options={"officer": allocations.officers_for(case)})


urlpatterns = [
    path("referrals/", index, name="referrals"),
    path("referrals/new/", new, name="new-referral"),
    path("cases/<slug:reference>/eligibility/", assessment, name="assessment"),
    path("cases/<slug:reference>/eligibility/again/", assess_again, name="assess-again"),
    path("cases/<slug:reference>/eligibility/decision/", decide, name="decide-eligibility"),
    path("cases/<slug:reference>/allocation/", allocate, name="allocate"),
]
