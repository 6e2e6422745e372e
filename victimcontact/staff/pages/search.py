"""Finding a case by a name, a reference, a number, a postcode or a telephone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, finding
from victimcontact.casework.finding import Reason
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in


class SearchForm(forms.Form):
    wanted = fields.Text(
        label=_("Name, reference, number, postcode or phone"),
        hint=_(
            "A name may be short, misspelt or one they had before. Several words narrow the search: Rhian Price BS99 9ZZ."
        ),
        missing=_("Enter a name, reference, number, postcode or phone"),
        max_length=80,
    )


def search(request: HttpRequest) -> HttpResponse:
    """Searched by POST: a name never stands in an address or a log."""
    account, now = signed_in(request)
    access.require(account, May.SEARCH_CASES)
    form = SearchForm(request.POST or None)
    found = finding.find(account, form.cleaned_data["wanted"], now=now) if form.is_valid() else None
    return render(request, "staff/search.html", {"form": form, "finding": found, "because": because})


def because(reason: Reason) -> str:
    """Why a case was found, in words. A name is shown when it is not the one the list shows anyway."""
    ways = {
        "as_given": said("Name as given"),
        "begins": said("Name begins so"),
        "short_form": said("Short or other form of the name"),
        "sounds_alike": said("Sounds alike"),
        "misspelt": said("Spelt much like it"),
        "reference": said("Reference"),
        "identifier": said("Number of the offender"),
        "postcode": said("Postcode, now or before"),
        "telephone": said("Phone number, now or before"),
        "mail": said("Email address, now or before"),
    }
    if not reason.about:
        return ways[reason.kind]
    whose = said("the person’s") if reason.about == "person" else said("the offender’s")
    which = said("former or other name") if reason.former else said("name")
    return f"{ways[reason.kind]} ({whose} {which}: {reason.name})"


urlpatterns = [path("cases/", search, name="cases")]
