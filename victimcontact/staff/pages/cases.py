"""Finding a case, and a case on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, accounts, callers, cases, proofs
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in


class SearchForm(forms.Form):
    wanted = fields.Text(
        label=_("Name, reference or number"),
        hint=_("The beginning of a name is enough. A prison number, CRN or PNC must be whole."),
        missing=_("Enter a name, reference or number"),
        max_length=80,
    )


def search(request: HttpRequest) -> HttpResponse:
    """Searched by POST: a name never stands in an address or a log."""
    account, now = signed_in(request)
    access.require(account, May.SEARCH_CASES)
    form = SearchForm(request.POST or None)
    found = cases.find(account, form.cleaned_data["wanted"], now=now) if form.is_valid() else None
    return render(request, "staff/cases/search.html", {"form": form, "found": found})


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    context = {
        "whole": cases.whole(case, by=account),
        "case": case,
        "acts": accounts.granted(account),
        "caller_notes": callers.notes_of(case),
        "by_word": proofs.kept_by_word(case),
    }
    return render(request, "staff/cases/show.html", context)


urlpatterns = [
    path("cases/", search, name="cases"),
    path("cases/<slug:reference>/", show, name="case"),
]
