"""The plan for reaching a person safely, and what to do when they have moved."""

from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, people, plan_answers
from victimcontact.casework.failed_ways import FoundWrong
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.scheme.words.months import day_in_words
from victimcontact.staff.door import signed_in

SAFETY = [("yes", _("Yes, checked with them")), ("no", _("No, do not use it")), ("unknown", _("Nobody has checked"))]


FOUND_RIGHT = _("Why is it right after all?")
FOUND_RIGHT_HINT = _("Only where something failed before, for example: she spelt it out on the phone")
FIELD_OF = {"letter": "address", "phone": "phone", "text": "phone", "email": "email"}


class PlanForm(forms.VersionedForm):
    address = fields.LongText(
        label=_("Address"), hint=_("One line for each line of the envelope, without the name"), rows=5, required=False
    )
    address_safe = fields.Choice(
        label=_("Is it safe to write there?"),
        missing=_("Choose whether it is safe to write there"),
        options=SAFETY,
        inline=True,
    )
    address_seen_by = fields.Text(label=_("Who else opens or sees the post?"), required=False, max_length=200)
    phone = fields.Phone(label=_("Phone number"), required=False)
    phone_safe = fields.Choice(
        label=_("Is it safe to call?"), missing=_("Choose whether it is safe to call"), options=SAFETY, inline=True
    )
    phone_seen_by = fields.Text(
        label=_("Who else answers the phone or sees its messages?"), required=False, max_length=200
    )
    text_safe = fields.Choice(
        label=_("Is it safe to send text messages to that number?"),
        missing=_("Choose whether it is safe to send text messages"),
        options=SAFETY,
        inline=True,
    )
    voicemail = fields.YesNo(
        label=_("Is it safe to leave a voicemail?"), missing=_("Choose whether it is safe to leave a voicemail")
    )
    email = fields.Email(
        label=_("Email address"),
        hint=_("Codes for their own pages go to a new one only when they have confirmed it there themselves."),
        required=False,
    )
    email_safe = fields.Choice(
        label=_("Is it safe to email?"), missing=_("Choose whether it is safe to email"), options=SAFETY, inline=True
    )
    email_seen_by = fields.Text(label=_("Who else can read the email?"), required=False, max_length=200)
    hours_from = fields.TimeOfDay(
        label=_("Earliest time to call or message"),
        hint=_("For example, 9am. Left empty, it is 07:00."),
        required=False,
    )
    hours_to = fields.TimeOfDay(
        label=_("Latest time to call or message"),
        hint=_("For example, 17:30. Left empty, it is 20:00."),
        required=False,
    )
    dates_to_avoid = fields.DaysOfTheYear(
        label=_("Days to avoid"),
        hint=_("Such as a birthday or an anniversary. One on each line, for example 27 March. It counts every year."),
        required=False,
    )
    plain_envelope = fields.YesNo(
        label=_("Use a plain envelope and a plain letter?"), missing=_("Choose whether to use a plain envelope")
    )
    sender_name = fields.Text(
        label=_("Name of the sender on the envelope"),
        hint=_("Only where a name is safer than none, for example a first name they chose"),
        required=False,
        max_length=40,
    )
    in_danger = fields.YesNo(
        label=_("Are they in danger at home or from somebody who could see our messages?"),
        missing=_("Choose whether they are in danger"),
    )
    code_word = fields.Text(label=_("Code word they chose"), required=False, max_length=40)
    found_right = fields.Text(label=FOUND_RIGHT, hint=FOUND_RIGHT_HINT, required=False, max_length=200)
    note = fields.LongText(label=_("Anything else about reaching them"), required=False, max_length=2000, rows=3)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        asked = self.cleaned_data
        if (asked.get("hours_from") is None) != (asked.get("hours_to") is None):
            self.add_error("hours_to", _("Enter both the earliest and the latest time, or neither"))
        return cleaned


def safe_contact(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.EDIT_SAFE_CONTACT)
    case = access.case_for(account, reference, now=now)
    form = PlanForm(request.POST or None, version=case.version, initial=plan_answers.as_they_stand(case.person))
    if form.is_valid():
        try:
            people.record_safe_contact(
                case=case,
                plan=plan_answers.plan({**form.cleaned_data, "text": plan_answers.own_text_number(case.person)}),
                version=form.cleaned_data["version"],
                by=account,
                now=now,
            )
        except access.Stale:
            form.overtake(access.version_of(case))
        except FoundWrong as refusal:
            form.add_error(FIELD_OF[refusal.channel], failed_before(refusal))
        else:
            notices.success(request, said("The safe-contact plan is recorded."))
            return redirect("staff:case", reference=reference)
    return render(request, "staff/people/safe_contact.html", {"form": form, "case": case})


class MoveForm(forms.VersionedForm):
    address = fields.LongText(
        label=_("New address"),
        hint=_("One line for each line of the envelope, without the name. Leave it empty if you do not know it yet."),
        rows=5,
        required=False,
    )
    address_safe = fields.Choice(
        label=_("Is it safe to write there?"),
        missing=_("Choose whether it is safe to write there"),
        options=SAFETY,
        inline=True,
    )
    address_seen_by = fields.Text(label=_("Who else opens or sees the post?"), required=False, max_length=200)
    found_right = fields.Text(label=FOUND_RIGHT, hint=FOUND_RIGHT_HINT, required=False, max_length=200)


def moved(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.EDIT_SAFE_CONTACT)
    case = access.case_for(account, reference, now=now)
    form = MoveForm(request.POST or None, version=case.version)
    if form.is_valid():
        answers = form.cleaned_data
        address = plan_answers.way(
            plan_answers.lines_of(answers["address"]),
            answers["address_safe"],
            answers["address_seen_by"],
            found_right=answers["found_right"],
        )
        try:
            people.record_move(case=case, address=address, version=answers["version"], by=account, now=now)
        except access.Stale:
            form.overtake(access.version_of(case))
        except FoundWrong as refusal:
            form.add_error(FIELD_OF[refusal.channel], failed_before(refusal))
        else:
            notices.success(request, said("The old address is not used any more. Look at zones and conditions today."))
            return redirect("staff:case", reference=reference)
    return render(request, "staff/people/moved.html", {"form": form, "case": case})


def failed_before(refusal: FoundWrong) -> str:
    """What is said of an address or number that was found wrong and is typed in again."""
    day = day_in_words(refusal.on, "en")
    return said("This failed on %(day)s. Enter another one, leave it empty, or say why it is right after all") % {
        "day": day
    }


urlpatterns = [
    path("cases/<slug:reference>/safe-contact/", safe_contact, name="safe-contact"),
    path("cases/<slug:reference>/moved/", moved, name="moved"),
]
