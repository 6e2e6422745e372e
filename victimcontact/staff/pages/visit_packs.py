"""The pack for a home visit: what is in it, what is left out, and the file itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as said

from victimcontact.casework import access, contact_cards, visit_packs
from victimcontact.design import forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in


class PackForm(forms.Form):
    """Nothing is asked; it carries what stands in the way."""


def make(request: HttpRequest, reference: str) -> HttpResponse:
    """The file's name says nothing but the reference."""
    account, now = signed_in(request)
    access.require(account, May.RECORD_WISH)
    case = access.case_for(account, reference, now=now)
    form = PackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            pdf = visit_packs.make(case=case, by=account, now=now)
        except visit_packs.NotToBeVisited:
            form.add_error(None, said("Where the case stands, nobody may call on them."))
        else:
            response = HttpResponse(pdf, content_type="application/pdf")
            response["Content-Disposition"] = f'attachment; filename="{case.reference}-visit.pdf"'
            return response
    context = {"form": form, "case": case, "card": contact_cards.of(case, now=now)}
    return render(request, "staff/visit_packs/make.html", context)


urlpatterns = [path("cases/<slug:reference>/visit-pack/", make, name="visit-pack")]
