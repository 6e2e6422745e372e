"""The person's name, as they write it: without it no letter goes out (R80)."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, people
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
    account, now = signed_in(request)
    access.require(account, May.EDIT_PERSON)
    case = access.case_for(account, reference, now=now)
    initial = {name: getattr(case.person, name) for name in NameForm.base_fields if name != "version"}
    form = NameForm(request.POST or None, version=case.version, on=today(now), initial=initial)
    if form.is_valid():
        name = NameWanted(**{key: value for key, value in form.cleaned_data.items() if key != "version"})
        try:
            people.confirm_name(case=case, name=name, version=form.cleaned_data["version"], by=account, now=now)
        except access.Stale:
            form.overtake(access.version_of(case))
        else:
            notices.success(request, said("The name is confirmed. Letters will be written to it."))
            return redirect("staff:case", reference=reference)
    return render(request, "staff/people/name.html", {"form": form, "case": case})


urlpatterns = [path("cases/<slug:reference>/name/", confirm_name, name="confirm-name")]
