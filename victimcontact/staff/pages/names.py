"""The person's name, as they write it: without it no letter goes out (R80)."""

from datetime import datetime

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, name_differences, people
from victimcontact.casework.access import Case
from victimcontact.casework.accounts import Account
from victimcontact.casework.name_differences import Comparison
from victimcontact.casework.people import NameWanted
from victimcontact.design import fields, forms
from victimcontact.scheme import needs
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today


class NameForm(forms.VersionedForm):
    title = fields.Text(
        label=_("Title"), hint=_("As they use it, if they use one"), required=False, width=5, max_length=30
    )
    given_names = fields.Text(label=_("First names"), missing=_("Enter their first names"), max_length=120)
    family_name = fields.Text(label=_("Last name"), missing=_("Enter their last name"), max_length=120)
    preferred_name = fields.Text(
        label=_("How they like to be addressed in letters"),
        hint=_("For example, Mrs Price or Siân. Leave empty to use the full name."),
        required=False,
        max_length=120,
    )
    born_on = fields.Day(label=_("Date of birth"), called=_("Date of birth"), past=True, required=False)
    language = fields.Choice(
        label=_("Language of letters"), options=[("en", _("English")), ("cy", _("Welsh"))], inline=True
    )
    letter_format = fields.Choice(
        label=_("Format of letters"),
        hint=_("What the program cannot print, you prepare by hand; every letter says so before it goes."),
        options=[(wanted.value, name) for wanted, name in needs.NAMES.items()],
    )
    interpreter = fields.Text(
        label=_("Language of an interpreter"),
        hint=_("If they need one, for example Polish"),
        required=False,
        max_length=60,
    )


def confirm_name(request: HttpRequest, reference: str) -> HttpResponse:
    """A name that would stand in letters otherwise than in the last one sent is looked at once more before it is confirmed."""
    account, now = signed_in(request)
    access.require(account, May.EDIT_PERSON)
    case = access.case_for(account, reference, now=now)
    initial = {name: getattr(case.person, name) for name in NameForm.base_fields if name != "version"}
    form = NameForm(request.POST or None, version=case.version, on=today(now), initial=initial)
    comparison, to_be_seen = name_differences.of_person(case.person), ""
    if form.is_valid():
        name = NameWanted(**{key: value for key, value in form.cleaned_data.items() if key != "version"})
        comparison = name_differences.of_name(case, name)
        to_be_seen = _to_be_seen(comparison, request.POST.get("seen", ""))
        if not to_be_seen and _confirmed(case, name, form, account, now):
            _say(request, case)
            return redirect("staff:case", reference=reference)
    context = {"form": form, "case": case, "comparison": comparison, "to_be_seen": to_be_seen}
    return render(request, "staff/people/name.html", context)


def _to_be_seen(comparison: Comparison, seen: str) -> str:
    """The name as the officer has to see it beside the last letter; nothing where it is the same, or was seen just like this."""
    shown = f"{comparison.now.addressee} / {comparison.now.salutation}"
    return shown if comparison.differences and shown != seen else ""


def _confirmed(case: Case, name: NameWanted, form: NameForm, account: Account, now: datetime) -> bool:
    try:
        people.confirm_name(case=case, name=name, version=form.cleaned_data["version"], by=account, now=now)
    except access.Stale:
        form.overtake(access.version_of(case))
        return False
    return True


def _say(request: HttpRequest, case: Case) -> None:
    notices.success(request, said("The name is confirmed. Letters will be written to it."))
    case.person.refresh_from_db()
    drafts = name_differences.drafts_to_another_name(case)
    if drafts:
        words = said("Written to another name and not sent yet: %(letters)s. Stop them and write them again.")
        notices.warning(request, words % {"letters": ", ".join(drafts)})


urlpatterns = [path("cases/<slug:reference>/name/", confirm_name, name="confirm-name")]
